using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>What a field's text is stripped of and what it may not contain.</summary>
internal static class FieldText
{
    /// <summary>White space of any script, and the marks that look like nothing at the ends of exported fields (BOM, zero-width space).</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;
        return text[start..end];
    }

    public static string Of(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    public static string Trimmed(ReadOnlySpan<byte> utf8)
    {
        var text = Of(utf8);
        var trimmed = Trim(text);
        return trimmed.Length == text.Length ? text : trimmed.ToString();
    }

    /// <summary>Whether a field is nothing but white space.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return true;
        if (utf8[0] is > (byte)' ' and < 0x80) return false;
        return Trim(Of(utf8)).IsEmpty;
    }

    /// <summary>The first character that cannot be kept or shown safely: controls, the bidi embeddings, overrides and isolates that turn text around, non-characters.</summary>
    /// <param name="text">The field.</param>
    /// <param name="lines">Whether line breaks and tabs are part of it: in notes they are, in names not.</param>
    public static char? Forbidden(ReadOnlySpan<char> text, bool lines)
    {
        foreach (var c in text)
        {
            if (lines && c is '\n' or '\r' or '\t') continue;
            if (char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF') return c;
        }

        return null;
    }
}
