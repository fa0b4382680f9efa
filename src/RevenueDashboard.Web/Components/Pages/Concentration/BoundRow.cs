using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

/// <summary>Between what a measure lies, and why.</summary>
public sealed record BoundRow(string Name, string Low, string Stated, string High, string Why, string Anchor)
{
    /// <summary>Empty when everything is known, or nothing can be said.</summary>
    public static IReadOnlyList<BoundRow> Of(ConcentrationDetail detail)
    {
        if (detail.Bounds is not { } bounds || !(detail.Measures.Unallocated > 0 || detail.HasRanges)) return [];
        return
        [
            Row($"Largest {detail.Scope.One}, %", bounds.Top1Share, at => Figures.PercentNumber(at), WhyTop(detail), MethodAnchor.TopShare),
            Row("HHI", bounds.Hhi, at => Figures.Number(at), WhyHhi(detail), MethodAnchor.Hhi),
            Row("Effective number", bounds.EffectiveCustomers, at => Figures.Number(at, 2), "10,000 over HHI, so its ends change places.", MethodAnchor.EffectiveNumber),
        ];
    }

    private static BoundRow Row(string name, Interval interval, Func<double, string> words, string why, string anchor) => new(
        name, words(interval.Low), words(interval.Point), double.IsPositiveInfinity(interval.High) ? "no upper bound" : words(interval.High), why, anchor);

    private static string WhyTop(ConcentrationDetail detail) => (detail.HasRanges, detail.Measures.Unallocated > 0) switch
    {
        (false, _) => $"One number: no unknown {detail.Scope.One} is taken to be larger than the largest known one.",
        (true, true) => $"Low and high: the largest {detail.Scope.Many} at the least and the most their records allow, within the reported total.",
        _ => $"Low and high: the largest {detail.Scope.Many} at the least and the most their records allow, the others against them.",
    };

    private static string WhyHhi(ConcentrationDetail detail) => (detail.HasRanges, detail.Measures.Unallocated > 0) switch
    {
        (false, _) => $"Low: what is allocated to nobody is many very small {detail.Scope.Many}. High: it is {detail.Scope.Many} {WhatLarge(detail, "as large as the largest known one")}.",
        (true, true) => $"Low: every amount at its least, and what is then allocated to nobody is many very small {detail.Scope.Many}. High: amounts as far apart as they may be, and the rest is {detail.Scope.Many} {WhatLarge(detail, "as large as the largest")}.",
        _ => "Low: amounts as near to each other as their ranges allow. High: as far apart as they allow.",
    };

    private static string WhatLarge(ConcentrationDetail detail, string usual) => detail.LargestUnknown is { } declared
        ? $"{usual}, or of the declared {Figures.AmountWithUnit(Money.ToDecimal(declared), AmountUnit.For(Money.ToDecimal(declared), detail.Scope.Currency))} when that is less"
        : usual;
}
