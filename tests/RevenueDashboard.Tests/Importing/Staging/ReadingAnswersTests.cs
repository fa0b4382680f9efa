using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class ReadingAnswersTests
{
    private const string Dates = "month,customer,product,amount\n01/02/2025,Acme,Compute,100\n03/02/2025,Bolt,Compute,7\n";

    [Theory, Databases]
    public async Task A_question_about_reading_is_staged_answered_and_committed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        var staged = await test.StageAsync("dates.csv", Dates);
        var batch = staged.BatchId!.Value;
        var tooEarly = await test.Importer.CommitAsync(batch, "ann", TestBook.Cancellation);
        var answered = await test.Importer.AnswerAsync(batch, Answer(ImportQuestion.MonthOrder, "dmy"), "ann", TestBook.Cancellation);
        var committed = await test.Importer.CommitAsync(answered.BatchId, "ann", TestBook.Cancellation);

        Assert.True(staged.IsUnread);
        Assert.Equal(ImportQuestion.MonthOrder, Assert.Single(staged.OpenQuestions).Code);
        Assert.Equal((BatchOutcome.QuestionsOpen, BatchOutcome.Done, BatchOutcome.Done), (tooEarly.Outcome, answered.Outcome, committed.Outcome));
        Assert.Equal("2025-02 Acme Compute 100; 2025-02 Bolt Compute 7", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Another_answer_reads_the_file_again(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var first = await test.StageAsync("dates.csv", Dates, (ImportQuestion.MonthOrder, "dmy"));

        var second = await test.Importer.AnswerAsync(first.BatchId!.Value, Answer(ImportQuestion.MonthOrder, "mdy"), "ann", TestBook.Cancellation);
        await test.Importer.CommitAsync(second.BatchId, "ann", TestBook.Cancellation);

        Assert.Equal("2025-01 Acme Compute 100; 2025-03 Bolt Compute 7", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Amounts_above_the_first_decimal_comma_are_read_by_it_too(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        // Only the last row shows that 1.234 is a thousand and more.
        var file = "month,customer,product,amount\n" + string.Concat(Enumerable.Range(1, 1_000).Select(i => $"2025-03,C{i},Compute,1.234\n")) + "2025-03,Bolt,Compute,\"5,50\"\n";

        var imported = await test.ImportAsync("commas.csv", file, (ImportQuestion.DecimalMark, "comma"));

        Assert.Equal(BatchOutcome.Done, imported.Commit?.Outcome);
        await using var context = test.Open();
        Assert.Equal(1_001, await context.Records.CountAsync(TestBook.Cancellation));
        Assert.Equal(1_000 * 12_340_000L + 55_000, await context.Records.SumAsync(record => record.Amount, TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task A_file_that_proves_its_order_further_down_is_read_by_it_from_the_start(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var file = "month,customer,product,amount\n2025-04,New,Compute,1\n01/02/2025,Acme,Compute,100\n31/01/2025,Bolt,Compute,7\n";

        await test.CommitAsync("dates.csv", file);

        Assert.Equal("2025-01 Bolt Compute 7; 2025-02 Acme Compute 100; 2025-04 New Compute 1", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Rounded_records_are_stored_as_they_were_added_up(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        const string File = "month,customer,product,amount\n2025-03,Acme,Compute,1.00004\n2025-03,Acme,Compute,1.00004\n2025-03,Bolt,Compute,2\n";

        await test.CommitAsync("precise.csv", File, (ImportQuestion.Decimals, "round"));
        var again = await test.ImportAsync("again.csv", File, (ImportQuestion.Decimals, "round"));

        await using var context = test.Open();
        Assert.Equal([(2L, 20_001L), (4, 20_000)], (await context.Records.OrderBy(record => record.Line).Select(record => new { record.Line, record.Amount }).ToListAsync(TestBook.Cancellation)).Select(record => ((long)record.Line, record.Amount)));
        Assert.Equal(StagedOutcome.AlreadyImported, again.File.Outcome);
    }

    [Theory, Databases]
    public async Task Rows_that_add_up_the_others_are_left_out_of_the_book(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        const string File = "month,customer,product,amount\n2025-03,Acme,Compute,10\n2025-03,Bolt,Compute,25\n2025-03,Everybody,Compute,35\n";

        var staged = await test.StageAsync("sums.csv", File);
        var answered = await test.Importer.AnswerAsync(staged.BatchId!.Value, Answer(ImportQuestion.TotalRows, "leave-out"), "ann", TestBook.Cancellation);
        await test.Importer.CommitAsync(answered.BatchId, "ann", TestBook.Cancellation);

        Assert.True(staged.IsUnread);
        Assert.Equal("2025-03 Acme Compute 10; 2025-03 Bolt Compute 25", await test.CountingAsync());
    }

    private static Dictionary<string, string> Answer(string question, string choice) => new() { [question] = choice };
}
