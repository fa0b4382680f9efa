using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Risk;

public sealed partial class ScenarioForm(NavigationManager navigation)
{
    private const int MostChoices = 40;
    private static readonly double[] UsualGrowths = [0, 0.02, 0.03, 0.05, 0.10];

    private PageView? shown;
    private IReadOnlyList<CubeCustomer> ranked = [];

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    [Parameter, EditorRequired]
    public required ScenarioReport Report { get; set; }

    /// <summary>Who leaves when nobody is named.</summary>
    [Parameter, EditorRequired]
    public required string Largest { get; set; }

    [Parameter, EditorRequired]
    public required AmountUnit Unit { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<PreparedScenario> Prepared { get; set; }

    private ScenarioChoice Choice => View.Address.Scenario;

    private IReadOnlyList<string> Names => Choice.Leave.Count > 0 ? Choice.Leave : [Largest];

    private Month Start => Choice.Start is { } start && start > Report.From ? start : Report.From.AddMonths(1);

    private string Chosen => Report.Leaving.Count switch
    {
        0 => "Nobody with revenue",
        1 => $"{Report.Leaving[0].Customer.Name}, {Figures.AmountWithUnit(Money.ToDecimal(Report.AtStake), Unit)} a month",
        var count => $"{Figures.Count(count, "customer", "customers")}, {Figures.AmountWithUnit(Money.ToDecimal(Report.AtStake), Unit)} a month",
    };

    // The largest, and whoever is named beside them.
    private IEnumerable<CubeCustomer> Choices => ranked.Take(MostChoices).Concat(ranked.Skip(MostChoices).Where(customer => Leaves(customer.Name)));

    private string GrowthNote => Report.GrowthSoFar is { } growth
        ? $"{Figures.Percent(growth)} is CMGR-6 of revenue without those who leave, {Figures.MonthName(Report.From.AddMonths(-6))} to {Figures.MonthName(Report.From)}."
        : $"What the others grew so far is not known: that takes their revenue of {Figures.MonthName(Report.From.AddMonths(-6))}.";

    private IEnumerable<(string Words, ReplacementTime Time, bool IsNow)> ByGrowth
    {
        get
        {
            var now = Report.GrowthOfOthers ?? Report.GrowthSoFar;
            var growths = UsualGrowths.Where(growth => now is not { } known || Math.Abs(growth - known) > 0.0005).Select(growth => (Growth: growth, IsNow: false));
            if (now is { } rate) growths = growths.Append((rate, true));
            return growths.OrderBy(each => each.Growth).Select(each => ($"{Figures.Percent(each.Growth)}{(each.IsNow ? ", as shown" : "")}", ReplacementTime.Of(Report.Revenue, Report.LostInTheEnd, each.Growth), each.IsNow));
        }
    }

    protected override void OnParametersSet()
    {
        if (View == shown) return;
        shown = View;
        ranked = ConcentrationDetail.Of(View.Cube, View.Address.Question) is { } detail ? [.. detail.Ranked.Select(customer => customer.Customer)] : [];
    }

    private static string Months(ReplacementTime time) => time switch
    {
        { Outcome: ReplacementOutcome.Replaced, Months: { } months } => Figures.Number(months),
        { Outcome: ReplacementOutcome.NotAtCurrentGrowth } => "not replaced",
        _ => Figures.NotApplicable,
    };

    private bool Leaves(string name) => Names.Any(chosen => RevenueDashboard.Names.Key(chosen) == RevenueDashboard.Names.Key(name));

    private bool IsShown(PreparedScenario scenario) => Href(scenario.Choice with { Growth = Choice.Growth, BaseLine = Choice.BaseLine, Chance = Choice.Chance }) == Href(Choice);

    private void Toggle(string name)
    {
        IReadOnlyList<string> names = Leaves(name) ? [.. Names.Where(chosen => RevenueDashboard.Names.Key(chosen) != RevenueDashboard.Names.Key(name))] : [.. Names, name];
        // Nobody named is the largest: to choose nobody has no meaning.
        Go(Choice with { Leave = names is [var one] && one == Largest ? [] : names });
    }

    private string Href(ScenarioChoice choice) => (View.Address with { Scenario = choice }).On("risk");

    // A slider that moves is one step in the history, not fifty.
    private void Go(ScenarioChoice choice) => navigation.NavigateTo(Href(choice), replace: true);
}
