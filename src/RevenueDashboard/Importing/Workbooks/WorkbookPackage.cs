using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>
/// The ZIP archive a workbook is. Its directory is judged before anything is unpacked: how many parts, how large they say they are, and how
/// well they are packed. What they say is checked again while they are unpacked.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const int MostParts = 2_000;
    private const int LargestDirectory = 1024 * 1024;
    private const int EndRecordSize = 22;
    private const int LongestComment = 65_535;

    /// <summary>Deflate packs a run of one byte 1,032 times smaller; sheets full of the same row come to about a hundred.</summary>
    private const int BestPacking = 300;

    /// <summary>Below this many bytes it does not matter how well a part is packed.</summary>
    private const int SmallPart = 4 * 1024 * 1024;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    };

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts;
    private readonly UnpackedBytes budget;

    private WorkbookPackage(ZipArchive archive, Dictionary<string, ZipArchiveEntry> parts, long largest) => (this.archive, this.parts, budget) = (archive, parts, new UnpackedBytes(largest));

    /// <summary>Opens the archive and looks at its directory. The file stays open.</summary>
    /// <param name="largest">Bytes all parts together may unpack to.</param>
    /// <exception cref="WorkbookException">It is no workbook that is read.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static WorkbookPackage Open(Stream file, long largest)
    {
        CheckDirectorySize(file);
        file.Position = 0;
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in archive.Entries)
            {
                // Of two parts with one name, one program reads the first and another the last.
                if (!parts.TryAdd(entry.FullName.TrimStart('/'), entry)) throw new WorkbookException(WorkbookProblems.Damaged);
            }

            CheckSizes(archive.Entries, largest);
            CheckKind(parts);
            return new WorkbookPackage(archive, parts, largest);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public bool Has(string path) => parts.ContainsKey(path);

    public Stream OpenPart(string path)
    {
        if (!parts.TryGetValue(path, out var part)) throw new WorkbookException(WorkbookProblems.Damaged);
        return new PackagePart(part.Open(), part.Crc32, budget);
    }

    /// <summary>A part as XML, without entities and without a document type.</summary>
    public XmlReader OpenXml(string path) => XmlReader.Create(OpenPart(path), Strict);

    public void Dispose() => archive.Dispose();

    // ZipArchive reads the whole directory into memory, however many entries somebody put into it.
    private static void CheckDirectorySize(Stream file)
    {
        var length = (int)Math.Min(file.Length, EndRecordSize + LongestComment);
        var tail = new byte[length];
        file.Position = file.Length - length;
        file.ReadExactly(tail);

        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndRecordSize > length) throw new WorkbookException(WorkbookProblems.Damaged);

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (count > MostParts) throw new WorkbookException(WorkbookProblems.TooLarge($"{count} parts"));
        if (start > file.Length) throw new WorkbookException(WorkbookProblems.Damaged);
        if (file.Length - length + end - start > LargestDirectory) throw new WorkbookException(WorkbookProblems.TooLarge("its directory alone is larger than a directory can be"));
    }

    private static void CheckSizes(IEnumerable<ZipArchiveEntry> entries, long largest)
    {
        var total = 0L;
        foreach (var entry in entries)
        {
            total += Math.Min(entry.Length, largest + 1);
            if (total > largest) throw new WorkbookException(WorkbookProblems.TooLarge(WorkbookProblems.Bytes(largest)));
            if (entry.Length > SmallPart && entry.Length / BestPacking > entry.CompressedLength)
                throw new WorkbookException(WorkbookProblems.TooLarge($"a part is packed more than {BestPacking} times"));
        }
    }

    private static void CheckKind(Dictionary<string, ZipArchiveEntry> parts)
    {
        if (parts.ContainsKey("mimetype")) throw new WorkbookException(WorkbookProblems.OpenDocument);
        if (!parts.ContainsKey("[Content_Types].xml")) throw new WorkbookException(FileProblems.NotText("It is a ZIP archive. Unpack it first."));
        if (parts.Keys.Any(path => path.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || path.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)))
            throw new WorkbookException(WorkbookProblems.Macros);
        if (parts.ContainsKey("xl/workbook.bin")) throw new WorkbookException(WorkbookProblems.Binary);
        if (!parts.Keys.Any(path => path.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))) throw new WorkbookException(FileProblems.NotText("It is a document, but no workbook. Save the figures as .xlsx or CSV."));
    }
}
