using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Risk.Limits;

public sealed class LimitHistoryTests
{
    private const string Limits = "limit,measure,subject,warning,hard\nSingle,parent,,10,20\nA alone,customer,A,,50\n";

    private static LimitSubject ForA { get; } = new("A", null);

    [Theory, Databases]
    public async Task A_level_that_changes_is_recorded_once(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("limits.csv", Limits);
        var history = book.Services.GetRequiredService<LimitHistory>();
        Assert.Empty(await history.FollowAsync(Cancellation));
        // A 24, B 10, fifteen others of 4.4 each: of 100.
        var batch = await book.CommitAsync("march.csv", Spend("2025-03", ("A", 24m), ("B", 10m)));

        var recorded = await history.FollowAsync(Cancellation);

        Assert.Equal([("Single", "A", "2025-03", LimitLevel.Within, LimitLevel.Breached, 240_000L), ("Single", "B", "2025-03", LimitLevel.Within, LimitLevel.Warning, 100_000L)], recorded.Select(Told));
        Assert.All(recorded, entry => Assert.Equal((LimitHistory.Commit, batch, "ann", book.Time.GetUtcNow()), (entry.Cause, entry.BatchId, entry.By, entry.At)));
        Assert.Empty(await history.FollowAsync(Cancellation));
        Assert.Equal(["B", "A"], (await history.ListAsync(cancellation: Cancellation)).Select(entry => entry.Subject));
        Assert.Empty(await history.ListAsync("A alone", cancellation: Cancellation));
    }

    [Theory, Databases]
    public async Task What_a_file_brought_its_undoing_takes_back(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("limits.csv", Limits);
        await book.CommitAsync("march.csv", Spend("2025-03", ("A", 9m)));
        var history = book.Services.GetRequiredService<LimitHistory>();
        var april = await book.CommitAsync("april.csv", Spend("2025-04", ("A", 60m)));
        Assert.Equal(2, (await history.FollowAsync(Cancellation)).Count);
        Assert.Equal(BatchOutcome.Done, (await book.Importer.UndoAsync(april, "bob", Cancellation)).Outcome);

        var recorded = await history.FollowAsync(Cancellation);

        // Of a limit on each, whoever is below the levels again has a figure too.
        Assert.Equal([("A alone", "A", "2025-03", LimitLevel.Breached, LimitLevel.Within, 90_000L), ("Single", "A", "2025-03", LimitLevel.Breached, LimitLevel.Within, 90_000L)], recorded.Select(Told));
        Assert.Empty(await history.FollowAsync(Cancellation));
    }

    [Theory, Databases]
    public async Task Two_processes_record_it_once(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("limits.csv", Limits);
        await book.CommitAsync("march.csv", Spend("2025-03", ("A", 24m)));
        await using var other = book.Start();

        var recorded = await Task.WhenAll(
            book.Services.GetRequiredService<LimitHistory>().FollowAsync(Cancellation),
            other.GetRequiredService<LimitHistory>().FollowAsync(Cancellation));

        Assert.Equal(1, recorded.Sum(entries => entries.Count));
        await using var context = book.Open();
        Assert.Equal(1, await context.LimitEvents.CountAsync(Cancellation));
    }

    // Each was done before anybody looked: a file that breaks the limits, one that has nothing to do with them, and the undoing of the first.
    [Theory, Databases]
    public async Task What_was_done_before_anybody_looked_is_recorded_each_by_its_own_name_and_time(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("limits.csv", Limits);
        await book.CommitAsync("march.csv", Spend("2025-03", ("A", 9m)));
        var april = await book.CommitAsync("april.csv", Spend("2025-04", ("A", 60m)));
        var committed = book.Time.GetUtcNow();
        book.Time.Advance(TimeSpan.FromMinutes(5));
        await book.CommitAsync("goals.csv", "goal,measure,target,from,due\nMore,customers,20,2025-01,2026-06\n");
        await book.Importer.UndoAsync(april, "bob", Cancellation);
        await book.CommitAsync("more goals.csv", "goal,measure,target,from,due\nYet more,customers,30,2025-01,2026-06\n");

        var recorded = await book.Services.GetRequiredService<LimitHistory>().FollowAsync(Cancellation);

        Assert.Equal(
            [
                ("A alone", "A", "2025-04", LimitLevel.Within, LimitLevel.Breached, 600_000L), ("Single", "A", "2025-04", LimitLevel.Within, LimitLevel.Breached, 600_000L),
                ("A alone", "A", "2025-03", LimitLevel.Breached, LimitLevel.Within, 90_000L), ("Single", "A", "2025-03", LimitLevel.Breached, LimitLevel.Within, 90_000L),
            ],
            recorded.Select(Told));
        Assert.Equal(
            [(LimitHistory.Commit, april, "ann", committed), (LimitHistory.Commit, april, "ann", committed), (LimitHistory.Undo, april, "bob", book.Time.GetUtcNow()), (LimitHistory.Undo, april, "bob", book.Time.GetUtcNow())],
            recorded.Select(entry => (entry.Cause, entry.BatchId!.Value, entry.By, entry.At)));
        Assert.Empty(await book.Start().GetRequiredService<LimitHistory>().FollowAsync(Cancellation));
    }

