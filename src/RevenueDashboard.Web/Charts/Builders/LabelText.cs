namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>Fits words into the little room beside a chart.</summary>
internal static class LabelText
{
    /// <summary>At most two lines, broken between words; what does not fit ends with an ellipsis, but the last word (a figure) stays.</summary>
    public static string Wrap(string text, int lettersPerLine)
    {
        if (text.Length <= lettersPerLine || text.Contains('\n', StringComparison.Ordinal)) return text;

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1) return Cut(text, lettersPerLine);

        var first = words[0];
        var next = 1;
        while (next < words.Length - 1 && first.Length + 1 + words[next].Length <= lettersPerLine) first += " " + words[next++];

        var figure = words[^1];
        var middle = string.Join(' ', words[next..^1]);
        var room = lettersPerLine - figure.Length - 1;
        var second = middle.Length == 0 ? figure : room < 3 ? figure : $"{Cut(middle, room)} {figure}";
        return $"{Cut(first, lettersPerLine)}\n{second}";
    }

    public static string Cut(string text, int letters) => text.Length <= letters ? text : $"{text[..(letters - 1)].TrimEnd()}…";
}
