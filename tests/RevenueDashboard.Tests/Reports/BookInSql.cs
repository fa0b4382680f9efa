using Microsoft.Data.Sqlite;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Tests.Reports;

internal sealed record RowInSql(Month Month, int Customer, int Industry, int Country, int Product, long Amount);

/// <summary>The same generated rows as a cube and as a table of SQLite: for measures that SQL works out a second time.</summary>
internal static class BookInSql
{
    public static TheoryData<string, int> Books { get; } = new()
    {
        { "sizes as in real books", 300 }, { "credits", 200 }, { "ties", 60 }, { "gaps", 40 }, { "one customer", 1 }, { "sizes as in real books", 10_000 },
    };

    /// <param name="months">Null for six, and two of a large book.</param>
    public static List<RowInSql> Rows(string kind, int customers, int? months = null)
    {
        var random = new Random(customers);
        var rows = new List<RowInSql>();
        foreach (var month in Enumerable.Range(0, months ?? (customers > 1_000 ? 2 : 6)))
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
                    rows.Add(new RowInSql(new Month(2024, 1) + month, customer, customer * 7 % 12, customer % 5, product, amount));
                }
            }
        }

        return rows;
    }

    public static RevenueCube CubeOf(List<RowInSql> rows, int customers, IReadOnlyList<CubeRole>? roles = null)
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
            Roles = roles ?? [],
        };
    }

    public static SqliteConnection TableOf(List<RowInSql> rows)
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

    public static List<object[]> Ask(SqliteConnection connection, string sql)
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
