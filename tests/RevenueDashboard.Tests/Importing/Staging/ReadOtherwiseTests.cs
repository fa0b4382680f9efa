using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>An answer about reading that comes late, twice or otherwise never leaves rows beside an answer they were not read by.</summary>
public sealed class ReadOtherwiseTests
{
    private const string Dates = "month,customer,product,amount\n01/02/2025,Acme,Compute,10\n01/02/2025,Bolt,Compute,5\n";

    [Theory, Databases]
    public async Task Another_answer_belongs_to_the_new_batch_and_the_old_one_keeps_its_own(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("january.csv", "month,customer,product,amount\n2025-01,Acme,Compute,10\n2025-01,Bolt,Compute,4\n");
        var staged = await test.StageAsync("dates.csv", Dates, (ImportQuestion.MonthOrder, "mdy"), (ImportQuestion.Restatement, "replace"));
        Assert.Equal("mdy", staged.Answers[ImportQuestion.MonthOrder]);

        var again = await AnswerAsync(test, staged.BatchId!.Value, "dmy");

        Assert.NotEqual(staged.BatchId, again.BatchId);
        var old = await test.Importer.FindAsync(staged.BatchId.Value, TestBook.Cancellation);
        Assert.Equal((BatchState.Discarded, "mdy"), (old!.State, old.Answers[ImportQuestion.MonthOrder]));
        var read = await test.Importer.FindAsync(again.BatchId, TestBook.Cancellation);
        Assert.Equal("dmy", read!.Answers[ImportQuestion.MonthOrder]);
        Assert.Equal([new Month(2025, 2)], read.Summary!.Totals.Select(total => total.Month));
        // It was said of January, and February replaces nothing.
        Assert.DoesNotContain(ImportQuestion.Restatement, read.Answers.Keys);
    }

    [Theory, Databases]
    public async Task Two_answers_at_once_leave_one_reading_and_the_answer_it_was_read_by(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var batch = (await test.StageAsync("dates.csv", Dates)).BatchId!.Value;

        await Task.WhenAll(AnswerAsync(test, batch, "dmy"), AnswerAsync(test, batch, "mdy"));

        await using var context = test.Open();
        foreach (var each in context.Batches.Where(each => each.State == BatchState.Staged).Select(each => each.Id).ToList())
        {
            var staged = (await test.Importer.FindAsync(each, TestBook.Cancellation))!;
            var months = context.Records.Where(record => record.BatchId == each).Select(record => record.Month).Distinct().ToList();
            Assert.Equal([new Month(2025, staged.Answers[ImportQuestion.MonthOrder] == "dmy" ? 2 : 1)], months);
            Assert.Equal(2, context.Records.Count(record => record.BatchId == each));
        }
    }

    [Theory, Databases]
    public async Task Rates_into_another_currency_than_the_book_came_to_have_are_refused(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var rates = await test.StageAsync("rates.csv", "month,currency,rate\n2025-01,GBP,1.27\n2025-01,EUR,1.08\n");
        await test.CommitAsync("euro.csv", "month,customer,product,amount,currency\n2025-01,Acme,Compute,10,EUR\n");

        var commit = await test.Importer.CommitAsync(rates.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.Refused, ProblemCodes.RateOfReportingCurrency), (commit.Outcome, Assert.Single(commit.Problems).Code));
    }

    private static Task<BatchResult> AnswerAsync(TestBook test, int batch, string order) =>
        test.Importer.AnswerAsync(batch, new Dictionary<string, string> { [ImportQuestion.MonthOrder] = order }, "ann", TestBook.Cancellation);
}
