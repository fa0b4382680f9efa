using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>Has the levels of limits recorded once for every state of the book, with what was done last as their cause.</summary>
public sealed class LimitFollower(LimitHistory history, CubeStore cubes, IDbContextFactory<RevenueContext> contexts)
{
    private const string Nobody = "server";

    private long? recorded;

    /// <exception cref="BookBusyException">Another process held the lock for long.</exception>
    public async Task RecordAsync(CancellationToken cancellation = default)
    {
        var version = (await cubes.CurrentAsync(cancellation)).DataVersion;
        if (recorded == version) return;

        AuditEntry? last;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            last = await context.AuditEntries.AsNoTracking().Where(entry => entry.Action != "discard").OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancellation);
        }

        var cause = last?.Action switch { LimitHistory.Commit => LimitHistory.Commit, LimitHistory.Undo => LimitHistory.Undo, "close" or "reopen" => LimitHistory.Close, _ => LimitHistory.LimitsChanged };
        await history.RecordAsync(cause, last?.BatchId, last?.By ?? Nobody, cancellation);
        recorded = version;
    }
}
