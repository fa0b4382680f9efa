using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>How few customers the revenue hangs on, month by month.</summary>
/// <param name="Months">Every month of the scope, the missing ones too.</param>
public sealed record ConcentrationReport(ReportScope Scope, IReadOnlyList<ConcentrationMonth> Months)
{
    /// <summary>The last month of the scope that is over and complete, else the last with data; null without data.</summary>
    public ConcentrationMonth? Current { get; init; }

    /// <summary>The month before <see cref="Current"/>; null when the two do not compare, see <see cref="Gap"/>, and when it is not in the scope.</summary>
    public ConcentrationMonth? Previous { get; init; }

    /// <summary>Why there is no change since the month before; null when there is one.</summary>
    public MonthGap? Gap { get; init; }

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static ConcentrationReport Of(RevenueCube cube, ReportQuestion question) => Of(new ScopedBook(cube, question));

    internal static ConcentrationReport Of(ScopedBook book)
    {
        var months = MonthByMonth.Of(book, month => ConcentrationMonth.Of(book, month));
        var gap = book.CurrentMonth is { } current ? MonthGap.Between(book, current.AddMonths(-1), current) : null;
        return new ConcentrationReport(book.Scope, months)
        {
            Current = months.Find(month => month.Month == book.CurrentMonth),
            Previous = gap is null ? months.Find(month => month.Month == book.CurrentMonth?.AddMonths(-1)) : null,
            Gap = gap,
        };
    }
}

/// <summary>The concentration of one month.</summary>
/// <param name="Measures">Null when the month is missing.</param>
/// <param name="Largest">Null when nobody has revenue.</param>
/// <param name="TenPercent">Customers with at least a tenth of the month's net revenue, largest first.</param>
/// <param name="Watch">Customers with 8 to 10 % of it.</param>
public sealed record ConcentrationMonth(
    Month Month,
    MonthStatus Status,
    ConcentrationMeasures? Measures,
    CubeCustomer? Largest,
    IReadOnlyList<CustomerShare> TenPercent,
    IReadOnlyList<CustomerShare> Watch,
    RecordStatus LeastSure)
{
    internal static ConcentrationMonth Of(ScopedBook book, Month month)
    {
        var status = book.StatusOf(month);
        if (status == MonthStatus.Missing) return new ConcentrationMonth(month, status, null, null, [], [], RecordStatus.Actual);

        var amounts = book.EntitiesOf(month);
        var measures = ConcentrationMeasures.Of(amounts.Amounts, book.UnallocatedOf(month));
        var tenPercent = TenPercentCustomers.Of(amounts.Amounts, measures.Total);
        return new ConcentrationMonth(
            month,
            status,
            measures,
            book.LargestOf(month) is { } largest ? book.Cube.Customers[largest] : null,
            CustomerShare.Of(book, amounts, tenPercent?.Disclosed, measures.Total),
            CustomerShare.Of(book, amounts, tenPercent?.Watched, measures.Total),
            book.LeastSureOf(month));
    }
}

/// <param name="Amount">Net, in ten-thousandths.</param>
/// <param name="Share">0 to 1.</param>
public sealed record CustomerShare(CubeCustomer Customer, long Amount, double Share)
{
    /// <summary>Some of a month's entities with their shares of a total, largest first.</summary>
    /// <param name="places">In <paramref name="amounts"/>; none when null.</param>
    internal static List<CustomerShare> Of(ScopedBook book, EntityAmounts amounts, IReadOnlyList<int>? places, long total) =>
    [
        .. (places ?? [])
            .Select(place => new CustomerShare(book.Cube.Customers[amounts.Entities[place]], amounts.Amounts[place], (double)amounts.Amounts[place] / total))
            .OrderByDescending(share => share.Amount)
            .ThenBy(share => share.Customer.Name, StringComparer.Ordinal),
    ];
}
