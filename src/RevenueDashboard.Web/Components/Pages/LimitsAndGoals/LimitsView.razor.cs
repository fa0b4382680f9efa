using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.LimitsAndGoals;

public sealed partial class LimitsView(NavigationManager navigation, LimitHistory recorded, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private PageView? shown;
    private LimitsReport report = null!;
    private LimitFinding? shownLimit;
    private ChartDrawing? history;
    private GoalsReport goals = null!;
    private GoalProgress? shownGoal;
    private ChartDrawing? path;
    private IReadOnlyList<LimitEvent>? events;
    private string sentence = "";

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private IReadOnlyList<CubeWaiver> Waivers => [.. View.Cube.Waivers.Where(waiver => Names.Key(waiver.Limit) == Names.Key(shownLimit!.Rule.Name)).Reverse()];

    private Dictionary<string, LimitRule> Rules => report.Limits.ToDictionary(finding => Names.Key(finding.Rule.Name), finding => finding.Rule);

    private IEnumerable<(string Label, int Count, string Note, Status Status, string Word)> Tiles =>
    [
        ("Exceeded", report.CountOf(LimitStatus.Breached), "beyond the hard level", Status.Serious, "Act"),
        ("Near", report.CountOf(LimitStatus.Warning), "beyond the warning", Status.Watch, "Watch"),
        ("Waived", report.CountOf(LimitStatus.Waived), "exceeded, and allowed for a while", Status.Info, "Until a day"),
        ("Within", report.CountOf(LimitStatus.Within), report.CountOf(LimitStatus.NotAvailable) is > 0 and var without ? $"{Figures.Count(without)} without a figure" : $"of {Figures.Count(report.Limits.Count, "limit", "limits")}", Status.Ok, "Kept"),
    ];

    private string HistoryCaption => $"{(shownLimit!.Rule.IsShare ? "%" : "Points")}, {shownLimit.Scope!.InWords()}. {(shownLimit.Rule.IsOnEach ? "The largest of each month. " : "")}Lines: the levels{MonthNotes}";

    private string MonthNotes => MonthsThat(MonthStatus.Open, "open") + MonthsThat(MonthStatus.Missing, "missing") + ".";

    private string HistorySummary
    {
        get
        {
            var known = shownLimit!.Months.Where(month => month.Figure is not null).ToList();
            string At(LimitMonth month) => $"{LimitLook.Figure(shownLimit.Rule, month.Figure)} in {Figures.MonthName(month.Month)}";
            var broken = known.Count(month => month.Level == LimitLevel.Breached);
            return known.Count switch
            {
                0 => "No month has a figure.",
                1 => $"{At(known[0])}; the hard level is {LimitLook.Level(shownLimit.Rule, shownLimit.Rule.HardLevel)}.",
                _ => $"{At(known[0])}, {At(known[^1])}; exceeded in {Figures.Count(broken)} of {Figures.Count(known.Count, "month", "months")}, the hard level is {LimitLook.Level(shownLimit.Rule, shownLimit.Rule.HardLevel)}.",
            };
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (View == shown) return;

        shown = View;
        var address = View.Address;
        // A waiver that is given changes the order: the limit that was waived stays where the person looks at it.
        var wanted = address.Limit ?? shownLimit?.Rule.Name;
        report = LimitsReport.Now(View.Cube, address.Question, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), wanted);
        shownLimit = report.Limits.FirstOrDefault(finding => wanted is { } name && Names.Key(finding.Rule.Name) == Names.Key(name)) ?? (report.Limits.Count > 0 ? report.Limits[0] : null);
        history = shownLimit is { Months: { Count: > 0 } months } && months.Any(month => month.Figure is not null) ? LinesChart.Draw(HistoryOf(shownLimit)) : null;
        goals = GoalsReport.Of(View.Cube, address.Question);
        shownGoal = goals.Goals.FirstOrDefault(goal => address.Goal is { } name && Names.Key(goal.Goal.Name) == Names.Key(name)) ?? (goals.Goals.Count > 0 ? goals.Goals[0] : null);
        path = shownGoal is { Months.Count: > 0 } ? LinesChart.Draw(GoalLook.ChartOf(shownGoal)) : null;
        sentence = Sentence();
        var asked = View;
        try
        {
            // On a thread of its own: SQLite's driver works on the caller's.
            var read = await Task.Run(() => recorded.ListAsync(until: address.KnownOnTime, cancellation: gone.Token), gone.Token);
            if (View == asked) events = read;
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
    }

    private LinesData HistoryOf(LimitFinding finding)
    {
        var rule = finding.Rule;
        return new LinesData(
            [.. finding.Months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))],
            [new LineSeries(LimitLook.LineOf(rule), LimitLook.ColorOf(rule), [.. finding.Months.Select(month => month.Figure)])],
            rule.IsShare ? ChartMeasure.Share : ChartMeasure.Count,
            rule.IsShare ? null : "points",
            ((double)rule.HardLevel, $"Limit {LimitLook.Level(rule, rule.HardLevel)}"),
            Height: 300,
            Href: month => LimitLook.PageOf(finding with { Month = month }, finding.Figure, View.Address).Href)
        {
            FurtherLimits = rule.WarningLevel is { } warning ? [((double)warning, $"Warning {LimitLook.Level(rule, warning)}")] : [],
        };
    }

    private string Sentence()
    {
        if (report.Limits.Count == 0) return "There is no limit.";
        var (broken, near) = (report.CountOf(LimitStatus.Breached), report.CountOf(LimitStatus.Warning));
        if (report.Worst is not { Figure: { } figure } worst) return "No limit has a figure in these months.";
        var use = $"{worst.Rule.Name} is used to {Figures.Percent(worst.Use, 0)}: {LimitText.WhoseOf(worst.Rule, figure)}, {LimitLook.FigureOf(worst.Rule, figure)}, in {Figures.MonthName(worst.Month!.Value)}.";
        return broken > 0 ? $"{Figures.Count(broken, "limit is", "limits are")} exceeded{(near > 0 ? $", {Figures.Count(near)} near" : "")}. {use}"
            : near > 0 ? $"No limit is exceeded, {Figures.Count(near, "is", "are")} near. {use}"
            : $"No limit is exceeded. {use}";
    }

    private string MonthsThat(MonthStatus status, string word) => shownLimit!.Months.Count(month => month.Status == status) switch
    {
        0 => "",
        1 => $"; {Figures.MonthName(shownLimit.Months.First(month => month.Status == status).Month)} is {word}",
        var count => $"; {Figures.Count(count)} months are {word}",
    };

    // The same as the links of the chart's table.
    private void ShowMonth(ChartClick click)
    {
        if (click.SeriesName is null || click.Index < 0 || click.Index >= shownLimit!.Months.Count) return;
        navigation.NavigateTo(LimitLook.PageOf(shownLimit with { Month = shownLimit.Months[click.Index].Month }, shownLimit.Figure, View.Address).Href);
    }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }
}
