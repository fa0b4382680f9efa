using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Months;

public sealed class ClosedMonthTests
{
    private const string Header = "month,customer,product,amount,currency\n";
    private const string May = Header + "2025-05,Acme,Compute,110,USD\n";
    private const string Advice = "2025-05 was closed by ann on 2025-06-15. Leave it out of the file, or reopen the month first.";

    [Theory, Databases]
    public async Task A_file_with_a_line_of_a_closed_month_is_refused_as_a_whole(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("may.csv", May);
        await test.CloseAsync("2025-05");

        var late = await test.StageAsync("late.csv", Header + "2025-06,Acme,Compute,1,USD\n2025-05,Late,Storage,1,USD\n");

        Assert.Equal(StagedOutcome.Refused, late.Outcome);
        var problem = Assert.Single(late.Problems);
        Assert.Equal(("month-closed", Advice, "2025-05"), (problem.Code, problem.Message, problem.Excerpt));
        Assert.Equal("2025-05 Acme Compute 110", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task The_same_rows_again_are_already_imported_also_when_their_month_is_closed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("may.csv", May);
        await test.CloseAsync("2025-05");

        Assert.Equal(StagedOutcome.AlreadyImported, (await test.StageAsync("may.csv", May)).Outcome);
    }

    [Theory, Databases]
    public async Task A_file_that_was_staged_before_its_month_was_closed_waits_until_it_is_reopened(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("may.csv", May);
        var late = (await test.StageAsync("late.csv", Header + "2025-05,Late,Storage,1,USD\n")).BatchId!.Value;
        await test.CloseAsync("2025-05", reason: "Storage is for June.", acceptWarnings: true);

        var refused = await test.Importer.CommitAsync(late, "ann", TestBook.Cancellation);
        Assert.Equal((BatchOutcome.Refused, Advice), (refused.Outcome, refused.Message));
        Assert.Equal("month-closed", Assert.Single(refused.Problems).Code);
        Assert.Equal("2025-05 Acme Compute 110", await test.CountingAsync());

        await test.ReopenAsync("2025-05");
        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(late, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal("2025-05 Acme Compute 110; 2025-05 Late Storage 1", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task A_batch_whose_records_count_in_a_closed_month_is_not_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        var first = await test.CommitAsync("may.csv", May);
        var second = await test.CommitAsync("may-2.csv", Header + "2025-05,Acme,Compute,120,USD\n2025-06,Acme,Compute,1,USD\n", (ImportQuestion.Restatement, "replace"));
        await test.CloseAsync("2025-05");

        var undone = await test.Importer.UndoAsync(second, "ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.NotPossible, "2025-05 was closed by ann on 2025-06-15. Reopen it first."), (undone.Outcome, undone.Message));
        Assert.Equal("2025-05 Acme Compute 120; 2025-06 Acme Compute 1", await test.CountingAsync());
        // What counts no more can go: no figure of May hangs on it.
        Assert.Equal(BatchOutcome.Done, (await test.Importer.UndoAsync(first, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal("2025-05 Acme Compute 120; 2025-06 Acme Compute 1", await test.CountingAsync());
    }

    [Theory, Databases]
    public async Task Rates_and_totals_come_in_unless_they_say_otherwise_of_a_closed_month(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("may.csv", May);
        var rates = await test.CommitAsync("rates.csv", "month,currency,rate\n2025-05,EUR,1.1\n");
        await test.CommitAsync("euros.csv", Header + "2025-05,Beta,Compute,10,EUR\n", (ImportQuestion.Restatement, "add"));
        var totals = await test.CommitAsync("totals.csv", "month,product,total,currency\n2025-05,Compute,130,USD\n");
        await test.CloseAsync("2025-05");

        var otherRate = await test.StageAsync("rates-2.csv", "month,currency,rate\n2025-05,EUR,1.2\n2025-06,EUR,1.2\n");
        var otherTotal = await test.StageAsync("totals-2.csv", "month,product,total,currency\n2025-05,Compute,140,USD\n");
        Assert.Equal("month-closed", Assert.Single(otherRate.Problems).Code);
        Assert.Equal("month-closed", Assert.Single(otherTotal.Problems).Code);

        // The whole table again with a new month below, and a rate that converts nothing of May.
        await test.CommitAsync("rates-3.csv", "month,currency,rate\n2025-05,EUR,1.1\n2025-05,GBP,1.3\n2025-06,EUR,1.2\n");
        await test.CommitAsync("totals-3.csv", "month,product,total,currency\n2025-05,Compute,130,USD\n2025-06,Compute,150,USD\n");

        // Each says the same as a later table: without it nothing of May changes.
        Assert.Equal(BatchOutcome.Done, (await test.Importer.UndoAsync(rates, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal(BatchOutcome.Done, (await test.Importer.UndoAsync(totals, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task The_only_total_of_a_closed_month_is_not_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("may.csv", May);
        var totals = await test.CommitAsync("totals.csv", "month,product,total,currency\n2025-05,Compute,130,USD\n");
        await test.CloseAsync("2025-05");

        Assert.Equal(BatchOutcome.NotPossible, (await test.Importer.UndoAsync(totals, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task What_customers_are_comes_in_at_any_time(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("may.csv", May);
        await test.CloseAsync("2025-05");

        await test.CommitAsync("customers.csv", "customer,industry,parent\nAcme,Retail,Acme Holding\n");
        await test.CommitAsync("products.csv", "product,margin low,margin high\nCompute,50,60\n");
    }

    [Theory, Databases]
    public async Task The_sample_book_is_closed_and_a_new_month_comes_in_after_it(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.Services.GetRequiredService<SampleBook>().LoadAsync(TestBook.Cancellation);
        var cubes = test.Services.GetRequiredService<CubeStore>();
        Assert.All(MonthsReport.Of(await cubes.CurrentAsync(TestBook.Cancellation)).Months, month => Assert.Equal(MonthStatus.Final, month.Status));

        await test.CommitAsync("example-2024-07.csv", System.Text.Encoding.UTF8.GetString(await Web.Files.ReadAsync("example-2024-07.csv")));

        var july = OverviewReport.Of(await cubes.CurrentAsync(TestBook.Cancellation), new ReportQuestion { Products = ["Azure OpenAI"] })!;
        Assert.Equal((new Month(2024, 7), MonthStatus.Preliminary, new Month(2024, 6)), (july.Month, july.Status, july.RunRateMonth!.Value));
    }
}
