using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Benchmarks;

/// <summary>The reports of the risk lab on one book.</summary>
internal static class RiskBenchmark
{
    public static async Task<IReadOnlyList<Measurement>> RunAsync(PublishedCommand command, string file, string database, int runs)
    {
        await using var services = new ServiceCollection().AddRevenueDashboard(options => options.ConnectionString = $"Data Source={database}").BuildServiceProvider();
        if (!File.Exists(database)) command.Import(file, database);
        await services.GetRequiredService<DatabaseMigration>().MigrateAsync(CancellationToken.None);
        var cube = await services.GetRequiredService<CubeStore>().CurrentAsync();
        using var duck = Load(file);
        return [.. ScenarioBenchmark.Run(cube, duck, runs)];
    }

    private static DuckDBConnection Load(string file)
    {
        var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"CREATE TABLE spend AS SELECT * FROM read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', types = {{'month': 'VARCHAR', 'amount': 'DECIMAL(18,4)'}})";
        command.ExecuteNonQuery();
        return duck;
    }
}
