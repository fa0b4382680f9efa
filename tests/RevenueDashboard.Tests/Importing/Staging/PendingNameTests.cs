using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>A file that was never committed leaves no mark on the book.</summary>
public sealed class PendingNameTests
{
    private const string Header = "month,customer,product,amount,currency\n";
    private const string Mistyped = Header + "2025-01,ACME HOLDINGS typo-CASE,COMPUTE,1,USD\n";
    private const string Good = Header + "2025-01,Acme Holdings Typo-Case,Compute,2,USD\n";

    [Theory, Databases]
    public async Task The_spelling_of_a_discarded_file_is_forgotten(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await DiscardAsync(test, Mistyped);

        await test.CommitAsync("good.csv", Good);

        Assert.Equal("2025-01 Acme Holdings Typo-Case Compute 2", await test.CountingAsync());
        var cube = await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);
        Assert.Equal("Acme Holdings Typo-Case", Assert.Single(cube.Customers).Name);
        Assert.Equal("Compute", Assert.Single(cube.Products).Name);
    }

    [Theory, Databases]
    public async Task Of_two_files_that_wait_the_one_that_is_committed_first_spells_the_name(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var first = await test.StageAsync("first.csv", Header + "2025-01,ACME,COMPUTE,1,USD\n");
        var second = await test.StageAsync("second.csv", Header + "2025-02,acme,compute,2,USD\n");
        var third = await test.StageAsync("third.csv", Header + "2025-03,Acme,Compute,3,USD\n");

        foreach (var staged in new[] { second, first, third }) await CommitAsync(test, staged);

        Assert.Equal("2025-01 acme compute 1; 2025-02 acme compute 2; 2025-03 acme compute 3", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_name_that_was_in_the_book_keeps_its_spelling_when_its_batch_is_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var batch = await test.CommitAsync("first.csv", Header + "2025-01,Acme,Compute,1,USD\n");
        await test.Importer.UndoAsync(batch, "ann", TestBook.Cancellation);

        await test.CommitAsync("second.csv", Header + "2025-01,ACME,COMPUTE,2,USD\n");

        Assert.Equal("2025-01 Acme Compute 2", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task No_name_is_held_against_one_that_only_a_discarded_file_brought(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await DiscardAsync(test, Header + "2025-01,Ghostly,Compute,1,USD\n");

        Assert.Empty((await test.StageAsync("good.csv", Header + "2025-01,Ghostly Ltd,Compute,2,USD\n")).Suggestions);
    }

    [Theory, Databases]
    public async Task A_pair_that_was_listed_is_gone_with_the_file_that_brought_one_of_its_names(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var waiting = await test.StageAsync("first.csv", Header + "2025-01,Ghostly,Compute,1,USD\n");
        var good = await test.StageAsync("good.csv", Header + "2025-01,Ghostly Ltd,Compute,2,USD\n2025-01,Ghostly Limited,Compute,3,USD\n");
        Assert.Equal(2, good.Suggestions.Count);

        await test.Importer.DiscardAsync(waiting.BatchId!.Value, "ann", TestBook.Cancellation);
        await CommitAsync(test, good);

        var book = await test.Services.GetRequiredService<ReferenceBook>().LoadAsync(TestBook.Cancellation);
        Assert.Equal(["Ghostly Limited", "Ghostly Ltd"], book.Customers.Select(customer => customer.Name));
        Assert.DoesNotContain(book.Suggestions, pair => pair.Name == "Ghostly" || pair.Other == "Ghostly");
    }

    [Theory, Databases]
    public async Task A_discarded_pair_is_listed_with_the_spelling_of_the_file_that_brings_it_again(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("first.csv", Header + "2025-01,Intuit,Compute,1,USD\n");
        await DiscardAsync(test, Header + "2025-02,INTUIT inc,Compute,1,USD\n");

        var pair = Assert.Single((await test.StageAsync("good.csv", Header + "2025-02,Intuit Inc,Compute,2,USD\n")).Suggestions);

        Assert.Equal(("Intuit Inc", "Intuit"), (pair.Name, pair.Other));
    }

    [Theory, Databases]
    public async Task A_file_of_customers_means_the_customer_of_the_book_and_not_that_of_a_discarded_file(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await DiscardAsync(test, "month,customer,customer id,product,amount,currency\n2025-01,Zedco,Z9,Compute,1,USD\n");
        await DiscardAsync(test, Header + "2025-01,Zedco,Compute,1,USD\n");
        await test.CommitAsync("spend.csv", "month,customer,customer id,product,amount,currency\n2025-01,Zedco,Z1,Compute,1,USD\n");

        await test.CommitAsync("customers.csv", "customer,industry\nZedco,Oil\n");

        await using var context = test.Open();
        var described = await (from fact in context.CustomerFacts join customer in context.Customers on fact.CustomerId equals customer.Id select customer.Key).SingleAsync(TestBook.Cancellation);
        Assert.Equal("id:z1", described);
    }

    private static async Task DiscardAsync(TestBook test, string csv)
    {
        var staged = await test.StageAsync("discarded.csv", csv);
        Assert.Equal(BatchOutcome.Done, (await test.Importer.DiscardAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation)).Outcome);
    }

    private static async Task CommitAsync(TestBook test, StagedFile staged)
    {
        var result = await test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation);
        if (result.Outcome is BatchOutcome.BookChanged or BatchOutcome.QuestionsOpen)
        {
            await test.Importer.AnswerAsync(staged.BatchId.Value, result.Questions.ToDictionary(question => question.Code, _ => BookQuestions.Accept), "ann", TestBook.Cancellation);
            result = await test.Importer.CommitAsync(staged.BatchId.Value, "ann", TestBook.Cancellation);
        }

        Assert.Equal((BatchOutcome.Done, ""), (result.Outcome, string.Join(" ", result.Problems.Select(problem => problem.Message))));
    }
}
