using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>How few customers the revenue hangs on, month by month.</summary>
/// <param name="Months">Every month of the scope, the missing ones too.</param>
public sealed record ConcentrationReport(ReportScope Scope, IReadOnlyList<ConcentrationMonth> Months)
{
    /// <summary>The last month of the scope that is over and complete, else the last with data; null without data.</summary>
    public ConcentrationMonth? Current { get; init; }

    /// <summary>The month before <see cref="Current"/>; null when it is not there.</summary>
    public ConcentrationMonth? Previous { get; init; }

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static ConcentrationReport Of(RevenueCube cube, ReportQuestion question) => Of(new ScopedBook(cube, question));

    internal static ConcentrationReport Of(ScopedBook book)
    {
        var months = MonthByMonth.Of(book, month => ConcentrationMonth.Of(book, month));
        return new ConcentrationReport(book.Scope, months)
        {
            Current = months.Find(month => month.Month == book.CurrentMonth),
            Previous = months.Find(month => month.Month == book.CurrentMonth?.AddMonths(-1) && month.Status != MonthStatus.Missing),
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
            SharesOf(book, amounts, tenPercent?.Disclosed, measures.Total),
            SharesOf(book, amounts, tenPercent?.Watched, measures.Total),
            book.LeastSureOf(month));
    }

    private static List<CustomerShare> SharesOf(ScopedBook book, EntityAmounts amounts, IReadOnlyList<int>? places, long total) =>
    [
        .. (places ?? [])
            .Select(place => new CustomerShare(book.Cube.Customers[amounts.Entities[place]], amounts.Amounts[place], (double)amounts.Amounts[place] / total))
            .OrderByDescending(share => share.Amount)
            .ThenBy(share => share.Customer.Name, StringComparer.Ordinal),
    ];
}

/// <param name="Amount">Net, in ten-thousandths.</param>
/// <param name="Share">0 to 1.</param>
public sealed record CustomerShare(CubeCustomer Customer, long Amount, double Share);
