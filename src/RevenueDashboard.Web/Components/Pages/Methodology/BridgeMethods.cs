using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>How revenue moved: the bridge, retention and cohorts.</summary>
internal static class BridgeMethods
{
    private const string NoBridge = "either month missing, or without the file of a product sold before";

    public static MethodSection Section { get; } = new(
        "movements",
        "Movements and retention",
        "a is what a customer, parent or product brought in the earlier month, b in the later. Both months are seen by the parents of the later one. Only known customers move; what is allocated to no customer stands beside the bridge.",
        [
            new(MethodAnchor.Bridge, "Bridge", "How the revenue of one month became that of another. Each change belongs to one part; the parts close to the last unit, or no bridge is shown.", "opening + new + reactivation + expansion + contraction + churn + credit + structure + FX = closing", "amount", "MovementBridge.Of", "MovementBridge.Opening", "MovementBridge.Closing")
            {
                NotApplicable = NoBridge, Example = Bridge,
            },
            new("new", "New and reactivation", "Customers with revenue that had none in the earlier month: new when they never had any, back when they had.", "b where a ≤ 0 and b > 0: new when never above zero before, else reactivation; −a is credit", "amount", "MovementBridge.New", "MovementBridge.Reactivation")
            {
                Range = "0 or more", NotApplicable = NoBridge, Example = worked => Behind(worked, MovementKind.New, MovementKind.Reactivation),
            },
            new("expansion", "Expansion and cross-sell", "What customers pay more at unchanged exchange rates. Cross-sell is the part that comes from products they did not pay for before.", "b − a − FX where a > 0, b > 0 and it is above 0; of it cross-sell: from products without revenue before, at most the expansion", "amount", "MovementBridge.Expansion", "MovementBridge.CrossSell", "MovementBridge.CrossSellOf")
            {
                Range = "0 or more", NotApplicable = NoBridge, Example = worked => Behind(worked, MovementKind.Expansion),
            },
            new("contraction", "Contraction and churn", "What customers pay less while they stay, and what those paid that pay nothing any more.", "contraction b − a − FX where a > 0, b > 0 and it is below 0; churn −a where a > 0 and b ≤ 0, and b is credit", "amount", "MovementBridge.Contraction", "MovementBridge.Churn")
            {
                Range = "0 or less", NotApplicable = NoBridge, Example = worked => Behind(worked, MovementKind.Contraction, MovementKind.Churn),
            },
            new("credit", "Credit", "Changes below zero: a credit given lowers revenue, one that is over raises it.", "b − a − FX where a ≤ 0 and b ≤ 0, and what the other parts leave to it", "amount", "MovementBridge.Credit")
            {
                NotApplicable = NoBridge, Example = worked => Behind(worked, MovementKind.Credit),
            },
            new("structure", "Other parent", "Revenue of the earlier month that counts for another parent in the later one. It has neither come nor gone.", "a by the parents of the later month − a by those of the earlier; 0 over all customers", "amount", "MovementBridge.Structure")
            {
                Range = "0 over all customers", NotApplicable = NoBridge, Source = "ASC 280-10-50-42",
            },
            new("fx", "Exchange rates", "What changed rates made of the amounts in other currencies that were there in both months. What was added counts at the new rate, what was lost at the old.", "Σ (original amount in both months) × (later rate − earlier rate), cell by cell", "amount", "MovementBridge.Fx")
            {
                Range = "0 in a book in one currency", NotApplicable = NoBridge,
            },
            new(MethodAnchor.LogoChurn, "Logo churn", "How many of the customers at the start have left.", "churned / customers at the start", "fraction, shown in %", "MovementBridge.LogoChurn")
            {
                Range = "0–1", NotApplicable = "no bridge, a month still open, or nobody paid at the start",
                Example = worked => worked.Movement is { IsOver: true, Bridge: { LogoChurn: { } churn } bridge } ? $"{Figures.Count(bridge.ChurnCount)} of {Figures.Count(bridge.OpeningCount)} = {Figures.Percent(churn)}." : null,
            },
            new(MethodAnchor.QuickRatio, "Quick ratio", "What was gained for each unit that was lost.", "(new + reactivation + expansion)/(contraction + churn)", "ratio", "MovementBridge.QuickRatio")
            {
                Range = "0 or more", NotApplicable = "no bridge, a month still open; “no losses” when nothing was lost",
                Example = worked => worked.Movement is { IsOver: true, Bridge: { QuickRatio: { } ratio } bridge }
                    ? $"{worked.In(checked(bridge.New + bridge.Reactivation + bridge.Expansion))} / {worked.In(-checked(bridge.Contraction + bridge.Churn))} = {Figures.Number(ratio, 2)}."
                    : null,
            },
            new(MethodAnchor.Retention, "Net retention, NRR-12", "What the customers of twelve months ago pay now, over what they paid then. New customers do not count.", "Σ r(t) / Σ r(t−12) over customers with r(t−12) > 0", "fraction, shown in %", "Retention.Net")
            {
                NotApplicable = "month a year before missing, open or incomplete; nobody paid then", Example = worked => Retained(worked, measures => measures?.Nrr12),
            },
            new(MethodAnchor.GrossRetention, "Gross retention, GRR-12", "The same, but nobody counts for more than it paid then: what grew makes up for nothing that was lost.", "Σ min(max(r(t), 0), r(t−12)) / Σ r(t−12) over the same", "fraction, shown in %", "Retention.Gross")
            {
                Range = "0–1", NotApplicable = "month a year before missing, open or incomplete; nobody paid then", Example = worked => Retained(worked, measures => measures?.Grr12),
            },
            new(MethodAnchor.Cohorts, "Cohorts", "Customers by the month they first paid in, followed from there. Those that paid already in the first month of the book are from before: since when is not known.", "revenue, and customers that pay, over those of the cohort’s start", "fraction, shown in %", "CohortsReport.Of")
            {
                Range = "0 or more", NotApplicable = "month or start missing, open, or without one of its products", Example = Cohort,
            },
        ]);

