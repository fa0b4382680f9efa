using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Reports;

/// <summary>Claims in the columns of the file format.</summary>
internal static class ClaimRows
{
    public static IReadOnlyList<string> Columns { get; } =
        ["claim", "metric", "first month", "month", "product", "customer", "over", "value", "unit", "qualifier", "speaker", "said on", "statement", "source", "note"];

    public static IReadOnlyList<ReportCell> Of(CubeClaim claim) =>
    [
        Text(claim.Name), Text(ClaimMetrics.Word(claim.Metric)), Text(claim.Months is { Count: > 1 } months ? months.First.ToString() : ""), Text(claim.Months?.Last.ToString()), Text(claim.Product),
        Text(claim.Customer), ReportCell.Amount(claim.Over), ReportCell.Amount(claim.Value), Text(claim.Unit), Text(claim.Qualifier), Text(claim.Speaker),
        Text(claim.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), Text(claim.Statement), Text(claim.Source), Text(claim.Note),
    ];

    private static ReportCell Text(string? text) => ReportCell.Of(text ?? "");
}
