using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>The revenue of a quarter or a year, and how much more it is than an earlier one. A period that is not complete has no sum.</summary>
/// <param name="Period">By the book's fiscal calendar.</param>
/// <param name="MonthsThere">How many of its months are in the scope's time, over and complete.</param>
/// <param name="Largest">The customer with most revenue in the whole period, by the parents of its last month; null when it is not complete or nobody has any.</param>
/// <param name="WithoutLargest">Without <paramref name="Largest"/>, and all under its control in that month, in both periods that are compared.</param>
public sealed record GrowthPeriod(FiscalPeriod Period, int MonthsThere, CubeCustomer? Largest, PeriodFigures All, PeriodFigures WithoutLargest)
{
    public MonthRange Months => Period.Months;

    public bool IsComplete => MonthsThere == Months.Count;

    internal static IReadOnlyList<GrowthPeriod> Quarters(GrowthAmounts amounts, MonthRange range) => Of(amounts, range, amounts.Book.Cube.Calendar.Quarter);

    internal static IReadOnlyList<GrowthPeriod> Years(GrowthAmounts amounts, MonthRange range) => Of(amounts, range, amounts.Book.Cube.Calendar.Year);

    private static List<GrowthPeriod> Of(GrowthAmounts amounts, MonthRange range, Func<Month, FiscalPeriod> periodOf)
    {
        var periods = new List<GrowthPeriod>();
        for (var period = periodOf(range.First); period.Months.First <= range.Last; period = periodOf(period.Months.Last + 1))
        {
            var months = period.Months;
            var there = months.Count(month => month <= range.Last && amounts.WholeOf(month, null) is not null);
            var largest = there == months.Count ? LargestOf(amounts, months) : null;
            periods.Add(new GrowthPeriod(
                period,
                there,
                largest is { } position ? amounts.Book.Cube.Customers[position] : null,
                there == months.Count ? PeriodFigures.Of(amounts, months, null) : PeriodFigures.None,
                largest is { } left ? PeriodFigures.Of(amounts, months, amounts.Book.CustomersOf(left, months.Last)) : PeriodFigures.None));
        }

        return periods;
    }

    private static int? LargestOf(GrowthAmounts amounts, MonthRange months)
    {
        var sums = new long[amounts.Book.Cube.Customers.Count];
        foreach (var month in months)
        {
            var (entities, brought) = amounts.Book.EntitiesOf(month, parentsOf: months.Last);
            for (var i = 0; i < entities.Length; i++) sums[entities[i]] = checked(sums[entities[i]] + brought[i]);
        }

        int? largest = null;
        for (var entity = 0; entity < sums.Length; entity++)
        {
            if (sums[entity] <= 0 || largest is { } other && (sums[entity] < sums[other] || sums[entity] == sums[other] && string.CompareOrdinal(amounts.Book.NameOf(other), amounts.Book.NameOf(entity)) <= 0)) continue;
            largest = entity;
        }

        return largest;
    }
}

/// <param name="Total">Net with the unallocated part, in ten-thousandths; null when the period is not complete, or the sum beyond 64 bits.</param>
/// <param name="OnPrevious">On the period before, as a fraction; null when that is not complete or not positive.</param>
/// <param name="OnYearBefore">On the same period a year before; for a year the same as <paramref name="OnPrevious"/>.</param>
public sealed record PeriodFigures(long? Total, double? OnPrevious, double? OnYearBefore)
{
    public static PeriodFigures None { get; } = new(null, null, null);

    internal static PeriodFigures Of(GrowthAmounts amounts, MonthRange months, IReadOnlyList<int>? without)
    {
        var now = Sum(amounts, months, without);
        double? On(int back) => Growth.Rate(now, Sum(amounts, new MonthRange(months.First.AddMonths(-back), months.Last.AddMonths(-back)), without));
        return new PeriodFigures(now, On(months.Count), On(FiscalCalendar.MonthsOfYear));
    }

    private static long? Sum(GrowthAmounts amounts, MonthRange months, IReadOnlyList<int>? without)
    {
        Int128 sum = 0;
        foreach (var month in months)
        {
            if (amounts.WholeOf(month, without) is not { } amount) return null;
            sum += amount;
        }

        return sum >= long.MinValue && sum <= long.MaxValue ? (long)sum : null;
    }
}
