using RevenueDashboard.Metrics;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>How figures are held against limits, and how fast a goal is reached.</summary>
internal static class LimitMethods
{
    public static MethodSection Section { get; } = new(
        "limits",
        "Limits and goals",
        "A level is reached by the figure that is exactly there; shares are compared as whole numbers. Each limit says which part of the book it is about and is held against its last month that is over and complete. "
        + "While the book has no limits, those of the product hold: single customer, warning 10 %, hard 20 %; large exposure, warning 20 %, hard 25 %. Lines of the HHI are not among them, since a customer of 24 % can sit in a book with HHI 727. "
        + "A waiver holds from the day it was given to its last day, both included, in UTC.",
        [
            new(MethodAnchor.LimitUse, "Limit use", "How much of a limit is used: 100 % is exactly at it.", "figure / hard level", "fraction, shown in %", "Limits.Use", "Limits.UseOfPoints")
            {
                Range = "0 or more", Source = ConcentrationThresholds.Default.Serious.Source,
                Example = worked => worked.Measures.Top1Share is { } share ? $"{Figures.Percent(share)} / {Figures.Percent(ConcentrationThresholds.Default.Serious.Share, 0)} = {Figures.Percent(share / ConcentrationThresholds.Default.Serious.Share, 0)}." : null,
            },
            new("excess", "Excess", "What is paid beyond the hard level of a limit on a share.", "max(0, r − limit·R), rounded up to the last unit", "amount a month", "Limits.Excess")
            {
                Range = "0 or more", NotApplicable = "as every share; and a limit on the HHI",
                Example = worked => worked.HasShares && Limits.Excess(worked.Detail.Ranked[0].Amount, worked.Whole, 0.20m) is > 0 and { } excess
                    ? $"{worked.In(worked.Detail.Ranked[0].Amount)} − 0.2 · {worked.In(worked.Whole)} = {worked.WithUnit(excess)}."
                    : null,
            },
            new(MethodAnchor.GoalPace, "Pace to a goal", "By which ratio a figure has to change each month to reach the target in time. So far: the same from the start to now.", "(target/now)^(1/months left) − 1", "ratio a month, shown in %", "GoalPace.Required")
            {
                NotApplicable = "the target is reached, no month is left, or there is no figure",
                Example = worked => worked.Measures.EffectiveCustomers is { } number and > 0 and < 20
                    ? $"To 20 equal customers in a year: (20 / {Figures.Number(number)})^(1/12) − 1 = {Figures.PercentChange(GoalPace.Required(number, 20, 12))} a month."
                    : null,
            },
            new("goal-path", "Path to a goal", "Where the figure has to be in each month: a goal is on track at the path or beyond it.", "start·(target/start)^(k/n) after k of n months", "as the figure", "GoalPace.PathAt")
            {
                NotApplicable = "there is no figure to start from",
            },
            new("goal-done", "Of the way", "How much of the way from start to target is done; below 0 when it went the other way.", "(now − start)/(target − start)", "fraction, shown in %", "GoalPace.Done")
            {
                NotApplicable = "there is no figure, or the start was at the target",
            },
        ]);
}
