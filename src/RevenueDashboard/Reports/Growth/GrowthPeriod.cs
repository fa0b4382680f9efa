using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>The revenue of a quarter or a year, and how much more it is than an earlier one. A period that is not complete has no sum.</summary>
/// <param name="Name">"2024-Q2", "2024".</param>
/// <param name="MonthsThere">How many of its months are in the scope's time, over and complete.</param>
/// <param name="Largest">The customer with most revenue in the whole period; null when it is not complete or nobody has any.</param>
/// <param name="WithoutLargest">Without <paramref name="Largest"/> in both periods that are compared.</param>
public sealed record GrowthPeriod(string Name, MonthRange Months, int MonthsThere, CubeCustomer? Largest, PeriodFigures All, PeriodFigures WithoutLargest)
{
    private const int MonthsOfQuarter = 3, MonthsOfYear = 12;

    public bool IsComplete => MonthsThere == Months.Count;

    internal static IReadOnlyList<GrowthPeriod> Quarters(GrowthAmounts amounts, MonthRange range) => Of(amounts, range, MonthsOfQuarter, first => $"{first.Year}-Q{(first.Number - 1) / MonthsOfQuarter + 1}");

    internal static IReadOnlyList<GrowthPeriod> Years(GrowthAmounts amounts, MonthRange range) => Of(amounts, range, MonthsOfYear, first => $"{first.Year}");

    private static List<GrowthPeriod> Of(GrowthAmounts amounts, MonthRange range, int length, Func<Month, string> nameOf)
    {
        var periods = new List<GrowthPeriod>();
        var first = range.First.AddMonths(-((range.First.Number - 1) % length));
        for (; first <= range.Last; first += length)
        {
            var months = new MonthRange(first, first + (length - 1));
            var there = months.Count(month => month <= range.Last && amounts.WholeOf(month, null) is not null);
            var largest = there == months.Count ? LargestOf(amounts, months) : null;
            periods.Add(new GrowthPeriod(
                nameOf(first),
                months,
                there,
                largest is { } position ? amounts.Book.Cube.Customers[position] : null,
                there == months.Count ? PeriodFigures.Of(amounts, months, null) : PeriodFigures.None,
                largest is null ? PeriodFigures.None : PeriodFigures.Of(amounts, months, largest)));
        }

        return periods;
    }

    private static int? LargestOf(GrowthAmounts amounts, MonthRange months)
    {
        var sums = new long[amounts.Book.Cube.Customers.Count];
        foreach (var month in months)
        {
            var (entities, brought) = amounts.Book.EntitiesOf(month);
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

/// <param name="Total">Net with the unallocated part, in ten-thousandths; null when the period is not complete.</param>
/// <param name="OnPrevious">On the period before, as a fraction; null when that is not complete or not positive.</param>
/// <param name="OnYearBefore">On the same period a year before; for a year the same as <paramref name="OnPrevious"/>.</param>
public sealed record PeriodFigures(long? Total, double? OnPrevious, double? OnYearBefore)
{
    private const int MonthsOfYear = 12;

    public static PeriodFigures None { get; } = new(null, null, null);

    internal static PeriodFigures Of(GrowthAmounts amounts, MonthRange months, int? without)
    {
        var now = Sum(amounts, months, without);
        double? On(int back) => Growth.Rate(now, Sum(amounts, new MonthRange(months.First.AddMonths(-back), months.Last.AddMonths(-back)), without));
        return new PeriodFigures(now, On(months.Count), On(MonthsOfYear));
    }

    private static long? Sum(GrowthAmounts amounts, MonthRange months, int? without)
    {
        long sum = 0;
        foreach (var month in months)
        {
            if (amounts.WholeOf(month, without) is not { } amount) return null;
            sum = checked(sum + amount);
        }

        return sum;
    }
}
