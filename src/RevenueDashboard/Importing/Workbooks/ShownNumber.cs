using System.Buffers;
using System.Globalization;
using System.Text;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>A number beside what its cell shows.</summary>
/// <param name="Number">What the cell holds.</param>
/// <param name="Shown">What it shows.</param>
/// <param name="Value">The number that is shown, with the sign that is shown; null when what is shown is none, or one that can be read in two ways.</param>
/// <param name="Words">What is shown beside the number: a mark of currency, a percent sign, another word.</param>
internal readonly record struct ShownNumber(decimal Number, string Shown, decimal? Value, string Words)
{
    private static readonly SearchValues<char> Minuses = SearchValues.Create("-\u2212\u2013\u2014");

    private static readonly SearchValues<char> ThousandsMarks = SearchValues.Create(", \u00A0\u2009\u202F'\u2019");

    /// <summary>The cell shows another number than it holds. A minus that is shown by red alone is no other number.</summary>
    public bool Differs => Value != Held;

    private decimal Held => IsPercent ? Number * 100 : Number;

    private bool IsPercent => Words.Contains('%', StringComparison.Ordinal);

    public static ShownNumber Of(decimal number, CellFormat format)
    {
        var text = format.Show(number).Trim();
        var shown = text.AsSpan();
        var first = shown.IndexOfAnyInRange('0', '9');
        if (first < 0) return OfNone(number, text);

        var last = shown.LastIndexOfAnyInRange('0', '9') + 1;
        if (first > 0 && shown[first - 1] == '.' && !shown[first..last].Contains('.')) first--;
        var before = shown[..first];
        var digits = shown[first..last];
        var after = shown[last..];
        var isNegative = before.ContainsAny(Minuses) || after.ContainsAny(Minuses) || (before.Contains('(') && after.Contains(')')) || (number < 0 && format.ShowsMinusByRed);
        var isScientific = digits.Contains("E+", StringComparison.Ordinal) || digits.Contains("E-", StringComparison.Ordinal);
        var size = isScientific ? StoredNumber.Read(Joined(digits)) : Read(digits);
        return new(number, text, isNegative ? -size : size, isScientific ? "" : WordsOf(before) + WordsOf(after));
    }

    /// <summary>As a field of text, in which the words stand too: they are judged like those of any other file.</summary>
    /// <param name="asShown">The number that is shown; else the one that is held.</param>
    public string ToText(bool asShown)
    {
        if (asShown && Value is null) return Shown;

        var text = StoredNumber.ToText(asShown ? Value!.Value : Held);
        return Words.Length == 0 ? text : IsPercent ? text + Words : $"{text} {Words}";
    }

    // Accountants show nothing as a dash, and many formats do not show it at all: it is nothing all the same.
    private static ShownNumber OfNone(decimal number, string shown)
    {
        var words = WordsOf(shown);
        var isNothing = number == 0 && words.All(c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);
        return new(number, shown, isNothing ? 0 : null, words);
    }

    // What stands between the digits of the whole has to divide them into thousands. Else the cell says something that its number does not: 1250 shown as 12,50.
    private static decimal? Read(ReadOnlySpan<char> shown)
    {
        var point = shown.IndexOf('.');
        var whole = point < 0 ? shown : shown[..point];
        if (point >= 0 && shown[(point + 1)..].ContainsAnyExceptInRange('0', '9')) return null;

        var end = whole.Length;
        while (whole[..end].LastIndexOfAnyExceptInRange('0', '9') is var mark and >= 0)
        {
            if (end - mark - 1 != 3 || !ThousandsMarks.Contains(whole[mark])) return null;
            end = mark;
        }

        if (end == whole.Length) return StoredNumber.Read(shown);
        return end is 0 or > 3 ? null : StoredNumber.Read(Joined(shown));
    }

    private static string Joined(ReadOnlySpan<char> digits)
    {
        var joined = new StringBuilder(digits.Length);
        foreach (var c in digits)
        {
            if (!ThousandsMarks.Contains(c)) joined.Append(c);
        }

        return joined.ToString();
    }

    private static string WordsOf(ReadOnlySpan<char> beside)
    {
        if (beside.IsEmpty) return "";

        var words = new StringBuilder();
        foreach (var c in beside)
        {
            if (!char.IsWhiteSpace(c) && c is not ('.' or ',' or '+' or '(' or ')') && !Minuses.Contains(c)) words.Append(c);
        }

        return words.ToString();
    }
}
