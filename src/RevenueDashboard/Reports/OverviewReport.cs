using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>The one page an executive opens: who is on top, how dependent the business is on them, and what would follow if they left.</summary>
/// <param name="Dependence">Null when nobody has revenue in the current month.</param>
/// <param name="Revenue">The scope's revenue month by month.</param>
/// <param name="Portfolio">All products' revenue, with the scope's largest customer apart.</param>
/// <param name="Top">The ten largest in the current month.</param>
/// <param name="Others">How many customers above zero are not among the ten.</param>
public sealed record OverviewReport(
    ReportScope Scope,
    Month Month,
    ConcentrationReport Concentration,
    Dependence? Dependence,
    RevenueReport Revenue,
    Portfolio Portfolio,
    IReadOnlyList<TopCustomer> Top,
    TopRest Others,
    IReadOnlyList<Attention> Attention,
    DataState Data)
{
    /// <summary>Twelve times <see cref="RunRateMonth"/>, in ten-thousandths; null without one, and when it is beyond 64 bits.</summary>
    public long? RunRate { get; init; }

    /// <summary>
    /// The last month that is closed and complete, up to <see cref="Month"/>; <see cref="Month"/> itself, preliminary, while no month is closed.
    /// Null when that is open or incomplete.
    /// </summary>
    public Month? RunRateMonth { get; init; }

    /// <summary>Where the books of <see cref="Month"/> stand.</summary>
    public MonthStatus Status => Concentration.Current!.Status;

    /// <summary>What published totals leave over the known customers in the current month; null when nothing.</summary>
    public TopRest? Unallocated { get; init; }

    private const int TopCount = 10;

    /// <returns>Null when the scope has no data.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static OverviewReport? Of(RevenueCube cube, ReportQuestion question)
    {
        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } month) return null;

        var concentration = ConcentrationReport.Of(book);
        var ranked = RankedCustomer.Of(book, book.EntitiesOf(month), book.UnallocatedOf(month));
        var dependence = Dependence.Of(book, month);
        var top = ranked.Take(TopCount).Select(customer => TopCustomer.Of(book, month, customer)).ToList();
        var revenue = RevenueReport.Of(cube, question);
        return new OverviewReport(
            book.Scope,
            month,
            concentration,
            dependence,
            revenue,
            Portfolio.Of(cube, question, book, month),
            top,
            TopRest.Of(book, month, ranked, top),
            Reports.Attention.Of(book, month, concentration, revenue, dependence),
            DataState.Of(cube, book.MonthsWithOpen!.Value))
        {
            RunRate = book.RunRateMonth is { } basis ? Growth.AnnualRunRate(book.TotalOf(basis)) : null,
            RunRateMonth = book.RunRateMonth,
            Unallocated = TopRest.Unallocated(book, month),
        };
    }
}

/// <summary>How much hangs on the largest customer, and how long growth would take to make up for it.</summary>
/// <param name="Share">0 to 1 of the scope's month.</param>
/// <param name="ShareRange">The share at the lowest and highest amounts that the records allow.</param>
/// <param name="Low">At least this much, in ten-thousandths; null when the amount is meant exactly.</param>
/// <param name="Qualifier">The source's word: "nearly".</param>
/// <param name="GrowthOfOthers">Compound monthly growth of revenue without this customer and all under its control over six months, as a ratio; null when not defined.</param>
/// <param name="Replacement">Months of that growth until revenue is back, or why there is no such number.</param>
public sealed record Dependence(
    CubeCustomer Customer,
    long Amount,
    long Total,
    double Share,
    Interval? ShareRange,
    long? Low,
    long? High,
    string? Qualifier,
    double? GrowthOfOthers,
    ReplacementTime Replacement)
{
    private const int GrowthMonths = 6;

    internal static Dependence? Of(ScopedBook book, Month month)
    {
        if (book.LargestOf(month) is not { } largest || book.ShareBaseOf(month) is not (> 0 and var whole)) return null;

        var amount = book.EntitiesOf(month).AmountOf(largest);
        var total = book.TotalOf(month)!.Value;
        var growth = book.CompoundWithout(month, GrowthMonths, book.CustomersOf(largest, month));
        var (low, high, qualifier, _) = book.BoundsOf(month, largest);
        return new Dependence(
            book.Cube.Customers[largest],
            amount,
            total,
            (double)amount / whole,
            book.ConcentrationBoundsOf(month)?.Top1Share,
            low == high ? null : low,
            low == high ? null : high,
            qualifier,
            growth,
            ReplacementTime.Of(total, amount, growth));
    }
}

