using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>What revenue is split by.</summary>
public enum Breakdown
{
    Product,
    Customer,
    Industry,
    Country,
    RevenueType,
    PreviousProvider,
}

/// <summary>How much was earned, month by month, and from what.</summary>
/// <param name="Series">The parts, in drawing order; their amounts are aligned with <paramref name="Months"/> and add up to each month's total.</param>
public sealed record RevenueReport(ReportScope Scope, Breakdown By, IReadOnlyList<RevenueSeries> Series, IReadOnlyList<RevenueMonth> Months)
{
    /// <summary>Parts drawn on their own; the rest is "Other".</summary>
    public const int MostSeries = 6;

    /// <summary>The last month of the scope that is over and complete, else the last with data; null without data.</summary>
    public RevenueMonth? Current { get; init; }

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static RevenueReport Of(RevenueCube cube, ReportQuestion question, Breakdown by = Breakdown.Product)
    {
        var book = new ScopedBook(cube, question);
        var months = book.Months is { } range ? range.ToList() : [];
        var series = RevenueShares.Of(by == Breakdown.Product ? ByProduct(book, months) : RevenueGroups.By(book, months, by), Unallocated(book, months));
        if (by != Breakdown.Product) series = RevenueGroups.Largest(series);

        var described = months.Select(month => Describe(book, month)).ToList();
        return new RevenueReport(book.Scope, by, series, described) { Current = described.Find(month => month.Month == book.CurrentMonth) };
    }

    private static List<RevenueSeries> ByProduct(ScopedBook book, List<Month> months) =>
    [
        .. book.Products.Select(product => new RevenueSeries(
            book.Cube.Products[product].Name,
            SeriesKind.Part,
            product,
            [.. months.Select(month => book.Cube.StatusOf(month, product) == MonthStatus.Missing ? (long?)null : book.AmountOf(month, product))])),
    ];

    private static RevenueSeries? Unallocated(ScopedBook book, List<Month> months)
    {
        var amounts = months.Select(month => book.UnallocatedOf(month)).ToList();
        return amounts.All(amount => amount == 0)
            ? null
            : new RevenueSeries("Not allocated to a customer", SeriesKind.Unallocated, null, [.. months.Zip(amounts, (month, amount) => book.HasData(month) ? amount : (long?)null)]);
    }

    private static RevenueMonth Describe(ScopedBook book, Month month)
    {
        var total = book.TotalOf(month);
        return new RevenueMonth(
            month,
            book.StatusOf(month),
            total,
            book.UnallocatedOf(month),
            GrowthOf(book, month, 1),
            GrowthOf(book, month, 12),
            Growth.PerDayNormalised(total, month),
            book.LeastSureOf(month),
            book.MissingProductsOf(month));
    }

    private static double? GrowthOf(ScopedBook book, Month month, int back) =>
        book.AreComparable(month, month.AddMonths(-back)) ? Growth.Rate(book.TotalOf(month), book.TotalOf(month.AddMonths(-back))) : null;
}

/// <summary>What kind of part a series is: it decides how it is drawn.</summary>
public enum SeriesKind
{
    Part,

    /// <summary>All parts too small to draw.</summary>
    Other,

    /// <summary>What a published total leaves over the known customers.</summary>
    Unallocated,
}

/// <param name="Position">Position of the product or customer in the cube; null when the part is neither.</param>
/// <param name="Amounts">Net, in ten-thousandths; null where the month is missing.</param>
public sealed record RevenueSeries(string Name, SeriesKind Kind, int? Position, IReadOnlyList<long?> Amounts)
{
    /// <summary>It is those of whom nobody said where they belong.</summary>
    public bool IsNotSaid { get; init; }

    /// <summary>
    /// Of each month's positive base, what is allocated to no customer included: 0 to 1, and together 1. Null for a part that is not above zero, which has
    /// no share, and where there are none. Of many parts as one it is the sum of their shares, whatever credits are among them.
    /// </summary>
    public IReadOnlyList<double?> Shares { get; init; } = [];
}

/// <param name="Total">Net with the unallocated part, in ten-thousandths; null when the month is missing.</param>
/// <param name="Growth">On the month before, as a ratio; null when there is none or it was not positive.</param>
/// <param name="YearGrowth">On the same month a year before.</param>
/// <param name="PerDay">Per day times 30.4375, so that months of unequal length compare; in ten-thousandths.</param>
/// <param name="LeastSure">The least sure status among the month's records.</param>
/// <param name="MissingProducts">Positions of products sold before whose file for this month is not here.</param>
public sealed record RevenueMonth(
    Month Month,
    MonthStatus Status,
    long? Total,
    long Unallocated,
    double? Growth,
    double? YearGrowth,
    double? PerDay,
    RecordStatus LeastSure,
    IReadOnlyList<int> MissingProducts)
{
    /// <summary>The month is over and has all its products: changes to and from it mean something.</summary>
    public bool IsComplete => Status is not (MonthStatus.Missing or MonthStatus.Open) && MissingProducts.Count == 0;
}
