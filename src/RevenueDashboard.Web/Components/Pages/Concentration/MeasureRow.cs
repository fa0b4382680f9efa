using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

/// <summary>A measure in the list of all others.</summary>
/// <param name="Change">On the month before; empty without one.</param>
/// <param name="Note">Ties, "all N", or what the measure is about.</param>
/// <param name="Anchor">Where the methodology explains it.</param>
public sealed record MeasureRow(string Name, string Figure, string Change, string Note, string Anchor)
{
    /// <summary>Measures of the shares that stand in no tile, CR5 for its place between the others.</summary>
    public static IReadOnlyList<MeasureRow> OfShares(ConcentrationDetail detail)
    {
        var (now, before) = (detail.Measures, detail.MeasuresBefore);
        var (one, many) = (detail.Scope.One, detail.Scope.Many);
        var remainder = now.Unallocated > 0 ? $"known {many} among themselves" : "";
        return
        [
            Ratio(3, now.Cr3, before?.Cr3, now.Cr3Ties, now.Customers),
            Ratio(5, now.Cr5, before?.Cr5, now.Cr5Ties, now.Customers),
            Ratio(10, now.Cr10, before?.Cr10, now.Cr10Ties, now.Customers),
            Ratio(20, now.Cr20, before?.Cr20, now.Cr20Ties, now.Customers),
            new("Normalised HHI", Figures.Number(now.HhiNormalised, 3), Difference(now.HhiNormalised, before?.HhiNormalised, 3), Joined(now is { HhiNormalised: null, Customers: 1 } ? $"one {one} alone" : "0 to 1", remainder), MethodAnchor.HhiNormalised),
            new("Entropy number, e to the entropy", Figures.Number(now.EntropyCustomers), Difference(now.EntropyCustomers, before?.EntropyCustomers, 1), Joined($"equal {many}", remainder), MethodAnchor.EntropyNumber),
            new("Theil", Figures.Number(now.Theil, 3), Difference(now.Theil, before?.Theil, 3), Joined(now.Theil is null ? "" : $"0 to ln N = {Figures.Number(Math.Log(now.Customers), 3)}", remainder), MethodAnchor.Theil),
            new("N50", now.N50 is { } half ? Figures.Count(half) : Figures.NotApplicable, Difference(now.N50, before?.N50, 0), now switch
            {
                { N50: null, Top1Share: not null } => $"known {many} do not reach half",
                _ => "make half of the revenue",
            }, MethodAnchor.CustomersForShare),
        ];
    }

    /// <summary>The Hill profile: one count of equal customers for each weight on the largest.</summary>
    public static IReadOnlyList<MeasureRow> OfHill(ConcentrationDetail detail) =>
    [
        .. detail.Hill.Select(hill => new MeasureRow(
            $"Hill number, q = {(double.IsPositiveInfinity(hill.Order) ? "∞" : Figures.Number(hill.Order, 0))}",
            Figures.Number(hill.Customers, hill.Order == 0 ? 0 : 1),
            "",
            hill.Order switch
            {
                0 => $"every {detail.Scope.One} counts alike",
                1 => "the entropy number",
                2 => detail.Measures.Unallocated > 0 ? $"of known {detail.Scope.Many} alone: not the effective number" : "the effective number",
                _ => "one over the largest share",
            },
            MethodAnchor.Hill)),
    ];

    /// <summary>What the shares are shares of.</summary>
    public static IReadOnlyList<MeasureRow> OfBase(ConcentrationDetail detail, AmountUnit unit)
    {
        var (now, before) = (detail.Measures, detail.MeasuresBefore);
        MeasureRow Amount(string name, Func<ConcentrationMeasures, long> of, string note, string anchor) =>
            new(name, Figures.Amount(Money.ToDecimal(of(now)), unit), before is null ? "" : Figures.AmountChange(Money.ToDecimal(of(now)) - Money.ToDecimal(of(before)), unit), note, anchor);
        return
        [
            Amount($"Net total, {unit.Word}", at => at.Total, "credits and remainder included", MethodAnchor.Total),
            Amount($"Positive base, {unit.Word}", at => at.Positive, $"{detail.Scope.Many} above zero", MethodAnchor.PositiveBase),
            Amount($"Net credits, {unit.Word}", at => at.Excluded, now.Excluded == 0 ? "none" : "in no share", MethodAnchor.Excluded),
            Amount($"Allocated to no {detail.Scope.One}, {unit.Word}", at => at.Unallocated, now.Unallocated == 0 ? "none" : "in the denominator", MethodAnchor.Unallocated),
            new($"{ScopeWords.Sentence(detail.Scope.Many)} above zero", Figures.Count(now.Customers), Difference(now.Customers, before?.Customers, 0), "", MethodAnchor.Customers),
        ];
    }

    /// <summary>"51 tie at rank 5"; "all 4" when there are no more than the measure adds up; empty when there is nothing to say.</summary>
    internal static string TieNote(int customers, int rank, int ties) => customers switch
    {
        0 => "",
        _ when customers <= rank => $"all {Figures.Count(customers)}",
        _ => ties > 1 ? $"{Figures.Count(ties)} tie at rank {Figures.Count(rank)}" : "",
    };

    private static MeasureRow Ratio(int count, double? now, double? before, int ties, int customers) =>
        new($"CR{count}", Figures.Percent(now), now is null || before is null ? "" : Figures.Points(now - before), now is null ? "" : TieNote(customers, count, ties), MethodAnchor.ConcentrationRatio);

    private static string Difference(double? now, double? before, int decimals) => now is null || before is null ? "" : Figures.Change(now - before, decimals);

    private static string Joined(string one, string other) => string.Join("; ", new[] { one, other }.Where(text => text.Length > 0));
}
