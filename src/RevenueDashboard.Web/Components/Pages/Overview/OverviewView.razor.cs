using Microsoft.AspNetCore.Components;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;

namespace RevenueDashboard.Web.Components.Pages.Overview;

public sealed partial class OverviewView(NavigationManager navigation, TimeProvider time)
{
    private PageView? shown;
    private OverviewReport? report;
    private Headline headline = null!;
    private IReadOnlyList<FigureText> figures = [];
    private ChartDrawing revenue = null!;
    private ChartDrawing trend = null!;
    private NumberedEvents events = new([]);

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private string TrendCaption =>
        $"{ScopeWords.Sentence(report!.Scope.ProductsInWords)}, {string.Join(", ", ScopeWords.Of(report.Scope, View.Address))}. Above: share of the largest customer, %. Below: effective number of customers.";

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        var limits = LimitsReport.Now(View.Cube, View.Address.Question, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        report = OverviewReport.Of(View.Cube, View.Address.Question)?.With(limits);
        if (report is null) return;

        events = NumberedEvents.Of(View.Cube, report.Scope.Months);
        headline = Headline.Of(report, View.Address);
        figures = OverviewFigures.Of(report, limits);
        revenue = StackedMonthsChart.Draw(PortfolioChart.Of(report, View.Address) with { Flags = events.Flags });
        trend = TrendPairChart.Draw(ConcentrationTrend.Of(report, View.Address));
    }

    // The same as the links of the chart's table.
    private void ShowMonth(ChartClick click)
    {
        if (click.SeriesName is null || click.Index < 0 || click.Index >= report!.Portfolio.Revenue.Months.Count) return;
        navigation.NavigateTo((View.Address with { To = report.Portfolio.Revenue.Months[click.Index].Month }).On(""));
    }
}
