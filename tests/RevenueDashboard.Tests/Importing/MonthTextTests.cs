using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class MonthTextTests
{
    [Theory]
    [InlineData("2026-01", "2026-01"), InlineData("2026-01-31", "2026-01"), InlineData("2026/01", "2026-01"), InlineData("2026/01/31", "2026-01"), InlineData("2024-02-29", "2024-02")]
    [InlineData("January 2026", "2026-01"), InlineData("Jan 2026", "2026-01"), InlineData("DECEMBER 2025", "2025-12"), InlineData("sept 2025", "2025-09"), InlineData("May\u00A02025", "2025-05")]
    [InlineData("2026-01-31T23:59:59Z", "2026-01"), InlineData("2026-02-01T00:30:00+02:00", "2026-02"), InlineData("2026-01-31 23:30:00 -0800", "2026-01"), InlineData("2026-01-31T10:00:00.1234567Z", "2026-01")]
    [InlineData("2024-09-01 00:00:00", "2024-09"), InlineData("2024-09-01 00:00:00 UTC", "2024-09"), InlineData(" 2026-01\u00A0", "2026-01"), InlineData("2000-01", "2000-01"), InlineData("2026-07", "2026-07")]
    public void Months_are_read_as_they_are_written(string text, string month) =>
        Assert.Equal((MonthFault.None, Month.Parse(month)), Read(text));

    [Theory]
    [InlineData("", MonthFault.Empty), InlineData(" ", MonthFault.Empty)]
    [InlineData("01/02/2026", MonthFault.Ambiguous), InlineData("31.01.2026", MonthFault.Ambiguous), InlineData("1-2-2026", MonthFault.Ambiguous), InlineData("01/2026", MonthFault.MonthYear), InlineData("Jan-26", MonthFault.NamedYear), InlineData("26-Jan", MonthFault.NamedYear)]
    [InlineData("202601", MonthFault.Compact), InlineData("20260131", MonthFault.Compact), InlineData("46023", MonthFault.Serial), InlineData("46023.5", MonthFault.Serial)]
    [InlineData("1767225600", MonthFault.Epoch), InlineData("1767225600000", MonthFault.Epoch)]
    [InlineData("Q1 2026", MonthFault.Quarter), InlineData("2026-Q1", MonthFault.Quarter), InlineData("2026Q1", MonthFault.Quarter), InlineData("1Q26", MonthFault.Quarter)]
    [InlineData("26-01", MonthFault.TwoDigitYear), InlineData("01/26", MonthFault.TwoDigitYear), InlineData("01/02/26", MonthFault.TwoDigitYear), InlineData("Jan 26", MonthFault.TwoDigitYear), InlineData("Jan '26", MonthFault.TwoDigitYear)]
    [InlineData("Januar 2026", MonthFault.Language), InlineData("janvier 2026", MonthFault.Language), InlineData("2026年1月", MonthFault.Language), InlineData("٢٠٢٦-٠١", MonthFault.Language), InlineData("２０２６-01", MonthFault.Language)]
    [InlineData("2026-13", MonthFault.Number), InlineData("2026-00", MonthFault.Number), InlineData("2026-13-01", MonthFault.Number)]
    [InlineData("2026-02-30", MonthFault.Day), InlineData("2026-02-29", MonthFault.Day), InlineData("2026-01-00", MonthFault.Day), InlineData("2026-04-31T10:00:00", MonthFault.Day)]
    [InlineData("1999-12", MonthFault.TooEarly), InlineData("0000-01", MonthFault.TooEarly), InlineData("2026-08", MonthFault.TooLate), InlineData("9999-12", MonthFault.TooLate)]
    [InlineData("2026", MonthFault.Unreadable), InlineData("2026-1", MonthFault.Unreadable), InlineData("2026-01-31T25:00", MonthFault.Unreadable), InlineData("2026-01-31x", MonthFault.Unreadable), InlineData("2026-01/31", MonthFault.Unreadable)]
    [InlineData("soon", MonthFault.Unreadable), InlineData("=A1", MonthFault.Unreadable), InlineData("2026-W05", MonthFault.Unreadable), InlineData("2026-01-31T10:00:00 and a lot more besides", MonthFault.Unreadable)]
    public void What_is_no_month_is_refused_for_its_own_reason(string text, MonthFault fault) => Assert.Equal((fault, default(Month)), Read(text));

    [Theory]
    [InlineData("01/02/2026", MonthOrder.DayFirst, "2026-02"), InlineData("01/02/2026", MonthOrder.MonthFirst, "2026-01"), InlineData("31.01.2026", MonthOrder.DayFirst, "2026-01")]
    [InlineData("1-2-2026", MonthOrder.MonthFirst, "2026-01"), InlineData("12/31/2025 10:30", MonthOrder.MonthFirst, "2025-12"), InlineData("2026-01-31", MonthOrder.DayFirst, "2026-01")]
    public void The_owner_says_what_comes_first(string text, MonthOrder order, string month) =>
        Assert.Equal((MonthFault.None, Month.Parse(month)), Read(text, order));

    [Theory]
    [InlineData("01/31/2026", MonthOrder.DayFirst, MonthFault.OrderContradicted), InlineData("31/01/2026", MonthOrder.MonthFirst, MonthFault.OrderContradicted)]
    [InlineData("30/02/2026", MonthOrder.DayFirst, MonthFault.Day), InlineData("13/13/2026", MonthOrder.DayFirst, MonthFault.Number), InlineData("01/2026", MonthOrder.DayFirst, MonthFault.MonthYear)]
    public void What_contradicts_the_order_is_refused(string text, MonthOrder order, MonthFault fault) => Assert.Equal(fault, Read(text, order).Fault);

    private static (MonthFault Fault, Month Month) Read(string text, MonthOrder? order = null) =>
        (MonthText.Read(text, order, MonthText.First, Reading.LastMonth, out var month), month);
}
