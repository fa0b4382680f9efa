using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The original, hashed and compressed beside the reading, and kept in pieces: memory stays flat whatever its size.</summary>
internal sealed class OriginalFile : IDisposable
{
    private const int PieceSize = 1_000_000;

    private readonly FileStream compressed;

    private OriginalFile(FileStream compressed, long size, string hash) => (this.compressed, Size, Hash) = (compressed, size, hash);

    /// <summary>Bytes, not compressed.</summary>
    public long Size { get; }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Starts on another thread. The compressed bytes wait in a temporary file until the connection is free for them.</summary>
    /// <param name="limit">Bytes accepted: a file with more is refused and not kept, so that no second copy of it fills the disk.</param>
    public static Task<OriginalFile> CompressAsync(ImportFile file, long limit, CancellationToken cancellation) => Task.Run(async () =>
    {
        var compressed = CreateTemporary();
        try
        {
            await using var original = file.Open();
            var isKept = original.Length <= limit;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var size = 0L;
            await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            {
                var buffer = new byte[1 << 16];
                int read;
                while ((read = await original.ReadAsync(buffer, cancellation)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                    if (isKept) await gzip.WriteAsync(buffer.AsMemory(0, read), cancellation);
                    size += read;
                }
            }

            return new OriginalFile(compressed, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            await compressed.DisposeAsync();
            throw;
        }
    }, cancellation);

    /// <summary>Writes the pieces into the open transaction.</summary>
    public async Task SaveAsync(RevenueContext context, int batchId, CancellationToken cancellation)
    {
        compressed.Position = 0;
        var buffer = new byte[PieceSize];
        for (var number = 0; ; number++)
        {
            var length = await compressed.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false, cancellation);
            if (length == 0) return;

            var piece = context.BatchFilePieces.Add(new BatchFilePiece { BatchId = batchId, Number = number, Bytes = buffer[..length] });
            await context.SaveChangesAsync(cancellation);
            piece.State = EntityState.Detached;
        }
    }

    /// <summary>Writes the original of a batch, byte for byte as it came.</summary>
    /// <returns>False when nothing was kept, or there is no such batch.</returns>
    public static async Task<bool> CopyAsync(RevenueContext context, int batchId, Stream destination, CancellationToken cancellation)
    {
        await using var pieces = CreateTemporary();
        await foreach (var piece in context.BatchFilePieces.AsNoTracking()
            .Where(piece => piece.BatchId == batchId).OrderBy(piece => piece.Number).AsAsyncEnumerable().WithCancellation(cancellation))
            await pieces.WriteAsync(piece.Bytes, cancellation);
        if (pieces.Length == 0) return false;

        pieces.Position = 0;
        await using var original = new GZipStream(pieces, CompressionMode.Decompress);
        await original.CopyToAsync(destination, cancellation);
        return true;
    }

    public void Dispose() => compressed.Dispose();

    // The figures in it are confidential: nobody else may read it, and it goes with its process even if that is killed.
    public static FileStream CreateTemporary()
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(Path.GetTempPath(), $"revenue-{Guid.NewGuid():N}.gz");
        var file = new FileStream(path, how);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }
}
