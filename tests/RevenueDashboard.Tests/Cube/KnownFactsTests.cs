using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Cube;

/// <summary>What was said beside revenue, as it was known on a day: later corrections are not in it, and what was undone later still is.</summary>
public sealed class KnownFactsTests
{
    [Theory, Databases]
    public async Task A_days_book_has_the_rates_parents_names_and_totals_of_that_day(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", "month,customer,product,amount,currency\n2025-01,Ann,Compute,50,USD\n");
        await test.CommitAsync("rates.csv", "month,currency,rate\n2025-01,EUR,1\n");
        await test.CommitAsync("eur.csv", "month,customer,product,amount,currency\n2025-01,Bob,Storage,30,EUR\n2025-01,Bobb,Storage,10,EUR\n2025-01,Cid,Storage,10,EUR\n");
        await test.CommitAsync("totals.csv", "month,product,total,currency\n2025-01,Compute,70,USD\n");
        var first = Next(test);

        // The euro is worth 2; Ann owns Bob, Bobb is Bob, and 80 of Compute were reported: 50 known, 30 left.
        int[] later =
        [
            await test.CommitAsync("rates2.csv", "month,currency,rate\n2025-01,EUR,2\n"), await test.CommitAsync("parents.csv", "customer,parent\nBob,Ann\n"),
            await test.CommitAsync("names.csv", "customer,alias of\nBobb,Bob\n"), await test.CommitAsync("totals2.csv", "month,product,total,currency\n2025-01,Compute,80,USD\n"),
        ];
        var second = Next(test);

        foreach (var batch in later.Reverse()) Assert.Equal(RevenueDashboard.Importing.BatchOutcome.Done, (await test.Importer.UndoAsync(batch, "ann", TestBook.Cancellation)).Outcome);

        // 20 of 70 are left, and 50 + 30 + 10 + 10 known.
        const string Before = "120: Ann 50, Bob 30, Bobb 10, Cid 10";
        Assert.Equal(Before, await KnownOnAsync(test, first));
        Assert.Equal("180: Ann 130, Cid 20", await KnownOnAsync(test, second));
        Assert.Equal(Before, await KnownOnAsync(test, test.Time.GetUtcNow()));
    }

    private static DateTimeOffset Next(TestBook test)
    {
        var end = test.Time.GetUtcNow();
        test.Time.Advance(TimeSpan.FromDays(1));
        return end;
    }

    private static async Task<string> KnownOnAsync(TestBook test, DateTimeOffset time)
    {
        var cube = await test.Services.GetRequiredService<CubeStore>().KnownOnAsync(time, TestBook.Cancellation);
        var total = Assert.Single(ConcentrationReport.Of(cube, new ReportQuestion()).Months).Measures!.Total;
        var customers = CustomersReport.Of(cube, new ReportQuestion()).Customers.OrderBy(line => line.Customer.Name, StringComparer.Ordinal);
        return $"{total / Money.Scale}: {string.Join(", ", customers.Select(line => $"{line.Customer.Name} {line.Amount / Money.Scale}"))}";
    }
}