/// <param name="Change">Change of share since the month before, as a difference of ratios; null when the two months do not compare.</param>
/// <param name="Low">At least this much, in ten-thousandths; null when the amount is meant exactly.</param>
/// <param name="ShareRange">Between what its share lies; null when the amount is meant exactly.</param>
public sealed record TopCustomer(RankedCustomer Ranked, double? Change, long? Low, long? High, string? Qualifier, Interval? ShareRange)
{
    internal static TopCustomer Of(ScopedBook book, Month month, RankedCustomer ranked)
    {
        var entity = book.Cube.CustomerWithId(ranked.Customer.Id)!.Value;
        var before = month.AddMonths(-1);
        var (low, high, qualifier, _) = book.BoundsOf(month, entity);
        double? earlier = book.Compares(before, month) && book.ShareBaseOf(before) is > 0 and var whole ? Math.Max(0, book.EntitiesOf(before).AmountOf(entity)) / (double)whole : null;
        return low == high
            ? new TopCustomer(ranked, ranked.Share - earlier, null, null, qualifier, null)
            : new TopCustomer(ranked, ranked.Share - earlier, low, high, qualifier, book.ShareRangeOf(month, entity));
    }
}

/// <summary>Customers after the ten largest, as one; or what is allocated to none, with a count of 0.</summary>
/// <param name="Share">0 to 1; null when shares have no meaning.</param>
/// <param name="Change">Of the share of all but the ten since the month before, whoever they were then; null when the two months do not compare.</param>
public sealed record TopRest(int Count, long Amount, double? Share, double? Change)
{
    internal static TopRest Of(ScopedBook book, Month month, List<RankedCustomer> ranked, List<TopCustomer> top)
    {
        var rest = ranked.Skip(top.Count).ToList();
        var share = book.ShareBaseOf(month) is null ? (double?)null : rest.Sum(customer => customer.Share ?? 0);

        var before = month.AddMonths(-1);
        double? earlier = null;
        if (book.Compares(before, month) && book.ShareBaseOf(before) is { } whole)
        {
            var shown = top.Select(customer => book.Cube.CustomerWithId(customer.Ranked.Customer.Id)!.Value).ToHashSet();
            var amounts = book.EntitiesOf(before);
            earlier = amounts.Entities.Zip(amounts.Amounts).Where(entity => !shown.Contains(entity.First)).Sum(entity => Math.Max(0, entity.Second) / (double)whole);
        }

        return new TopRest(rest.Count, rest.Aggregate(0L, (sum, customer) => checked(sum + customer.Amount)), share, share - earlier);
    }

    internal static TopRest? Unallocated(ScopedBook book, Month month)
    {
        var amount = book.UnallocatedOf(month);
        if (amount == 0) return null;
        var before = month.AddMonths(-1);
        var (share, earlier) = (ShareOf(month), book.Compares(before, month) ? ShareOf(before) : null);
        return new TopRest(0, amount, share, share - earlier);

        double? ShareOf(Month at) => book.ShareBaseOf(at) is { } whole ? book.UnallocatedOf(at) / (double)whole : null;
    }
}

/// <summary>All products month by month, the scope's largest customer taken out of the products it pays for in the scope.</summary>
/// <param name="Largest">Its revenue in the scope; null when nobody is largest.</param>
public sealed record Portfolio(RevenueReport Revenue, CubeCustomer? Customer, IReadOnlyList<int> ScopeProducts, IReadOnlyList<long?> Largest, IReadOnlyList<IReadOnlyList<long?>> LargestByProduct)
{
    internal static Portfolio Of(RevenueCube cube, ReportQuestion question, ScopedBook book, Month month)
    {
        // The scope's own months, also when its products started later than others.
        var months = book.Months!.Value;
        // All customers, also when the question leaves one out: it asks about the scope, and this is the whole beside it.
        var all = RevenueReport.Of(cube, question with { Products = [], From = months.First, To = months.Last, WithoutLargest = false });
        if (book.LargestOf(month) is not { } largest) return new Portfolio(all, null, book.Products, [], []);

        var byProduct = book.Products
            .Select(product => (IReadOnlyList<long?>)[.. all.Months.Select(at => cube.StatusOf(at.Month, product) == MonthStatus.Missing ? (long?)null : book.EntitiesOf(at.Month, product).AmountOf(largest))])
            .ToList();
        return new Portfolio(
            all,
            cube.Customers[largest],
            book.Products,
            [.. all.Months.Select(at => book.HasData(at.Month) ? book.EntitiesOf(at.Month).AmountOf(largest) : (long?)null)],
            byProduct);
    }
}
