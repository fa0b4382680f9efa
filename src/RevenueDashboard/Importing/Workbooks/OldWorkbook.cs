using System.Buffers.Binary;
using System.Text;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>The container of the time before .xlsx. A workbook with a password is still in one.</summary>
internal static class OldWorkbook
{
    public static ReadOnlySpan<byte> Start => [0xD0, 0xCF, 0x11, 0xE0];

    public static Fault Refuse(Stream file)
    {
        // MS-CFB 2.2: size of a sector as a power of two, and the first sector of the directory; the sectors are counted from behind the header's.
        Span<byte> header = stackalloc byte[52];
        file.Position = 0;
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) return Old;

        var size = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) == 12 ? 4096 : 512;
        var place = (BinaryPrimitives.ReadUInt32LittleEndian(header[48..]) + 1L) * size;
        if (place >= file.Length) return Old;

        var directory = new byte[size];
        file.Position = place;
        var read = file.ReadAtLeast(directory, size, throwOnEndOfStream: false);
        return directory.AsSpan(0, read).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? new Fault(ProblemCodes.WorkbookEncrypted, "The workbook is protected by a password. Save it without one.")
            : Old;
    }

    private static Fault Old { get; } = new(ProblemCodes.WorkbookBinary, "It is an old workbook (.xls). Save it as an Excel workbook (.xlsx).");
}
