using RevenueDashboard.Metrics;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>How much, and how fast it grows.</summary>
internal static class GrowthMethods
{
    public static MethodSection Section { get; } = new(
        "level-and-growth",
        "Level and growth",
        "R(t) is the revenue of month t. A growth to or from a month that is missing, open or without one of its products is n/a.",
        [
            new("run-rate", "Annual run-rate", "The year that would come of twelve months like the last one closed; while no month is closed, like the last that is over.", "12 × R(last final month)", "amount", "Growth.AnnualRunRate")
            {
                NotApplicable = "month missing, open, or without one of its products; twelve times it is more than is counted",
                Example = worked => worked.Overview is { RunRate: { } year, RunRateMonth: { } month } ? $"12 × {worked.WithUnit(year / 12)} of {Figures.MonthName(month)} = {worked.WithUnit(year)}." : null,
            },
            new("growth", "Growth", "On the month before, k = 1, or on the same month a year before, k = 12.", "R(t)/R(t−k) − 1", "fraction, shown in %", "Growth.Rate", "Growth.Over")
            {
                Range = "−1 or more for revenue ≥ 0", NotApplicable = "R(t−k) ≤ 0, either missing", Example = Month,
            },
            new("cmgr", "Compound monthly growth, CMGR-k", "The one monthly growth that leads from then to now in k months.", "(R(t)/R(t−k))^(1/k) − 1", "fraction per month, shown in %", "Growth.CompoundMonthly")
            {
                Range = "above −1", NotApplicable = "either ≤ 0 or missing",
                Example = worked => worked.Overview.Dependence is { GrowthOfOthers: { } growth } dependence
                    ? $"Revenue without {dependence.Customer.Name} over the six months to {worked.Month}: {Figures.PercentChange(growth, 2)} a month."
                    : null,
            },
            new("per-day", "Per-day normalised revenue", "Months of unequal length compare: every month as if it had the average number of days.", "R / days of the month × 30.4375", "amount", "Growth.PerDayNormalised")
            {
                NotApplicable = "month missing; not shown while it is open",
                Example = worked => worked.Detail.Status == MonthStatus.Open || Growth.PerDayNormalised(worked.Measures.Total, worked.Detail.Month) is not { } average
                    ? null
                    : $"{worked.In(worked.Measures.Total)} / {worked.Detail.Month.Days} × {Figures.Number(Growth.AverageMonthDays, 4)} = {worked.WithUnit(average)}.",
            },
            new("ex-largest", "Growth without the largest", "What the other customers do: the largest customer of the later month, with all it controls then, is taken out of both months that are compared, so that its coming, going, growing or buying another moves nothing. What is allocated to nobody stays in.", "growth of R without this month's largest parent, removed from both sides", "fraction, shown in %", "Growth.ExLargest")
            {
                NotApplicable = "as growth; nobody has revenue",
                Example = worked => worked.Growth.Current is { Largest: { } largest, WithoutLargest: { MonthOverMonth: { } without }, All.MonthOverMonth: { } all }
                    ? $"{worked.Month} on the month before: {Figures.PercentChange(without)} without {largest.Name}, {Figures.PercentChange(all)} with it."
                    : null,
            },
            new("customers-over", "Customers over X", "How many customers are at least so large: revenue of the last twelve months, by the parents of the last of them, or a quantity such as seats in the month.", "number with at least X", "count", "Growth.CustomersOver")
            {
                NotApplicable = "one of the twelve months is missing, open, or without one of its products; of a quantity, the month",
                Example = worked => worked.MillionPayers is { At: { } at } over && over.Months.FirstOrDefault(month => month.Month == at)?.Count is { } count
                    ? $"With 1,000,000 {over.Scope.Currency} in the twelve months to {Figures.MonthName(at)}: {Figures.Count(count, "customer", "customers")}."
                    : null,
            },
            new("period-growth", "Quarters and years", "The sum of their months, and its growth on the one before and on the same a year before. Without the largest means: of the whole quarter or year, by the parents of its last month.", "Σ R(t) of its months", "amount; growth as a fraction, shown in %")
            {
                NotApplicable = "one of the months is missing, open, or without one of its products",
                Example = worked => worked.Growth.Quarters.LastOrDefault(quarter => quarter.IsComplete) is { All.Total: { } total } quarter ? $"{quarter.Period.Label}: {worked.WithUnit(total)}." : null,
            },
            new("earned", "Gross profit, added up", "What the book has earned since its first month, to hold against an investment: revenue times the gross margin of its product, at the lowest, the highest and the middle of the margins that are known.", "Σ R(t) × margin from the first month on", "amount")
            {
                NotApplicable = "from the first month on that is missing, open, or without one of its products; products without a margin are left out and named",
                Example = worked => worked.Earned.Months.LastOrDefault(month => month.Middle is not null) is { Low: { } low, High: { } high } last
                    ? $"Up to {Figures.MonthName(last.Month)}: {worked.WithUnit(low)} to {worked.WithUnit(high)}."
                    : null,
            },
        ]);

    private static string? Month(WorkedFigures worked)
    {
        var months = worked.Overview.Revenue.Months;
        var now = months.FirstOrDefault(month => month.Month == worked.Detail.Month);
        var before = months.FirstOrDefault(month => month.Month == worked.Detail.Month.AddMonths(-1));
        return now is { Growth: { } growth, Total: { } total } && before is { Total: { } earlier }
            ? $"{worked.Month} on the month before: {worked.In(total)} / {worked.In(earlier)} − 1 = {Figures.PercentChange(growth)}."
            : null;
    }
}
