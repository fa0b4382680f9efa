using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

public sealed partial class ConcentrationView(NavigationManager navigation)
{
    private PageView? shown;
    private ConcentrationReport report = null!;
    private ConcentrationDetail? detail;
    private AmountUnit unit;
    private MatrixLook matrix = null!;
    private IReadOnlyList<MeasureTile> tiles = [];
    private ChartDrawing? pareto;
    private ChartDrawing? lorenz;
    private ChartDrawing? moved;
    private ChartDrawing? hill;
    private TrendLines? lines;
    private string trendSummary = "";
    private ChartDrawing trend = null!;

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private string FewTitle => $"How few {detail!.Scope.Many} make the revenue";

    private string ParetoCaption
    {
        get
        {
            var measures = detail!.Measures;
            var whole = checked(measures.Positive + measures.Unallocated);
            var rest = measures.Unallocated > 0 ? $", {Figures.AmountWithUnit(Money.ToDecimal(measures.Unallocated), unit)} of it allocated to no {detail.Scope.One}" : "";
            return $"Pareto: share of each {detail.Scope.One} and running total, % of {Figures.AmountWithUnit(Money.ToDecimal(whole), unit)}{rest}. {ScopeWords.Sentence(detail.Scope.Many)} by rank.";
        }
    }

    private string LorenzCaption =>
        $"Lorenz: smallest {detail!.Scope.Many} first; % of {detail.Scope.Many} against % of revenue.{(detail.Measures.Unallocated > 0 ? $" Known {detail.Scope.Many} among themselves." : "")}";

    private string LorenzSummary => detail!.Measures.Customers == 1
        ? $"One {detail.Scope.One} has all of it: the curve is the line of equal shares."
        : $"Gini {Figures.Number(detail.Measures.Gini, 2)}: 0 is equal shares, 1 is everything from one {detail.Scope.One}.";

    private string MovedTitle => detail!.Against == detail.Month.AddMonths(-1)
        ? $"Who moved HHI in {Figures.MonthName(detail.Month)}"
        : $"Who moved HHI from {Figures.MonthName(detail.Against)} to {Figures.MonthName(detail.Month)}";

    private string HillSummary => string.Join("; ", detail!.Hill.Select(hill => $"q = {(double.IsPositiveInfinity(hill.Order) ? "∞" : Figures.Number(hill.Order, 0))}: {Figures.Number(hill.Customers, hill.Order == 0 ? 0 : 1)}"));

    // Before the page's month and after it: any two months.
    private IEnumerable<Month> OtherMonths => View.Cube.Months is { } all ? all.Reverse().Where(month => month != detail!.Month) : [];

    private string MovedSummary
    {
        get
        {
            var most = string.Join(", ", detail!.Moved.Take(3).Select(move => $"{move.Customer.Name} {Figures.Change(move.Points)}"));
            return $"{ConcentrationCharts.MovedSentence(detail)} Most: {most}.";
        }
    }

    private string WhyNotMoved => detail switch
    {
        { Gap: { } gap } => $"{GapWords.NotCompared(gap, Figures.MonthName(detail.Against))}.",
        { Measures.Hhi: null } => $"HHI is n/a: nobody has a share in {Figures.MonthName(detail.Month)}.",
        { MeasuresBefore.Hhi: null } => $"HHI was n/a in {Figures.MonthName(detail.Before!.Value)}: nobody had a share.",
        _ => $"{(detail!.Scope.IsOfCustomers ? "Nobody" : "None")}: every {detail.Scope.One} has the share it had in {Figures.MonthName(detail.Against)}.",
    };

    private string TrendCaption =>
        $"{ScopeWords.Sentence(report.Scope.ProductsInWords)}, {string.Join(", ", ScopeWords.Of(report.Scope, View.Address))}.{(lines is null ? PairCaption : lines.Measure == ChartMeasure.Share ? $" {lines.Title}, %." : $" {lines.Title}.")}";

    private string PairCaption =>
        $" Above: share of the largest {report.Scope.One}, %. Below: effective number of {report.Scope.Many}.";

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        var (cube, address) = View;
        report = ConcentrationReport.Of(cube, address.Question);
        detail = ConcentrationDetail.Of(cube, address.Question);
        if (detail is null) return;

        unit = ConcentrationWords.UnitOf(detail);
        tiles = MeasureTile.Of(detail);
        var hasShares = detail.Measures.Top1Share is not null;
        pareto = hasShares ? ParetoChart.Draw(ConcentrationCharts.Pareto(detail, address)) : null;
        lorenz = hasShares ? LorenzChart.Draw(ConcentrationCharts.Lorenz(detail)) : null;
        moved = detail.Moved.Count > 0 ? ChangeWaterfallChart.Draw(ConcentrationCharts.Moved(detail, address)) : null;
        hill = detail.Hill.Count > 0 ? HillChart.Draw(ConcentrationCharts.Hill(detail)) : null;
        lines = TrendLines.Of(address.Concentration.Trend, report.Scope);
        var months = ConcentrationCharts.MonthsOf(report, detail);
        trend = lines is null ? TrendPairChart.Draw(ConcentrationCharts.Trend(report, detail, address)) : lines.Draw(months, address);
        trendSummary = lines is null ? ConcentrationCharts.TrendSummary(report, detail) : lines.Summary(months);

        var crossed = CrossedProducts.Of(cube, address.Question, detail);
        var largest = crossed.Cube == cube ? detail.Ranked : crossed.Detail.Ranked;
        matrix = MatrixLook.Of(crossed.Detail, crossed.Cube, largest.Count == 0 ? null : largest[0].Customer.Id, crossed.Cube == cube ? address : address with { View = crossed.Cube.View });
    }

    // The same as the links of the chart's table.
    private void ShowMonth(ChartClick click)
    {
        if (click.SeriesName is null || click.Index < 0 || click.Index >= report.Months.Count) return;
        navigation.NavigateTo((View.Address with { To = report.Months[click.Index].Month }).On("concentration"));
    }

    private void ChooseTrend(ChangeEventArgs change)
    {
        if (Enum.TryParse<TrendChoice>(change.Value as string, out var choice)) Go(View.Address.Concentration with { Trend = choice });
    }

    private void ChooseAgainst(ChangeEventArgs change) =>
        Go(View.Address.Concentration with { Against = Month.TryParse(change.Value as string, out var month) && month != detail!.Month.AddMonths(-1) ? month : null });

    private void Go(ConcentrationAddress asked) => navigation.NavigateTo((View.Address with { Concentration = asked }).On("concentration"));
}
