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
        using var duck = ReportBenchmark.Load(file);
        return [.. ScenarioBenchmark.Run(cube, duck, runs)];
    }
}
