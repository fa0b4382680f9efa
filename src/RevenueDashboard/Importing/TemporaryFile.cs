using Microsoft.Win32.SafeHandles;

namespace RevenueDashboard.Importing;

/// <summary>
/// A file for as long as a task takes: nobody else can open it, it is read as often and by as many threads as wanted, and it goes with its
/// process even if that is killed. So nothing has to be tidied up at the next start.
/// </summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly FileStream file;

    private TemporaryFile(FileStream file) => this.file = file;

    /// <summary>For writing, from the start to the end.</summary>
    public Stream Writer => file;

    /// <param name="folder">Where to; the system's folder for temporary files unless said.</param>
    public static TemporaryFile Create(string? folder = null)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(folder ?? Path.GetTempPath(), $"revenue-{Guid.NewGuid():N}.tmp");
        var file = new FileStream(path, how);
        // Without a name it stays readable by who has it open, and vanishes with the last of them.
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return new TemporaryFile(file);
    }

    /// <summary>A reader with a place of its own.</summary>
    public Stream OpenRead() => new Reader(file.SafeFileHandle);

    public void Dispose() => file.Dispose();

    private sealed class Reader(SafeFileHandle handle) : Stream
    {
        private long place;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => RandomAccess.GetLength(handle);

        public override long Position { get => place; set => place = value; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(handle, buffer, place);
            place += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await RandomAccess.ReadAsync(handle, buffer, place, cancellationToken);
            place += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => place = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => place,
            _ => Length,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
