using System.Text.Json.Nodes;

namespace RevenueDashboard.Reports.Export;

/// <summary>The growth report as a table and as JSON: amounts exact, growth as fractions, n/a empty or null.</summary>
public static class GrowthExport
{
    private static readonly string[] Figures = ["total", "growth", "quarterGrowth", "yearGrowth", "cmgr3", "cmgr6", "cmgr12", "perDay", "annualised"];

    private static readonly string[] PeriodFigureNames = ["total", "growth", "yearGrowth"];

    public static ReportTable TableOf(GrowthReport report) => new(
        ["month", "status", .. Figures, "largest", .. Figures.Select(name => $"{name}ExLargest")],
        [
            .. report.Months.Select(month => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(month.Month.ToString()),
                ReportCell.Of(StatusWords.Of(month.Status)),
                .. Cells(month.All),
                ReportCell.Of(month.Largest?.Name ?? ""),
                .. Cells(month.WithoutLargest),
            ]),
        ]);

    /// <summary>Quarters or years: sums and growth, with and without the largest of each.</summary>
    public static ReportTable TableOf(IReadOnlyList<GrowthPeriod> periods) => new(
        ["period", "from", "to", "complete", .. PeriodFigureNames, "largest", .. PeriodFigureNames.Select(name => $"{name}ExLargest")],
        [
            .. periods.Select(period => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(period.Period.Code), ReportCell.Of(period.Months.First.ToString()), ReportCell.Of(period.Months.Last.ToString()), ReportCell.Of(period.IsComplete),
                .. Cells(period.All), ReportCell.Of(period.Largest?.Name ?? ""), .. Cells(period.WithoutLargest),
            ]),
        ]);

    /// <param name="name">"quarters" or "years".</param>
    public static JsonObject JsonOf(ReportScope scope, string name, IReadOnlyList<GrowthPeriod> periods) => new() { ["scope"] = ReportJson.Scope(scope), [name] = Periods(periods) };

    public static JsonObject JsonOf(GrowthReport report) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["runRate"] = report.RunRate is { } month ? new JsonObject
        {
            ["month"] = month.Month.ToString(), ["amount"] = ReportJson.Amount(month.All.Annualised), ["exLargest"] = ReportJson.Amount(month.WithoutLargest.Annualised),
        } : null,
        ["months"] = new JsonArray([.. report.Months.Select(month => Json(month.All, new JsonObject
        {
            ["month"] = month.Month.ToString(), ["status"] = StatusWords.Of(month.Status), ["largest"] = month.Largest?.Name, ["exLargest"] = Json(month.WithoutLargest, []),
        }))]),
        ["quarters"] = Periods(report.Quarters),
        ["years"] = Periods(report.Years),
    };

    private static IEnumerable<ReportCell> Cells(GrowthFigures figures) =>
    [
        ReportCell.Amount(figures.Total), ReportCell.Number(figures.MonthOverMonth), ReportCell.Number(figures.QuarterOverQuarter), ReportCell.Number(figures.YearOverYear),
        ReportCell.Number(figures.Cmgr3), ReportCell.Number(figures.Cmgr6), ReportCell.Number(figures.Cmgr12),
        // Of a fraction of a unit that is no amount any more: two decimals, as amounts are shown.
        ReportCell.Number(figures.PerDay is { } perDay ? Math.Round(perDay / Money.Scale, 2, MidpointRounding.AwayFromZero) : null), ReportCell.Amount(figures.Annualised),
    ];

    private static IEnumerable<ReportCell> Cells(PeriodFigures figures) => [ReportCell.Amount(figures.Total), ReportCell.Number(figures.OnPrevious), ReportCell.Number(figures.OnYearBefore)];

    private static JsonObject Json(GrowthFigures figures, JsonObject json)
    {
        foreach (var (name, value) in new (string, JsonNode?)[]
        {
            (Figures[0], ReportJson.Amount(figures.Total)), (Figures[1], figures.MonthOverMonth), (Figures[2], figures.QuarterOverQuarter), (Figures[3], figures.YearOverYear),
            (Figures[4], figures.Cmgr3), (Figures[5], figures.Cmgr6), (Figures[6], figures.Cmgr12),
            (Figures[7], figures.PerDay is { } perDay ? Math.Round(perDay / Money.Scale, 2, MidpointRounding.AwayFromZero) : null), (Figures[8], ReportJson.Amount(figures.Annualised)),
        })
        {
            json[name] = value;
        }

        return json;
    }

    private static JsonArray Periods(IReadOnlyList<GrowthPeriod> periods) => new([.. periods.Select(period => new JsonObject
    {
        ["period"] = period.Period.Code,
        ["from"] = period.Months.First.ToString(),
        ["to"] = period.Months.Last.ToString(),
        ["complete"] = period.IsComplete,
        ["total"] = ReportJson.Amount(period.All.Total),
        ["growth"] = period.All.OnPrevious,
        ["yearGrowth"] = period.All.OnYearBefore,
        ["largest"] = period.Largest?.Name,
        ["exLargest"] = new JsonObject { ["total"] = ReportJson.Amount(period.WithoutLargest.Total), ["growth"] = period.WithoutLargest.OnPrevious, ["yearGrowth"] = period.WithoutLargest.OnYearBefore },
    })]);
}
