using System.Buffers;

namespace RevenueDashboard.Importing;

/// <summary>Finds out what was probably meant by a text that is no amount, so that the advice fits.</summary>
internal static class AmountDiagnosis
{
    private static readonly SearchValues<string> NotNumbers = SearchValues.Create(
        ["nan", "inf", "infinity", "n/a", "na", "n.a.", "null", "none", "nil", "tbd", "tba", "unknown", "∞"], StringComparison.OrdinalIgnoreCase);

    public static AmountFault Of(ReadOnlySpan<char> text, DecimalMark decimalMark)
    {
        if (text.IndexOfAnyExcept("-–—−") < 0) return AmountFault.Dash;
        if (text[0] is '=' or '@') return AmountFault.Formula;
        if (text[0] == '#') return AmountFault.SpreadsheetFault;
        if (text[^1] == '%') return AmountFault.Percent;

        foreach (var c in text)
        {
            if (char.IsDigit(c) && !char.IsAsciiDigit(c)) return AmountFault.Digits;
        }

        if (NotNumbers.Contains(text.TrimStart("+-−").ToString())) return AmountFault.NotANumber;
        if (text.IndexOfAnyInRange('0', '9') < 0) return AmountFault.Unreadable;
        if (text.ContainsAny('(', ')')) return AmountFault.Parenthesis;
        if (text[^1] is '-' or '−' or '–') return AmountFault.TrailingMinus;
        if (AmountSurroundings.FaultOf(text) is { } beside) return beside;
        if (HasBetweenDigits(text, static c => c is 'e' or 'E', static c => c is '+' or '-')) return AmountFault.Exponent;
        if (HasBetweenDigits(text, static c => FieldText.IsSpace(c) || c is '\'' or '’' or '_', static _ => false)) return AmountFault.Grouping;

        return OfMarks(text, decimalMark);
    }

    private static AmountFault OfMarks(ReadOnlySpan<char> text, DecimalMark decimalMark)
    {
        var (thousands, point, swapped) = decimalMark == DecimalMark.Point
            ? (',', '.', AmountFault.DecimalComma)
            : ('.', ',', AmountFault.DecimalPoint);
        var lastThousands = text.LastIndexOf(thousands);
        var lastPoint = text.LastIndexOf(point);

        // 1.234.567: the decimal mark more than once is the thousands mark of the other notation.
        if (text.Count(point) > 1 && text.IndexOf(new string(point, 2)) < 0) return swapped;
        if (lastThousands < 0) return AmountFault.Unreadable;
        if (lastPoint >= 0) return lastPoint < lastThousands && text.Count(thousands) == 1 ? swapped : AmountFault.Grouping;

        return text.Count(thousands) == 1 ? swapped : AmountFault.Grouping;
    }

    private static bool HasBetweenDigits(ReadOnlySpan<char> text, Func<char, bool> isDivider, Func<char, bool> mayFollow)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (!isDivider(text[i]) || !(char.IsAsciiDigit(text[i - 1]) || text[i - 1] is '.' or ',')) continue;
            if (char.IsAsciiDigit(text[i + 1])) return true;
            if (i + 2 < text.Length && mayFollow(text[i + 1]) && char.IsAsciiDigit(text[i + 2])) return true;
        }

        return false;
    }
}
