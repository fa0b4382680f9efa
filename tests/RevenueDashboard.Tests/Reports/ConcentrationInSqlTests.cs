using Microsoft.Data.Sqlite;
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

    public static TheoryData<string, int> Books { get; } = new()
    {
        { "sizes as in real books", 300 }, { "credits", 200 }, { "ties", 60 }, { "gaps", 40 }, { "one customer", 1 }, { "sizes as in real books", 10_000 },
    };

    [Theory]
    [MemberData(nameof(Books))]
    public void Every_measure_is_what_SQL_makes_of_the_same_rows(string kind, int customers)
    {
        var rows = Rows(kind, customers);
        var cube = CubeOf(rows, customers);
        using var sql = TableOf(rows);

        foreach (var (grouping, column) in new[] { (Grouping.Customer, "customer"), (Grouping.Industry, "industry"), (Grouping.Country, "country"), (Grouping.Product, "product") })
        {
            var expected = Ask(sql, Measures.Replace("{one}", column, StringComparison.Ordinal));
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
    [MemberData(nameof(Books))]
    public void Between_and_within_industries_are_what_SQL_makes_of_the_same_rows(string kind, int customers)
    {
        var rows = Rows(kind, customers);
        using var sql = TableOf(rows);

        var expected = Ask(sql, Theil);
        var report = TheilReport.Of(CubeOf(rows, customers), new ReportQuestion { Level = EntityLevel.Customer }, TheilSplit.Industry)!;

        var months = report.Months.Where(month => month.Between is not null).ToList();
        Assert.Equal(expected.Select(row => row[0]), months.Select(month => month.Month.ToString()));
        Assert.All(expected.Zip(months), pair =>
        {
            Assert.Equal((double)pair.First[1], pair.Second.Between!.Value, 1e-9);
            Assert.Equal((double)pair.First[2], pair.Second.Within!.Value, 1e-9);
        });
    }

    private sealed record Row(Month Month, int Customer, int Industry, int Country, int Product, long Amount);

    private static List<Row> Rows(string kind, int customers)
    {
        var random = new Random(customers);
        var rows = new List<Row>();
        foreach (var month in Enumerable.Range(0, customers > 1_000 ? 2 : 6))
        {
            // A month nobody brought is no row at all.
            if (kind == "gaps" && month is 2 or 3) continue;
            for (var customer = 0; customer < customers; customer++)
            {
                for (var product = 0; product < 3; product++)
                {
                    if (kind == "gaps" && random.Next(3) == 0) continue;
                    var amount = kind == "ties" ? 10_000L * random.Next(1, 4) : (long)(2e9 * (0.5 + random.NextDouble()) / (customer + 1)) + 1;
                    if (kind == "credits" && random.Next(4) == 0) amount = -amount / 2;
                    rows.Add(new Row(new Month(2024, 1 + month), customer, customer * 7 % 12, customer % 5, product, amount));
                }
            }
        }

        return rows;
    }

    private static RevenueCube CubeOf(List<Row> rows, int customers)
    {
        var builder = new CubeCellsBuilder(new Month(2024, 1), rows.Count);
        foreach (var row in rows) builder.Add(row.Month, row.Customer, row.Product, RevenueType.Usage, Currency.Usd, row.Amount, RecordStatus.Actual);
        return new RevenueCube(
            1,
            Currency.Usd,
            builder.Build((amount, _, _) => amount),
            [.. Enumerable.Range(0, customers).Select(customer => new CubeCustomer(customer + 1, $"C{customer}", $"Industry {customer * 7 % 12}", $"Country {customer % 5}"))],
            [.. Enumerable.Range(0, 3).Select(product => new CubeProduct(product + 1, $"p{product}", $"P{product}"))],
            new ParentTree(),
            rows.Select(row => (row.Month, row.Product)).Distinct().ToDictionary(place => place, _ => MonthStatus.Final),
            [],
            [])
        {
            RunningMonth = new Month(2099, 1),
        };
    }

    private static SqliteConnection TableOf(List<Row> rows)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var all = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE spend (month TEXT, customer INT, industry INT, country INT, product INT, amount INT)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO spend VALUES ($month, $customer, $industry, $country, $product, $amount)";
        var parameters = new[] { "$month", "$customer", "$industry", "$country", "$product", "$amount" }.Select(name => command.Parameters.AddWithValue(name, 0)).ToArray();
        foreach (var row in rows)
        {
            object[] values = [row.Month.ToString(), row.Customer, row.Industry, row.Country, row.Product, row.Amount];
            for (var i = 0; i < values.Length; i++) parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        }

        all.Commit();
        return connection;
    }

    private static List<object[]> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
