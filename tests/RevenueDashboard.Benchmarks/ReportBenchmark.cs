using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Benchmarks;

/// <summary>The concentration report over all months from the cube, beside DuckDB's SQL for a part of it (total, top share, CR-5, HHI) over the same rows.</summary>
internal static class ReportBenchmark
{
    private const string Sql =
        """
        WITH entities AS (SELECT month, customer, sum(amount) AS amount FROM spend GROUP BY month, customer),
        positive AS (SELECT month, amount, amount / sum(amount) OVER (PARTITION BY month) AS share, row_number() OVER (PARTITION BY month ORDER BY amount DESC) AS place FROM entities WHERE amount > 0)
        SELECT month, sum(amount), max(share), sum(CASE WHEN place <= 5 THEN share ELSE 0 END), 10000 * sum(share * share), count(*) FROM positive GROUP BY month ORDER BY month
        """;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(PublishedCommand command, string file, string database, int runs)
    {
        await using var services = new ServiceCollection()
            .AddRevenueDashboard(options => options.ConnectionString = $"Data Source={database}")
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigration>().MigrateAsync(CancellationToken.None);

        var cubes = services.GetRequiredService<CubeStore>();
        var watch = Stopwatch.StartNew();
        var cube = await cubes.CurrentAsync();
        var loading = watch.Elapsed.TotalSeconds;

        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        Execute(duck, $"CREATE TABLE spend AS SELECT * FROM read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', types = {{'month': 'VARCHAR', 'amount': 'DECIMAL(18,4)'}})");

        var question = new ReportQuestion { Level = EntityLevel.Customer };
        Compare(ConcentrationReport.Of(cube, question), Query(duck));
        var ours = new List<double>();
        var peer = new List<double>();
        for (var run = 0; run < runs; run++)
        {
            ours.Add(Seconds(() => ConcentrationReport.Of(cube, question)));
            peer.Add(Seconds(() => Query(duck)));
        }

        var claims = Path.Combine(Path.GetDirectoryName(file)!, "claims.csv");
        await File.WriteAllTextAsync(claims, EvidenceBenchmark.Claims);
        command.Import(claims, database);
        var evidence = EvidenceBenchmark.Run(await cubes.CurrentAsync(), duck, runs).ToList();

        // One more month, brought by another process while this one has its cube.
        var nextMonth = Path.Combine(Path.GetDirectoryName(file)!, "next.csv");
        SpendFileGenerator.Write(nextMonth, cube.Customers.Count, months: 1, cube.Products.Count, first: cube.Months!.Value.Last.AddMonths(1));
        command.Import(nextMonth, database);
        watch.Restart();
        var next = await cubes.CurrentAsync();
        var following = watch.Elapsed.TotalMilliseconds;

        return
        [
            new Measurement(
                string.Create(CultureInfo.InvariantCulture, $"Concentration report, {cube.Months!.Value.Count} months, every measure"),
                "DuckDB SQL: total, top share, CR5, HHI only",
                ours,
                peer,
                string.Create(CultureInfo.InvariantCulture, $"cube of {cube.Cells.Count:N0} cells read in {loading:0.00} s by a process that has just started, and again after {next.Cells.Count - cube.Cells.Count:N0} more in {following:0} ms")),
            .. evidence,
        ];
    }

    // Numbers that differ would make the comparison of times worthless.
    private static void Compare(ConcentrationReport report, List<(string Month, double TopShare, double Cr5, double Hhi)> found)
    {
        foreach (var (month, row) in report.Months.Zip(found))
        {
            if (month.Month.ToString() == row.Month && Close(month.Measures!.Top1Share, row.TopShare) && Close(month.Measures.Cr5, row.Cr5) && Close(month.Measures.Hhi, row.Hhi)) continue;
            throw new InvalidOperationException($"{month.Month}: the report and DuckDB disagree.");
        }

        static bool Close(double? one, double other) => one is { } number && Math.Abs(number - other) <= 1e-9 * Math.Max(1, Math.Abs(other));
    }

    private static List<(string, double, double, double)> Query(DuckDBConnection duck)
    {
        using var command = duck.CreateCommand();
        command.CommandText = Sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(string, double, double, double)>();
        while (reader.Read()) rows.Add((reader.GetString(0), reader.GetDouble(2), reader.GetDouble(3), reader.GetDouble(4)));
        return rows;
    }

    private static void Execute(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
