using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The original of a batch, out of the book and on disk for as long as it is read again.</summary>
internal sealed class KeptFile : IAsyncDisposable
{
    private readonly TemporaryFile copy;

    private KeptFile(TemporaryFile copy, string name, string by)
    {
        (this.copy, By) = (copy, by);
        File = new ImportFile(name, copy.OpenRead);
    }

    public ImportFile File { get; }

    /// <summary>Who brought it.</summary>
    public string By { get; }

    /// <summary>Null when there is no such batch, or nothing of its file was kept.</summary>
    public static async Task<KeptFile?> OpenAsync(IDbContextFactory<RevenueContext> contexts, int batchId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batch = await context.Batches.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation);
        if (batch is null) return null;

        var kept = new KeptFile(TemporaryFile.Create(), batch.FileName, batch.By);
        try
        {
            if (await OriginalFile.CopyAsync(context, batchId, kept.copy.Writer, cancellation)) return kept;
        }
        catch
        {
            await kept.DisposeAsync();
            throw;
        }

        await kept.DisposeAsync();
        return null;
    }

    public ValueTask DisposeAsync()
    {
        copy.Dispose();
        return ValueTask.CompletedTask;
    }
}
