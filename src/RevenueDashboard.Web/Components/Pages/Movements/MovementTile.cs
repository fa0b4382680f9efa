using RevenueDashboard.Metrics;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Movements;

/// <summary>A key figure of the bridge or of its later month, with the same figure without the largest beneath it.</summary>
internal sealed record MovementTile(string Label, string Figure, string? Unit, string? Note, string Anchor)
{
    public static IReadOnlyList<MovementTile> Of(MovementsReport report, MovementDetail detail, AmountUnit unit)
    {
        // Retention is of a month; the bridge may go to one outside those shown.
        var month = report.Months.FirstOrDefault(each => each.Month == detail.To);
        var (all, rest) = (detail.Bridge, detail.ExLargest);
        string Amount(long? amount) => amount is { } known ? Figures.AmountChange(Money.ToDecimal(known), unit) : Figures.NotApplicable;
        string Without(string figure) => detail.Largest is { } largest ? $"{figure} without {largest}" : "nobody has revenue";
        var name = Figures.MonthName(detail.To);
        return
        [
            new("Change in all", Amount(Net(all)), unit.Word, Without(Amount(Net(rest))), MethodAnchor.Bridge),
            new("Gained", Amount(Gained(all)), unit.Word, all is null ? null : $"{Figures.Count(all.NewCount)} new, {Figures.Count(all.ReactivationCount)} back, {Figures.Count(all.ExpansionCount)} more", MethodAnchor.Bridge),
            new("Lost", Amount(Lost(all)), unit.Word, all is null ? null : $"{Figures.Count(all.ChurnCount)} left, {Figures.Count(all.ContractionCount)} less; logo churn {Figures.Percent(detail.IsOver ? all.LogoChurn : null)}", MethodAnchor.LogoChurn),
            new("Quick ratio", all is not null && all.QuickRatio is null ? "no losses" : Figures.Number(detail.IsOver ? all?.QuickRatio : null, 2), null, Without(rest is not null && rest.QuickRatio is null ? "no losses" : Figures.Number(detail.IsOver ? rest?.QuickRatio : null, 2)), MethodAnchor.QuickRatio),
            new($"NRR-12, {name}", Figures.Percent(month?.All.Nrr12), null, Retained(month, month?.ExLargest?.Nrr12), MethodAnchor.Retention),
            new($"GRR-12, {name}", Figures.Percent(month?.All.Grr12), null, Retained(month, month?.ExLargest?.Grr12), MethodAnchor.GrossRetention),
        ];

        string Retained(MovementMonth? of, double? others) => of is null ? "month is not among those shown" : of.All.Nrr12 is null ? $"{Figures.MonthName(detail.To.AddMonths(-12))} is not there to compare" : Without(Figures.Percent(others));
    }

    private static long? Net(MovementBridge? bridge) => bridge is null ? null : checked(bridge.Closing - bridge.Opening);

    private static long? Gained(MovementBridge? bridge) => bridge is null ? null : checked(bridge.New + bridge.Reactivation + bridge.Expansion);

    private static long? Lost(MovementBridge? bridge) => bridge is null ? null : checked(bridge.Contraction + bridge.Churn);
}
