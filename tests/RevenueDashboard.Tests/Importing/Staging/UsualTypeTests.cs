using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>What a file without a column of revenue types means.</summary>
public sealed class UsualTypeTests
{
    private const string Products = "product,revenue type\nCopilot,subscription\nRacks,lease\nCompute,usage\n";
    private const string January = "month,customer,product,amount\n2025-01,Acme,Copilot,1\n2025-01,Acme,RACKS,2\n2025-01,Acme,Compute,3\n2025-01,Acme,Other,4\n";

    [Theory, Databases]
    public async Task It_is_what_the_product_data_say_and_told_in_the_preview(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("products.csv", Products);

        var staged = await test.StageAsync("january.csv", January);

        Assert.Contains("The file has no revenue type. As the product data say, Copilot is subscription, RACKS is lease; the others are usage.", staged.Summary!.Notes);
        await test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation);
        Assert.Equal("1 Subscription, 2 Lease, 3 Usage, 4 Usage", await TypesAsync(test, "2025-01"));
    }

    [Theory, Databases]
    public async Task It_is_usage_where_nothing_is_said_and_nothing_is_told(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        // Only staged: it says nothing yet.
        await test.StageAsync("products.csv", Products);

        var staged = await test.StageAsync("january.csv", January);

        Assert.Empty(staged.Summary!.Notes);
        await test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation);
        Assert.Equal("1 Usage, 2 Usage, 3 Usage, 4 Usage", await TypesAsync(test, "2025-01"));
    }

    [Theory, Databases]
    public async Task A_column_of_types_has_the_last_word_also_where_it_is_empty(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("products.csv", Products);

        await test.CommitAsync("january.csv", "month,customer,product,amount,type\n2025-01,Acme,Copilot,1,usage\n2025-01,Acme,Racks,2,\n2025-01,Acme,Compute,5,credit\n");

        Assert.Equal("1 Usage, 2 Usage, 5 Credit", await TypesAsync(test, "2025-01"));
    }

    [Theory, Databases]
    public async Task A_record_keeps_its_type_whatever_is_said_or_taken_back_later(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var products = await test.CommitAsync("products.csv", Products);
        await test.CommitAsync("january.csv", January);
        await test.CommitAsync("products 2.csv", "product,revenue type\nCopilot,usage\n");
        await test.CommitAsync("february.csv", January.Replace("2025-01", "2025-02", StringComparison.Ordinal));
        await test.Importer.UndoAsync(products, "ann", TestBook.Cancellation);
        await test.CommitAsync("march.csv", January.Replace("2025-01", "2025-03", StringComparison.Ordinal));

        Assert.Equal("1 Subscription, 2 Lease, 3 Usage, 4 Usage", await TypesAsync(test, "2025-01"));
        Assert.Equal("1 Usage, 2 Lease, 3 Usage, 4 Usage", await TypesAsync(test, "2025-02"));
        Assert.Equal("1 Usage, 2 Usage, 3 Usage, 4 Usage", await TypesAsync(test, "2025-03"));
    }

    [Theory, Databases]
    public async Task The_same_file_again_is_known_until_another_type_is_said_and_then_it_is_asked_about(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", January);
        Assert.Equal(StagedOutcome.AlreadyImported, (await test.StageAsync("january.csv", January)).Outcome);

        await test.CommitAsync("products.csv", Products);

        var again = await test.StageAsync("january.csv", January);
        Assert.Equal([ImportQuestion.Restatement], again.OpenQuestions.Select(question => question.Code));
    }

    [Theory, Databases]
    public async Task Lines_that_are_added_up_and_rounded_have_it_too(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("products.csv", Products);

        await test.CommitAsync("january.csv", "month,customer,product,amount\n2025-01,Acme,Copilot,0.50001\n2025-01,Acme,Copilot,0.49999\n", (ImportQuestion.Decimals, "round"));

        Assert.Equal("1 Subscription", await TypesAsync(test, "2025-01"));
    }

    // As they are stored, in the order of their amounts: whole units and type.
    private static async Task<string> TypesAsync(TestBook test, string month)
    {
        await using var context = test.Open();
        var of = Month.Parse(month);
        var records = await context.Records.Where(record => record.Month == of).OrderBy(record => record.Amount).Select(record => new { record.Amount, record.RevenueType }).ToListAsync(TestBook.Cancellation);
        return string.Join(", ", records.Select(record => $"{record.Amount / Money.Scale} {record.RevenueType}"));
    }
}
