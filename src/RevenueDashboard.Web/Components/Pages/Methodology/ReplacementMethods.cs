using RevenueDashboard.Metrics;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>How long growth would take to make up for the largest customer.</summary>
internal static class ReplacementMethods
{
    public static MethodSection Section { get; } = new(
        "replacement",
        "Replacement time",
        "R is the month’s revenue, L what the largest customer pays of it, g the monthly growth of the others.",
        [
            new(MethodAnchor.ReplacementTime, "Replacement time", "After how many months revenue is back where it was if the largest customer left and the others, with what is allocated to nobody, went on growing as in the last six months.", "ln(R/(R − L))/ln(1 + g), g = CMGR-6 without the customer", "months", "ReplacementTime.Of")
            {
                Range = "0 or more", NotApplicable = "L ≥ R, g unknown; g ≤ 0 is \"not replaced at current growth\"", Example = Example,
            },
        ]);

    private static string? Example(WorkedFigures worked) => worked.Overview.Dependence switch
    {
        null => null,
        { Replacement: { Outcome: ReplacementOutcome.Replaced, Months: { } months }, GrowthOfOthers: { } growth } dependence =>
            $"{dependence.Customer.Name}: ln({worked.In(dependence.Total)} / ({worked.In(dependence.Total)} − {worked.In(dependence.Amount)})) / ln(1 + {Figures.Number(growth, 4)}) = {Figures.Number(months)} months.",
        { Replacement.Outcome: ReplacementOutcome.NotAtCurrentGrowth, GrowthOfOthers: { } growth } dependence =>
            $"Without {dependence.Customer.Name} the others grow {Figures.PercentChange(growth, 2)} a month: not replaced at current growth.",
        { } dependence when dependence.Amount >= dependence.Total => $"{dependence.Customer.Name} is all there is: n/a.",
        { } dependence => $"{dependence.Customer.Name}: the revenue of {Figures.MonthName(worked.Detail.Month.AddMonths(-6))} is not there, so g is unknown: n/a.",
    };
}
