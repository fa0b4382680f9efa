using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Risk;

/// <summary>The reports of the risk lab as its charts take them.</summary>
internal static class RiskCharts
{
    private const int KnownMonths = 12;
    private static readonly ChartColor[] Colors = [ChartColor.Largest, ChartColor.Azure, ChartColor.Product(1), ChartColor.Product(2)];

    public static ScenarioPathData Path(RevenueCube cube, ScenarioReport report, ReportQuestion question, RiskWords words, AmountUnit unit)
    {
        // A year of what was beside what may come, as far as the book goes.
        var before = RevenueReport.Of(cube, question with { From = null, LastMonths = KnownMonths, To = report.From }).Months;
        List<ChartMonth> months = [.. before.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open)), .. report.Months.Select(month => new ChartMonth(month.Month))];
        var last = before.Count - 1;
        double? In(long? amount) => amount is { } known ? (double)(Money.ToDecimal(known) / unit.Size) : null;
        List<double?> Line(Func<ScenarioMonth, long> amount) => [.. before.Select((month, i) => i == last ? In(month.Total) : null), .. report.Months.Select(month => In(amount(month)))];

        return new ScenarioPathData(
            months,
            [.. before.Select(month => In(month.Total)), .. report.Months.Select(_ => (double?)null)],
            Line(month => month.Stays),
            Line(month => month.Leaves),
            report.Projection is null ? [] : Line(month => month.Low),
            report.Projection is null ? [] : Line(month => month.High),
            last,
            words.StaysName,
            words.LeavesName,
            report.BackIn is { } back ? (last + back.Index - report.From.Index, $"Back at {Figures.Number(In(report.Revenue))}\nin {Figures.MonthName(back)}") : null,
            report.Lowest is { } lowest && lowest.Leaves < report.Revenue ? (last + lowest.Month.Index - report.From.Index, $"Lowest {Figures.Number(In(lowest.Leaves))}") : null,
            unit.Word);
    }

    /// <summary>Growth on the same month a year before: known, and then with and without the loss.</summary>
    public static LinesData Growth(RevenueCube cube, ScenarioReport report, ReportQuestion question, RiskWords words)
    {
        var known = RevenueReport.Of(cube, question with { From = null, LastMonths = 2 * KnownMonths, To = report.From }).Months;
        var totals = known.ToDictionary(month => month.Month, month => month.Total);
        double? Before(Month month) => Metrics.Growth.Rate(totals.GetValueOrDefault(month), totals.GetValueOrDefault(month.AddMonths(-12)));
        // A young book has no growth yet: its months would be empty.
        List<Month> shown = [.. known.Select(month => month.Month).Where(month => month > report.From.AddMonths(-KnownMonths)).SkipWhile(month => Before(month) is null)];
        List<double?> Line(Func<ScenarioMonth, double?> rate) => [.. shown.Select(month => month == report.From ? Before(month) : null), .. report.Months.Select(rate)];
        return new LinesData(
            [.. shown.Select(month => new ChartMonth(month)), .. report.Months.Select(month => new ChartMonth(month.Month))],
            [
                new LineSeries(words.LeavesName, ChartColor.Largest, Line(month => month.YearGrowthLeaves)) { ShortName = "With the loss" },
                new LineSeries(words.StaysName, ChartColor.Azure, Line(month => month.YearGrowthStays), IsDashed: true) { ShortName = "Without it" },
                new LineSeries("Known", ChartColor.Ink, [.. shown.Select(Before), .. report.Months.Select(_ => (double?)null)]) { ShortName = "" },
            ],
            ChartMeasure.Share, Height: 260);
    }

    /// <summary>The paths after the loss of each scenario, in one drawing.</summary>
    public static LinesData Beside(RevenueCube cube, IReadOnlyList<ComparedScenario> scenarios, ReportQuestion question, AmountUnit unit)
    {
        var shown = scenarios[0].Report;
        var before = RevenueReport.Of(cube, question with { From = null, LastMonths = KnownMonths, To = shown.From }).Months;
        List<ChartMonth> months = [.. before.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open)), .. shown.Months.Select(month => new ChartMonth(month.Month))];
        double? In(long? amount) => amount is { } known ? InUnit(known, unit) : null;
        var ahead = shown.Months.Select(_ => (double?)null);
        return new LinesData(
            months,
            [
                .. scenarios.Select((scenario, i) => new LineSeries(
                    scenario.Name, Colors[i], [.. before.Select((month, at) => at == before.Count - 1 ? In(month.Total) : null), .. scenario.Report.Months.Select(month => In(month.Leaves))]) { ShortName = LabelText.Cut(scenario.Name, 20) }),
                new LineSeries("Known", ChartColor.Ink, [.. before.Select(month => In(month.Total)), .. ahead]) { ShortName = "" },
            ],
            UnitWord: unit.Word);
    }

    public static IReadOnlyList<NeedBar> Needs(ScenarioReport report, CustomerShare largest, AmountUnit unit)
    {
        var others = InUnit(Math.Max(0, report.Revenue - largest.Amount), unit);
        return
        [
            new NeedBar($"today, {Figures.Percent(largest.Share)}", others, others, Figures.Number(others)),
            .. report.Needs.Select(need => new NeedBar(
                Figures.Percent((double)need.Share, 0), others, InUnit(need.Need.OthersNeeded, unit),
                $"{Figures.Number(InUnit(need.Need.OthersNeeded, unit))}, {Figures.PercentChange(need.Need.OthersGrowth, 0)}")),
        ];
    }

    public static LossData Loss(RiskReport risk, AmountUnit unit) => new(
        [.. risk.Histogram.Select(step => new LossBar(InUnit(step.From, unit), InUnit(step.To, unit), step.Probability))],
        [.. risk.Levels.Select(level => (InUnit(level.AtRisk, unit), $"{Figures.Percent(level.Level, 0)}: {Figures.Number(InUnit(level.AtRisk, unit))}"))],
        unit.Word);

    private static double InUnit(long amount, AmountUnit unit) => (double)(Money.ToDecimal(amount) / unit.Size);
}