    [Fact]
    public async Task A_waiver_and_a_scenario_that_somebody_saved_are_no_cause_and_a_month_that_is_over_is()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("limits.csv", Limits);
        await book.CommitAsync("may.csv", Spend("2025-05", ("A", 9m)));
        // June is not over on the 15th: it breaks nothing yet.
        await book.CommitAsync("june.csv", Spend("2025-06", ("A", 60m)));
        var history = book.Services.GetRequiredService<LimitHistory>();
        await book.Services.GetRequiredService<LimitWaivers>().GiveAsync("Single", ForA, null, "why", new DateOnly(2025, 12, 31), "bob", Cancellation);
        Assert.Empty(await history.FollowAsync(Cancellation));

        book.Time.Advance(TimeSpan.FromDays(16));
        var recorded = await history.FollowAsync(Cancellation);

        Assert.Equal([("A alone", "A", "2025-06", LimitLevel.Within, LimitLevel.Breached, 600_000L), ("Single", "A", "2025-06", LimitLevel.Within, LimitLevel.Breached, 600_000L)], recorded.Select(Told));
        Assert.All(recorded, entry => Assert.Equal((LimitHistory.Calendar, null, "server"), (entry.Cause, entry.BatchId, entry.By)));
    }

    [Theory, Databases]
    public async Task Two_customers_of_one_name_are_recorded_each_and_once(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("limits.csv", Limits);
        // Of 100, Acme X1 has 30 and Acme X2 has 25.
        await book.CommitAsync("march.csv", "month,customer,customer id,product,amount\n2025-03,Acme,X1,Compute,30\n2025-03,Acme,X2,Compute,25\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"2025-03,C{i},Y{i},Compute,5\n")));
        var history = book.Services.GetRequiredService<LimitHistory>();

        var recorded = await history.FollowAsync(Cancellation);
        Assert.Equal([300_000L, 250_000L], recorded.Select(entry => entry.Value!.Value).OrderDescending());
        Assert.Equal(2, recorded.Select(entry => entry.CustomerId).Distinct().Count());
        var alerts = AlertFindings.Of(await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation), AlertEvaluationTests.Nothing with { Limits = true }, new DateOnly(2025, 6, 15));
        Assert.Equal(2, AlertEvaluation.Of(alerts, []).Raised.Count(alert => alert.Title.StartsWith("Acme is over", StringComparison.Ordinal)));

        await book.CommitAsync("goals.csv", "goal,measure,target,from,due\nMore,customers,20,2025-01,2026-06\n");
        Assert.Empty(await history.FollowAsync(Cancellation));
    }

    [Theory, Databases]
    public async Task A_limit_that_is_no_more_is_broken_no_more_and_a_book_without_figures_keeps_what_was_recorded(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("limits.csv", Limits);
        var march = await book.CommitAsync("march.csv", Spend("2025-03", ("A", 60m)));
        var history = book.Services.GetRequiredService<LimitHistory>();
        Assert.Equal(2, (await history.FollowAsync(Cancellation)).Count);
        await book.Importer.UndoAsync(march, "ann", Cancellation);
        Assert.Empty(await history.FollowAsync(Cancellation));

        await book.CommitAsync("less.csv", "limit,measure,hard\nA alone,customer,(none)\n");
        var recorded = await history.FollowAsync(Cancellation);

        Assert.Equal([("A alone", "A", "2025-03", LimitLevel.Breached, LimitLevel.Within, (long?)null)], recorded.Select(Told));
    }

    [Theory, Databases]
    public async Task A_waiver_is_given_and_withdrawn_with_the_audit_and_seen_at_once(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("limits.csv", Limits);
        await book.CommitAsync("march.csv", Spend("2025-03", ("A", 24m)));
        var (waivers, cubes) = (book.Services.GetRequiredService<LimitWaivers>(), book.Services.GetRequiredService<CubeStore>());
        var today = DateOnly.FromDateTime(book.Time.GetUtcNow().UtcDateTime);
        async Task<LimitStatus> StatusAsync(RevenueCube? cube = null) => LimitsReport.Now(cube ?? await cubes.CurrentAsync(Cancellation), new ReportQuestion(), today).Limits.Single(finding => finding.Rule.Name == "Single").Status;
        Assert.Equal(LimitStatus.Breached, await StatusAsync());

        var given = await waivers.GiveAsync("single", ForA, 0.25m, " Contract is being renewed ", today, "ann", Cancellation);

        Assert.Null(given.Problem);
        Assert.Equal(LimitStatus.Waived, await StatusAsync());
        var between = book.Time.GetUtcNow();
        book.Time.Advance(TimeSpan.FromHours(1));
        Assert.True((await waivers.WithdrawAsync(given.WaiverId!.Value, "bob", Cancellation)).IsDone);
        Assert.Equal(LimitStatus.Breached, await StatusAsync());
        // As it was known an hour ago it was in force.
        Assert.Equal(LimitStatus.Waived, await StatusAsync(await cubes.KnownOnAsync(between, Cancellation)));
        Assert.False((await waivers.WithdrawAsync(given.WaiverId.Value, "bob", Cancellation)).IsDone);

        await using var context = book.Open();
        var waiver = await context.LimitWaivers.SingleAsync(Cancellation);
        Assert.Equal(("Single", 250_000L, "Contract is being renewed", "ann", today, "bob"), (waiver.Limit, waiver.UpTo, waiver.Reason, waiver.By, waiver.LastDay, waiver.WithdrawnBy));
        var audit = await context.AuditEntries.Where(entry => entry.Action == "waive" || entry.Action == "withdraw-waiver").OrderBy(entry => entry.Id).Select(entry => entry.Details).ToListAsync(Cancellation);
        Assert.Equal(["Single for A until 2025-06-15, up to 25 %: Contract is being renewed", "Single"], audit);
        Assert.Null(await AuditTrail.FirstBrokenAsync(context, Cancellation));
    }

    [Fact]
    public async Task A_waiver_that_cannot_be_meant_is_refused_in_words()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("limits.csv", Limits);
        await book.CommitAsync("march.csv", Spend("2025-03", ("A", 24m)));
        var waivers = book.Services.GetRequiredService<LimitWaivers>();
        var today = DateOnly.FromDateTime(book.Time.GetUtcNow().UtcDateTime);

        Assert.Contains("no limit called", (await waivers.GiveAsync("Other", ForA, null, "why", today, "ann", Cancellation)).Problem, StringComparison.Ordinal);
        Assert.Contains("Say whom it excuses", (await waivers.GiveAsync("Single", null, null, "why", today, "ann", Cancellation)).Problem, StringComparison.Ordinal);
        Assert.Contains("Nobody in the book is called “Stranger”", (await waivers.GiveAsync("Single", new LimitSubject("Stranger", null), null, "why", today, "ann", Cancellation)).Problem, StringComparison.Ordinal);
        Assert.Contains("Say why", (await waivers.GiveAsync("Single", ForA, null, "  ", today, "ann", Cancellation)).Problem, StringComparison.Ordinal);
        Assert.Contains("500", (await waivers.GiveAsync("Single", ForA, null, new string('x', 501), today, "ann", Cancellation)).Problem, StringComparison.Ordinal);
        Assert.Contains("last day is over", (await waivers.GiveAsync("Single", ForA, null, "why", today.AddDays(-1), "ann", Cancellation)).Problem, StringComparison.Ordinal);
        Assert.Contains("from the hard level, 20 %, to 100 %", (await waivers.GiveAsync("Single", ForA, 0.19m, "why", today, "ann", Cancellation)).Problem, StringComparison.Ordinal);
        await using var context = book.Open();
        Assert.Empty(await context.LimitWaivers.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_closes_a_month_sees_which_limits_it_breaks()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("limits.csv", Limits);
        await book.CommitAsync("march.csv", Spend("2025-03", ("A", 24m)));
        var months = book.Services.GetRequiredService<MonthBooks>();

        var check = (await months.ChecklistAsync(Month.Parse("2025-03"), Cancellation)).Single(check => check.Code == CloseCheck.Limits);
        var closed = await months.CloseAsync(Month.Parse("2025-03"), "ann", "as it is", acceptWarnings: true, Cancellation);

        Assert.Equal((CheckOutcome.Note, "Broken: Single (A 24.0 % of 20 %). Kept: 1 of 2."), (check.Outcome, check.Finding));
        Assert.Equal(MonthOutcome.Done, closed.Outcome);
        Assert.Contains(check, closed.Checks, EqualityComparer<CloseCheck>.Create((one, other) => one!.Code == other!.Code && one.Finding == other.Finding, one => one.Code.GetHashCode(StringComparison.Ordinal)));
        Assert.Equal(CheckOutcome.Ok, (await months.ChecklistAsync(Month.Parse("2025-01"), Cancellation)).Single(other => other.Code == CloseCheck.Limits).Outcome);
    }

    [Theory, Databases]
    public async Task What_is_downloaded_can_be_imported_again_and_undone(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("limits.csv", "limit,measure,subject,product,warning,hard,owner,source,note\nSmall,topShare,,,,0.5%,Ann,\"Rule, 1\",n\nHHI,hhi,,Compute,1000,1800.5,,,\nNobody,customer,Stranger,,5,10,,,\n");
        await book.CommitAsync("goals.csv", "goal,measure,product,target,from,due,owner,note\nMore,effectiveCustomers,Compute,20.5,2025-01,2026-06,Ann,n\nLess,topShare,,15,2025-01,2026-06,,\n");
        var reference = book.Services.GetRequiredService<ReferenceBook>();
        string Csv(ReferenceView view, FileKind kind)
        {
            using var text = new StringWriter();
            view.TableOf(kind).WriteCsv(text);
            return text.ToString();
        }

        var view = await reference.LoadAsync(Cancellation);
        var (limits, goals) = (Csv(view, FileKind.Limits), Csv(view, FileKind.Goals));

        Assert.Equal("limit,measure,subject,product,warning,hard,owner,source,note\r\nHHI,hhi,,Compute,1000,1800.5,,,\r\nNobody,customer,Stranger,,5%,10%,,,\r\nSmall,topShare,,,,0.5%,Ann,\"Rule, 1\",n\r\n", limits);
        Assert.Equal("goal,measure,product,target,from,due,owner,note\r\nLess,topShare,,15%,2025-01,2026-06,,\r\nMore,effectiveCustomers,Compute,20.5,2025-01,2026-06,Ann,n\r\n", goals);
        var again = await book.CommitAsync("again.csv", limits);
        await book.CommitAsync("goals again.csv", goals);
        Assert.Equal(limits, Csv(await reference.LoadAsync(Cancellation), FileKind.Limits));
        // Withdrawn, then the withdrawal is undone.
        var withdrawn = await book.CommitAsync("less.csv", "limit,measure,hard\nSmall,topShare,(none)\n");
        Assert.Equal(2, (await reference.LoadAsync(Cancellation)).Limits.Count);
        await book.Importer.UndoAsync(withdrawn, "ann", Cancellation);
        Assert.Equal(3, (await reference.LoadAsync(Cancellation)).Limits.Count);
        Assert.True(again > 0);
    }

    [Fact]
    public async Task Whom_the_book_does_not_know_is_noted_and_no_problem()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("march.csv", Spend("2025-03", ("A", 24m)));

        var staged = await book.StageAsync("limits.csv", "limit,measure,subject,product,hard\nOne,customer,A,Compute,20\nTwo,parent,Stranger,,20\nThree,industry,Farming,,20\nFour,topShare,,Seats,20\n");

        Assert.Equal(StagedOutcome.Staged, staged.Outcome);
        Assert.Equal(["Line 3", "Line 4", "Line 5"], staged.Summary!.Notes.Select(note => note.Split(':')[0]));
    }

    private static (string, string?, string, LimitLevel, LimitLevel, long?) Told(LimitEvent entry) => (entry.Limit, entry.Subject, entry.Month.ToString(), entry.Before, entry.After, entry.Value);

    // The named customers, and others of 2 each up to 100.
    private static string Spend(string month, params (string Customer, decimal Amount)[] customers)
    {
        var rest = 100 - customers.Sum(customer => customer.Amount);
        var rows = customers.Concat(Enumerable.Range(0, 20).Select(i => ($"S{i:00}", rest / 20)));
        return "Month,Customer,Product,Amount,Currency\n" + string.Concat(rows.Select(row => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{month},{row.Item1},Compute,{row.Item2:0.00},USD\n")));
    }
}
