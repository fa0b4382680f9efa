namespace RevenueDashboard.Importing;

/// <summary>Why a text is not a month; each has its own advice in <c>docs/file-format.md</c>.</summary>
public enum MonthFault
{
    None, Empty, Unreadable, Ambiguous, MonthYear, NamedYear, OrderContradicted, Compact, Serial, Epoch, Quarter, TwoDigitYear, Language, Number, Day, TooEarly, TooLate,
}

/// <summary>
/// Reads months. A date or a time stamp counts for the month it is written in: no time zone ever moves revenue into another month.
/// What could mean two months is refused unless the file's owner has said how to read it.
/// </summary>
public static class MonthText
{
    private const int Longest = 40;

    /// <summary>The earliest month of revenue.</summary>
    public static Month First { get; } = new(2000, 1);

    /// <summary>Reads a month: certainly, or not at all.</summary>
    /// <param name="text">The field.</param>
    /// <param name="order">How to read 01/02/2026; null to refuse it.</param>
    /// <param name="first">The earliest month accepted.</param>
    /// <param name="last">The latest month accepted.</param>
    /// <param name="month">The month; default with a fault.</param>
    public static MonthFault Read(ReadOnlySpan<char> text, MonthOrder? order, Month first, Month last, out Month month) => Read(text, new MonthRules(order), first, last, out month);

    /// <inheritdoc cref="Read(ReadOnlySpan{char},MonthOrder?,Month,Month,out Month)"/>
    /// <param name="rules">What the file's owner said of forms that could mean several things.</param>
    internal static MonthFault Read(ReadOnlySpan<char> text, in MonthRules rules, Month first, Month last, out Month month)
    {
        month = default;
        text = FieldText.Trim(text);
        if (text.IsEmpty) return MonthFault.Empty;
        if (text.Length > Longest) return MonthFault.Unreadable;

        var fault = ReadForm(text, rules.Order, out month);
        if (rules.Allows(fault)) fault = MonthForms.Read(text, fault, rules.Serials, out month);
        if (fault == MonthFault.None) fault = month < first ? MonthFault.TooEarly : month > last ? MonthFault.TooLate : MonthFault.None;
        if (fault != MonthFault.None) month = default;
        return fault;
    }

    private static MonthFault ReadForm(ReadOnlySpan<char> text, MonthOrder? order, out Month month)
    {
        month = default;
        if (Digits(text) is 4 && text.Length > 4 && text[4] is '-' or '/') return ReadYearFirst(text, out month);
        if (char.IsAsciiLetter(text[0]) && ReadNamed(text, out month)) return MonthFault.None;
        if (ReadDayAndMonth(text, order, out month) is { } fault) return fault;

        return MonthDiagnosis.Of(text);
    }

    // 2026-01, 2026/01, 2026-01-31, 2026/01/31, and either date with a time behind it.
    private static MonthFault ReadYearFirst(ReadOnlySpan<char> text, out Month month)
    {
        month = default;
        var divider = text[4];
        if (Digits(text[5..]) != 2) return MonthDiagnosis.Of(text);

        var year = Number(text[..4]);
        var number = Number(text.Slice(5, 2));
        if (text.Length == 7) return Of(year, number, 1, out month);
        if (text[7] != divider || Digits(text[8..]) != 2 || !IsTime(text[10..])) return MonthDiagnosis.Of(text);

        return Of(year, number, Number(text.Slice(8, 2)), out month);
    }

    private static bool ReadNamed(ReadOnlySpan<char> text, out Month month)
    {
        month = default;
        var space = text.IndexOfAny(' ', '\u00A0');
        if (space < 0) return false;

        var year = FieldText.Trim(text[space..]);
        if (year.Length != 4 || Digits(year) != 4) return false;

        var number = MonthNames.NumberOf(text[..space]);
        return number > 0 && Of(Number(year), number, 1, out month) == MonthFault.None;
    }

    // 01/02/2026 and its like: two numbers of one or two digits and a year of four.
    private static MonthFault? ReadDayAndMonth(ReadOnlySpan<char> text, MonthOrder? order, out Month month)
    {
        month = default;
        var first = Digits(text);
        if (first is < 1 or > 2 || text.Length <= first || text[first] is not ('/' or '-' or '.')) return null;

        var divider = text[first];
        var rest = text[(first + 1)..];
        var second = Digits(rest);
        if (second is < 1 or > 2 || rest.Length <= second || rest[second] != divider) return null;

        var year = rest[(second + 1)..];
        if (Digits(year) != 4 || !IsTime(year[4..])) return null;
        if (order is null) return MonthFault.Ambiguous;

        var (day, number) = order == MonthOrder.DayFirst ? (Number(text[..first]), Number(rest[..second])) : (Number(rest[..second]), Number(text[..first]));
        if (number > 12 && day is >= 1 and <= 12) return MonthFault.OrderContradicted;
        return Of(Number(year[..4]), number, day, out month);
    }

    internal static MonthFault Of(int year, int number, int day, out Month month)
    {
        month = default;
        if (number is < 1 or > 12) return MonthFault.Number;
        if (year == 0) return MonthFault.TooEarly;

        month = new Month(year, number);
        return day >= 1 && day <= month.Days ? MonthFault.None : MonthFault.Day;
    }

    // Nothing, or a time of day after T or a space: 10:30, 10:30:00, 10:30:00.123, and Z, UTC or an offset behind it. Only its form is looked at.
    internal static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return true;
        if (text[0] is not ('T' or 't' or ' ') || !ReadPair(ref text, 1, 24) || text.IsEmpty || text[0] != ':' || !ReadPair(ref text, 1, 59)) return false;

        if (text is [':', ..])
        {
            if (!ReadPair(ref text, 1, 60)) return false;
            if (text is ['.' or ',', ..])
            {
                var decimals = Digits(text[1..]);
                if (decimals is < 1 or > 9) return false;
                text = text[(1 + decimals)..];
            }
        }

        return text is "" or "Z" or "z" or " UTC" or " Z" || IsOffset(text.TrimStart(' '));
    }

    private static bool IsOffset(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('+' or '-') || !ReadPair(ref text, 1, 14)) return false;
        if (text.IsEmpty) return true;
        return ReadPair(ref text, text[0] == ':' ? 1 : 0, 59) && text.IsEmpty;
    }

    private static bool ReadPair(ref ReadOnlySpan<char> text, int skip, int largest)
    {
        if (text.Length < skip + 2 || !char.IsAsciiDigit(text[skip]) || !char.IsAsciiDigit(text[skip + 1]) || Number(text.Slice(skip, 2)) > largest) return false;
        text = text[(skip + 2)..];
        return true;
    }

    /// <summary>How many digits the text starts with.</summary>
    internal static int Digits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }

    /// <summary>The number that digits make.</summary>
    internal static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + (digit - '0');
        return number;
    }
}
