using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Months;

/// <summary>The clock of the book stands on 15 June 2025 unless a test moves it.</summary>
public sealed class CloseTests
{
    private const string Header = "month,customer,product,amount,currency\n";
    private const string TwoMonths = Header + "2025-04,Acme,Compute,100,USD\n2025-05,Acme,Compute,110,USD\n";

    [Theory, Databases]
    public async Task A_month_is_preliminary_until_it_is_closed_and_again_when_it_is_reopened(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", TwoMonths);
        Assert.Equal(MonthStatus.Preliminary, await test.StatusAsync("2025-05", "Compute"));
        var before = test.Time.GetUtcNow();

        test.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(MonthOutcome.Done, (await test.CloseAsync("2025-05")).Outcome);
        Assert.Equal(MonthStatus.Final, await test.StatusAsync("2025-05", "Compute"));
        Assert.Equal(MonthStatus.Preliminary, await test.StatusAsync("2025-04", "Compute"));

        test.Time.Advance(TimeSpan.FromDays(1));
        var closed = test.Time.GetUtcNow().AddHours(-1);
        Assert.Equal(MonthOutcome.Done, (await test.ReopenAsync("2025-05")).Outcome);
        Assert.Equal(MonthStatus.Preliminary, await test.StatusAsync("2025-05", "Compute"));

        Assert.Equal(MonthStatus.Preliminary, await test.StatusAsync("2025-05", "Compute", knownOn: before));
        Assert.Equal(MonthStatus.Final, await test.StatusAsync("2025-05", "Compute", knownOn: closed));
    }

    [Theory, Databases]
    public async Task A_month_closed_again_after_a_correction_is_restated_for_the_products_it_changed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("compute.csv", TwoMonths);
        await test.CommitAsync("storage.csv", Header + "2025-05,Acme,Storage,9,USD\n");
        test.Time.Advance(TimeSpan.FromHours(1));
        await test.CloseAsync("2025-05");
        test.Time.Advance(TimeSpan.FromHours(1));
        await test.ReopenAsync("2025-05");
        test.Time.Advance(TimeSpan.FromHours(1));
        await test.CommitAsync("compute-2.csv", Header + "2025-05,Acme,Compute,111,USD\n", (ImportQuestion.Restatement, "replace"));
        test.Time.Advance(TimeSpan.FromHours(1));

        await test.CloseAsync("2025-05");

