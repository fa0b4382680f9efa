using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Overview;

/// <summary>Top share and effective number up to the page's month: the chart ends on the figures of the sentence.</summary>
public static class ConcentrationTrend
{
    public static TrendPairData Of(OverviewReport report, ViewAddress address)
    {
        var months = MonthsOf(report);
        var lines = ConcentrationThresholds.Default;
        return new TrendPairData(
            [.. months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))],
            [.. months.Select(month => month.Measures?.Top1Share)],
            [.. months.Select(month => month.Measures?.EffectiveCustomers)],
            report.Dependence?.Customer.Name ?? "Largest",
            new ShareBands(lines.Watch.Share, lines.Disclose.Share, lines.Serious.Share),
            month => (address with { To = month }).On("concentration"));
    }

    public static string Summary(OverviewReport report)
    {
        var known = MonthsOf(report).Where(month => month.Measures is { Top1Share: not null, EffectiveCustomers: not null }).ToList();
        if (known.Count == 0) return "No month of these has shares.";
        string At(ConcentrationMonth month) =>
            $"in {Figures.MonthName(month.Month)} the largest customer has {Figures.Percent(month.Measures!.Top1Share)} and the effective number is {Figures.Number(month.Measures.EffectiveCustomers)}";
        return known.Count == 1 ? $"{ScopeWords.Sentence(At(known[0]))}." : $"{ScopeWords.Sentence(At(known[0]))}; {At(known[^1])}.";
    }

    private static List<ConcentrationMonth> MonthsOf(OverviewReport report) => [.. report.Concentration.Months.Where(month => month.Month <= report.Month)];
}
