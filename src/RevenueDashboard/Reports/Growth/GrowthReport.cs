using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>How fast revenue grows: month by month, by quarter and by year, each also without the largest customer of that month, quarter or year.</summary>
/// <param name="Scope">Nobody is left out of it: what is without the largest stands beside what is with it.</param>
/// <param name="Months">Every month of the scope, the missing ones too. What is compared may lie before the scope.</param>
/// <param name="Quarters">Those that the months of the scope are in.</param>
/// <param name="Years">Those that the months of the scope are in.</param>
public sealed record GrowthReport(ReportScope Scope, IReadOnlyList<GrowthMonth> Months, IReadOnlyList<GrowthPeriod> Quarters, IReadOnlyList<GrowthPeriod> Years)
{
    /// <summary>The last month of the scope that is over and complete, else the last with data; null without data.</summary>
    public GrowthMonth? Current { get; init; }

    /// <summary>The month that a year's revenue is told from; null while none is over and complete.</summary>
    public GrowthMonth? RunRate { get; init; }

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static GrowthReport Of(RevenueCube cube, ReportQuestion question)
    {
        var book = new ScopedBook(cube, question with { WithoutLargest = false });
        if (book.Months is not { } range) return new GrowthReport(book.Scope, [], [], []);

        var amounts = new GrowthAmounts(book, range);
        var months = range.Select(month => GrowthMonth.Of(amounts, month)).ToList();
        var runRate = book.RunRateMonth;
        return new GrowthReport(book.Scope, months, GrowthPeriod.Quarters(amounts, range), GrowthPeriod.Years(amounts, range))
        {
            Current = months.Find(month => month.Month == book.CurrentMonth),
            RunRate = runRate is { } of ? months.Find(month => month.Month == of) ?? GrowthMonth.Of(amounts, of) : null,
        };
    }
}

/// <summary>The growth of one month.</summary>
/// <param name="Largest">The customer of the scope with most revenue in this month; null when nobody has any.</param>
/// <param name="WithoutLargest">Of revenue without <paramref name="Largest"/> and all under its control in this month, taken out of both months that are compared; all null when there is none.</param>
public sealed record GrowthMonth(Month Month, MonthStatus Status, CubeCustomer? Largest, GrowthFigures All, GrowthFigures WithoutLargest)
{
    internal static GrowthMonth Of(GrowthAmounts amounts, Month month)
    {
        var largest = amounts.Book.LargestOf(month);
        return new GrowthMonth(
            month,
            amounts.Book.StatusOf(month),
            largest is { } position ? amounts.Book.Cube.Customers[position] : null,
            GrowthFigures.Of(amounts, month, without: null),
            largest is { } left ? GrowthFigures.Of(amounts, month, amounts.Book.CustomersOf(left, month)) : GrowthFigures.None);
    }
}

/// <summary>One month's level and growth. What is n/a is null: a month that is missing, open or without one of its products compares with nothing.</summary>
/// <param name="Total">Net with the unallocated part, in ten-thousandths; null when the month is missing.</param>
/// <param name="MonthOverMonth">On the month before, as a fraction.</param>
/// <param name="QuarterOverQuarter">On the third month before.</param>
/// <param name="YearOverYear">On the twelfth month before.</param>
/// <param name="Cmgr3">The one monthly growth that leads here in three months.</param>
/// <param name="PerDay">Per day times 30.4375, in ten-thousandths.</param>
/// <param name="Annualised">Twelve times the month, in ten-thousandths; null too when that is beyond 64 bits.</param>
public sealed record GrowthFigures(
    long? Total, double? MonthOverMonth, double? QuarterOverQuarter, double? YearOverYear, double? Cmgr3, double? Cmgr6, double? Cmgr12, double? PerDay, long? Annualised)
{
    public static GrowthFigures None { get; } = new(null, null, null, null, null, null, null, null, null);

    internal static GrowthFigures Of(GrowthAmounts amounts, Month month, IReadOnlyList<int>? without)
    {
        var now = amounts.WholeOf(month, without);
        double? On(int back) => Growth.Rate(now, amounts.WholeOf(month.AddMonths(-back), without));
        double? Compound(int back) => Growth.CompoundMonthly(now, amounts.WholeOf(month.AddMonths(-back), without), back);

        return new GrowthFigures(
            amounts.TotalOf(month, without),
            On(1),
            On(3),
            On(12),
            Compound(3),
            Compound(6),
            Compound(12),
            Growth.PerDayNormalised(now, month),
            Growth.AnnualRunRate(now));
    }
}
