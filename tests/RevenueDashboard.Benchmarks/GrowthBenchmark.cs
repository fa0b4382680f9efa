using System.Globalization;
using DuckDB.NET.Data;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Benchmarks;

/// <summary>Growth, and customers over a revenue, from the cube, each beside DuckDB's SQL for a part of it over the same rows.</summary>
internal static class GrowthBenchmark
{
    private const long Least = 1_000_000;

    private const string GrowthSql =
        """
        WITH entities AS (SELECT month, customer, sum(amount) AS amount FROM spend GROUP BY month, customer),
        largest AS (SELECT month, arg_max(customer, amount) AS customer FROM entities GROUP BY month),
        totals AS (SELECT month, CAST(month || '-01' AS DATE) AS day, sum(amount) AS total FROM spend GROUP BY month),
        without AS (SELECT now.month, sum(e.amount) FILTER (CAST(e.month || '-01' AS DATE) = now.day - INTERVAL 1 MONTH) AS before, sum(e.amount) FILTER (e.month = now.month) AS amount
            FROM totals now JOIN largest l ON l.month = now.month JOIN entities e ON e.customer <> l.customer AND CAST(e.month || '-01' AS DATE) IN (now.day, now.day - INTERVAL 1 MONTH) GROUP BY now.month)
        SELECT now.month, now.total / before.total - 1, now.total / year.total - 1, without.amount / without.before - 1
        FROM totals now LEFT JOIN totals before ON before.day = now.day - INTERVAL 1 MONTH LEFT JOIN totals year ON year.day = now.day - INTERVAL 12 MONTH LEFT JOIN without ON without.month = now.month
        ORDER BY now.month
        """;

    private const string OverSql =
        """
        WITH entities AS (SELECT month, CAST(month || '-01' AS DATE) AS day, customer, sum(amount) AS amount FROM spend GROUP BY month, customer),
        years AS (SELECT now.month, e.customer, sum(e.amount) AS amount FROM (SELECT DISTINCT month, day FROM entities) now JOIN entities e ON e.day <= now.day AND e.day > now.day - INTERVAL 12 MONTH GROUP BY now.month, e.customer)
        SELECT month, count(*) FROM years WHERE amount >= 1000000 GROUP BY month ORDER BY month
        """;

    public static IEnumerable<Measurement> Run(RevenueCube cube, DuckDBConnection duck, int runs)
    {
        var question = new ReportQuestion { Level = EntityLevel.Customer };
        var threshold = new CustomerThreshold(Least * Money.Scale);
        Compare(GrowthReport.Of(cube, question), ReportBenchmark.Rows(duck, GrowthSql));
        Compare(CustomersOverReport.Of(cube, question, threshold), ReportBenchmark.Rows(duck, OverSql));

        var months = cube.Months!.Value.Count;
        var (growth, growthPeer) = ReportBenchmark.Beside(() => GrowthReport.Of(cube, question), () => ReportBenchmark.Rows(duck, GrowthSql), runs);
        yield return new Measurement(string.Create(CultureInfo.InvariantCulture, $"Growth, {months} months with their quarters and years, with and without the largest"), "DuckDB SQL: months only, on the month before and the year before", growth, growthPeer, "both say the same");
        var (over, overPeer) = ReportBenchmark.Beside(() => CustomersOverReport.Of(cube, question, threshold), () => ReportBenchmark.Rows(duck, OverSql), runs);
        yield return new Measurement(string.Create(CultureInfo.InvariantCulture, $"Customers over {Least:N0} a year, {months} months, and who they are"), "DuckDB SQL: the numbers only", over, overPeer, "both say the same");
    }

    private static void Compare(GrowthReport report, List<object?[]> found)
    {
        if (found.Count != report.Months.Count) throw new InvalidOperationException("The growth report and DuckDB have not the same months.");
        foreach (var (month, row) in report.Months.Zip(found))
        {
            if (month.Month.ToString() == (string?)row[0] && Close(month.All.MonthOverMonth, row[1]) && Close(month.All.YearOverYear, row[2]) && Close(month.WithoutLargest.MonthOverMonth, row[3])) continue;
            throw new InvalidOperationException($"{month.Month}: the growth report and DuckDB disagree.");
        }
    }

    // A month before the twelfth has no number here and a part of one there.
    private static void Compare(CustomersOverReport report, List<object?[]> found)
    {
        var numbers = found.ToDictionary(row => (string)row[0]!, row => Convert.ToInt32(row[1], CultureInfo.InvariantCulture));
        var known = report.Months.Where(month => month.Count is not null).ToList();
        if (known.Count == 0 || known.Any(month => numbers.GetValueOrDefault(month.Month.ToString()) != month.Count)) throw new InvalidOperationException("Customers over a revenue and DuckDB disagree.");
    }

    private static bool Close(double? one, object? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } number, not null) => Math.Abs(number - Convert.ToDouble(other, CultureInfo.InvariantCulture)) <= 1e-9,
        _ => false,
    };
}