        Assert.Equal(MonthStatus.Restated, await test.StatusAsync("2025-05", "Compute"));
        Assert.Equal(MonthStatus.Final, await test.StatusAsync("2025-05", "Storage"));
    }

    [Fact]
    public async Task A_month_that_ends_while_the_server_runs_is_open_no_more()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("june.csv", Header + "2025-06,Acme,Compute,1,USD\n");
        var cubes = test.Services.GetRequiredService<CubeStore>();
        Assert.Equal(MonthStatus.Open, await test.StatusAsync("2025-06", "Compute"));
        var told = 0;
        cubes.Changed += () => told++;

        // To 30 June 23:00: nothing is new, and nobody is told anything.
        test.Time.Advance(TimeSpan.FromHours(15 * 24 + 11));
        Assert.Equal((MonthStatus.Open, 0), (await test.StatusAsync("2025-06", "Compute"), told));

        test.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((MonthStatus.Preliminary, 1), (await test.StatusAsync("2025-06", "Compute"), told));
        Assert.Equal(MonthStatus.Open, await test.StatusAsync("2025-06", "Compute", knownOn: test.Time.GetUtcNow().AddHours(-1)));
    }

    [Theory, Databases]
    public async Task A_running_month_and_one_without_records_cannot_be_closed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", Header + "2025-06,Acme,Compute,1,USD\n");

        var running = await test.CloseAsync("2025-06", acceptWarnings: true, reason: "It is quiet.");
        var empty = await test.CloseAsync("2025-03", acceptWarnings: true, reason: "It is quiet.");

        Assert.Equal((MonthOutcome.NotPossible, "Jun 2025 cannot be closed. The month is not over before 2025-07: close it then."), (running.Outcome, running.Message));
        Assert.Equal(CloseCheck.Data, Assert.Single(empty.Checks, check => check.Outcome == CheckOutcome.Blocking).Code);
        await using var context = test.Open();
        Assert.Empty(await context.MonthEvents.ToListAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task What_is_closed_is_not_closed_twice_and_what_is_not_is_not_reopened(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", TwoMonths);

        Assert.Equal((MonthOutcome.NotPossible, "May 2025 is not closed: files can change it as it is."), Told(await test.ReopenAsync("2025-05")));
        await test.CloseAsync("2025-05", by: "ann");
        Assert.Equal((MonthOutcome.NotPossible, "May 2025 is closed already, by ann."), Told(await test.CloseAsync("2025-05", by: "bob")));
        Assert.Equal((MonthOutcome.NotPossible, "Say why the month is reopened."), Told(await test.ReopenAsync("2025-05", reason: "  ")));

        static (MonthOutcome, string) Told(MonthResult result) => (result.Outcome, result.Message);
    }

    [Theory, Databases]
    public async Task Warnings_are_accepted_with_a_reason_that_is_kept_with_the_checklist(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", Header + "2025-04,Acme,Compute,100,USD\n2025-04,Beta,Storage,5,USD\n2025-05,Acme,Compute,110,USD\n");

        var asked = await test.CloseAsync("2025-05");
        Assert.Equal((MonthOutcome.WarningsOpen, "May 2025 is not closed: 2 warnings have to be cleared, or accepted with a reason."), (asked.Outcome, asked.Message));
        Assert.Equal(MonthOutcome.NotPossible, (await test.CloseAsync("2025-05", acceptWarnings: true)).Outcome);
        Assert.Equal(MonthStatus.Preliminary, await test.StatusAsync("2025-05", "Compute"));

        var done = await test.CloseAsync("2025-05", reason: "Beta has left.", acceptWarnings: true);

        Assert.Equal(MonthOutcome.Done, done.Outcome);
        var step = Assert.Single((await test.Services.GetRequiredService<MonthBooks>().ListAsync(TestBook.Cancellation))[0].Steps);
        Assert.Equal((MonthAction.Close, "ann", "Beta has left."), (step.Action, step.By, step.Reason));
        Assert.Equal([CloseCheck.Products, CloseCheck.LargestCustomers], step.Checks.Where(check => check.Outcome == CheckOutcome.Warning).Select(check => check.Code));
        Assert.Contains("No records of Storage,", step.Checks.Single(check => check.Code == CloseCheck.Products).Finding, StringComparison.Ordinal);
        Assert.Contains(": Beta. Gone, renamed, or left out?", step.Checks.Single(check => check.Code == CloseCheck.LargestCustomers).Finding, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Closing_and_reopening_are_in_the_audit_and_move_the_book(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("1.csv", TwoMonths);
        await test.CloseAsync("2025-05", by: "ann");
        await test.ReopenAsync("2025-05", by: "bob", reason: "A credit came late.");

        await using var context = test.Open();
        var entries = await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => $"{entry.Action} {entry.By} {entry.Details}").ToListAsync(TestBook.Cancellation);
        Assert.Equal(["close ann 2025-05", "reopen bob 2025-05: A credit came late."], entries[^2..]);
        Assert.Null(await AuditTrail.FirstBrokenAsync(context, TestBook.Cancellation));
        Assert.Equal(3, (await context.Books.SingleAsync(TestBook.Cancellation)).Version);
    }

    [Fact]
    public async Task Where_two_people_are_required_another_reopens()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("1.csv", TwoMonths);
        await test.CloseAsync("2025-05", by: "ann");
        test.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ImportOptions>>().Value.SecondPerson = true;

        var same = await test.ReopenAsync("2025-05", by: "Ann");
        var other = await test.ReopenAsync("2025-05", by: "bob");

        Assert.Equal((MonthOutcome.NotPossible, "ann closed May 2025: somebody else has to reopen it."), (same.Outcome, same.Message));
        Assert.Equal(MonthOutcome.Done, other.Outcome);
    }

    [Theory, Databases]
    public async Task The_checklist_looks_at_totals_staged_files_and_suggestions(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("0.csv", Header + "2025-04,Acme,Compute,100,USD\n");
        await test.CommitAsync("rates.csv", "month,currency,rate\n2025-05,EUR,1.1\n");
        var first = await test.CommitAsync("1.csv", Header + "2025-05,Acme,Compute,110,USD\n2025-05,Acme Ltd,Compute,1,EUR\n");
        // 110 + 1 × 1.1 are known: a total of 111 is 0.1 below them.
        await test.CommitAsync("totals.csv", "month,product,total,currency\n2025-05,Compute,111,USD\n");
        var staged = await test.StageAsync("late.csv", Header + "2025-05,Late,Compute,1,USD\n");
        await SuggestAsync(test, first, """[{"customerId":1,"otherId":2}]""");

        var checks = (await test.Services.GetRequiredService<MonthBooks>().ChecklistAsync(new Month(2025, 5), TestBook.Cancellation)).ToDictionary(check => check.Code);

        Assert.Equal(CheckOutcome.Warning, checks[CloseCheck.ReportedTotals].Outcome);
        Assert.Equal((CheckOutcome.Warning, staged.BatchId!.Value), (checks[CloseCheck.StagedBatches].Outcome, Assert.Single(checks[CloseCheck.StagedBatches].Batches)));
        Assert.Equal((CheckOutcome.Warning, first), (checks[CloseCheck.Suggestions].Outcome, Assert.Single(checks[CloseCheck.Suggestions].Batches)));
        Assert.Equal((CheckOutcome.Ok, "Every currency has its rate."), (checks[CloseCheck.ExchangeRates].Outcome, checks[CloseCheck.ExchangeRates].Finding));
        Assert.Equal((CheckOutcome.Note, "No file of the month came with a control total."), (checks[CloseCheck.ControlTotals].Outcome, checks[CloseCheck.ControlTotals].Finding));
        Assert.Equal((CheckOutcome.Ok, "The largest customer of the month before is here."), (checks[CloseCheck.LargestCustomers].Outcome, checks[CloseCheck.LargestCustomers].Finding));
    }

    [Fact]
    public async Task A_total_that_is_exactly_what_is_known_and_a_decided_suggestion_warn_of_nothing()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var first = await test.CommitAsync("1.csv", Header + "2025-05,Acme,Compute,110,USD\n2025-05,Acme Ltd,Compute,1,USD\n");
        var totals = await test.CommitAsync("totals.csv", "month,product,total,currency\n2025-05,Compute,111,USD\n");
        await SuggestAsync(test, first, """[{"customerId":1,"otherId":2}]""");
        await using (var context = test.Open())
        {
            context.CustomerAliases.Add(new CustomerAlias { BatchId = totals, CustomerId = 2, OtherId = 1, IsSame = false });
            await context.SaveChangesAsync(TestBook.Cancellation);
        }

        var checks = (await test.Services.GetRequiredService<MonthBooks>().ChecklistAsync(new Month(2025, 5), TestBook.Cancellation)).ToDictionary(check => check.Code);

        Assert.Equal((CheckOutcome.Ok, "Reported totals are exactly what customers paid."), (checks[CloseCheck.ReportedTotals].Outcome, checks[CloseCheck.ReportedTotals].Finding));
        Assert.Equal(CheckOutcome.Ok, checks[CloseCheck.Suggestions].Outcome);
    }

    private static async Task SuggestAsync(TestBook test, int batch, string json)
    {
        await using var context = test.Open();
        (await context.Batches.SingleAsync(of => of.Id == batch, TestBook.Cancellation)).Suggestions = json;
        await context.SaveChangesAsync(TestBook.Cancellation);
    }
}
