using System.Globalization;
using DuckDB.NET.Data;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Benchmarks;

/// <summary>Movements and cohorts over all months from the cube, beside DuckDB's SQL for a part of them over the same rows. Both have to say the same.</summary>
internal static class MovementsBenchmark
{
    private const string MovementsSql =
        """
        WITH entities AS (SELECT month, customer, sum(amount) AS amount FROM spend GROUP BY month, customer),
        months AS (SELECT DISTINCT month, CAST(month || '-01' AS DATE) AS day FROM spend),
        pairs AS (SELECT now.month AS later, before.month AS earlier FROM months now JOIN months before ON before.day = now.day - INTERVAL 1 MONTH),
        years AS (SELECT now.month AS later, before.month AS earlier FROM months now JOIN months before ON before.day = now.day - INTERVAL 12 MONTH),
        firsts AS (SELECT customer, min(month) AS first FROM entities WHERE amount > 0 GROUP BY customer),
        changes AS (SELECT later, earlier, customer, coalesce(a, 0) AS a, coalesce(b, 0) AS b FROM
            (SELECT later, earlier, customer, sum(CASE WHEN month = earlier THEN amount END) AS a, sum(CASE WHEN month = later THEN amount END) AS b
             FROM pairs JOIN entities ON month IN (later, earlier) GROUP BY later, earlier, customer)),
        bridges AS (SELECT later,
            sum(a) AS opening,
            coalesce(sum(b) FILTER (a <= 0 AND b > 0 AND NOT coalesce(first < earlier, false)), 0) AS asnew,
            coalesce(sum(b) FILTER (a <= 0 AND b > 0 AND first < earlier), 0) AS reactivation,
            coalesce(sum(b - a) FILTER (a > 0 AND b > a), 0) AS expansion,
            coalesce(sum(b - a) FILTER (b > 0 AND b < a), 0) AS contraction,
            coalesce(sum(-a) FILTER (a > 0 AND b <= 0), 0) AS churn
            FROM changes LEFT JOIN firsts USING (customer) GROUP BY later),
        retention AS (SELECT y.later, sum(coalesce(now.amount, 0)) / sum(before.amount) AS nrr, sum(least(greatest(coalesce(now.amount, 0), 0), before.amount)) / sum(before.amount) AS grr
            FROM years y JOIN entities before ON before.month = y.earlier AND before.amount > 0 LEFT JOIN entities now ON now.month = y.later AND now.customer = before.customer GROUP BY y.later)
        SELECT later, opening, asnew, reactivation, expansion, contraction, churn, nrr, grr FROM bridges LEFT JOIN retention USING (later) ORDER BY later
        """;

    private const string CohortsSql =
        """
        WITH entities AS (SELECT month, customer, sum(amount) AS amount FROM spend GROUP BY month, customer),
        firsts AS (SELECT customer, min(month) AS first FROM entities WHERE amount > 0 GROUP BY customer)
        SELECT first, month, sum(amount), count(*) FILTER (amount > 0) FROM entities JOIN firsts USING (customer) WHERE month >= first GROUP BY first, month ORDER BY first, month
        """;

    public static IReadOnlyList<Measurement> Run(RevenueCube cube, DuckDBConnection duck, int runs)
    {
        var question = new ReportQuestion { Level = EntityLevel.Customer };
        Compare(MovementsReport.Of(cube, question), ReportBenchmark.Rows(duck, MovementsSql));
        Compare(CohortsReport.Of(cube, question), ReportBenchmark.Rows(duck, CohortsSql));
        var (movements, movementsPeer) = ReportBenchmark.Beside(() => MovementsReport.Of(cube, question), () => ReportBenchmark.Rows(duck, MovementsSql), runs);
        var (cohorts, cohortsPeer) = ReportBenchmark.Beside(() => CohortsReport.Of(cube, question), () => ReportBenchmark.Rows(duck, CohortsSql), runs);
        var months = cube.Months!.Value.Count;
        return
        [
            new Measurement(string.Create(CultureInfo.InvariantCulture, $"Movements, {months} months, every part, with and without the largest"), "DuckDB SQL: six parts, NRR, GRR only", movements, movementsPeer, "both say the same, to the last unit"),
            new Measurement(string.Create(CultureInfo.InvariantCulture, $"Cohorts, {months} months, with and without the largest"), "DuckDB SQL: revenue and customers only", cohorts, cohortsPeer, "both say the same, to the last unit"),
        ];
    }

    private static void Compare(MovementsReport report, List<object?[]> found)
    {
        foreach (var row in found)
        {
            var month = report.Months.Single(each => each.Month.ToString() == (string)row[0]!).All;
            var bridge = month.Bridge!;
            long[] ours = [bridge.Opening, bridge.New, bridge.Reactivation, bridge.Expansion, bridge.Contraction, bridge.Churn];
            if (ours.Zip(row.Skip(1), (units, amount) => Money.ToDecimal(units) == Convert.ToDecimal(amount, CultureInfo.InvariantCulture)).All(same => same) && Close(month.Nrr12, row[7]) && Close(month.Grr12, row[8])) continue;
            throw new InvalidOperationException($"{row[0]}: the movements and DuckDB disagree.");
        }

        if (found.Count == 0 || found.Count != report.Months.Count(month => month.All.Bridge is not null)) throw new InvalidOperationException("The movements and DuckDB have not the same months.");
    }

    private static void Compare(CohortsReport report, List<object?[]> found)
    {
        var ours = report.Cohorts.SelectMany(cohort => cohort.Points.Select(point => (Cohort: (cohort.Month ?? cohort.Start).ToString(), Point: point)))
            .ToDictionary(point => (point.Cohort, point.Point.Month.ToString()), point => point.Point);
        foreach (var row in found)
        {
            var point = ours[((string)row[0]!, (string)row[1]!)];
            if (Money.ToDecimal(point.Amount!.Value) == Convert.ToDecimal(row[2], CultureInfo.InvariantCulture) && point.Active == Convert.ToInt32(row[3], CultureInfo.InvariantCulture)) continue;
            throw new InvalidOperationException($"Cohort {row[0]} in {row[1]}: the report and DuckDB disagree.");
        }

        if (found.Count == 0) throw new InvalidOperationException("DuckDB has no cohorts.");
    }

    private static bool Close(double? one, object? other) =>
        one is { } number ? other is not null && Math.Abs(number - Convert.ToDouble(other, CultureInfo.InvariantCulture)) <= 1e-9 * Math.Max(1, Math.Abs(number)) : other is null;
}
