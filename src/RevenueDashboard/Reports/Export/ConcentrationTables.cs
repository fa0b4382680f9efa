using System.Text.Json.Nodes;
using static RevenueDashboard.Reports.Export.ReportCell;

namespace RevenueDashboard.Reports.Export;

/// <summary>What goes deeper than the measures of each month: a lean trend, and Theil's index taken apart.</summary>
public static class ConcentrationTables
{
    public static ReportTable Of(ConcentrationTrend report) => new(
        ["month", "status", "total", "top1Share", "cr5", "hhi", "effective"],
        [
            .. report.Months.Select(month => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(month.Month.ToString()), ReportCell.Of(StatusWords.Of(month.Status)), Amount(month.Measures?.Base.Total),
                Number(month.Measures?.Top1Share), Number(month.Measures?.Cr5), Number(month.Measures?.Hhi), Number(month.Measures?.EffectiveCustomers),
            ]),
        ]);

    /// <summary>The groups of the report's month, then all of them.</summary>
    public static ReportTable Of(TheilReport report) => new(
        ["month", "group", "customers", "share", "theil", "between", "within"],
        [
            .. report.Groups.Select(line => Row(report, line.Name, line.Parts.Customers, line.Parts.Share, line.Parts.Theil, line.Parts.Between, line.Parts.Within)),
            Row(report, "all", report.Groups.Sum(line => line.Parts.Customers), report.Total is null ? null : 1, report.Total, report.Between, report.Within),
        ]);

    public static JsonObject Json(ConcentrationTrend report) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["months"] = new JsonArray([.. report.Months.Select(month => new JsonObject
        {
            ["month"] = month.Month.ToString(),
            ["status"] = StatusWords.Of(month.Status),
            ["total"] = month.Measures is { } measures ? Money.ToPlainText(measures.Base.Total) : null,
            ["top1Share"] = month.Measures?.Top1Share,
            ["cr5"] = month.Measures?.Cr5,
            ["hhi"] = month.Measures?.Hhi,
            ["effectiveCustomers"] = month.Measures?.EffectiveCustomers,
        })]),
    };

    public static JsonObject Json(TheilReport report) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["month"] = report.Month.ToString(),
        ["theil"] = report.Total,
        ["between"] = report.Between,
        ["within"] = report.Within,
        ["groups"] = new JsonArray([.. report.Groups.Select(line => new JsonObject
        {
            ["group"] = line.Name,
            ["customers"] = line.Parts.Customers,
            ["share"] = line.Parts.Share,
            ["theil"] = line.Parts.Theil,
            ["between"] = line.Parts.Between,
            ["within"] = line.Parts.Within,
        })]),
        ["months"] = new JsonArray([.. report.Months.Select(month => new JsonObject
        {
            ["month"] = month.Month.ToString(),
            ["status"] = StatusWords.Of(month.Status),
            ["between"] = month.Between,
            ["within"] = month.Within,
        })]),
    };

    private static IReadOnlyList<ReportCell> Row(TheilReport report, string group, int customers, double? share, double? theil, double? between, double? within) =>
        [ReportCell.Of(report.Month.ToString()), ReportCell.Of(group), Number(customers), Number(share), Number(theil), Number(between), Number(within)];
}
