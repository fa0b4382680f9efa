using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>A file that is in the book.</summary>
/// <param name="Name">As it was called where it came from, raw: encode it where it is shown.</param>
/// <param name="Lines">Lines of data, whatever the file is about.</param>
/// <param name="By">Who brought it.</param>
public sealed record CommittedFile(string Name, long Lines, DateTimeOffset CommittedAt, string By);

/// <summary>Which file was the last to enter the book: how fresh the figures are.</summary>
public sealed class LastFile(IDbContextFactory<RevenueContext> contexts)
{
    /// <param name="knownOn">As the book was known at this time; null for the book as it is.</param>
    /// <returns>Null when no file is in the book.</returns>
    public async Task<CommittedFile?> FindAsync(DateTimeOffset? knownOn = null, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batches = context.Batches.AsNoTracking().Where(batch => batch.CommitNumber != null);
        batches = knownOn is { } time
            ? batches.Where(batch => batch.CommittedAt <= time && (batch.UndoneAt == null || batch.UndoneAt > time))
            : batches.Where(batch => batch.State == BatchState.Committed);
        return await batches
            .OrderByDescending(batch => batch.CommitNumber)
            .Select(batch => new CommittedFile(batch.FileName, batch.Rows, batch.CommittedAt!.Value, batch.By))
            .FirstOrDefaultAsync(cancellation);
    }
}
