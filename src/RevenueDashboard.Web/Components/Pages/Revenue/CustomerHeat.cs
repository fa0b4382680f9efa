using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Revenue;

/// <param name="Text">The amount; a dash for a true zero, empty for a missing month.</param>
/// <param name="Tint">How much of the row's colour is mixed into the surface, in percent; null leaves the cell as it is.</param>
public sealed record HeatCell(string Text, int? Tint);

public sealed record HeatRow(string Name, string Href, bool IsLargest, ChartColor Color, IReadOnlyList<HeatCell> Cells, string Total);

/// <summary>The largest customers by month: the deeper a cell, the more of the greatest amount. The largest customer has a scale of its own, or nobody else had one.</summary>
public sealed record CustomerHeat(IReadOnlyList<Month> Months, IReadOnlyList<HeatRow> Rows, AmountUnit Unit, int Others)
{
    private const int MostRows = 15;
    private const int LeastTint = 4;
    private const int MostTint = 34;

    public static CustomerHeat Of(CustomersReport report, IReadOnlyList<Month> months, int? largestId, ViewAddress address)
    {
        var shown = report.Customers.Where(line => line.Amount > 0).Take(MostRows).ToList();
        var unit = AmountUnit.For(Money.ToDecimal(shown.Select(line => line.Monthly.Max()).DefaultIfEmpty(0).Max()), report.Scope.Currency);
        var most = shown.Where(line => line.Customer.Id != largestId).SelectMany(line => line.Monthly).DefaultIfEmpty(0).Max();
        return new CustomerHeat(months, [.. shown.Select(line => RowOf(line, line.Customer.Id == largestId ? line.Monthly.Max() : most))], unit, report.Customers.Count - shown.Count);

        HeatRow RowOf(CustomerLine line, long greatest)
        {
            var isLargest = line.Customer.Id == largestId;
            var places = report.Months.Select((month, i) => (month, i)).ToDictionary(at => at.month, at => at.i);
            return new HeatRow(
                line.Customer.Name,
                address.On($"customers/{line.Customer.Id}"),
                isLargest,
                isLargest ? ChartColor.Largest : ChartColor.Azure,
                [.. months.Select(month => places.TryGetValue(month, out var i) ? CellOf(line.Monthly[i], greatest) : new HeatCell("", null))],
                Figures.Amount(Money.ToDecimal(line.Amount), unit));
        }

        HeatCell CellOf(long amount, long greatest) => amount switch
        {
            0 => new HeatCell("–", null),
            < 0 => new HeatCell(Figures.Amount(Money.ToDecimal(amount), unit), null),
            _ => new HeatCell(Figures.Amount(Money.ToDecimal(amount), unit), LeastTint + (int)((MostTint - LeastTint) * (double)amount / greatest)),
        };
    }
}
