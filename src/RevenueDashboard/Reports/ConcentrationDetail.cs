using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>One month's concentration taken apart: who stands where, who moved the index, and where customer and product meet.</summary>
/// <param name="Ranked">Customers above zero, largest first.</param>
/// <param name="Credits">Customers whose month is a net credit: in no share.</param>
/// <param name="Before">The month that changes are counted from; null when the two do not compare, see <see cref="Gap"/>.</param>
/// <param name="Moved">What each customer added to the change of HHI since then, largest effect first; empty without one.</param>
public sealed record ConcentrationDetail(
    ReportScope Scope,
    Month Month,
    ConcentrationMeasures Measures,
    ConcentrationBounds? Bounds,
    IReadOnlyList<RankedCustomer> Ranked,
    IReadOnlyList<CustomerShare> Credits,
    IReadOnlyList<LorenzPoint> Lorenz,
    Month? Before,
    IReadOnlyList<IndexMove> Moved,
    ProductMatrix Matrix)
{
    /// <summary>Hill numbers of the orders 0, 1, 2 and ∞, which never rise; empty when there are no shares.</summary>
    public IReadOnlyList<HillNumber> Hill { get; init; } = [];

    /// <summary>The measures of <see cref="Before"/>; null without a month before.</summary>
    public ConcentrationMeasures? MeasuresBefore { get; init; }

    /// <summary>The month that changes are counted from, whether or not it compares.</summary>
    public Month Against { get; init; }

    /// <summary>Why no change is counted; null when one is.</summary>
    public MonthGap? Gap { get; init; }

    /// <summary>What was declared about unknown customers for the bounds; null when nothing was.</summary>
    public long? LargestUnknown { get; init; }

    /// <summary>Where the month's books stand.</summary>
    public MonthStatus Status { get; init; }

    /// <summary>Whether a record of the month is a range rather than an amount.</summary>
    public bool HasRanges { get; init; }

    /// <summary>The Hill profile between its named orders, for a curve: at orders of which q/(1 + q) rises evenly from 0 to 1.</summary>
    /// <returns>Empty when there are no shares.</returns>
    public IReadOnlyList<HillNumber> HillCurve(int points = 25) => Hill.Count == 0
        ? []
        : HillNumber.Of([.. Ranked.Select(customer => customer.Amount)], Measures.Unallocated, [.. Enumerable.Range(0, points).Select(i => i == points - 1 ? double.PositiveInfinity : (double)i / (points - 1 - i))]);

    /// <param name="month">Null for the scope's current month.</param>
    /// <param name="matrixRows">Rows of <see cref="Matrix"/>, the last of all others.</param>
    /// <returns>Null when the month has no data.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static ConcentrationDetail? Of(RevenueCube cube, ReportQuestion question, Month? month = null, int matrixRows = ProductMatrix.MostRows)
    {
        var book = new ScopedBook(cube, question);
        if ((month ?? book.CurrentMonth) is not { } chosen || !book.HasData(chosen)) return null;

        var amounts = book.EntitiesOf(chosen);
        var unallocated = book.UnallocatedOf(chosen);
        var before = question.Against is { } against && against != chosen ? against : chosen.AddMonths(-1);
        var gap = MonthGap.Between(book, before, chosen);
        return new ConcentrationDetail(
            book.Scope,
            chosen,
            ConcentrationMeasures.Of(amounts.Amounts, unallocated),
            book.ConcentrationBoundsOf(chosen, question.LargestUnknown),
            RankedCustomer.Of(book, amounts, unallocated),
            [.. amounts.Entities.Zip(amounts.Amounts).Where(entity => entity.Second < 0).Select(entity => new CustomerShare(cube.Customers[entity.First], entity.Second, 0))],
            Metrics.Lorenz.Of(amounts.Amounts),
            gap is null ? before : null,
            gap is null ? IndexMove.Of(book, before, chosen) : [],
            ProductMatrix.Of(book, chosen, question.DoubleLimit, matrixRows))
        {
            Hill = HillNumber.Profile(amounts.Amounts, unallocated),
            MeasuresBefore = gap is null ? ConcentrationMeasures.Of(book.EntitiesOf(before).Amounts, book.UnallocatedOf(before)) : null,
            Against = before,
            Gap = gap,
            LargestUnknown = question.LargestUnknown,
            Status = book.StatusOf(chosen),
            HasRanges = book.HasRanges(chosen),
        };
    }
}

/// <param name="Order">0 counts customers, 1 is the entropy number, 2 the effective number, ∞ one over the largest share.</param>
/// <param name="Customers">As many equal customers would be as diverse, 1 to their number. Known customers only.</param>
public sealed record HillNumber(double Order, double Customers)
{
    private static readonly double[] Orders = [0, 1, 2, double.PositiveInfinity];

    internal static List<HillNumber> Profile(long[] amounts, long unallocated) => Of(amounts, unallocated, Orders);

    internal static List<HillNumber> Of(long[] amounts, long unallocated, double[] orders) =>
        Concentration.HillProfile(amounts, orders, unallocated) is { } profile ? [.. orders.Zip(profile, (order, customers) => new HillNumber(order, customers))] : [];
}

/// <param name="Rank">From 1, ties alike.</param>
/// <param name="Share">0 to 1; null when the total is not positive.</param>
/// <param name="Cumulative">Share of this one and all before it.</param>
public sealed record RankedCustomer(CubeCustomer Customer, long Amount, int Rank, double? Share, double? Cumulative)
{
    internal static List<RankedCustomer> Of(ScopedBook book, EntityAmounts amounts, long unallocated)
    {
        var positive = amounts.Entities.Zip(amounts.Amounts)
            .Where(entity => entity.Second > 0)
            .OrderByDescending(entity => entity.Second)
            .ThenBy(entity => book.NameOf(entity.First), StringComparer.Ordinal)
            .ToList();
        var revenue = RevenueBase.Of(amounts.Amounts, unallocated);

        var ranked = new List<RankedCustomer>(positive.Count);
        long sum = 0;
        foreach (var (entity, amount) in positive)
        {
            sum = checked(sum + amount);
            var rank = ranked.Count > 0 && ranked[^1].Amount == amount ? ranked[^1].Rank : ranked.Count + 1;
            ranked.Add(new RankedCustomer(
                book.Cube.Customers[entity],
                amount,
                rank,
                revenue.HasShares ? (double)amount / revenue.Denominator : null,
                revenue.HasShares ? (double)sum / revenue.Denominator : null));
        }

        return ranked;
    }
}

/// <param name="Points">Added to HHI by this customer's change of share; all together are the change of HHI.</param>
public sealed record IndexMove(CubeCustomer Customer, double Points)
{
    internal static List<IndexMove> Of(ScopedBook book, Month before, Month now)
    {
        var (earlier, later) = (book.EntitiesOf(before), book.EntitiesOf(now));
        var entities = earlier.Entities.Union(later.Entities).Order().ToArray();
        var points = Attribution.OfHerfindahl(
            [.. entities.Select(earlier.AmountOf)], [.. entities.Select(later.AmountOf)], book.UnallocatedOf(before), book.UnallocatedOf(now));
        if (points is null) return [];

        return
        [
            .. entities.Select((entity, i) => new IndexMove(book.Cube.Customers[entity], points[i]))
                .Where(move => move.Points != 0)
                .OrderByDescending(move => Math.Abs(move.Points))
                .ThenBy(move => move.Customer.Name, StringComparer.Ordinal),
        ];
    }
}
