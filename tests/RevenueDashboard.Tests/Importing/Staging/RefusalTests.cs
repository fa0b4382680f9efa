using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class RefusalTests
{
    private const string Header = "month,customer,product,amount\n";
    private const string Repeating = Header + "2025-03,Acme,Compute,100\n2025-03,Bolt,Compute,1\n2025-03,acme,Compute,5\n2025-03,Acme,Compute,7\n";

    [Theory, Databases]
    public async Task A_file_with_a_problem_leaves_its_original_and_the_list_of_them(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var imported = await test.ImportAsync("bad.csv", Header + "2025-03,Acme,Compute,100\n2025-03,Bolt,Compute,1e6\n2025-13,Bolt,Compute,1\n");

        Assert.Null(imported.Commit);
        Assert.Equal((StagedOutcome.Refused, 2L), (imported.File.Outcome, imported.File.ProblemCount));
        Assert.Equal([3, 4], imported.File.Problems.Select(problem => problem.Line));
        await using var context = test.Open();
        Assert.False(await context.Records.AnyAsync(TestBook.Cancellation));
        Assert.False(await context.Customers.AnyAsync(TestBook.Cancellation));
        Assert.True(await context.BatchFilePieces.AnyAsync(TestBook.Cancellation));
        var batch = await context.Batches.SingleAsync(TestBook.Cancellation);
        Assert.Equal((BatchState.Refused, 2L), (batch.State, batch.ProblemCount));
        var found = await test.Importer.FindAsync(batch.Id, TestBook.Cancellation);
        Assert.Equal(imported.File.Problems, found!.Problems);
    }

    [Theory, Databases]
    public async Task A_refused_file_does_not_stop_the_corrected_one(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.ImportAsync("bad.csv", Header + "2025-03,Acme,Compute,1e6\n");

        await test.CommitAsync("good.csv", Header + "2025-03,Acme,Compute,1000000\n");

        Assert.Equal("2025-03 Acme Compute 1000000", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Repeated_lines_are_a_question_without_a_default(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var imported = await test.ImportAsync("repeating.csv", Repeating);

        var question = Assert.Single(imported.File.OpenQuestions);
        Assert.Equal((ImportQuestion.RepeatedLines, BatchOutcome.QuestionsOpen), (question.Code, imported.Commit!.Outcome));
        Assert.StartsWith("2 lines repeat", question.Message, StringComparison.Ordinal);
        Assert.Equal("", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Repeated_lines_add_up_when_their_owner_says_so(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        await test.CommitAsync("repeating.csv", Repeating, (ImportQuestion.RepeatedLines, "sum"));

        Assert.Equal("2025-03 Acme Compute 100; 2025-03 Acme Compute 5; 2025-03 Acme Compute 7; 2025-03 Bolt Compute 1", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Repeated_lines_are_problems_when_their_owner_refuses_them(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var atOnce = await test.StageAsync("repeating.csv", Repeating, (ImportQuestion.RepeatedLines, "refuse"));
        var staged = await test.StageAsync("repeating.csv", Repeating);
        var later = await test.Importer.AnswerAsync(staged.BatchId!.Value, new Dictionary<string, string> { [ImportQuestion.RepeatedLines] = "refuse" }, "Ann", TestBook.Cancellation);

        Assert.Equal((StagedOutcome.Refused, 2L), (atOnce.Outcome, atOnce.ProblemCount));
        Assert.Equal([4, 5], atOnce.Problems.Select(problem => problem.Line));
        Assert.Equal(BatchOutcome.Refused, later.Outcome);
        Assert.Equal([4, 5], later.Problems.Select(problem => problem.Line));
        Assert.Equal(BatchOutcome.NotPossible, (await test.Importer.CommitAsync(staged.BatchId.Value, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task Another_currency_needs_a_rate_of_its_month(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("usd.csv", Header + "2025-03,Acme,Compute,100\n");

        var refused = await test.StageAsync("eur.csv", "month,customer,product,amount,currency\n2025-03,Bolt,Compute,1,EUR\n2025-04,Bolt,Compute,1,EUR\n2025-04,Cole,Compute,1,USD\n");

        Assert.Equal(StagedOutcome.Refused, refused.Outcome);
        Assert.Equal(
            ["No exchange rate for EUR in 2025-03: import a rates file first.", "No exchange rate for EUR in 2025-04: import a rates file first."],
            refused.Problems.Select(problem => problem.Message));
    }

    [Theory, Databases]
    public async Task A_file_without_a_currency_is_in_that_of_the_book(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("eur.csv", "month,customer,product,amount,currency\n2025-03,Acme,Compute,100,EUR\n");

        var staged = await test.StageAsync("april.csv", Header + "2025-04,Acme,Compute,100\n");

        Assert.Equal("EUR", Assert.Single(staged.Summary!.Totals).Currency.Code);
    }
}
