using System.Globalization;
using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Risk;

public sealed partial class RiskView(NavigationManager navigation)
{
    private static readonly int[] UsualChances = [1, 2, 5, 10, 15, 20, 30, 50];

    private PageView? shown;
    private ScenarioReport? report;
    private RiskReport? risk;
    private ProjectionReport? projected;
    private ProjectionReport? projectedWithout;
    private CubeCustomer? largest;
    private string? problem;
    private AmountUnit unit;
    private AmountUnit yearUnit;
    private RiskWords words = null!;
    private IReadOnlyList<PreparedScenario> prepared = [];
    private IReadOnlyList<ComparedScenario> lines = [];
    private ChartDrawing? path;
    private ChartDrawing? need;
    private ChartDrawing? loss;

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private IEnumerable<int> Chances => UsualChances.Concat(View.Address.Scenario.Chance is { } chosen ? [chosen] : []).Distinct().Order();

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        (report, problem, need, loss) = (null, null, null, null);
        var (cube, address) = View;
        var detail = ConcentrationDetail.Of(cube, address.Question);
        largest = detail is { Ranked: [var first, ..] } ? first.Customer : null;
        if (largest is null) return;

        try
        {
            report = ScenarioReport.Of(cube, address.Question, address.Scenario.Of(largest.Name));
        }
        catch (ArgumentException wrong)
        {
            problem = wrong.Message.Split(" (Parameter", StringSplitOptions.None)[0];
        }

        if (report is null) return;

        unit = AmountUnit.For(Money.ToDecimal(report.Revenue), report.Scope.Currency);
        risk = RiskReport.Of(cube, address.Question, address.Scenario.Chance is { } chance ? new RiskAssumptions { Probability = chance / 100.0 } : new RiskAssumptions { FromScorecards = true });
        yearUnit = risk is null ? unit : AmountUnit.For(Money.ToDecimal(risk.Revenue), report.Scope.Currency);
        projected = ProjectionReport.Of(cube, address.Question);
        projectedWithout = address.WithoutLargest ? null : ProjectionReport.Of(cube, address.Question with { WithoutLargest = true });
        words = new RiskWords(report, address, unit, yearUnit);
        path = ScenarioPathChart.Draw(RiskCharts.Path(cube, report, address.Question, words, unit));
        need = report.Needs.Count == 0 ? null : NeedChart.Draw(RiskCharts.Needs(report, unit), "Share", unit.Word);
        loss = risk is { Histogram.Count: > 0 } ? LossChart.Draw(RiskCharts.Loss(risk, yearUnit)) : null;
        prepared = PreparedScenario.Of(cube, address.Question, detail!);
        lines = ComparedScenario.Of(cube, address, report, prepared, largest.Name);
    }

    private void ChooseChance(ChangeEventArgs change)
    {
        int? chance = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : null;
        navigation.NavigateTo((View.Address with { Scenario = View.Address.Scenario with { Chance = chance } }).On("risk"), replace: true);
    }
}
