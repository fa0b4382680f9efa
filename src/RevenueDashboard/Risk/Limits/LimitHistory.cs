using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>
/// The history of breaches: what each limit's level became, when, and through what. It follows the audit: whatever was done since it looked last, by whatever
/// process, is looked at by itself and in its order, so that each level has the name of what brought it.
/// </summary>
public sealed class LimitHistory(BookWriter writer, IDbContextFactory<RevenueContext> contexts, CubeStore cubes, TimeProvider time)
{
    /// <summary>As a cause: a file entered the book, or left it. A file of limits is one too.</summary>
    public const string Commit = "commit", Undo = "undo";

    /// <summary>As a cause: a month was closed or reopened.</summary>
    public const string Close = "close";

    /// <summary>As a cause: nobody did anything; a month was over.</summary>
    public const string Calendar = "calendar";

    private const string Reopen = "reopen";
    private const string Nobody = "server";

    // A long past is recorded in parts: a server that stops goes on from there.
    private const int EntriesAtOnce = 50;

    private (long Version, Month Month)? looked;

    /// <summary>Records every level that changed since it was looked at last. Called again without a change, and by several processes at once, it records nothing twice.</summary>
    /// <returns>What was recorded, in the order in which it became so; empty when no level changed.</returns>
    /// <exception cref="BookBusyException">Another process held the book for half a minute.</exception>
    public async Task<IReadOnlyList<LimitEvent>> FollowAsync(CancellationToken cancellation = default)
    {
        List<LimitEvent> recorded = [];
        while (true)
        {
            var cube = await cubes.CurrentAsync(cancellation);
            if (looked == (cube.DataVersion, cube.RunningMonth)) return recorded;

            var past = await PastAsync(cancellation);
            if (past.Entries.Count > 0)
            {
                var events = await EventsOfAsync(past, cube, cancellation);
                await using var write = await writer.BeginAsync(cancellation);
                // Another process was quicker: what it recorded is not recorded again.
                if (write.Book.LimitsFollowed != past.Followed) continue;

                write.Context.LimitEvents.AddRange(events);
                write.Book.LimitsFollowed = past.Entries[^1].Id;
                await write.CommitAsync(cancellation);
                recorded.AddRange(events);
            }
            else if (await ByCalendarAsync(cube, past, cancellation) is { } events)
            {
                looked = (cube.DataVersion, cube.RunningMonth);
                recorded.AddRange(events);
            }
        }
    }

    /// <summary>What was recorded, the latest first.</summary>
    /// <param name="limit">Name of a limit; null for all.</param>
    /// <param name="most">At most this many.</param>
    /// <param name="until">Only what became so by then; null for all.</param>
    public async Task<IReadOnlyList<LimitEvent>> ListAsync(string? limit = null, int most = 100, DateTimeOffset? until = null, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var events = context.LimitEvents.AsNoTracking();
        if (limit is not null) events = events.Where(entry => entry.Limit == limit);
        if (until is { } time) events = events.Where(entry => entry.At <= time);
        return await events.OrderByDescending(entry => entry.Id).Take(most).ToListAsync(cancellation);
    }

    /// <param name="Version">Of the book that was looked at.</param>
    /// <param name="Followed">The last entry whose effect is recorded.</param>
    /// <param name="Levels">The last recorded level of each limit and subject.</param>
    /// <param name="Batches">Those that counted after <paramref name="Followed"/>.</param>
    /// <param name="Entries">What was done to figures since, in its order.</param>
    private sealed record Past(long Version, long Followed, List<LimitEvent> Levels, HashSet<int> Batches, List<AuditEntry> Entries)
    {
        /// <summary>What an entry left is the book as it is: nothing has to be loaded for it.</summary>
        public bool IsLeftBy(AuditEntry entry, RevenueCube cube) =>
            entry == Entries[^1] && Entries.Count < EntriesAtOnce && cube.DataVersion == Version && cube.RunningMonth == Month.Of(entry.At);
    }

