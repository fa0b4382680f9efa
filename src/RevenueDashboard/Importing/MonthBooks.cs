using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

public enum MonthOutcome
{
    /// <summary>What was asked for is done.</summary>
    Done,

    /// <summary>It cannot be done; <see cref="MonthResult.Message"/> says why and what to do.</summary>
    NotPossible,

    /// <summary>Something was found that a person has to accept: <see cref="MonthResult.Checks"/>.</summary>
    WarningsOpen,
}

/// <summary>What became of a command about a month.</summary>
public sealed record MonthResult(Month Month, MonthOutcome Outcome, string Message)
{
    /// <summary>The checklist of a closing, also of one that was refused; empty otherwise.</summary>
    public IReadOnlyList<CloseCheck> Checks { get; init; } = [];
}

/// <summary>Closes and reopens the books of months. Each command is one transaction, and part of the audit.</summary>
/// <remarks>Every command may throw <see cref="BookBusyException"/> when another process keeps the book locked; nothing was changed then.</remarks>
public sealed class MonthBooks(IDbContextFactory<RevenueContext> contexts, BookWriter writer, IOptions<ImportOptions> options, TimeProvider time, IEnumerable<FurtherCloseChecks> further)
{
    /// <summary>What would be found if the month were closed now.</summary>
    public Task<IReadOnlyList<CloseCheck>> ChecklistAsync(Month month, CancellationToken cancellation = default) => Task.Run<IReadOnlyList<CloseCheck>>(async () =>
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var snapshot = await context.BeginSnapshotAsync(cancellation);
        var book = await context.Books.AsNoTracking().SingleAsync(cancellation);
        return [.. await new CloseChecklist(context, book, month, time.GetUtcNow()).WorkOutAsync(cancellation), .. await FurtherAsync(month, cancellation)];
    }, cancellation);

    /// <summary>Closes a month: its figures are final, and no file changes them until it is reopened.</summary>
    /// <param name="by">Who closes.</param>
    /// <param name="reason">In the person's words; required when warnings are accepted.</param>
    /// <param name="acceptWarnings">Whatever the checklist warns of is known and accepted; what blocks stops all the same.</param>
    public Task<MonthResult> CloseAsync(Month month, string by, string? reason = null, bool acceptWarnings = false, CancellationToken cancellation = default) => Task.Run(async () =>
    {
        await using var write = await writer.BeginAsync(cancellation);
        var result = await new MonthClosing(write, time).CloseAsync(month, by, reason, acceptWarnings, cancellation, await FurtherAsync(month, cancellation));
        if (result.Outcome == MonthOutcome.Done) await write.CommitAsync(cancellation);
        return result;
    }, cancellation);

    /// <summary>Reopens a closed month, so that files may change it again.</summary>
    /// <param name="by">Who reopens: another person than the one who closed, when two are required (<see cref="ImportOptions.SecondPerson"/>).</param>
    /// <param name="reason">In the person's words; required.</param>
    public Task<MonthResult> ReopenAsync(Month month, string by, string reason, CancellationToken cancellation = default) => Task.Run(async () =>
    {
        await using var write = await writer.BeginAsync(cancellation);
        var result = await new MonthClosing(write, time).ReopenAsync(month, by, reason, options.Value.SecondPerson, cancellation);
        if (result.Outcome == MonthOutcome.Done) await write.CommitAsync(cancellation);
        return result;
    }, cancellation);

    /// <summary>The books of every month from the first with records to the last, the newest first.</summary>
    public async Task<IReadOnlyList<MonthBook>> ListAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var snapshot = await context.BeginSnapshotAsync(cancellation);
        return await MonthBook.ListAsync(context, cancellation);
    }

    private async Task<IReadOnlyList<CloseCheck>> FurtherAsync(Month month, CancellationToken cancellation)
    {
        List<CloseCheck> checks = [];
        foreach (var check in further) checks.AddRange(await check(month, cancellation));
        return checks;
    }
}
