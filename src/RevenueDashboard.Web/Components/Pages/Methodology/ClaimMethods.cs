using RevenueDashboard.Metrics;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>When a figure agrees with what was said of it.</summary>
internal static class ClaimMethods
{
    public static MethodSection Section { get; } = new(
        "evidence",
        "Claims",
        "A claim names a figure, the months and what was said. The figure is worked out from the book, never taken from the claim; where records have ranges, a claim agrees when any amount they allow does.",
        [
            new(MethodAnchor.Claims, "What a claim can mean", "The word that a figure was said with decides what agrees with it. Without a word the figure is as exact as it is written, and within 1 %: 83 M is 82.5 to 83.5.", "almost, nearly: x − 2.5 % to x; about: x ± 5 %; more than: above x; millions: 2 to below 10 of them; no word: x ± half its last digit, at most 1 %", "interval in the unit of the claim", "ClaimTolerance.Of")
            {
                NotApplicable = "neither a figure nor a word that is one",
                Example = Almost,
            },
            new("verdict", "Agrees, off, contradicts", "Off is what lies outside by less than a tenth of the nearest end, contradicts what lies further. A month that is missing or open gives no verdict.", "agrees within the interval; off |figure − end| / |end| < 10 %; else contradicts", "word")
            {
                NotApplicable = "the book has no such figure: it says why",
            },
            new("claims-together", "Claims against each other", "Two claims of one figure, a year against twelve months, and a share of a total against an amount: when their intervals have nothing in common, not all of them can be true, whatever the book says.", "share × total = amount; 12 × month = annual run-rate", "fits or not")
            {
                NotApplicable = "the claims are of other months, products or customers",
            },
        ]);

    private static string? Almost(WorkedFigures worked) =>
        worked.Measures.Total > 0 && ClaimTolerance.Of(Money.ToDecimal(worked.Measures.Total), "almost") is { } meant
            ? $"“Almost {worked.WithUnit(worked.Measures.Total)}” agrees with {worked.WithUnit(meant.Low * Money.Scale)} to {worked.WithUnit(meant.High * Money.Scale)}."
            : null;
}