    private async Task<Past> PastAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var snapshot = await context.BeginSnapshotAsync(cancellation);
        var book = await context.Books.AsNoTracking().SingleAsync(cancellation);
        var followed = book.LimitsFollowed;
        var figures = context.AuditEntries.AsNoTracking().Where(entry => entry.Action == Commit || entry.Action == Undo || entry.Action == Close || entry.Action == Reopen);
        var entries = await figures.Where(entry => entry.Id > followed).OrderBy(entry => entry.Id).Take(EntriesAtOnce).ToListAsync(cancellation);
        HashSet<int> batches = [];
        if (entries.Count > 0)
        {
            foreach (var entry in await figures.Where(entry => entry.Id <= followed).OrderBy(entry => entry.Id).ToListAsync(cancellation)) Count(batches, entry);
        }

        return new Past(book.Version, followed, await LastLevelsAsync(context, cancellation), batches, entries);
    }

    private async Task<List<LimitEvent>> EventsOfAsync(Past past, RevenueCube cube, CancellationToken cancellation)
    {
        List<LimitEvent> events = [];
        foreach (var entry in past.Entries)
        {
            Count(past.Batches, entry);
            try
            {
                var levels = LimitLevels.Of(past.IsLeftBy(entry, cube) ? cube : await cubes.LeftByAsync(entry.At, past.Batches, cancellation));
                events.AddRange(EventsOf(levels, past.Levels, entry.Action == Reopen ? Close : entry.Action, entry.BatchId, entry.By, entry.At));
            }
            catch (InvalidDataException)
            {
                // Without a rate there was no figure: what was recorded stays.
            }
        }

        return events;
    }

    private static void Count(HashSet<int> batches, AuditEntry entry)
    {
        if (entry.BatchId is not { } batch) return;
        if (entry.Action == Commit) batches.Add(batch);
        else batches.Remove(batch);
    }

    // The levels go on with what is found.
    private static List<LimitEvent> EventsOf(LimitLevels levels, List<LimitEvent> last, string cause, int? batchId, string by, DateTimeOffset at)
    {
        List<LimitEvent> events =
        [
            .. levels.Since(last).Select(change => new LimitEvent
            {
                Limit = change.Limit, Subject = change.Whose.Name, CustomerId = change.Whose.CustomerId, Month = change.Month, Before = change.Before, After = change.After, Value = change.Value,
                BatchId = batchId, Cause = cause, By = by, At = at,
            }),
        ];
        foreach (var entry in events) Replace(last, entry);
        return events;
    }

    /// <summary>What no entry of the audit brought: a month was over.</summary>
    /// <returns>Null when the book moved on meanwhile.</returns>
    private async Task<List<LimitEvent>?> ByCalendarAsync(RevenueCube cube, Past past, CancellationToken cancellation)
    {
        var (levels, now) = (LimitLevels.Of(cube), time.GetUtcNow());
        // Most looks find nothing, and then no writer has to wait for this one.
        if (levels.Since(past.Levels).Count == 0) return [];

        await using var write = await writer.BeginAsync(cancellation);
        if (write.Book.Version != cube.DataVersion || write.Book.LimitsFollowed != past.Followed) return null;
        var events = EventsOf(levels, await LastLevelsAsync(write.Context, cancellation), Calendar, null, Nobody, now);
        write.Context.LimitEvents.AddRange(events);
        await write.CommitAsync(cancellation);
        return events;
    }

    private static async Task<List<LimitEvent>> LastLevelsAsync(RevenueContext context, CancellationToken cancellation)
    {
        var last = context.LimitEvents.GroupBy(entry => new { entry.Limit, entry.Subject, entry.CustomerId }).Select(of => of.Max(entry => entry.Id));
        List<LimitEvent> levels = [];
        foreach (var entry in await context.LimitEvents.AsNoTracking().Where(entry => last.Contains(entry.Id)).OrderBy(entry => entry.Id).ToListAsync(cancellation)) Replace(levels, entry);
        return levels;
    }

    // Under another spelling of a name, and with a number where there was none, it is the same.
    private static void Replace(List<LimitEvent> levels, LimitEvent entry)
    {
        levels.RemoveAll(known => Names.Key(known.Limit) == Names.Key(entry.Limit) && LimitSubject.Of(known).IsSame(LimitSubject.Of(entry)));
        levels.Add(entry);
    }
}
