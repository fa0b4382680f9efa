using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Benchmarks;

/// <summary>A slider of the risk lab that moves: the scenario worked out anew, beside DuckDB's SQL for what it starts from over the same rows.</summary>
internal static class ScenarioBenchmark
{
    // The others' revenue in each month, and the shares of the last month without the largest. The growth and the path that follow from it are free for DuckDB.
    private const string Sql =
        """
        WITH entities AS (SELECT month, customer, sum(amount) AS amount FROM spend GROUP BY month, customer),
        last AS (SELECT max(month) AS month FROM spend),
        largest AS (SELECT customer FROM entities JOIN last USING (month) ORDER BY amount DESC, customer LIMIT 1),
        others AS (SELECT month, sum(amount) AS amount FROM entities WHERE customer <> (SELECT customer FROM largest) GROUP BY month),
        shares AS (SELECT amount / sum(amount) OVER () AS share FROM entities JOIN last USING (month) WHERE customer <> (SELECT customer FROM largest) AND amount > 0),
        after AS (SELECT 10000 * sum(share * share) AS hhi, max(share) AS top FROM shares)
        SELECT month, CAST(amount AS DOUBLE), hhi, top FROM others, after ORDER BY month
        """;

    public static IEnumerable<Measurement> Run(RevenueCube cube, DuckDBConnection duck, int runs)
    {
        var question = new ReportQuestion { Level = EntityLevel.Customer };
        var story = PreparedScenarios.Of(cube, question);
        Compare(ScenarioReport.Of(cube, question, Of(ScenarioStory.Usual, 1))!, Query(duck));
        var (one, projected, four, peer) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            // Another part lost each time, as the slider says it.
            var lost = (run % 20 + 1) / 20.0;
            one.Add(Seconds(() => ScenarioReport.Of(cube, question, Of(ScenarioStory.Usual, lost))));
            projected.Add(Seconds(() => ScenarioReport.Of(cube, question, Of(ScenarioStory.Usual, lost) with { BaseLine = BaseLine.Projection })));
            four.Add(Seconds(() =>
            {
                foreach (var beside in story.Take(4)) ScenarioReport.Of(cube, question, Of(beside, lost));
            }));
            peer.Add(Seconds(() => Query(duck)));
        }

        const string PeerName = "DuckDB SQL: the months of the others, and the shares after";
        yield return new Measurement(string.Create(CultureInfo.InvariantCulture, $"A scenario of {cube.Cells.Count:N0} cells"), PeerName, one, peer, "both say the same; 150 ms is the limit");
        yield return new Measurement("The same on a projection", PeerName, projected, peer, "with its back-test, which DuckDB does not do");
        yield return new Measurement("Four scenarios side by side", PeerName, four, peer, "DuckDB: one");
    }

    private static Scenario Of(ScenarioStory story, double lost) => new() { Losses = [.. story.Losses.Select(loss => loss with { Lost = lost })] };

    private static void Compare(ScenarioReport report, List<(double Others, double Hhi, double Top)> found)
    {
        var growth = Math.Pow(found[^1].Others / found[^7].Others, 1 / 6.0) - 1;
        if (!Close(report.GrowthSoFar, growth) || !Close(report.After.Hhi, found[^1].Hhi) || !Close(report.After.Top1Share, found[^1].Top)
            || !Close((double)Money.ToDecimal(report.Revenue - report.LostInTheEnd), found[^1].Others))
            throw new InvalidOperationException("The scenario and DuckDB disagree.");

        static bool Close(double? one, double other) => one is { } number && Math.Abs(number - other) <= 1e-9 * Math.Max(1, Math.Abs(other));
    }

    private static List<(double, double, double)> Query(DuckDBConnection duck)
    {
        using var command = duck.CreateCommand();
        command.CommandText = Sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(double, double, double)>();
        while (reader.Read()) rows.Add((reader.GetDouble(1), reader.GetDouble(2), reader.GetDouble(3)));
        return rows;
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
