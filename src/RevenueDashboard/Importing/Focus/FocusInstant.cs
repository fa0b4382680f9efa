namespace RevenueDashboard.Importing.Focus;

/// <summary>A beginning or an end of a period as it is written; no time zone moves it.</summary>
/// <param name="IsMidnight">It is the first moment of its day.</param>
/// <param name="Fault">What is wrong with it; month and day mean nothing then.</param>
internal sealed record FocusInstant(Month Month, int Day, bool IsMidnight, Fault? Fault)
{
    public static FocusInstant Read(string field, MonthOrder? order, Month last)
    {
        var text = FocusText.Of(field);
        var fault = MonthText.Read(text, order, MonthText.First, last, out var month);
        if (fault != MonthFault.None) return new(default, 0, false, MonthProblems.Of(fault, order, MonthText.First, last));

        var (day, time) = DayAndTime(text, order);
        return new(month, day, time.AsSpan().IndexOfAnyInRange('1', '9') < 0, null);
    }

    /// <summary>
    /// Whether a period that ends before <paramref name="end"/> lies in the month it begins in. An end in the same month is one, too: some write the
    /// last day instead of the first of the next month.
    /// </summary>
    public bool StaysInMonthUntil(FocusInstant end)
    {
        if (end.Month == Month) return end.Day > Day || (end.Day == Day && IsMidnight && !end.IsMidnight);
        return end.Month == Month + 1 && end is { Day: 1, IsMidnight: true };
    }

    // The text is a month, a date or a time stamp: MonthText has read it. Its offset is no part of the time.
    private static (int Day, string Time) DayAndTime(string text, MonthOrder? order)
    {
        var digits = MonthText.Digits(text);
        if (digits == 0) return (1, "");
        if (digits == 4) return text.Length < 10 ? (1, "") : (Number(text.AsSpan(8, 2)), TimeIn(text[10..]));

        var rest = text.AsSpan(digits + 1);
        var second = rest[..MonthText.Digits(rest)];
        var time = digits + 1 + second.Length + 1 + 4;
        return (Number(order == MonthOrder.DayFirst ? text.AsSpan(0, digits) : second), TimeIn(text[time..]));
    }

    private static string TimeIn(string text)
    {
        var offset = text.AsSpan().IndexOfAny("Zz+-");
        return offset < 0 ? text : text[..offset];
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + (digit - '0');
        return number;
    }
}
