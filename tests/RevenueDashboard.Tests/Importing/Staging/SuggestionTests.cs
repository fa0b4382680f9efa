using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class SuggestionTests
{
    private const string Header = "month,customer,product,amount\n";
    private const string January = Header + "2025-01,Intuit,Compute,60\n2025-01,Acme,Compute,40\n";
    private const string February = Header + "2025-02,Intuit Inc,Compute,60\n2025-02,Acme,Compute,40\n";

    [Theory, Databases]
    public async Task A_new_name_that_looks_like_a_customers_is_listed_and_stays_a_customer_of_its_own(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);

        var batch = await test.CommitAsync("february.csv", February);

        var entry = await test.Services.GetRequiredService<ImportHistory>().FindAsync(batch, TestBook.Cancellation);
        var pair = Assert.Single(entry!.Suggestions);
        Assert.Equal(("Intuit Inc", "Intuit", SuggestionReason.SameWords), (pair.Name, pair.Other, pair.Reason));
        Assert.Equal("2025-01 Acme Compute 40; 2025-01 Intuit Compute 60; 2025-02 Acme Compute 40; 2025-02 Intuit Inc Compute 60", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_pair_is_listed_when_the_name_comes_and_not_with_every_file_after(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);
        await test.CommitAsync("february.csv", February);

        Assert.Empty((await test.StageAsync("march.csv", Header + "2025-03,Intuit Inc,Compute,60\n2025-03,Acme,Compute,40\n")).Suggestions);
    }

    [Theory, Databases]
    public async Task A_file_brought_again_after_it_was_discarded_lists_the_pair_again_until_it_is_decided(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);
        var staged = await test.StageAsync("february.csv", February);
        await test.Importer.DiscardAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal(staged.Suggestions, (await test.StageAsync("again.csv", February)).Suggestions);
        Assert.Single(staged.Suggestions);

        await Aliases.DecideAsync(test, "Intuit Inc", "Intuit", isSame: false);
        Assert.Empty((await test.StageAsync("again.csv", February)).Suggestions);
    }

    [Theory, Databases]
    public async Task A_file_of_customers_lists_them_too(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);

        var staged = await test.StageAsync("customers.csv", "customer,industry\nAcme Ltd,Retail\n");

        Assert.Equal(("Acme Ltd", "Acme"), (staged.Suggestions[0].Name, staged.Suggestions[0].Other));
    }
}
