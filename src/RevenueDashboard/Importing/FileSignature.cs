using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>Refuses what is certainly no delimited text before a line of it is read.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Hint)[] Signatures =
    [
        ([0x1F, 0x8B], "It is compressed with gzip. Unpack it first."),
        ([0x50, 0x4B, 0x03, 0x04], "It is a ZIP archive or a workbook (.xlsx). Save the sheet as CSV UTF-8, or unpack the archive."),
        ([0x50, 0x4B, 0x05, 0x06], "It is an empty ZIP archive."),
        ([0x25, 0x50, 0x44, 0x46], "It is a PDF document. Ask for the figures as CSV."),
        ([0xD0, 0xCF, 0x11, 0xE0], "It is an old workbook (.xls). Save the sheet as CSV UTF-8."),
        ([0x42, 0x5A, 0x68], "It is compressed with bzip2. Unpack it first."),
        ([0x28, 0xB5, 0x2F, 0xFD], "It is compressed with Zstandard. Unpack it first."),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "It is compressed with xz. Unpack it first."),
        ([0x37, 0x7A, 0xBC, 0xAF], "It is a 7-Zip archive. Unpack it first."),
        ([0x50, 0x41, 0x52, 0x31], "It is a Parquet file. Export it as CSV."),
    ];

    private const string Json = "JSON";

    private static readonly (string Start, string What)[] Beginnings =
    [
        ("<!doctype html", "a web page (HTML)"), ("<html", "a web page (HTML)"), ("<table", "a web page (HTML)"), ("<head", "a web page (HTML)"), ("<meta", "a web page (HTML)"),
        ("<body", "a web page (HTML)"), ("<style", "a web page (HTML)"), ("<div", "a web page (HTML)"), ("<?xml", "XML"), ("{\\rtf", "a text document (RTF)"),
    ];

    public static Fault? Refuse(Stream file, ImportLimits limits)
    {
        if (file.Length == 0) return FileProblems.Empty;
        if (file.Length > limits.FileSize) return FileProblems.TooLarge(file.Length, limits.FileSize);

        Span<byte> head = stackalloc byte[128];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        foreach (var (start, hint) in Signatures)
        {
            if (head.StartsWith(start)) return FileProblems.NotText(hint);
        }

        return OtherText(head) is { } other ? FileProblems.NotTable(other) : null;
    }

    // Text that is no table. Old programs export web pages and call them workbooks.
    private static string? OtherText(ReadOnlySpan<byte> head)
    {
        Span<char> start = stackalloc char[head.Length];
        ReadOnlySpan<char> text = start[..Encoding.UTF8.GetChars(head, start)];
        text = text.TrimStart("\uFEFF \t\r\n");
        foreach (var (beginning, what) in Beginnings)
        {
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return what;
        }

        if (text is not ['{' or '[', ..]) return null;
        return text[1..].TrimStart() switch
        {
            ['"', ..] when text[0] == '{' => Json,
            ['{' or '[', ..] when text[0] == '[' => Json,
            _ => null,
        };
    }
}
