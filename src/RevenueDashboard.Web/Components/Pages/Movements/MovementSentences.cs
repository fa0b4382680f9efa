using RevenueDashboard.Metrics;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Movements;

/// <summary>What the charts show, in a sentence.</summary>
internal static class MovementSentences
{
    public static string Of(MovementDetail detail, MovementBridge bridge, AmountUnit unit)
    {
        var parts = BridgePart.All.Where(part => part.Amount(bridge) != 0).Select(part => $"{part.Name.ToLowerInvariant()} {Figures.AmountChange(Money.ToDecimal(part.Amount(bridge)), unit)}").ToList();
        var moved = parts.Count == 0 ? "nothing moved" : string.Join(", ", parts);
        return $"{Figures.AmountWithUnit(Money.ToDecimal(bridge.Opening), unit)} in {Figures.MonthName(detail.From)}, {moved}, {Figures.AmountWithUnit(Money.ToDecimal(bridge.Closing), unit)} in {Figures.MonthName(detail.To)}.";
    }

    public static string Of(MovementsReport report, AmountUnit unit)
    {
        var known = report.Months.Where(month => month.All.Bridge is not null).ToList();
        if (known.Count == 0) return "No month of these has a bridge from the month before.";
        var best = known.MaxBy(month => Net(month.All.Bridge!))!;
        var worst = known.MinBy(month => Net(month.All.Bridge!))!;
        string At(MovementMonth month) => $"{Figures.AmountChange(Money.ToDecimal(Net(month.All.Bridge!)), unit)} {unit.Word} in {Figures.MonthName(month.Month)}";
        return known.Count == 1 ? $"Net {At(best)}." : $"Net of gains and losses: most {At(best)}, least {At(worst)}.";
    }

    private static long Net(MovementBridge bridge) => checked(bridge.Closing - bridge.Opening);
}
