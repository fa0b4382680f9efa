using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>The customers that a company with this book has to disclose for a fiscal period: ASC 280-10-50-42, IFRS 8.34.</summary>
/// <param name="Parts">
/// Of a quarter: itself, and the year to date, which in the fourth is the year. Of anything else: itself. The first quarter is its own year to date.
/// </param>
public sealed record DisclosureReport(FiscalPeriod Period, Currency Currency, IReadOnlyList<DisclosurePart> Parts)
{
    /// <summary>Nothing of the period is missing or open.</summary>
    public bool IsComplete => Parts.All(part => part.Gaps.Count == 0);

    /// <param name="cube">The whole book: net, all customers. Whose revenue counts for whom is decided at the end of each period.</param>
    public static DisclosureReport Of(RevenueCube cube, FiscalPeriod period) =>
        new(period, cube.Currency, [.. PartsOf(cube.Calendar, period).Select(part => DisclosurePart.Of(cube, part))]);

    /// <summary>The quarter of the last month that is over; null in an empty book.</summary>
    public static FiscalPeriod? LatestOf(RevenueCube cube) => ReportQuestion.LastOver(cube) is { } last ? cube.Calendar.Quarter(last) : null;

    /// <summary>What can be asked about: every quarter and year with a month of the book, the newest first.</summary>
    public static IReadOnlyList<FiscalPeriod> PeriodsOf(RevenueCube cube) => cube.Months is not { } months ? [] :
    [
        .. months.Select(month => cube.Calendar.Quarter(month)).Distinct()
            .SelectMany(quarter => quarter.Quarter == FiscalCalendar.QuartersOfYear || quarter.Months.Contains(months.Last) ? [quarter, cube.Calendar.Year(quarter.Year)] : new[] { quarter })
            .Reverse(),
    ];

    internal static IReadOnlyList<FiscalPeriod> PartsOf(FiscalCalendar calendar, FiscalPeriod period) => period switch
    {
        { Kind: FiscalPeriodKind.Quarter, Quarter: FiscalCalendar.QuartersOfYear } => [period, calendar.Year(period.Year)],
        { Kind: FiscalPeriodKind.Quarter, Quarter: > 1 } => [period, calendar.YearToDate(period.Months.Last)],
        _ => [period],
    };
}

/// <summary>One period of a disclosure, beside the same months a year earlier.</summary>
/// <param name="Total">Net revenue with what is allocated to nobody, in ten-thousandths; null without any month. With <paramref name="Gaps"/> it is of the months that are there only.</param>
/// <param name="TenPercent">At least a tenth of the total, compared as integers, largest first.</param>
/// <param name="Watch">At least 8 % of the total, below a tenth.</param>
/// <param name="Gaps">What keeps the period from being complete; empty when nothing does.</param>
/// <param name="Status">As far as the month furthest behind.</param>
/// <param name="PriorTotal">Null when <paramref name="PriorGaps"/> has anything: a comparison with a part of a year would mislead.</param>
public sealed record DisclosurePart(
    FiscalPeriod Period,
    long? Total,
    long Unallocated,
    IReadOnlyList<DisclosedCustomer> TenPercent,
    IReadOnlyList<DisclosedCustomer> Watch,
    IReadOnlyList<PeriodGap> Gaps,
    MonthStatus Status,
    FiscalPeriod Prior,
    long? PriorTotal,
    IReadOnlyList<PeriodGap> PriorGaps)
{
    internal static DisclosurePart Of(RevenueCube cube, FiscalPeriod period)
    {
        var prior = period.YearBefore;
        var (now, before) = (PeriodAmounts.Of(cube, period), PeriodAmounts.Of(cube, prior));
        var found = TenPercentCustomers.Of(now.Sums, now.Total);
        var products = found is null ? [] : now.ProductsOf([.. found.Disclosed, .. found.Watched]);
        var priorTotal = before.Gaps.Count == 0 ? before.Total : (long?)null;
        return new DisclosurePart(
            period,
            now.Gaps.Count(gap => gap.Status == MonthStatus.Missing && gap.Products.Count == 0) == period.Months.Count ? null : now.Total,
            now.Unallocated,
            Customers(found?.Disclosed),
            Customers(found?.Watched),
            now.Gaps,
            now.Status,
            prior,
            priorTotal,
            before.Gaps);

        List<DisclosedCustomer> Customers(IReadOnlyList<int>? entities) =>
        [
            .. (entities ?? []).Select(entity => new DisclosedCustomer(
                    cube.Customers[entity],
                    now.Sums[entity],
                    (double)now.Sums[entity] / now.Total,
                    products[entity],
                    priorTotal is null ? null : before.Sums[entity],
                    priorTotal is > 0 and var whole && before.Sums[entity] > 0 ? (double)before.Sums[entity] / whole : null))
                .OrderByDescending(customer => customer.Amount).ThenBy(customer => customer.Customer.Name, StringComparer.Ordinal),
        ];
    }
}

/// <param name="Amount">Net over the period, in ten-thousandths.</param>
/// <param name="Share">Of the total, 0.08 or more.</param>
/// <param name="Products">Which products report it: the segments of the standards, as far as the book knows them.</param>
/// <param name="PriorAmount">Of the same months a year earlier; 0 when it brought nothing, null when those are not all there.</param>
/// <param name="PriorShare">Null as the amount, and when that is not above zero.</param>
public sealed record DisclosedCustomer(CubeCustomer Customer, long Amount, double Share, IReadOnlyList<ProductAmount> Products, long? PriorAmount, double? PriorShare);
