using System.Globalization;
using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Risk;

public sealed partial class RiskView(NavigationManager navigation, TimeProvider time)
{
    private static readonly int[] UsualChances = [1, 2, 5, 10, 15, 20, 30, 50];

    private PageView? shown;
    private ScenarioReport? report;
    private ScenarioLimits? limits;
    private RiskReport? risk;
    private ProjectionReport? projected;
    private ProjectionReport? projectedWithout;
    private IReadOnlyList<CubeCustomer> ranked = [];
    private string? problem;
    private AmountUnit unit;
    private AmountUnit yearUnit;
    private RiskWords words = null!;
    private IReadOnlyList<ScenarioStory> prepared = [];
    private IReadOnlyList<RiskFactor> concerning = [];
    private IReadOnlyList<ComparedScenario> lines = [];
    private ChartDrawing? path;
    private ChartDrawing? growth;
    private ChartDrawing? beside;
    private ChartDrawing? need;
    private ChartDrawing? loss;

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private IEnumerable<int> Chances => UsualChances.Concat(View.Address.Scenario.Chance is { } chosen ? [chosen] : []).Distinct().Order();

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        var (cube, address) = View;
        // What does not depend on the losses stays as it is while they change.
        var isSameBook = shown is var (before, asked) && before == cube && asked with { Scenario = Plain(asked) } == address with { Scenario = Plain(address) };
        shown = View;
        (report, problem, need, loss, beside) = (null, null, null, null, null);
        if (!isSameBook)
        {
            ranked = ConcentrationDetail.Of(cube, address.Question) is { } detail ? [.. detail.Ranked.Select(customer => customer.Customer)] : [];
            prepared = PreparedScenarios.Of(cube, address.Question);
            concerning = LossFactors.ConcerningIn(cube, address.Question);
            risk = RiskReport.Of(cube, address.Question, address.Scenario.Chance is { } chance ? new RiskAssumptions { Probability = chance / 100.0 } : new RiskAssumptions { FromScorecards = true });
            projected = ProjectionReport.Of(cube, address.Question);
            projectedWithout = address.WithoutLargest ? null : ProjectionReport.Of(cube, address.Question with { WithoutLargest = true });
        }

        if (ranked.Count == 0) return;

        try
        {
            report = ScenarioReport.Of(cube, address.Question, address.Scenario.Shown);
        }
        catch (ArgumentException wrong)
        {
            problem = wrong.Message.Split(" (Parameter", StringSplitOptions.None)[0];
        }

        if (report is null) return;

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        limits = ScenarioLimits.Of(cube, address.Question, report.Scenario, today);

        unit = AmountUnit.For(Money.ToDecimal(report.Revenue), report.Scope.Currency);
        yearUnit = risk is null ? unit : AmountUnit.For(Money.ToDecimal(risk.Revenue), report.Scope.Currency);
        words = new RiskWords(report, address, unit, yearUnit, ranked[0].Name);
        path = ScenarioPathChart.Draw(RiskCharts.Path(cube, report, address.Question, words, unit));
        growth = LinesChart.Draw(RiskCharts.Growth(cube, report, address.Question, words));
        need = report.NeedOf is { } largest ? NeedChart.Draw(RiskCharts.Needs(report, largest, unit), "Share", unit.Word) : null;
        loss = risk is { Histogram.Count: > 0 } ? LossChart.Draw(RiskCharts.Loss(risk, yearUnit)) : null;
        lines = ComparedScenario.Of(cube, address, report, limits, ranked[0].Name, today);
        beside = lines.Count > 1 ? LinesChart.Draw(RiskCharts.Beside(cube, lines, address.Question, unit)) : null;
    }

    private static ScenarioChoice Plain(ViewAddress address) => new() { Chance = address.Scenario.Chance };

    private void ChooseChance(ChangeEventArgs change)
    {
        int? chance = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : null;
        navigation.NavigateTo((View.Address with { Scenario = View.Address.Scenario with { Chance = chance } }).On("risk"), replace: true);
    }
}
