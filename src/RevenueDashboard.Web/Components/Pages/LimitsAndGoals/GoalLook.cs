using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.LimitsAndGoals;

/// <summary>Goals in the words and drawings of the page.</summary>
public static class GoalLook
{
    public static (Status Status, string Word) Of(GoalStatus status) => status switch
    {
        GoalStatus.Reached => (Status.Ok, "Reached"),
        GoalStatus.OnTrack => (Status.Ok, "On track"),
        GoalStatus.Behind => (Status.Watch, "Behind"),
        GoalStatus.Missed => (Status.Serious, "Missed"),
        GoalStatus.NotStarted => (Status.Info, "Not begun"),
        _ => (Status.Info, Figures.NotApplicable),
    };

    public static string MeasureOf(GoalMeasure measure) => measure switch
    {
        GoalMeasure.EffectiveCustomers => "Effective number of customers",
        GoalMeasure.EffectiveIndustries => "Effective number of industries",
        GoalMeasure.EffectiveCountries => "Effective number of countries",
        GoalMeasure.EffectiveProducts => "Effective number of products",
        GoalMeasure.TopShare => "Share of the largest customer",
        GoalMeasure.Customers => "Paying customers",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure of a goal."),
    };

    public static string Figure(GoalProgress goal, double? figure) => goal.Goal.Measure switch
    {
        GoalMeasure.TopShare => Figures.Percent(figure),
        GoalMeasure.Customers => Figures.Number(figure, 0),
        _ => Figures.Number(figure),
    };

    /// <summary>"20", "15 %", with the decimals it has.</summary>
    public static string Target(GoalProgress goal) => goal.Goal.Measure == GoalMeasure.TopShare
        ? $"{Number(goal.Goal.Target)}{Figures.ThinSpace}%"
        : Number(goal.Goal.Target);

    /// <summary>"+2.3 % a month".</summary>
    public static string Pace(double? ratio) => ratio is null ? "–" : $"{Figures.PercentChange(ratio)} a month";

    public static string Caption(GoalProgress goal) =>
        $"{MeasureOf(goal.Goal.Measure)}, {goal.Scope!.ProductsInWords}, net, by parent. Dashed: the path from {Figures.MonthName(goal.Start?.Month ?? goal.Goal.First)} to the target in {Figures.MonthName(goal.Goal.Due)}, by the same ratio each month.";

    public static string Summary(GoalProgress goal)
    {
        if (goal.Figure is null) return "No month has a figure.";
        var way = goal.Start is { } start ? $"{Figure(goal, start.Figure)} in {Figures.MonthName(start.Month)}, " : "";
        var pace = goal.Required is { } required ? $" It takes {Pace(required)} to be there in time{(goal.Actual is { } actual ? $"; so far it was {Pace(actual)}" : "")}." : "";
        return $"{way}{Figure(goal, goal.Figure)} in {Figures.MonthName(goal.Month!.Value)}; the target is {(goal.IsAtMost ? "at most" : "at least")} {Target(goal)} in {Figures.MonthName(goal.Goal.Due)}.{pace}";
    }

    public static LinesData ChartOf(GoalProgress goal) => new(
        [.. goal.Months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))],
        [
            new LineSeries("Figure", goal.IsAtMost ? ChartColor.Largest : ChartColor.Azure, [.. goal.Months.Select(month => month.Figure)]) { ShortName = "Now" },
            new LineSeries("Path to the target", ChartColor.Ink3, [.. goal.Months.Select(month => month.Path)], IsDashed: true) { ShortName = goal.IsAtMost ? "At most" : "At least" },
        ],
        goal.Goal.Measure switch { GoalMeasure.TopShare => ChartMeasure.Share, GoalMeasure.Customers => ChartMeasure.Count, _ => ChartMeasure.Number },
        Height: 280);

    private static string Number(long stored) => (stored / 10_000m).ToString("#,0.####", System.Globalization.CultureInfo.InvariantCulture);
}
