using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The original of a batch, out of the book and on disk for as long as it is read again.</summary>
internal sealed class KeptFile : IAsyncDisposable
{
    private readonly string path;

    private KeptFile(string path, string name, string by)
    {
        (this.path, By) = (path, by);
        File = new ImportFile(name, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
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

        var kept = new KeptFile(Path.Combine(Path.GetTempPath(), $"revenue-kept-{Guid.NewGuid():N}.tmp"), batch.FileName, batch.By);
        try
        {
            await using var copy = OriginalFile.CreateReadable(kept.path);
            if (await OriginalFile.CopyAsync(context, batchId, copy, cancellation)) return kept;
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
        System.IO.File.Delete(path);
        return ValueTask.CompletedTask;
    }
}
