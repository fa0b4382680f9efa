using System.Buffers;
using System.Security.Cryptography;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>A file as it came over the network: on disk, readable by nobody else, and gone with this object. Memory stays flat whatever its size.</summary>
public sealed class ReceivedFile : IDisposable
{
    private const int PieceSize = 128 * 1024;

    private readonly TemporaryFile copy;

    private ReceivedFile(TemporaryFile copy) => this.copy = copy;

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <param name="name">As its owner calls it.</param>
    public ImportFile Named(string name) => new(name, copy.OpenRead);

    /// <summary>Writes a stream to disk as it comes.</summary>
    /// <param name="limit">Bytes accepted; the first byte beyond ends the reading.</param>
    /// <param name="folder">Where to; the system's folder for temporary files unless said.</param>
    /// <returns>Null when the stream has more bytes than the limit.</returns>
    public static async Task<ReceivedFile?> ReceiveAsync(Stream body, long limit, CancellationToken cancellation, string? folder = null)
    {
        var received = new ReceivedFile(TemporaryFile.Create(folder));
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

    public void Dispose() => copy.Dispose();

    private async Task<bool> WriteAsync(Stream body, long limit, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
            {
                Size += read;
                if (Size > limit) return false;
                hash.AppendData(buffer, 0, read);
                await copy.Writer.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
            return true;
        }
        finally
        {
            // Revenue is not left behind in a buffer that another request gets.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
