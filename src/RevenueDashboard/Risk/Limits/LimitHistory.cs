using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>The history of breaches: what each limit's level became, when, and through what.</summary>
public sealed class LimitHistory(BookWriter writer, IDbContextFactory<RevenueContext> contexts, CubeStore cubes, TimeProvider time)
{
    /// <summary>As a cause: a file entered the book, or left it.</summary>
    public const string Commit = "commit", Undo = "undo";

    /// <summary>As a cause: a month was closed or reopened.</summary>
    public const string Close = "close";

    /// <summary>As a cause: the limits themselves changed.</summary>
    public const string LimitsChanged = "limits";

    /// <summary>
    /// Holds the limits in force against the book as it is, and records every level that is not the last recorded one. Called again without a change, and
    /// by several processes at once, it records nothing twice.
    /// </summary>
    /// <param name="cause">What was done: <see cref="Commit"/>, <see cref="Undo"/>, <see cref="Close"/> or <see cref="LimitsChanged"/>.</param>
    /// <param name="batchId">The batch that was committed or undone; null when none was.</param>
    /// <param name="by">Who did it.</param>
    /// <returns>What was recorded, in the order of the limits' names; empty when no level changed.</returns>
    /// <exception cref="BookBusyException">Another process held the book for half a minute.</exception>
    public async Task<IReadOnlyList<LimitEvent>> RecordAsync(string cause, int? batchId, string by, CancellationToken cancellation = default)
    {
        // Loaded before anybody has to wait; within the lock it is loaded again only if the book moved meanwhile.
        await cubes.CurrentAsync(cancellation);
        await using var write = await writer.BeginAsync(cancellation);
        var levels = LimitLevels.Of(await cubes.CurrentAsync(cancellation));
        var changes = levels.Since(await LastLevelsAsync(write.Context, cancellation));
        if (changes.Count == 0) return [];

        var now = time.GetUtcNow();
        List<LimitEvent> events =
        [
            .. changes.Select(change => new LimitEvent
            {
                Limit = change.Limit, Subject = change.Subject, Month = change.Month, Before = change.Before, After = change.After, Value = change.Value,
                BatchId = batchId, Cause = cause, By = by, At = now,
            }),
        ];
        write.Context.LimitEvents.AddRange(events);
        await write.CommitAsync(cancellation);
        return events;
    }

    /// <summary>What was recorded, the latest first.</summary>
    /// <param name="limit">Name of a limit; null for all.</param>
    /// <param name="most">At most this many.</param>
    /// <param name="until">Only what was recorded by then; null for all.</param>
    public async Task<IReadOnlyList<LimitEvent>> ListAsync(string? limit = null, int most = 100, DateTimeOffset? until = null, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var events = context.LimitEvents.AsNoTracking();
        if (limit is not null) events = events.Where(entry => entry.Limit == limit);
        if (until is { } time) events = events.Where(entry => entry.At <= time);
        return await events.OrderByDescending(entry => entry.Id).Take(most).ToListAsync(cancellation);
    }

    private static async Task<List<LimitEvent>> LastLevelsAsync(RevenueContext context, CancellationToken cancellation)
    {
        var last = context.LimitEvents.GroupBy(entry => new { entry.Limit, entry.Subject }).Select(of => of.Max(entry => entry.Id));
        return await context.LimitEvents.AsNoTracking().Where(entry => last.Contains(entry.Id)).OrderBy(entry => entry.Id).ToListAsync(cancellation);
    }
}
