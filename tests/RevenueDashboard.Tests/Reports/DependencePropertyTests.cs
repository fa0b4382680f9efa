using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Reports;

/// <summary>What holds for dependence in any book: with credits, ties, gaps, groups, parts and months.</summary>
public sealed class DependencePropertyTests
{
    private static readonly Role[] Needed = [Role.Payer, Role.Supplier];

    [Fact]
    public void As_customer_is_at_most_direct_at_most_including_at_most_the_whole_and_parts_add_up()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var cube = Random(seed, withCredits: true).Build();
            foreach (var level in Enum.GetValues<EntityLevel>())
            {
                var question = new ReportQuestion { Level = level, WithoutLargest = seed % 3 == 0, Products = seed % 4 == 0 ? ["P1"] : [] };
                var report = DependenceReport.Of(cube, question);
                foreach (var line in report.Ranking)
                {
                    var on = DependenceReport.Of(cube, question, line.Counterparty.Id).On!;
                    foreach (var amounts in on.Months.Select(month => month.Amounts).Append(line.Amounts).OfType<DependenceAmounts>())
                    {
                        Assert.InRange(amounts.AsCustomer, 0, amounts.Direct);
                        Assert.InRange(amounts.Direct, 0, amounts.Including);
                        if (amounts.Whole is { } whole) Assert.InRange(amounts.Including, 0, whole);
                    }

                    // The ranking, the trend and the splits are worked out apart and tell the same.
                    var month = on.Months.Single(month => month.Month == report.Current).Amounts!;
                    Assert.Equal(line.Amounts, month);
                    Assert.Equal((month.AsCustomer, month.Direct, month.Including), Sum(on.Products));
                    var unallocated = on.Products.Sum(part => part.Unallocated);
                    Assert.InRange(month.Including - Sum(on.Customers).Including, 0, unallocated);
                    if (month.Whole is not null) Assert.Equal(month.Whole, on.Products.Sum(part => part.Amounts.Whole));
                }
            }
        }
    }

    [Fact]
    public void A_customer_without_roles_is_needed_for_what_it_pays()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var cube = Random(seed, withCredits: true).Build();
            var question = new ReportQuestion { LastMonths = 1 };
            var shares = CustomersReport.Of(cube, question).Customers.ToDictionary(line => line.Customer.Id, line => line.Share);

            foreach (var line in DependenceReport.Of(cube, question).Ranking.Where(line => line.Roles.Count == 0)) Assert.Equal(shares[line.Counterparty.Id], line.Amounts.IncludingShare);
        }
    }

    [Fact]
    public void A_role_more_never_lowers_dependence_and_the_same_again_changes_nothing()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var before = Amounts(Random(seed, withCredits: true));
            var random = new Random(seed);
            var (part, product) = (random.Next(1, 101), $"P{random.Next(3)}");
            var once = Amounts(Random(seed, withCredits: true).Role("C0", Role.Supplier, product, part: part));
            var twice = Amounts(Random(seed, withCredits: true).Role("C0", Role.Supplier, product, part: part).Role("C0", Role.Supplier, product, part: part));

            Assert.All(before.Zip(once), pair => Assert.True(pair.Second >= pair.First));
            Assert.Equal(once, twice);
        }

        static List<long> Amounts(BookOf book) => [.. DependenceReportTests.On(book, "C0").Months.Select(month => month.Amounts?.Including ?? 0)];
    }

    // The union told by SQL: a cell joined with everything that is said of it, and the largest part of each cell. No credits, so that nothing has to be split.
    [Fact]
    public async Task A_database_counts_the_same()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
            var random = new Random(seed);
            var spend = new StringBuilder("month,customer,product,amount,currency\n");
            for (var customer = 0; customer < 40; customer++)
            {
                for (var month = 1; month <= 3; month++)
                {
                    foreach (var product in Enumerable.Range(0, 3).Where(_ => random.Next(3) > 0))
                        spend.Append(CultureInfo.InvariantCulture, $"2025-0{month},C{customer},P{product},{random.Next(1, 100_000)}.{random.Next(100):00},USD\n");
                }
            }

            var roles = new StringBuilder("counterparty,role,product,customer,part,from,to\n");
            foreach (var (role, product, customer) in Enumerable.Range(0, 9).Select(_ => (Needed[random.Next(2)], random.Next(4), Math.Min(random.Next(1, 60), 40))).Distinct())
                roles.Append(CultureInfo.InvariantCulture, $"C0,{RoleWords.Of(role)},{(product < 3 ? $"P{product}" : "")},{(customer < 40 ? $"C{customer}" : "")},{(random.Next(2) == 0 ? "" : $"{random.Next(2, 100)}")},{(random.Next(3) == 0 ? "2025-02" : "")},\n");
            await test.CommitAsync("spend.csv", spend.ToString());
            await test.CommitAsync("roles.csv", roles.ToString());

            var cube = await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);
            var on = DependenceReport.Of(cube, new ReportQuestion(), DependenceReport.CounterpartyNamed(cube, "C0").Id).On!;

            Assert.Equal(await CountedBySqlAsync(test), on.Months.Select(month => $"{month.Month.Index} {month.Amounts!.Direct} {month.Amounts.Including}"));
        }
    }

    private static async Task<List<string>> CountedBySqlAsync(TestBook test)
    {
        const string sql = """
            WITH me AS (SELECT Id FROM Customers WHERE Name = 'C0'),
            said AS (SELECT r.*, coalesce(r.Part, 10000) AS Share FROM CounterpartyRoles r JOIN me ON r.CounterpartyId = me.Id WHERE r.Role IN (1, 2)),
            cells AS (SELECT Month, CustomerId, ProductId, sum(Amount) AS Amount FROM Records GROUP BY Month, CustomerId, ProductId),
            parts AS (
                SELECT c.Month, c.Amount,
                    max(CASE WHEN c.CustomerId = me.Id THEN 10000 ELSE 0 END, coalesce(max(CASE WHEN s.Role = 1 THEN s.Share END), 0)) AS Direct,
                    max(CASE WHEN c.CustomerId = me.Id THEN 10000 ELSE 0 END, coalesce(max(s.Share), 0)) AS Including
                FROM cells c CROSS JOIN me
                LEFT JOIN said s ON (s.ProductId IS NULL OR s.ProductId = c.ProductId) AND (s.CustomerId IS NULL OR s.CustomerId = c.CustomerId)
                    AND (s.FirstMonth IS NULL OR s.FirstMonth <= c.Month) AND (s.LastMonth IS NULL OR s.LastMonth >= c.Month)
                GROUP BY c.Month, c.CustomerId, c.ProductId, c.Amount, me.Id)
            SELECT Month, sum((Amount * Direct + 5000) / 10000), sum((Amount * Including + 5000) / 10000) FROM parts GROUP BY Month ORDER BY Month
            """;
        await using var connection = new SqliteConnection(test.ConnectionString);
        await connection.OpenAsync(TestBook.Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestBook.Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestBook.Cancellation)) rows.Add($"{reader.GetInt64(0)} {reader.GetInt64(1)} {reader.GetInt64(2)}");
        return rows;
    }

    private static (long AsCustomer, long Direct, long Including) Sum(IReadOnlyList<DependencePart> parts) =>
        (parts.Sum(part => part.Amounts.AsCustomer), parts.Sum(part => part.Amounts.Direct), parts.Sum(part => part.Amounts.Including));

    private static BookOf Random(int seed, bool withCredits)
    {
        var random = new Random(seed);
        var book = new BookOf().With("2024-01", "C0", 1, "P0").With("2024-01", "C1", 1, "P1").With("2024-01", "C2", 1, "P2");
        foreach (var month in (string[])["2024-01", "2024-02", "2024-04"])
        {
            for (var cell = 0; cell < 25; cell++) book.With(month, $"C{random.Next(8)}", random.Next(withCredits ? -20 : 0, 60) / 10m, $"P{random.Next(3)}");
            if (random.Next(2) == 0) book.Total(month, random.Next(20, 200), $"P{random.Next(3)}");
        }

        for (var customer = 5; customer < 8; customer++) book.Under($"C{random.Next(3)}", $"C{customer}", random.Next(2) == 0 ? null : "2024-02");
        for (var role = random.Next(6); role > 0; role--)
        {
            book.Role($"C{random.Next(8)}", Needed[random.Next(2)], random.Next(2) == 0 ? null : $"P{random.Next(3)}", random.Next(3) == 0 ? $"C{random.Next(8)}" : null,
                random.Next(2) == 0 ? null : random.Next(1, 10_001) / 100m, random.Next(3) == 0 ? "2024-02" : null, random.Next(3) == 0 ? "2024-03" : null);
        }

        return book;
    }
}
