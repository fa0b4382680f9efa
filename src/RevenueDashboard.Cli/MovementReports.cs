using System.CommandLine;
using System.Text.Json.Nodes;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue report movements</c> and <c>revenue report cohorts</c>: how revenue moved, and what became of those who came.</summary>
internal sealed class MovementReports
{
    /// <summary>A level that only movements have.</summary>
    public const string ByProduct = "product";

    private readonly Option<string> level;
    private readonly Option<string?> from = new("--bridge-from") { Description = "movements: the bridge from this month and everybody behind it. Default: the month before --bridge-to." };
    private readonly Option<string?> to = new("--bridge-to") { Description = "movements: the bridge to this month. Default: the last month that figures are about." };

    public MovementReports(Command command, Option<string> level)
    {
        this.level = level;
        foreach (var option in new[] { from, to })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValue(option) is { } text && !Month.TryParse(text, out _)) result.AddError($"\"{text}\" is not a month. Write it as 2024-07.");
            });
            command.Add(option);
        }
    }

    /// <exception cref="ArgumentException">The months asked for are in the wrong order.</exception>
    public (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Movements(RevenueCube cube, ReportQuestion question, ParseResult parsed, int? top)
    {
        var entities = parsed.GetValue(level) == ByProduct ? MovementsOf.Products : MovementsOf.Customers;
        var report = MovementsReport.Of(cube, question, entities);
        if (parsed.GetValue(from) is null && parsed.GetValue(to) is null) return (report.Scope, () => MovementsTables.Of(report), () => MovementsJson.Of(report));

        return MovementDetail.Of(cube, question, entities, MonthOf(parsed.GetValue(from)), MonthOf(parsed.GetValue(to))) is { } detail
            ? (detail.Scope, () => MovementsTables.Of(detail, top), () => MovementsJson.Of(report, detail, top))
            : null;
    }

    public static (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Cohorts(RevenueCube cube, ReportQuestion question)
    {
        var report = CohortsReport.Of(cube, question);
        return (report.Scope, () => MovementsTables.Of(report), () => MovementsJson.Of(report));
    }

    private static Month? MonthOf(string? text) => text is null ? null : Month.Parse(text);
}
