using Microsoft.Data.Sqlite;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Tests.Reports.Movements;

/// <summary>
/// The whole report against another implementation: SQL of SQLite over the same book as rows. Written from the definitions alone, set by set
/// instead of customer by customer.
/// </summary>
public sealed class MovementsInSqlTests
{
    // Every customer of a month under the parent in force in the later month of a comparison: "seen" has each pair of months once.
    private const string Sql =
        """
        WITH months AS (SELECT DISTINCT month FROM spend),
        pairs AS (SELECT now.month, now.month - lag.back AS earlier, lag.back FROM months now, (SELECT 1 AS back UNION ALL SELECT 12) lag WHERE now.month - lag.back IN (SELECT month FROM months)),
        cells AS (SELECT month, customer, product, currency, sum(amount) AS original FROM spend GROUP BY 1, 2, 3, 4),
        owners AS (SELECT m.month, c.customer, coalesce((SELECT parent FROM tops WHERE tops.month = m.month AND tops.customer = c.customer), c.customer) AS owner
                   FROM months m, (SELECT DISTINCT customer FROM spend) c),
        seen AS (SELECT p.month AS at, p.back, o.owner, cells.product, cells.month = p.month AS is_now, cells.original * rate AS amount
                 FROM pairs p JOIN cells ON cells.month IN (p.month, p.earlier)
                 JOIN rates ON rates.month = cells.month AND rates.currency = cells.currency
                 JOIN owners o ON o.month = p.month AND o.customer = cells.customer),
        by_product AS (SELECT at, back, owner, product, sum(amount * (1 - is_now)) AS a, sum(amount * is_now) AS b FROM seen GROUP BY 1, 2, 3, 4),
        by_owner AS (SELECT at, back, owner, sum(a) AS a, sum(b) AS b, sum(CASE WHEN a <= 0 AND b > 0 THEN b ELSE 0 END) AS fresh FROM by_product GROUP BY 1, 2, 3),
        rate_change AS (SELECT t.month AS at, o.owner, sum((r.rate - q.rate) *
                   CASE WHEN t.original > 0 AND e.original > 0 THEN min(t.original, e.original) WHEN t.original < 0 AND e.original < 0 THEN max(t.original, e.original) ELSE 0 END) AS fx
                 FROM cells t JOIN cells e ON e.month = t.month - 1 AND e.customer = t.customer AND e.product = t.product AND e.currency = t.currency
                 JOIN rates r ON r.month = t.month AND r.currency = t.currency JOIN rates q ON q.month = e.month AND q.currency = e.currency
                 JOIN owners o ON o.month = t.month AND o.customer = t.customer GROUP BY 1, 2),
        as_was AS (SELECT o.month, o.owner, sum(cells.original * rate) AS amount
                   FROM cells JOIN rates ON rates.month = cells.month AND rates.currency = cells.currency JOIN owners o ON o.month = cells.month AND o.customer = cells.customer GROUP BY 1, 2),
        positive AS (SELECT month, owner FROM as_was WHERE amount > 0),
        largest AS (SELECT month, owner FROM (SELECT month, owner, amount, row_number() OVER (PARTITION BY month ORDER BY amount DESC, owner) AS place FROM as_was) WHERE place = 1 AND amount > 0),
        moves AS (SELECT w.at, w.back, w.owner, w.a, w.b, w.fresh, w.owner IS (SELECT owner FROM largest WHERE largest.month = w.at) AS is_largest,
                   CASE WHEN (w.a > 0 AND w.b > 0) OR (w.a < 0 AND w.b < 0) THEN coalesce(fx, 0) ELSE 0 END AS fx,
                   EXISTS (SELECT 1 FROM positive p WHERE p.owner = w.owner AND p.month < w.at - 1) AS was_positive
                 FROM by_owner w LEFT JOIN rate_change c ON c.at = w.at AND c.owner = w.owner AND w.back = 1)
        SELECT at,
          sum(a) FILTER (WHERE back = 1),
          sum(b) FILTER (WHERE back = 1 AND a <= 0 AND b > 0 AND NOT was_positive),
          sum(b) FILTER (WHERE back = 1 AND a <= 0 AND b > 0 AND was_positive),
          sum(b - a - fx) FILTER (WHERE back = 1 AND a > 0 AND b > 0 AND b - a - fx > 0),
          sum(min(fresh, b - a - fx)) FILTER (WHERE back = 1 AND a > 0 AND b > a AND b - a - fx > 0),
          sum(b - a - fx) FILTER (WHERE back = 1 AND a > 0 AND b > 0 AND b - a - fx < 0),
          sum(-a) FILTER (WHERE back = 1 AND a > 0 AND b <= 0),
          coalesce(sum(b) FILTER (WHERE back = 1 AND a > 0 AND b <= 0), 0) + coalesce(sum(-a) FILTER (WHERE back = 1 AND a <= 0 AND b > 0), 0)
            + coalesce(sum(b - a - fx) FILTER (WHERE back = 1 AND a <= 0 AND b <= 0), 0),
          sum(fx) FILTER (WHERE back = 1),
          sum(b) FILTER (WHERE back = 1),
          count(*) FILTER (WHERE back = 1 AND a > 0 AND b <= 0) * 1.0 / nullif(count(*) FILTER (WHERE back = 1 AND a > 0), 0),
          sum(b) FILTER (WHERE back = 12 AND a > 0) * 1.0 / sum(a) FILTER (WHERE back = 12 AND a > 0),
          sum(min(max(b, 0), a)) FILTER (WHERE back = 12 AND a > 0) * 1.0 / sum(a) FILTER (WHERE back = 12 AND a > 0),
          sum(b) FILTER (WHERE back = 12 AND a > 0 AND NOT is_largest) * 1.0 / sum(a) FILTER (WHERE back = 12 AND a > 0 AND NOT is_largest),
          sum(min(max(b, 0), a)) FILTER (WHERE back = 12 AND a > 0 AND NOT is_largest) * 1.0 / sum(a) FILTER (WHERE back = 12 AND a > 0 AND NOT is_largest),
          sum(-a) FILTER (WHERE back = 1 AND a > 0 AND b <= 0 AND NOT is_largest)
        FROM moves GROUP BY at ORDER BY at
        """;

