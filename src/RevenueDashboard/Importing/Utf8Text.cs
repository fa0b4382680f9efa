using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>Where characters end in UTF-8, and where it stops being UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>Bytes up to the last character that is not cut off by the end.</summary>
    public static int WholeLength(ReadOnlySpan<byte> chunk)
    {
        for (var back = 1; back <= Math.Min(3, chunk.Length); back++)
        {
            var lead = chunk[^back];
            if ((lead & 0xC0) == 0x80) continue;

            var length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            return length > back ? chunk.Length - back : chunk.Length;
        }

        return chunk.Length;
    }

    /// <summary>Place of the first byte that belongs to no character; the length when there is none.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> chunk)
    {
        var place = 0;
        while (place < chunk.Length && Rune.DecodeFromUtf8(chunk[place..], out _, out var length) == System.Buffers.OperationStatus.Done) place += length;
        return place;
    }
}

/// <summary>Counts physical lines; a line ends with LF, CR or CR LF.</summary>
internal struct LineCounter()
{
    private bool afterReturn;

    /// <summary>The line the text counted so far ends in, from 1.</summary>
    public long Line { get; private set; } = 1;

    public void Count(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return;
        if (afterReturn && text[0] == '\n') Line--;

        var returns = text.Count((byte)'\r');
        Line += text.Count((byte)'\n') + returns;
        for (var rest = text; returns > 0; returns--)
        {
            rest = rest[(rest.IndexOf((byte)'\r') + 1)..];
            if (rest is [(byte)'\n', ..]) Line--;
        }

        afterReturn = text[^1] == '\r';
    }
}
