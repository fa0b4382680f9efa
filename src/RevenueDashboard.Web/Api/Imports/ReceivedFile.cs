using System.Buffers;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>A file as it came over the network: on disk, readable by nobody else, and gone with this object. Memory stays flat whatever its size.</summary>
public sealed class ReceivedFile : IDisposable
{
    private const string Prefix = "revenue-received-";
    private const int PieceSize = 128 * 1024;

    private readonly string path;

    private ReceivedFile(string folder) => path = Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}.tmp");

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <param name="name">As its owner calls it.</param>
    public ImportFile Named(string name) => new(name, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));

    /// <summary>Writes a stream to disk as it comes.</summary>
    /// <param name="limit">Bytes accepted; the first byte beyond ends the reading.</param>
    /// <param name="folder">Where to; the system's folder for temporary files unless said.</param>
    /// <returns>Null when the stream has more bytes than the limit.</returns>
    public static async Task<ReceivedFile?> ReceiveAsync(Stream body, long limit, CancellationToken cancellation, string? folder = null)
    {
        var received = new ReceivedFile(folder ?? Path.GetTempPath());
        try
        {
            if (await received.WriteAsync(body, limit, cancellation)) return received;
        }
        catch
        {
            received.Dispose();
            throw;
        }

        received.Dispose();
        return null;
    }

    public void Dispose() => File.Delete(path);

    private async Task<bool> WriteAsync(Stream body, long limit, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            await using var file = Create(path);
            int read;
            while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
            {
                Size += read;
                if (Size > limit) return false;
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return true;
        }
        finally
        {
            // Revenue is not left behind in a buffer that another request gets.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static FileStream Create(string path)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, how);
    }
}