    [Fact]
    public void Bridge_and_retention_are_those_of_sql_by_parent() => Compare(EntityLevel.Parent, seed => GeneratedBook.Of(seed, hasChangingParents: false));

    [Fact]
    public void Bridge_and_retention_are_those_of_sql_by_customer() => Compare(EntityLevel.Customer, seed => GeneratedBook.Of(seed));

    private static void Compare(EntityLevel level, Func<int, GeneratedBook> bookOf)
    {
        var (bridges, retained) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var book = bookOf(seed);
            var report = MovementsReport.Of(book.ToCube(), new ReportQuestion { Level = level });
            foreach (var (month, expected) in Query(book, level))
            {
                var found = report.Months.Single(each => each.Month == GeneratedBook.MonthAt(month));
                if (found.All.Bridge is { } bridge)
                {
                    bridges++;
                    long[] parts = [bridge.Opening, bridge.New, bridge.Reactivation, bridge.Expansion, bridge.CrossSell, bridge.Contraction, bridge.Churn, bridge.Credit, bridge.Fx, bridge.Closing];
                    Assert.Equal(expected.Take(10).Select(part => BookOf.Units((decimal)(part ?? 0))), parts);
                    Assert.Equal(expected[10], found.All.LogoChurn);
                    Assert.Equal(found.ExLargest is null ? 0 : BookOf.Units((decimal)(expected[15] ?? 0)), found.ExLargest?.Bridge!.Churn ?? 0);
                }

                retained += found.All.Nrr12 is null ? 0 : 1;
                Near(expected[11], found.All.Nrr12);
                Near(expected[12], found.All.Grr12);
                if (found.ExLargest is null) continue;
                Near(expected[13], found.ExLargest.Nrr12);
                Near(expected[14], found.ExLargest.Grr12);
            }
        }

        // A comparison of nothing with nothing would pass for nothing.
        Assert.True(bridges > 300 && retained > 50, $"{bridges} bridges, {retained} retentions");
    }

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } number) Assert.Equal(number, actual!.Value, 12);
    }

    private static List<(int Month, double?[] Expected)> Query(GeneratedBook book, EntityLevel level)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run("CREATE TABLE spend (month INTEGER, customer TEXT, product INTEGER, amount INTEGER, currency TEXT)");
        Run("CREATE TABLE rates (month INTEGER, currency TEXT, rate INTEGER)");
        Run("CREATE TABLE tops (month INTEGER, customer TEXT, parent TEXT)");
        foreach (var row in book.Rows) Run($"INSERT INTO spend VALUES ({row.Month}, '{GeneratedBook.NameOf(row.Customer)}', {row.Product}, {row.Millions}, '{row.Currency}')");
        foreach (var ((month, currency), rate) in book.Rates) Run($"INSERT INTO rates VALUES ({month}, '{currency}', {rate})");
        if (level == EntityLevel.Parent)
        {
            // Parents of parents, up to the top.
            foreach (var (customer, _, _) in book.Parents)
            {
                var top = customer;
                while (book.Parents.Where(relation => relation.Customer == top).Select(relation => (int?)relation.Parent).FirstOrDefault() is { } parent) top = parent;
                for (var month = 0; month < GeneratedBook.Months; month++) Run($"INSERT INTO tops VALUES ({month}, '{GeneratedBook.NameOf(customer)}', '{GeneratedBook.NameOf(top)}')");
            }
        }

        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(int, double?[])>();
        while (reader.Read()) rows.Add((reader.GetInt32(0), [.. Enumerable.Range(1, 16).Select(column => reader.IsDBNull(column) ? (double?)null : reader.GetDouble(column))]));
        return rows;

        void Run(string sql)
        {
            using var step = connection.CreateCommand();
            step.CommandText = sql;
            step.ExecuteNonQuery();
        }
    }
}
