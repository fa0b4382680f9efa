using System.Text.Json.Nodes;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using static RevenueDashboard.Reports.Export.ReportCell;

namespace RevenueDashboard.Risk.Export;

/// <summary>How it stands with the limits, for files and scripts: shares are 0 to 1, HHI is in points, amounts are exact, n/a is null or empty.</summary>
public static class LimitsExport
{
    /// <summary>A row for each limit; of a limit on each, the largest.</summary>
    public static ReportTable TableOf(LimitsReport report) => new(
        ["limit", "measure", "subject", "product", "month", "status", "figure", "warning", "hard", "use", "excess", "whose", "owner", "waivedUntil", "waiver", "source", "why"],
        [
            .. report.Limits.Select(finding => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(finding.Rule.Name),
                ReportCell.Of(LimitWords.Of(finding.Rule.Measure)),
                ReportCell.Of(finding.Rule.Subject ?? ""),
                ReportCell.Of(string.Join("; ", finding.Rule.Products)),
                ReportCell.Of(finding.Month?.ToString() ?? ""),
                ReportCell.Of(LimitWords.Of(finding.Status)),
                Number(finding.Figure?.Figure),
                Number((double?)finding.Rule.WarningLevel),
                Number((double)finding.Rule.HardLevel),
                Number(finding.Use),
                Amount(finding.Excess),
                ReportCell.Of(finding.Figure?.Subject ?? ""),
                ReportCell.Of(finding.Rule.Owner ?? ""),
                ReportCell.Of(finding.Waiver is { } waiver ? LimitWords.Of(waiver.LastDay) : ""),
                ReportCell.Of(finding.Waiver?.Reason ?? ""),
                ReportCell.Of(finding.Rule.Source ?? ""),
                ReportCell.Of(finding.Why ?? ""),
            ]),
        ]);

    /// <param name="goals">How it goes with the goals, beside the limits.</param>
    public static JsonObject JsonOf(LimitsReport report, GoalsReport goals) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["day"] = LimitWords.Of(report.Day),
        ["default"] = report.IsDefault,
        ["limits"] = new JsonArray([.. report.Limits.Select(finding => JsonOf(finding))]),
        ["goals"] = JsonOf(goals),
    };

    /// <summary>Each limit as it is and after a loss.</summary>
    public static JsonObject JsonOf(ScenarioLimits limits) => new()
    {
        ["month"] = limits.Month.ToString(),
        ["default"] = limits.IsDefault,
        ["limits"] = new JsonArray([.. limits.Limits.Select(limit => new JsonObject
        {
            ["limit"] = limit.After.Rule.Name,
            ["measure"] = LimitWords.Of(limit.After.Rule.Measure),
            ["subject"] = limit.After.Rule.Subject,
            ["products"] = new JsonArray([.. limit.After.Rule.Products.Select(name => JsonValue.Create(name))]),
            ["warning"] = (double?)limit.After.Rule.WarningLevel,
            ["hard"] = (double)limit.After.Rule.HardLevel,
            ["before"] = FigureOf(limit.Before),
            ["after"] = FigureOf(limit.After),
        })]),
    };

    private static JsonObject FigureOf(LimitFinding finding) => new()
    {
        ["status"] = LimitWords.Of(finding.Status),
        ["figure"] = finding.Figure?.Figure,
        ["whose"] = finding.Figure?.Subject,
        ["use"] = finding.Use,
        ["why"] = finding.Why,
    };

    /// <summary>A row for each goal: how far it is, and what pace it takes.</summary>
    public static ReportTable TableOf(GoalsReport report) => new(
        ["goal", "measure", "product", "month", "status", "figure", "target", "start", "startFigure", "done", "required", "actual", "due", "owner", "why"],
        [
            .. report.Goals.Select(goal => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(goal.Goal.Name),
                ReportCell.Of(GoalMeasures.Word(goal.Goal.Measure)),
                ReportCell.Of(goal.Goal.Product ?? ""),
                ReportCell.Of(goal.Month?.ToString() ?? ""),
                ReportCell.Of(LimitWords.Of(goal.Status)),
                Number(goal.Figure),
                Number(goal.Target),
                ReportCell.Of(goal.Start?.Month.ToString() ?? ""),
                Number(goal.Start?.Figure),
                Number(goal.Done),
                Number(goal.Required),
                Number(goal.Actual),
                ReportCell.Of(goal.Goal.Due.ToString()),
                ReportCell.Of(goal.Goal.Owner ?? ""),
                ReportCell.Of(goal.Why ?? ""),
            ]),
        ]);

    /// <inheritdoc cref="TableOf(GoalsReport)"/>
    public static JsonArray JsonOf(GoalsReport report) => new([.. report.Goals.Select(goal => new JsonObject
    {
        ["goal"] = goal.Goal.Name,
        ["measure"] = GoalMeasures.Word(goal.Goal.Measure),
        ["product"] = goal.Goal.Product,
        ["month"] = goal.Month?.ToString(),
        ["status"] = LimitWords.Of(goal.Status),
        ["figure"] = goal.Figure,
        ["target"] = goal.Target,
        ["start"] = goal.Start?.Month.ToString(),
        ["startFigure"] = goal.Start?.Figure,
        ["done"] = goal.Done,
        ["required"] = goal.Required,
        ["actual"] = goal.Actual,
        ["due"] = goal.Goal.Due.ToString(),
        ["owner"] = goal.Goal.Owner,
        ["why"] = goal.Why,
    })]);

    private static JsonObject JsonOf(LimitFinding finding) => new()
    {
        ["limit"] = finding.Rule.Name,
        ["measure"] = LimitWords.Of(finding.Rule.Measure),
        ["subject"] = finding.Rule.Subject,
        ["products"] = new JsonArray([.. finding.Rule.Products.Select(name => JsonValue.Create(name))]),
        ["month"] = finding.Month?.ToString(),
        ["monthStatus"] = finding.Month is null ? null : StatusWords.Of(finding.MonthStatus),
        ["status"] = LimitWords.Of(finding.Status),
        ["figure"] = finding.Figure?.Figure,
        ["warning"] = (double?)finding.Rule.WarningLevel,
        ["hard"] = (double)finding.Rule.HardLevel,
        ["use"] = finding.Use,
        ["excess"] = ReportJson.Amount(finding.Excess),
        ["owner"] = finding.Rule.Owner,
        ["source"] = finding.Rule.Source,
        ["note"] = finding.Rule.Note,
        ["why"] = finding.Why,
        ["waiver"] = finding.Waiver is { } waiver
            ? new JsonObject { ["subject"] = waiver.Subject, ["reason"] = waiver.Reason, ["by"] = waiver.By, ["lastDay"] = LimitWords.Of(waiver.LastDay), ["upTo"] = waiver.UpTo is { } most ? (double)finding.Rule.InUnit(most) : null }
            : null,
        ["figures"] = new JsonArray([.. finding.Figures.Select(figure => new JsonObject
        {
            ["whose"] = figure.Subject,
            ["figure"] = figure.Figure,
            ["amount"] = ReportJson.Amount(figure.Amount),
            ["level"] = LimitWords.Of(finding.Rule.LevelOf(figure)),
            ["waived"] = finding.Rule.LevelOf(figure) == LimitLevel.Breached && !finding.IsBroken(figure),
        })]),
        ["months"] = new JsonArray([.. finding.Months.Select(month => new JsonObject
        {
            ["month"] = month.Month.ToString(),
            ["status"] = StatusWords.Of(month.Status),
            ["figure"] = month.Figure,
            ["whose"] = month.Subject,
            ["level"] = month.Level is { } level ? LimitWords.Of(level) : null,
            ["use"] = month.Use,
        })]),
    };
}

/// <summary>The words that files and scripts use of limits.</summary>
public static class LimitWords
{
    public static string Of(LimitStatus status) => status switch
    {
        LimitStatus.NotAvailable => "n/a",
        LimitStatus.Within => "within",
        LimitStatus.Warning => "warning",
        LimitStatus.Waived => "waived",
        LimitStatus.Breached => "breached",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a limit."),
    };

    public static string Of(LimitLevel level) => level switch
    {
        LimitLevel.Within => "within",
        LimitLevel.Warning => "warning",
        LimitLevel.Breached => "breached",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of a limit."),
    };

    public static string Of(GoalStatus status) => status switch
    {
        GoalStatus.NotAvailable => "n/a",
        GoalStatus.NotStarted => "not-begun",
        GoalStatus.Reached => "reached",
        GoalStatus.OnTrack => "on-track",
        GoalStatus.Behind => "behind",
        GoalStatus.Missed => "missed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a goal."),
    };

    public static string Of(LimitMeasure measure) => LimitMeasures.Word(measure);

    internal static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
