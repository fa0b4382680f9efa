using System.Globalization;
using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>A piece of a file as it can be shown to a person: short, on one line, nothing in it invisible or able to turn the text around.</summary>
internal static class Excerpt
{
    /// <summary>Characters of an excerpt, the closing … included.</summary>
    private const int Longest = 80;

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        // Four bytes a character at most; what is cut in the middle is beyond the last character shown.
        var head = utf8[..Math.Min(utf8.Length, Longest * 4 + 8)];
        return Of(Encoding.UTF8.GetString(head));
    }

    public static string Of(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, Longest) + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            var piece = Visible(rune);
            if (shown.Length + piece.Length > Longest)
            {
                while (shown.Length > Longest - 1) shown.Length -= char.IsLowSurrogate(shown[^1]) ? 2 : 1;
                return shown.Append('…').ToString();
            }

            shown.Append(piece);
        }

        return shown.ToString();
    }

    private static string Visible(Rune rune) => rune.Value switch
    {
        < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
        0x7F => "␡",
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
            string.Create(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>"),
        _ => rune.ToString(),
    };
}
