using System.Text.RegularExpressions;

namespace RevenueDashboard.Importing;

/// <summary>Finds out what was probably meant by a text that is no month, so that the advice fits.</summary>
internal static partial class MonthDiagnosis
{
    public static MonthFault Of(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c) && !char.IsAsciiDigit(c)) return MonthFault.Language;
        }

        if (Quarter.IsMatch(text)) return MonthFault.Quarter;
        if (Epoch.IsMatch(text)) return MonthFault.Epoch;
        if (Compact.IsMatch(text)) return MonthFault.Compact;
        if (Serial.IsMatch(text)) return MonthFault.Serial;
        if (MonthThenYear.IsMatch(text)) return MonthFault.MonthYear;
        if (NamedWithHyphen(text)) return MonthFault.NamedYear;
        if (TwoDigitYear.IsMatch(text) || NamedTwoDigitYear(text)) return MonthFault.TwoDigitYear;
        if (OtherWord.IsMatch(text) && !HasEnglishMonth(text)) return MonthFault.Language;

        return MonthFault.Unreadable;
    }

    // Jan-26 is January 2026 or the 26th of January.
    private static bool NamedWithHyphen(ReadOnlySpan<char> text) => Hyphen.IsMatch(text) && HasEnglishMonth(text);

    private static bool NamedTwoDigitYear(ReadOnlySpan<char> text) => TrailingPair.IsMatch(text) && HasEnglishMonth(text);

    private static bool HasEnglishMonth(ReadOnlySpan<char> text)
    {
        foreach (var word in Word.EnumerateMatches(text))
        {
            if (MonthNames.NumberOf(text.Slice(word.Index, word.Length)) > 0) return true;
        }

        return false;
    }

    [GeneratedRegex("^(?:q[1-4][ /-]?'?(?:[0-9]{2}|[0-9]{4})|(?:[0-9]{2}|[0-9]{4})[ /-]?q[1-4]|[1-4]q[ /-]?(?:[0-9]{2}|[0-9]{4}))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quarter { get; }

    [GeneratedRegex(@"^(?:[0-9]{9,11}|[0-9]{13}|[0-9]{16})(?:\.[0-9]+)?$")]
    private static partial Regex Epoch { get; }

    [GeneratedRegex("^(?:[0-9]{6}|[0-9]{8}|[0-9]{12}|[0-9]{14})$")]
    private static partial Regex Compact { get; }

    [GeneratedRegex(@"^[0-9]{5}(?:\.[0-9]+)?$")]
    private static partial Regex Serial { get; }

    [GeneratedRegex("^[0-9]{1,2}[./ -][0-9]{4}$")]
    private static partial Regex MonthThenYear { get; }

    [GeneratedRegex(@"^(?:[0-9]{1,2}[./-]){1,2}[0-9]{2}(?:[ T].*)?$")]
    private static partial Regex TwoDigitYear { get; }

    [GeneratedRegex(@"^(?:\p{L}+-[0-9]{2}|[0-9]{2}-\p{L}+)$")]
    private static partial Regex Hyphen { get; }

    [GeneratedRegex("[ .'’/-]'?[0-9]{2}$")]
    private static partial Regex TrailingPair { get; }

    [GeneratedRegex(@"(?:\p{L}{3}|[^\x00-\x7F]).*[0-9]{4}|[0-9]{4}.*(?:\p{L}{3}|[^\x00-\x7F])")]
    private static partial Regex OtherWord { get; }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word { get; }
}
