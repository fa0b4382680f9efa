namespace RevenueDashboard.Importing;

/// <summary>Reads the day of an event. Unlike a month it may lie far back or ahead; what could be two days is refused.</summary>
internal static class DateText
{
    private const int Longest = 40;

    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2999, 12, 31);

    private static readonly Fault Empty = new(ProblemCodes.DateEmpty, "The date is empty. Write it as 2026-01-31.");

    private static readonly Fault Unreadable = new(ProblemCodes.DateUnreadable, "This is not a day, or could be two. Write it as 2026-01-31, or 31 January 2026.");

    private static readonly Fault NoSuchDay = new(ProblemCodes.DateDay, "There is no such day. Check month and day: 2026-01-31.");

    private static readonly Fault OutOfRange = new(ProblemCodes.DateOutOfRange, "The year is before 1900 or after 2999. Check it.");

    /// <summary>A day in digits with the year first, or with the month in words: 2026-01-31, 2026/01/31, 31 January 2026, Jan 31, 2026. A time of day behind the first two is left aside.</summary>
    /// <param name="day">The day; default with a fault.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static Fault? Read(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        text = FieldText.Trim(text);
        if (text.IsEmpty) return Empty;
        if (text.Length > Longest || !ReadYearFirst(text, out var parts) && !ReadNamed(text, out parts)) return Unreadable;
        if (parts.Year is 0 || parts.Month is < 1 or > 12 || parts.Day < 1 || parts.Day > DateTime.DaysInMonth(parts.Year, parts.Month)) return NoSuchDay;

        var read = new DateOnly(parts.Year, parts.Month, parts.Day);
        if (read < Earliest || read > Latest) return OutOfRange;
        day = read;
        return null;
    }

    private static bool ReadYearFirst(ReadOnlySpan<char> text, out (int Year, int Month, int Day) parts)
    {
        parts = default;
        if (text.Length < 10 || text[4] is not ('-' or '/') || text[7] != text[4] || !MonthText.IsTime(text[10..])) return false;
        return ReadDigits(text[..4], out parts.Year) && ReadDigits(text.Slice(5, 2), out parts.Month) && ReadDigits(text.Slice(8, 2), out parts.Day);
    }

    private static bool ReadNamed(ReadOnlySpan<char> text, out (int Year, int Month, int Day) parts)
    {
        parts = default;
        Span<Range> words = stackalloc Range[4];
        if (text.SplitAny(words, " \u00A0", StringSplitOptions.RemoveEmptyEntries) != 3) return false;

        var first = text[words[0]];
        var second = text[words[1]];
        var year = text[words[2]];
        var dayFirst = char.IsAsciiDigit(first[0]);
        var number = dayFirst ? first : second.EndsWith(",") ? second[..^1] : second;
        parts.Month = MonthNames.NumberOf(dayFirst ? second : first);
        return parts.Month > 0 && number.Length is 1 or 2 && year.Length == 4 && ReadDigits(number, out parts.Day) && ReadDigits(year, out parts.Year);
    }

    private static bool ReadDigits(ReadOnlySpan<char> text, out int number)
    {
        var digits = MonthText.Digits(text) == text.Length;
        number = digits ? MonthText.Number(text) : 0;
        return digits;
    }
}
