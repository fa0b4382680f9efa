using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports.Movements;

/// <summary>Whose changes a bridge is made of.</summary>
public enum MovementsOf
{
    /// <summary>Customers or parents, as the level of the question says.</summary>
    Customers,

    Products,
}

/// <summary>How revenue moved from month to month: who came, who left, who pays more and who less.</summary>
/// <param name="Months">Every month of the scope, the missing ones too.</param>
public sealed record MovementsReport(ReportScope Scope, MovementsOf Entities, IReadOnlyList<MovementMonth> Months)
{
    /// <summary>The last month of the scope that is over and complete, else the last with data; null without data.</summary>
    public MovementMonth? Current { get; init; }

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static MovementsReport Of(RevenueCube cube, ReportQuestion question, MovementsOf entities = MovementsOf.Customers)
    {
        var book = new MovementBook(new ScopedBook(cube, question), entities);
        var range = book.Book.Months;
        var months = new MovementMonth[range?.Count ?? 0];
        book.ForEach(months.Length, i => months[i] = MovementMonth.Of(book, range!.Value[i]));
        return new MovementsReport(book.Book.Scope with { IsByProduct = entities == MovementsOf.Products }, entities, months)
        {
            Current = Array.Find(months, month => month.Month == book.Book.CurrentMonth),
        };
    }
}

/// <summary>How a month came from the one before.</summary>
/// <param name="All">Of everybody known.</param>
/// <param name="ExLargest">Without the one that brought most in this month, left out of both sides; null when nobody brought anything.</param>
/// <param name="Largest">The name of that one.</param>
/// <param name="Gap">Why there is no bridge; null when there is one.</param>
/// <param name="Remainder">What is allocated to no customer, which is no part of the bridge.</param>
public sealed record MovementMonth(
    Month Month, MonthStatus Status, MovementMeasures All, MovementMeasures? ExLargest, string? Largest, BridgeGap? Gap, UnallocatedChange Remainder)
{
    private const int Year = 12;

    /// <summary>The largest as a customer; null when the report is about products.</summary>
    public CubeCustomer? LargestCustomer { get; init; }

    internal static MovementMonth Of(MovementBook book, Month month)
    {
        var (scope, before) = (book.Book, month.AddMonths(-1));
        var gap = BridgeGap.Between(scope, before, month);
        var largest = book.LargestOf(month);
        var (bridge, rest) = gap is null ? BridgeOf(book, before, month, largest) : (null, null);
        var (retained, retainedRest) = scope.HasData(month.AddMonths(-Year)) && scope.AreComparable(month, month.AddMonths(-Year)) ? book.RetentionOf(month.AddMonths(-Year), month, largest) : default;
        // An open month has not all its revenue yet: what is missing of it is no loss.
        var isOver = gap is null && scope.AreComparable(month, before);
        return new MovementMonth(
            month,
            scope.StatusOf(month),
            MovementMeasures.Of(bridge, retained, isOver),
            largest is null ? null : MovementMeasures.Of(rest, retainedRest, isOver),
            largest is { } one ? book.NameOf(one) : null,
            gap,
            UnallocatedChange.Of(scope, before, month))
        {
            LargestCustomer = largest is { } customer ? book.CustomerOf(customer) : null,
        };
    }

    internal static (MovementBridge All, MovementBridge Others) BridgeOf(MovementBook book, Month from, Month to, int? largest, List<EntityChange>? changes = null)
    {
        var sums = new BridgeSums(largest, changes);
        book.Compare(from, to, ref sums);
        return sums.ToBridges();
    }
}

/// <param name="Bridge">From the month before; null when there is none.</param>
/// <param name="Nrr12">Net retention over twelve months as a fraction; null when the month a year before is not there, open or incomplete, or nobody paid then.</param>
/// <param name="Grr12">Gross retention, 0 to 1; null likewise.</param>
/// <param name="LogoChurn">0 to 1; null without a bridge, for an open month, and when nobody paid at the start.</param>
/// <param name="QuickRatio">Null without a bridge, for an open month, and when nothing was lost: then <see cref="HasNoLosses"/>.</param>
public sealed record MovementMeasures(MovementBridge? Bridge, double? Nrr12, double? Grr12, double? LogoChurn, double? QuickRatio)
{
    /// <summary>There is a bridge to a month that is over, and nothing on it was lost: "no losses" in the place of a quick ratio.</summary>
    public bool HasNoLosses { get; private init; }

    internal static MovementMeasures Of(MovementBridge? bridge, RetentionSums retained, bool isOver) =>
        new(bridge, retained.Net, retained.Gross, isOver ? bridge?.LogoChurn : null, isOver ? bridge?.QuickRatio : null)
        {
            HasNoLosses = isOver && bridge is { QuickRatio: null },
        };
}

/// <summary>What published totals leave over the known customers in two months.</summary>
/// <param name="Opening">In the earlier month, ≥ 0, in ten-thousandths.</param>
/// <param name="Closing">In the later month.</param>
/// <param name="IsComparable">Whether the same products have a published total in both: otherwise the difference says nothing about revenue.</param>
public readonly record struct UnallocatedChange(long Opening, long Closing, bool IsComparable)
{
    internal static UnallocatedChange Of(ScopedBook book, Month from, Month to) => new(
        book.UnallocatedOf(from),
        book.UnallocatedOf(to),
        book.Products.All(product => (book.Cube.TotalOf(from, product) is null) == (book.Cube.TotalOf(to, product) is null)));
}
