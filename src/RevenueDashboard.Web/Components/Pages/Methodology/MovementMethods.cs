using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>Who moved the concentration, who is to be disclosed, and which limits are used.</summary>
internal static class MovementMethods
{
    public static MethodSection Section { get; } = new(
        "who-and-limits",
        "Who moves it, and limits",
        "By parent or by customer as the view says; limits are read from one month, disclosure from a fiscal period.",
        [
            new(MethodAnchor.HhiChange, "Who moved HHI", "What each customer’s change of share added to the change of HHI between two months.", "10,000·(s(now)² − s(before)²) per customer, entries and exits included; adds up to ΔHHI", "points", "Attribution.OfHerfindahl")
            {
                NotApplicable = "one of the two months is missing or has no shares", Example = Moved,
            },
            new(MethodAnchor.TenPercent, "10 % customers", "Customers that accounting standards ask to disclose. The disclosure page tests the fiscal quarter, the year to date and the year, with those under common control at the end of the period as one; other pages test the month, as an early sign.", "net revenue by parent ≥ 10 % of the total of a fiscal quarter, year to date or year; watched from 8 %. Compared as integers", "list", "TenPercentCustomers.Of")
            {
                NotApplicable = "total ≤ 0", Source = ConcentrationThresholds.Default.Disclose.Source, Example = TenPercent,
            },
            new(MethodAnchor.DoubleConcentration, "Double concentration", "A customer that depends on one product which itself depends on that customer; the limit is 10 % unless another is chosen.", "customer × product cells above a limit of both their row (what the customer pays) and their column (what is paid for the product, its unallocated remainder too)", "list", "DoubleConcentration.Of")
            {
                NotApplicable = "one product only", Example = Double,
            },
        ]);

    private static string? Moved(WorkedFigures worked)
    {
        if (worked.Detail is not { Moved: [var most, ..], Before: { } before, MeasuresBefore.Hhi: { } earlier, Measures.Hhi: { } now }) return null;
        var share = worked.Detail.Ranked.FirstOrDefault(customer => customer.Customer.Id == most.Customer.Id)?.Share ?? 0;
        // The points say what the share was.
        var shareBefore = Math.Sqrt(Math.Max(0, share * share - most.Points / 10_000));
        return $"{most.Customer.Name}: 10,000 × ({Figures.Number(share, 4)}² − {Figures.Number(shareBefore, 4)}²) = {Figures.Change(most.Points)} of {Figures.Change(now - earlier)} since {Figures.MonthName(before)}.";
    }

    private static string? TenPercent(WorkedFigures worked)
    {
        if (!worked.HasShares) return null;
        var found = worked.Overview.Concentration.Current?.TenPercent ?? [];
        return found.Count == 0 ? $"Nobody in {worked.Month}." : $"{worked.Month}: {string.Join(", ", found.Select(customer => $"{customer.Customer.Name} {Figures.Percent(customer.Share)}"))}.";
    }

    private static string? Double(WorkedFigures worked)
    {
        if (worked.Detail.Matrix.Doubles.Count == 0) return null;
        var cell = worked.Detail.Matrix.Doubles[0];
        return $"{cell.Customer.Name}: {worked.WithUnit(cell.Amount)} is {Figures.Percent(cell.ShareOfProduct)} of the product and {Figures.Percent(cell.ShareOfCustomer)} of the customer.";
    }
}
