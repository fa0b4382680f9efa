using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>How the text of a file is encoded.</summary>
/// <param name="Name">As the summary shows it.</param>
/// <param name="MarkLength">Bytes of the byte order mark.</param>
/// <param name="Decoder">A decoder that replaces nothing; null when the bytes are UTF-8 already.</param>
internal sealed record FileEncoding(string Name, int MarkLength, Encoding? Decoder)
{
    public const string Windows1252 = "windows-1252";

    public bool IsWindows1252 => Name == Windows1252;

    public bool IsUtf16 => Decoder is UnicodeEncoding;

    public bool IsBigEndian => Name == "UTF-16BE";

    /// <summary>By the byte order mark, or what the owner says, or UTF-8. Null with a fault when they contradict each other or are not read.</summary>
    public static FileEncoding? Of(Stream file, string? given, out Fault? fault)
    {
        fault = null;
        var name = given?.Trim().ToLowerInvariant();
        var marked = ByMark(file, out var isUtf32);
        if (isUtf32) fault = FileProblems.Utf32;
        if (isUtf32) return null;

        var asked = name switch
        {
            null or "" => marked ?? new("UTF-8", 0, null),
            "utf-8" or "utf8" => new("UTF-8", marked?.MarkLength ?? 0, null),
            "utf-16" or "utf16" or "unicode" => marked,
            "utf-16le" or "utf16le" => Utf16(false, marked?.MarkLength ?? 0),
            "utf-16be" or "utf16be" => Utf16(true, marked?.MarkLength ?? 0),
            "windows-1252" or "cp1252" or "1252" or "win-1252" => new(Windows1252, marked?.MarkLength ?? 0, CodePagesEncodingProvider.Instance.GetEncoding(1252)),
            _ => null,
        };

        if (asked is null) fault = name is "utf-16" or "utf16" or "unicode" ? FileProblems.NoMark : FileProblems.UnknownEncoding;
        else if (marked is not null && marked.Name != asked.Name) fault = FileProblems.Contradicted(asked.Name, marked.Name);
        else if (name is "utf-16" or "utf16" or "unicode" && asked.Decoder is null) fault = FileProblems.Contradicted("UTF-16", asked.Name);

        return fault is null ? asked : null;
    }

    // UTF-32LE first: its mark starts like that of UTF-16LE.
    private static FileEncoding? ByMark(Stream file, out bool isUtf32)
    {
        Span<byte> head = stackalloc byte[4];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];

        isUtf32 = head is [0xFF, 0xFE, 0, 0] or [0, 0, 0xFE, 0xFF];
        return head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new("UTF-8", 3, null),
            [0xFF, 0xFE, ..] => Utf16(false, 2),
            [0xFE, 0xFF, ..] => Utf16(true, 2),
            _ => null,
        };
    }

    private static FileEncoding Utf16(bool bigEndian, int markLength) =>
        new(bigEndian ? "UTF-16BE" : "UTF-16LE", markLength, new UnicodeEncoding(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true));
}
