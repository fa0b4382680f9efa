using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Benchmarks;

/// <summary>Concentration over all months from the cube, beside DuckDB's SQL over the same rows: the same measures on both sides, and every measure on both sides.</summary>
internal static class ReportBenchmark
{
    private const string Entities =
        """
        WITH entities AS (SELECT month, customer, sum(amount) AS amount FROM spend GROUP BY month, customer),
        """;

    private const string Trend =
        Entities + """
        positive AS (SELECT month, amount, amount / sum(amount) OVER (PARTITION BY month) AS share, row_number() OVER (PARTITION BY month ORDER BY amount DESC) AS place FROM entities WHERE amount > 0)
        SELECT month, sum(amount), max(share), sum(CASE WHEN place <= 5 THEN share ELSE 0 END), 10000 * sum(share * share), count(*) FROM positive GROUP BY month ORDER BY month
        """;

    private const string Every =
        Entities + """
        positive AS (
            SELECT month, amount, amount / sum(amount) OVER (PARTITION BY month) AS share, count(*) OVER (PARTITION BY month) AS n,
                row_number() OVER (PARTITION BY month ORDER BY amount DESC) AS place,
                sum(amount) OVER (PARTITION BY month ORDER BY amount DESC ROWS UNBOUNDED PRECEDING) / sum(amount) OVER (PARTITION BY month) AS running
            FROM entities WHERE amount > 0)
        SELECT month, sum(amount), max(share), sum(CASE WHEN place <= 5 THEN share ELSE 0 END), 10000 * sum(share * share), count(*),
            sum(CASE WHEN place <= 3 THEN share ELSE 0 END), sum(CASE WHEN place <= 10 THEN share ELSE 0 END), sum(CASE WHEN place <= 20 THEN share ELSE 0 END),
            (sum(share * share) - 1.0 / max(n)) / (1 - 1.0 / max(n)), exp(-sum(share * ln(share))), ln(max(n)) + sum(share * ln(share)),
            2 * sum((n + 1 - place) * share) / max(n) - (max(n) + 1.0) / max(n),
            min(CASE WHEN running >= 0.5 THEN place END), min(CASE WHEN running >= 0.8 THEN place END)
        FROM positive GROUP BY month ORDER BY month
        """;

    private const int WarmUps = 50;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(PublishedCommand command, string file, string database, int runs)
    {
        await using var services = new ServiceCollection()
            .AddRevenueDashboard(options => options.ConnectionString = $"Data Source={database}")
            .BuildServiceProvider();
        if (!File.Exists(database)) command.Import(file, database);
        await services.GetRequiredService<DatabaseMigration>().MigrateAsync(CancellationToken.None);

        var cubes = services.GetRequiredService<CubeStore>();
        var watch = Stopwatch.StartNew();
        var cube = await cubes.CurrentAsync();
        var loading = watch.Elapsed.TotalSeconds;

        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        Execute(duck, $"CREATE TABLE spend AS SELECT * FROM read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', types = {{'month': 'VARCHAR', 'amount': 'DECIMAL(18,4)'}})");

        var question = new ReportQuestion { Level = EntityLevel.Customer };
        Compare(ConcentrationReport.Of(cube, question), ConcentrationTrend.Of(cube, question), Query(duck, Trend));
        var trend = Beside(() => ConcentrationTrend.Of(cube, question), () => Query(duck, Trend), runs);
        var every = Beside(() => ConcentrationReport.Of(cube, question), () => Query(duck, Every), runs);

        watch.Restart();
        cube.In(new CubeView { Grouping = Grouping.Product });
        var viewing = watch.Elapsed.TotalMilliseconds;

        var movements = MovementsBenchmark.Run(cube, duck, runs);
        var claims = Path.Combine(Path.GetDirectoryName(file)!, "claims.csv");
        await File.WriteAllTextAsync(claims, EvidenceBenchmark.Claims);
        command.Import(claims, database);
        var roles = Path.Combine(Path.GetDirectoryName(file)!, "roles.csv");
        await File.WriteAllTextAsync(roles, DependenceBenchmark.Roles);
        command.Import(roles, database);
        var told = await cubes.CurrentAsync();
        var evidence = EvidenceBenchmark.Run(told, duck, runs).ToList();
        var dependence = DependenceBenchmark.Run(told, duck, runs);
        var growth = GrowthBenchmark.Run(cube, duck, runs).ToList();

        // One more month, brought by another process while this one has its cube.
        var nextMonth = Path.Combine(Path.GetDirectoryName(file)!, "next.csv");
        SpendFileGenerator.Write(nextMonth, cube.Customers.Count, months: 1, cube.Products.Count, first: cube.Months!.Value.Last.AddMonths(1));
        command.Import(nextMonth, database);
        watch.Restart();
        var next = await cubes.CurrentAsync();
        var following = watch.Elapsed.TotalMilliseconds;

        var months = string.Create(CultureInfo.InvariantCulture, $"{cube.Months!.Value.Count} months × {cube.Customers.Count:N0} customers × {cube.Products.Count} products");
        return
        [
            new Measurement($"Concentration trend, {months}: total, top share, CR5, HHI, effective number", "DuckDB SQL for the same measures", trend.Ours, trend.Peer, string.Create(CultureInfo.InvariantCulture, $"cube of {cube.Cells.Count:N0} cells in memory on one side, its table in memory on the other; after {WarmUps} runs to warm up")),
            new Measurement(
                $"Concentration report, {months}: every measure, ties, ranks and 10 % customers",
                "DuckDB SQL for every measure, without ties and names",
                every.Ours,
                every.Peer,
                string.Create(CultureInfo.InvariantCulture, $"cube read in {loading:0.00} s by a process that has just started, and again after {next.Cells.Count - cube.Cells.Count:N0} more cells in {following:0} ms; products in the place of customers made in {viewing:0} ms, once")),
            .. movements,
            .. evidence,
            dependence,
            .. growth,
        ];
    }

    /// <summary>In turn, after some to warm up.</summary>
    public static (List<double> Ours, List<double> Peer) Beside(Action ours, Action peer, int runs)
    {
        // A server has compiled what it runs all day.
        for (var run = 0; run < WarmUps; run++) ours();
        peer();
        var (our, theirs) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            our.Add(Seconds(ours));
            theirs.Add(Seconds(peer));
        }

        return (our, theirs);
    }

    /// <summary>What DuckDB answers, row by row.</summary>
    public static List<object?[]> Rows(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    // Numbers that differ would make the comparison of times worthless.
    private static void Compare(ConcentrationReport report, ConcentrationTrend trend, List<(string Month, double TopShare, double Cr5, double Hhi)> found)
    {
        foreach (var ((month, lean), row) in report.Months.Zip(trend.Months).Zip(found))
        {
            if (month.Month.ToString() == row.Month && Close(month.Measures!.Top1Share, row.TopShare) && Close(month.Measures.Cr5, row.Cr5) && Close(month.Measures.Hhi, row.Hhi)
                && (lean.Measures!.Value.Top1Share, lean.Measures.Value.Cr5, lean.Measures.Value.Hhi) == (month.Measures.Top1Share, month.Measures.Cr5, month.Measures.Hhi)) continue;
            throw new InvalidOperationException($"{month.Month}: the report and DuckDB disagree.");
        }

        static bool Close(double? one, double other) => one is { } number && Math.Abs(number - other) <= 1e-9 * Math.Max(1, Math.Abs(other));
    }

    private static List<(string, double, double, double)> Query(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
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
