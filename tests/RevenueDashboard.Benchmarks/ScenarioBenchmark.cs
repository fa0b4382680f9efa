using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
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

    public static async Task<IReadOnlyList<Measurement>> RunAsync(PublishedCommand command, string file, string database, int runs)
    {
        await using var services = new ServiceCollection().AddRevenueDashboard(options => options.ConnectionString = $"Data Source={database}").BuildServiceProvider();
        command.Import(file, database);
        using var duck = ReportBenchmark.Load(file);
        return [.. Run(await services.GetRequiredService<CubeStore>().CurrentAsync(), duck, runs)];
    }

    private static IEnumerable<Measurement> Run(RevenueCube cube, DuckDBConnection duck, int runs)
    {
        var question = new ReportQuestion { Level = EntityLevel.Customer };
        var story = PreparedScenarios.Of(cube, question);
        Compare(ScenarioReport.Of(cube, question, Of(ScenarioStory.Usual, 1))!, Query(duck));
        var run = 0;
        // Another part lost each time, as the slider says it.
        double Lost() => (run++ % 20 + 1) / 20.0;
        Measurement Beside(string what, Action ours, string note)
        {
            var (seconds, peer) = ReportBenchmark.Beside(ours, () => Query(duck), runs);
            return new Measurement(what, "DuckDB SQL: the months of the others, and the shares after", seconds, peer, note);
        }

        yield return Beside(
            string.Create(CultureInfo.InvariantCulture, $"A scenario of {cube.Cells.Count:N0} cells"), () => ScenarioReport.Of(cube, question, Of(ScenarioStory.Usual, Lost())), "both say the same; 150 ms is the limit");
        yield return Beside(
            "The same on a projection", () => ScenarioReport.Of(cube, question, Of(ScenarioStory.Usual, Lost()) with { BaseLine = BaseLine.Projection }), "with its back-test, which DuckDB does not do");
        yield return Beside(
            "Four scenarios side by side",
            () =>
            {
                foreach (var beside in story.Take(4)) ScenarioReport.Of(cube, question, Of(beside, Lost()));
            },
            "DuckDB: one");
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

    private static List<(double, double, double)> Query(DuckDBConnection duck) =>
        [.. ReportBenchmark.Rows(duck, Sql).Select(row => ((double)row[1]!, (double)row[2]!, (double)row[3]!))];
}
