using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

/// <summary>The measures against another implementation of them: SQL with window functions, over the same rows, in SQLite.</summary>
public sealed class ConcentrationInSqlTests
{
    private const string Measures =
        """
        WITH sums AS (SELECT month, {one} AS one, sum(amount) AS x FROM spend GROUP BY 1, 2),
        positive AS (
            SELECT month, x, 1.0 * x / sum(x) OVER whole AS s, count(*) OVER whole AS n,
                row_number() OVER (PARTITION BY month ORDER BY x DESC) AS place, row_number() OVER (PARTITION BY month ORDER BY x) AS rising,
                1.0 * sum(x) OVER (PARTITION BY month ORDER BY x DESC ROWS UNBOUNDED PRECEDING) / sum(x) OVER whole AS running
            FROM sums WHERE x > 0 WINDOW whole AS (PARTITION BY month))
        SELECT month, max(n), max(s), sum(CASE WHEN place <= 5 THEN s ELSE 0.0 END), 10000 * sum(s * s), 2 * sum(rising * s) / max(n) - (max(n) + 1.0) / max(n), ln(max(n)) + sum(s * ln(s)),
            min(CASE WHEN running >= 0.5 - 1e-12 THEN place END), min(CASE WHEN running >= 0.8 - 1e-12 THEN place END)
        FROM positive GROUP BY month ORDER BY month
        """;

    private const string Theil =
        """
        WITH sums AS (SELECT month, customer, industry, sum(amount) AS x FROM spend GROUP BY 1, 2, 3),
        positive AS (SELECT month, industry, 1.0 * x / sum(x) OVER (PARTITION BY month) AS s, count(*) OVER (PARTITION BY month) AS n FROM sums WHERE x > 0),
        split AS (SELECT month, s, n, sum(s) OVER (PARTITION BY month, industry) AS whole, count(*) OVER (PARTITION BY month, industry) AS members FROM positive)
        SELECT month, sum(s * ln(whole * n / members)), sum(s * ln(s * members / whole)) FROM split GROUP BY month ORDER BY month
        """;

    [Theory]
    [MemberData(nameof(BookInSql.Books), MemberType = typeof(BookInSql))]
    public void Every_measure_is_what_SQL_makes_of_the_same_rows(string kind, int customers)
    {
        var rows = BookInSql.Rows(kind, customers);
        var cube = BookInSql.CubeOf(rows, customers);
        using var sql = BookInSql.TableOf(rows);

        foreach (var (grouping, column) in new[] { (Grouping.Customer, "customer"), (Grouping.Industry, "industry"), (Grouping.Country, "country"), (Grouping.Product, "product") })
        {
            var expected = BookInSql.Ask(sql, Measures.Replace("{one}", column, StringComparison.Ordinal));
            var months = ConcentrationReport.Of(cube.In(new CubeView { Grouping = grouping }), new ReportQuestion { Level = EntityLevel.Customer }).Months.Where(month => month.Measures is not null).ToList();
            var trend = ConcentrationTrend.Of(cube.In(new CubeView { Grouping = grouping }), new ReportQuestion { Level = EntityLevel.Customer }).Months.Where(month => month.Measures is not null).ToList();

            Assert.Equal(expected.Count, months.Count);
            for (var i = 0; i < months.Count; i++)
            {
                var (measures, found) = (months[i].Measures!, expected[i]);
                Assert.Equal(found[0], months[i].Month.ToString());
                Assert.Equal(((long)found[1], (long)found[7], (long)found[8]), ((long)measures.Customers, (long)measures.N50!.Value, (long)measures.N80!.Value));
                Assert.Equal((double)found[2], measures.Top1Share!.Value, 1e-12);
                Assert.Equal((double)found[3], measures.Cr5!.Value, 1e-12);
                Assert.Equal((double)found[4], measures.Hhi!.Value, 1e-8);
                Assert.Equal((double)found[5], measures.Gini!.Value, 1e-9);
                Assert.Equal((double)found[6], measures.Theil!.Value, 1e-9);
                Assert.Equal((measures.Top1Share, measures.Cr5, measures.Hhi, measures.EffectiveCustomers), Of(trend[i].Measures!.Value));
            }
        }

        static (double?, double?, double?, double?) Of(TrendMeasures measures) => (measures.Top1Share, measures.Cr5, measures.Hhi, measures.EffectiveCustomers);
    }

    [Theory]
    [MemberData(nameof(BookInSql.Books), MemberType = typeof(BookInSql))]
    public void Between_and_within_industries_are_what_SQL_makes_of_the_same_rows(string kind, int customers)
    {
        var rows = BookInSql.Rows(kind, customers);
        using var sql = BookInSql.TableOf(rows);

        var expected = BookInSql.Ask(sql, Theil);
        var report = TheilReport.Of(BookInSql.CubeOf(rows, customers), new ReportQuestion { Level = EntityLevel.Customer }, TheilSplit.Industry)!;

        var months = report.Months.Where(month => month.Between is not null).ToList();
        Assert.Equal(expected.Select(row => row[0]), months.Select(month => month.Month.ToString()));
        Assert.All(expected.Zip(months), pair =>
        {
            Assert.Equal((double)pair.First[1], pair.Second.Between!.Value, 1e-9);
            Assert.Equal((double)pair.First[2], pair.Second.Within!.Value, 1e-9);
        });
    }
}
