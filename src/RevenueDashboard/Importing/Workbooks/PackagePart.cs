using System.IO.Hashing;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>What may still be unpacked from one workbook, all parts together.</summary>
internal sealed class UnpackedBytes(long limit)
{
    private long taken;

    public void Take(int count)
    {
        taken += count;
        if (taken > limit) throw new WorkbookException(WorkbookProblems.TooLarge(WorkbookProblems.Bytes(limit)));
    }
}

/// <summary>
/// A part of a workbook while it is unpacked: what comes out is counted, not believed; no piece of XML may be so long that a parser would have
/// to hold it all; and at the end the bytes must be those that were packed.
/// </summary>
internal sealed class PackagePart(Stream unpacked, uint checksum, UnpackedBytes budget) : Stream
{
    /// <summary>Bytes without a "&lt;" among them: a cell holds 32,767 characters, and no tag is longer.</summary>
    private const int LongestPiece = 1024 * 1024;

    private readonly Crc32 found = new();
    private int sincePiece;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        if (read == 0 && buffer.Length > 0)
        {
            if (found.GetCurrentHashAsUInt32() != checksum) throw new WorkbookException(WorkbookProblems.Damaged);
            return 0;
        }

        budget.Take(read);
        found.Append(buffer[..read]);
        Measure(buffer[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Measure(ReadOnlySpan<byte> piece)
    {
        var first = piece.IndexOf((byte)'<');
        sincePiece += first < 0 ? piece.Length : first;
        if (sincePiece > LongestPiece) throw new WorkbookException(WorkbookProblems.TooLarge($"a single cell of more than {WorkbookProblems.Bytes(LongestPiece)}"));
        if (first >= 0) sincePiece = piece.Length - piece.LastIndexOf((byte)'<');
    }
}
