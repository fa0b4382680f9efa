using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

/// <summary>Growth, customers over a revenue, those to disclose, and dependence against SQL over the same rows, in SQLite.</summary>
public sealed class AnalyticsInSqlTests
{
    private const int Months = 14;

    // Of every month its total, and that of the month before and the year before, where they are there.
    private const string GrowthSql =
        """
        WITH totals AS (SELECT (substr(month, 1, 4) * 12 + substr(month, 6, 2)) AS at, month, sum(amount) AS x FROM spend GROUP BY 1, 2)
        SELECT t.month, t.x, CASE WHEN p.x > 0 THEN 1.0 * t.x / p.x - 1 END, CASE WHEN y.x > 0 THEN 1.0 * t.x / y.x - 1 END
        FROM totals t LEFT JOIN totals p ON p.at = t.at - 1 LEFT JOIN totals y ON y.at = t.at - 12 ORDER BY t.at
        """;

    // Twelve months that are all there, and who brought at least so much in them.
    private const string OverSql =
        """
        WITH months AS (SELECT DISTINCT month, (substr(month, 1, 4) * 12 + substr(month, 6, 2)) AS at FROM spend),
        years AS (SELECT now.month, now.at FROM months now JOIN months back ON back.at BETWEEN now.at - 11 AND now.at GROUP BY 1, 2 HAVING count(*) = 12),
        sizes AS (SELECT y.month, s.customer, sum(s.amount) AS x FROM years y JOIN months m ON m.at BETWEEN y.at - 11 AND y.at JOIN spend s ON s.month = m.month GROUP BY 1, 2)
        SELECT month, sum(x >= {least}) FROM sizes GROUP BY 1 ORDER BY 1
        """;

    private const string DiscloseSql =
        """
        WITH sums AS (SELECT customer, sum(amount) AS x FROM spend WHERE month BETWEEN '2024-01' AND '2024-03' GROUP BY 1), whole AS (SELECT sum(x) AS t FROM sums)
        SELECT customer, x FROM sums, whole WHERE t > 0 AND x * 100 >= t * 8 ORDER BY x DESC, customer
        """;

    // What the first customer pays, and what all do who pay anything.
    private const string DependenceSql =
        """
        WITH sums AS (SELECT month, customer, sum(amount) AS x FROM spend GROUP BY 1, 2)
        SELECT month, sum(CASE WHEN customer = 0 THEN max(x, 0) ELSE 0 END), sum(max(x, 0)) FROM sums GROUP BY 1 ORDER BY 1
        """;

    [Theory]
    [MemberData(nameof(BookInSql.Books), MemberType = typeof(BookInSql))]
    public void Growth_is_what_SQL_makes_of_the_same_rows(string kind, int customers)
    {
        var rows = BookInSql.Rows(kind, customers, Months);
        using var sql = BookInSql.TableOf(rows);

        var expected = BookInSql.Ask(sql, GrowthSql);
        var months = GrowthReport.Of(BookInSql.CubeOf(rows, customers), new ReportQuestion { Level = EntityLevel.Customer }).Months.Where(month => month.All.Total is not null).ToList();

        Assert.Equal(expected.Select(row => row[0]), months.Select(month => month.Month.ToString()));
        for (var i = 0; i < months.Count; i++)
        {
            Assert.Equal((long)expected[i][1], months[i].All.Total);
            Near(expected[i][2], months[i].All.MonthOverMonth);
            Near(expected[i][3], months[i].All.YearOverYear);
        }
    }

    [Theory]
    [MemberData(nameof(BookInSql.Books), MemberType = typeof(BookInSql))]
    public void Customers_over_a_revenue_are_as_many_as_SQL_counts(string kind, int customers)
    {
        var rows = BookInSql.Rows(kind, customers, Months);
        using var sql = BookInSql.TableOf(rows);
        // What one of the customers brought: the threshold itself counts.
        var least = Math.Max(1, rows.Where(row => row.Customer == customers / 10).GroupBy(row => row.Product).Sum(product => product.Sum(row => row.Amount)));

        var expected = BookInSql.Ask(sql, OverSql.Replace("{least}", least.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)).ToDictionary(row => (string)row[0], row => (long)row[1]);
        var months = CustomersOverReport.Of(BookInSql.CubeOf(rows, customers), new ReportQuestion { Level = EntityLevel.Customer }, new CustomerThreshold(least)).Months;

        Assert.All(months, month => Assert.Equal(expected.TryGetValue(month.Month.ToString(), out var count) ? count : (long?)null, month.Count));
        // In the book with gaps no month has a year.
        Assert.Equal(kind == "gaps", expected.Count == 0);
    }

    [Theory]
    [MemberData(nameof(BookInSql.Books), MemberType = typeof(BookInSql))]
    public void Those_to_disclose_and_to_watch_are_those_of_SQL(string kind, int customers)
    {
        var rows = BookInSql.Rows(kind, customers);
        using var sql = BookInSql.TableOf(rows);
        var cube = BookInSql.CubeOf(rows, customers);

        var expected = BookInSql.Ask(sql, DiscloseSql).Select(row => ($"C{row[0]}", (long)row[1])).Order().ToList();
        var quarter = DisclosureReport.Of(cube, cube.Calendar.Quarter(2024, 1)).Parts[0];

        Assert.Equal(expected, quarter.TenPercent.Concat(quarter.Watch).Select(customer => (customer.Customer.Name, customer.Amount)).Order());
    }

    [Theory]
    [MemberData(nameof(BookInSql.Books), MemberType = typeof(BookInSql))]
    public void What_needs_somebody_who_supplies_everything_is_the_positive_base_of_SQL(string kind, int customers)
    {
        var rows = BookInSql.Rows(kind, customers);
        using var sql = BookInSql.TableOf(rows);

        var expected = BookInSql.Ask(sql, DependenceSql);
        // Who supplies everything is needed for all of the positive base, and pays what it pays.
        CubeRole supplier = new(0, Role.Supplier, null, null, null, null, null, null, null, null);
        var months = DependenceReport.Of(BookInSql.CubeOf(rows, customers, [supplier]), new ReportQuestion { Level = EntityLevel.Customer }, 1).On!.Months.Where(month => month.Amounts is not null).ToList();

        Assert.Equal(
            expected.Select(row => ((string)row[0], (long)row[1], (long)row[1], (long)row[2])),
            months.Select(month => (month.Month.ToString(), month.Amounts!.AsCustomer, month.Amounts.Direct, month.Amounts.Including)));
    }

    private static void Near(object expected, double? actual)
    {
        Assert.Equal(expected is DBNull, actual is null);
        if (expected is double number) Assert.Equal(number, actual!.Value, 12);
    }
}
