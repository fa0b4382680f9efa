using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>How likely a customer is lost, and how much revenue is behind what is known.</summary>
internal static class ScorecardMethods
{
    public static MethodSection Section { get; } = new(
        "scorecards",
        "Evidence and scorecard",
        "The state of a risk factor on a day is that of the latest evidence up to that day which sets one; nothing said is unknown, never denied. By parent the evidence of a group is taken together, and the most serious state holds. "
        + "Each factor is a reason to be lost within twelve months by itself, with a chance that follows from its state. The chances are a judgment: base 2 %; competing model 15, 8, 1, 0 % when confirmed, suspected, unknown, denied; breaks terms 8, 3, 0.5, 0; "
        + "contract end within 12 months or over 10, 5, 1, 0 (no end said 5; later 0); commitment 0, 0.5, 0.5, 1; previous provider 3, 2, 0.5, 0; geopolitical 10, 4, 0.5, 0; data sensitivity 5, 2, 0.5, 0. Each can be overridden with a reason.",
        [
            new(MethodAnchor.Scorecard, "Probability by scorecard", "How likely a customer is lost within twelve months. What nobody knows has a small chance of its own: it neither counts as confirmed nor vanishes.", "1 − (1 − base)·Π(1 − chance of the factor)", "fraction, shown in %", "Scorecard.Probability")
            {
                Range = "0 to 1", NotApplicable = "never", Source = "noisy-OR: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988; the chances are a judgment",
                Example = _ => $"Of whom nobody knows anything: 1 − 0.98 · {string.Join(" · ", RiskFactors.All.Select(factor => Figures.Number(1 - Unknown(factor), 3)))} = {Figures.Percent(1 - RiskFactors.All.Aggregate(1 - ScorecardPoints.Base / Whole, (stays, factor) => stays * (1 - Unknown(factor))))}.",
            },
            new(MethodAnchor.ScorecardPart, "What a factor adds", "The probability taken apart, so that its parts can be read as a sum.", "p·ln(1 − chance)/Σ ln(1 − chance)", "fraction, shown in %", "Scorecard.Adds")
            {
                Range = "0 to p, all together p", NotApplicable = "never: without any chance it is 0",
            },
            new(MethodAnchor.Exposure, "Exposure", "What can be lost in a year: what a customer is bound to pay cannot. Of some products only their part of a commitment counts.", "max(0, 12·month − commitments of the next 12 months)", "amount a year", "Scorecard.Exposure")
            {
                Range = "0 to twelve times the month", NotApplicable = "never",
            },
            new(MethodAnchor.ShareByState, "Share by state", "How much revenue is behind each state of a factor. Unknown is a part of its own; revenue that is allocated to no customer is unknown.", "Σ amounts of customers in that state / denominator of shares; the unallocated part is unknown", "fraction, shown in %", "StateAmounts.ShareOf")
            {
                Range = "0 to 1, the four together 1",
            },
            new(MethodAnchor.RiskWeightedShare, "Risk-weighted share", "What part of revenue is expected to be lost within twelve months, were each customer to take all it pays, taken apart by what it rests on: the base, what is confirmed, suspected, unknown, and numbers of persons.", "Σ s·p", "fraction, shown in %", "WeightedShare.All")
            {
                Range = "0 to 1",
            },
        ]);

    private const double Whole = 10_000;

    private static double Unknown(RiskFactor factor) => ScorecardPoints.Of(factor, FactorState.Unknown) / Whole;
}