    private static string? Bridge(WorkedFigures worked)
    {
        if (worked.Movement is not { Bridge: { } bridge } detail) return null;
        long[] parts = [bridge.New, bridge.Reactivation, bridge.Expansion, bridge.Contraction, bridge.Churn, bridge.Credit, bridge.Structure, bridge.Fx];
        var moved = string.Concat(parts.Where(part => part != 0).Select(part => part > 0 ? $" + {worked.In(part)}" : $" {Figures.Minus} {worked.In(-part)}"));
        return $"{Figures.MonthName(detail.From)} to {Figures.MonthName(detail.To)}: {worked.In(bridge.Opening)}{moved} = {worked.In(bridge.Closing)}.";
    }

    private static string? Behind(WorkedFigures worked, params MovementKind[] kinds)
    {
        var most = worked.Movement?.Changes.FirstOrDefault(change => kinds.Contains(change.Kind));
        return most is null ? null : $"{most.Name}: {worked.In(most.Before)} became {worked.In(most.After)}, {worked.WithUnit(most.Amount)}.";
    }

    private static string? Retained(WorkedFigures worked, Func<MovementMeasures?, double?> which) => worked.MovementMonth is { } month && which(month.All) is { } kept
        ? $"{Figures.MonthName(month.Month)} on {Figures.MonthName(month.Month.AddMonths(-12))}: {Figures.Percent(kept)}; without {month.Largest} {Figures.Percent(which(month.ExLargest))}."
        : null;

    private static string? Cohort(WorkedFigures worked)
    {
        if (worked.Cohorts.Cohorts.FirstOrDefault(cohort => cohort.Month is not null && cohort.Points.Count > 1) is not { } cohort) return null;
        return cohort.Points.LastOrDefault(point => point is { Age: > 0, RevenueRetention: not null }) is not { RevenueRetention: { } kept } last ? null
            : $"{Figures.Count(cohort.Customers, "customer", "customers")} of {Figures.MonthName(cohort.Start)}: {worked.WithUnit(last.Amount!.Value)} in {Figures.MonthName(last.Month)} / {worked.WithUnit(cohort.Points[0].Amount!.Value)} = {Figures.Percent(kept)}.";
    }
}
