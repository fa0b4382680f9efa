using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Reports;

/// <summary>Limits in the columns of the file format.</summary>
internal static class LimitRows
{
    public static IReadOnlyList<string> Columns { get; } = ["limit", "measure", "subject", "product", "warning", "hard", "owner", "source", "note"];

    public static IReadOnlyList<ReportCell> Of(CubeLimit limit) =>
    [
        Text(limit.Name), Text(LimitMeasures.Word(limit.Measure)), Text(limit.Subject), Text(limit.Product), Level(limit.Warning, limit.Measure), Level(limit.Hard, limit.Measure),
        Text(limit.Owner), Text(limit.Source), Text(limit.Note),
    ];

    private static ReportCell Level(long? level, LimitMeasure measure) => measure == LimitMeasure.Hhi ? Number(level) : PerCent(level);

    // With its sign: 0.5 alone could be a half.
    internal static ReportCell PerCent(long? level) => Text(level is { } known ? ReferenceText.Number(known) + "%" : null);

    internal static ReportCell Number(long? units) => Text(units is { } known ? ReferenceText.Number(known) : null);

    internal static ReportCell Text(string? text) => ReportCell.Of(text ?? "");
}

/// <summary>Goals in the columns of the file format.</summary>
internal static class GoalRows
{
    public static IReadOnlyList<string> Columns { get; } = ["goal", "measure", "product", "target", "from", "due", "owner", "note"];

    public static IReadOnlyList<ReportCell> Of(CubeGoal goal) =>
    [
        LimitRows.Text(goal.Name), LimitRows.Text(GoalMeasures.Word(goal.Measure)), LimitRows.Text(goal.Product),
        goal.Measure == GoalMeasure.TopShare ? LimitRows.PerCent(goal.Target) : LimitRows.Number(goal.Target),
        LimitRows.Text(goal.First.ToString()), LimitRows.Text(goal.Due.ToString()), LimitRows.Text(goal.Owner), LimitRows.Text(goal.Note),
    ];
}
