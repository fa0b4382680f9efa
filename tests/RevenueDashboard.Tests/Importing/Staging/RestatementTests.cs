using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class RestatementTests
{
    private const string Header = "month,customer,product,amount\n";

    [Theory, Databases]
    public async Task A_month_that_has_records_is_a_question_that_stops_the_commit(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var first = await test.CommitAsync("march.csv", Header + "2025-03,Acme,Compute,100\n2025-03,Bolt,Compute,50\n");

        var imported = await test.ImportAsync("corrected.csv", Header + "2025-03,Acme,Compute,90\n");

        Assert.Equal(BatchOutcome.QuestionsOpen, imported.Commit?.Outcome);
        // Bolt, half of the customers, is not in the file: questions of their own.
        Assert.Equal([ImportQuestion.Restatement, ImportQuestion.CustomerMissing, ImportQuestion.CustomersMissing], imported.File.OpenQuestions.Select(open => open.Code));
        var question = imported.File.OpenQuestions[0];
        Assert.Contains("takes 2 records out of the book", question.Message, StringComparison.Ordinal);
        Assert.Equal([$"2025-03: 2 records of march.csv (batch {first})."], question.Evidence);
        Assert.Equal(["replace", "add"], question.Choices.Select(choice => choice.Code));
        Assert.Equal("2025-03 Acme Compute 100; 2025-03 Bolt Compute 50", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Replace_takes_the_earlier_records_of_the_month_out(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("q1.csv", Header + "2025-02,Acme,Compute,80\n2025-03,Acme,Compute,100\n2025-03,Bolt,Compute,50\n");

        await test.CommitAsync("corrected.csv", Header + "2025-03,Acme,Compute,90\n", (ImportQuestion.Restatement, "replace"));

        Assert.Equal("2025-02 Acme Compute 80; 2025-03 Acme Compute 90", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Add_lets_both_count(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("march.csv", Header + "2025-03,Acme,Compute,100\n");

        await test.CommitAsync("more.csv", Header + "2025-03,Acme,Compute,90\n", (ImportQuestion.Restatement, "add"));

        Assert.Equal("2025-03 Acme Compute 100; 2025-03 Acme Compute 90", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_corrected_file_supersedes_all_that_the_corrected_one_said_of_the_month_but_not_another_products_own_file(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var both = await test.CommitAsync("both.csv", Header + "2025-03,Acme,Compute,100\n2025-03,Acme,Storage,10\n2025-04,Acme,Storage,11\n");
        await test.CommitAsync("network.csv", Header + "2025-03,Acme,Network,1\n");

        var staged = await test.StageAsync("corrected.csv", Header + "2025-03,Acme,Compute,95\n");
        Assert.Equal(
            [$"2025-03: 2 records of both.csv (batch {both}), among them Storage, which this file does not have."], Assert.Single(staged.Questions).Evidence);

        await test.Importer.AnswerAsync(staged.BatchId!.Value, new Dictionary<string, string> { [ImportQuestion.Restatement] = "replace" }, "Ann", TestBook.Cancellation);
        await test.Importer.CommitAsync(staged.BatchId.Value, "ann", TestBook.Cancellation);

        // Storage of March went with the file that is corrected; that of April is another month, and Network another file.
        Assert.Equal("2025-03 Acme Compute 95; 2025-03 Acme Network 1; 2025-04 Acme Storage 11", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_new_product_of_a_month_asks_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("compute.csv", Header + "2025-03,Acme,Compute,100\n");

        var staged = await test.StageAsync("storage.csv", Header + "2025-03,Acme,Storage,10\n");

        Assert.Empty(staged.Questions);
    }

    [Theory, Databases]
    public async Task What_was_added_after_a_replacement_is_replaced_with_it(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", Header + "2025-03,Acme,Compute,1\n");
        await test.CommitAsync("2.csv", Header + "2025-03,Acme,Compute,2\n", (ImportQuestion.Restatement, "replace"));
        await test.CommitAsync("3.csv", Header + "2025-03,Acme,Compute,3\n", (ImportQuestion.Restatement, "add"));

        var staged = await test.StageAsync("4.csv", Header + "2025-03,Acme,Compute,4\n", (ImportQuestion.Restatement, "replace"));
        Assert.Contains("takes 2 records out", Assert.Single(staged.Questions).Message, StringComparison.Ordinal);
        await test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal("2025-03 Acme Compute 4", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task An_answer_that_is_no_choice_is_told_and_changes_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("march.csv", Header + "2025-03,Acme,Compute,100\n");
        var staged = await test.StageAsync("more.csv", Header + "2025-03,Acme,Compute,90\n");

        var wrongChoice = await test.Importer.AnswerAsync(staged.BatchId!.Value, new Dictionary<string, string> { [ImportQuestion.Restatement] = "maybe" }, "Ann", TestBook.Cancellation);
        var wrongQuestion = await test.Importer.AnswerAsync(staged.BatchId.Value, new Dictionary<string, string> { ["weather"] = "replace" }, "Ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.NotPossible, BatchOutcome.NotPossible), (wrongChoice.Outcome, wrongQuestion.Outcome));
        Assert.Contains("replace or add", wrongChoice.Message, StringComparison.Ordinal);
        Assert.Single((await test.Importer.FindAsync(staged.BatchId.Value, TestBook.Cancellation))!.OpenQuestions);
    }
}
