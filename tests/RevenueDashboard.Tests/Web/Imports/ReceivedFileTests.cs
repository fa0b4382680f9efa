using RevenueDashboard.Web.Api.Importing;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class ReceivedFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revenue-received-test-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_read_as_often_as_wanted_and_goes_with_its_object()
    {
        var bytes = Enumerable.Range(0, 400_000).Select(i => (byte)i).ToArray();

        using (var received = await ReceivedFile.ReceiveAsync(new MemoryStream(bytes), bytes.Length, Cancellation, folder.FullName))
        {
            Assert.Equal(bytes, Read(received!.Named("a.csv").Open()));
            Assert.Equal(bytes, Read(received.Named("a.csv").Open()));
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), received.Hash);
            // Without a name in the folder nobody else can open it, and a killed process leaves nothing.
            if (!OperatingSystem.IsWindows()) Assert.Empty(folder.GetFiles());
        }

        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task One_byte_too_many_leaves_no_file()
    {
        Assert.Null(await ReceivedFile.ReceiveAsync(new MemoryStream(new byte[101]), 100, Cancellation, folder.FullName));
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task A_body_that_breaks_off_leaves_no_file()
    {
        await Assert.ThrowsAsync<IOException>(() => ReceivedFile.ReceiveAsync(new Breaking(), 1_000_000, Cancellation, folder.FullName));
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task A_body_that_is_given_up_leaves_no_file()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReceivedFile.ReceiveAsync(new MemoryStream(new byte[10]), 100, new CancellationToken(canceled: true), folder.FullName));
        Assert.Empty(folder.GetFiles());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        using (stream) stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed class Breaking() : MemoryStream(new byte[200_000])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 100_000 ? throw new IOException("The connection is gone.") : base.ReadAsync(buffer, cancellationToken);
    }
}
