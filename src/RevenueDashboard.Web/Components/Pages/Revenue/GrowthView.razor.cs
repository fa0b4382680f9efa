using Microsoft.AspNetCore.Components;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Revenue;

public sealed partial class GrowthView
{
    private PageView? shown;
    private GrowthReport report = null!;
    private GrowthCharts charts = null!;
    private GrowthFigures figures = GrowthFigures.None;
    private ChartDrawing growth = null!;
    private ChartDrawing? investment;
    private IReadOnlyList<SeriesComparison> comparisons = [];
    private IReadOnlyList<string> scope = [];

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private bool HasBeside => comparisons.Count > 0 || charts.Events.Any;

    private bool IsExLargest => View.Address.WithoutLargest;

    private string ExWords => IsExLargest ? " Without the largest customer of each month, in both months that are compared." : "";

    private string GrowthCaption => $"%, {report.Scope.InWords()}.{ExWords} Marks: reference series in per cent.";

    private string InvestmentCaption =>
        $"{charts.InvestmentUnit.Word}, {report.Scope.ProductsInWords}. Gross profit is added up from the first month of the book, at the middle of each product’s margin."
        + (charts.Earned.WithoutMargin.Count == 0 ? "" : $" Without {string.Join(", ", charts.Earned.WithoutMargin)}, whose margin is not known.");

    private string InvestmentSummary
    {
        get
        {
            if (charts.Earned.Months.LastOrDefault(month => month.Middle is not null) is not { Low: { } low, High: { } high } last) return "Gross profit cannot be added up.";
            var unit = AmountUnit.For(Money.ToDecimal(high), report.Scope.Currency);
            return $"Gross profit up to {Figures.MonthName(last.Month)}: {Figures.AmountWithUnit(Money.ToDecimal(low), unit)} to {Figures.AmountWithUnit(Money.ToDecimal(high), unit)}, by the margins.";
        }
    }

    private (string Figure, string? Unit, string Note) RunRate
    {
        get
        {
            if (report.RunRate is not { } month || charts.FiguresOf(month).Annualised is not { } amount) return (Figures.NotApplicable, null, "No month is over and complete");
            var unit = AmountUnit.Billions(report.Scope.Currency);
            if (Math.Abs(Money.ToDecimal(amount)) < unit.Size) unit = AmountUnit.For(Money.ToDecimal(amount), report.Scope.Currency);
            return (Figures.Amount(Money.ToDecimal(amount), unit, 2), unit.Word, $"12 × {Figures.MonthName(month.Month)}");
        }
    }

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        var (cube, address) = View;
        report = GrowthReport.Of(cube, address.Question);
        charts = new GrowthCharts(report, EarnedReport.Of(cube, address.Question), cube, address, NumberedEvents.Of(cube, report.Scope.Months));
        figures = report.Current is { } current ? charts.FiguresOf(current) : GrowthFigures.None;
        growth = LinesChart.Draw(charts.Growth());
        investment = charts.Investment() is { } lines ? LinesChart.Draw(lines) : null;
        comparisons = SeriesComparison.Of(cube.Series, report.Scope.Months);
        scope = [ScopeWords.Sentence(report.Scope.ProductsInWords), report.Scope.Months is { } months ? Figures.MonthNames(months) : "no months", .. ScopeWords.Of(report.Scope, address), .. IsExLargest ? ["without the largest of each month"] : Array.Empty<string>()];
    }

    // The same figure on the other side of the toggle.
    private string Other(Func<GrowthFigures, double?> figure) => report.Current is not { Largest: { } largest } current ? ""
        : IsExLargest ? $"{Figures.PercentChange(figure(current.All))} with {largest.Name}" : $"{Figures.PercentChange(figure(current.WithoutLargest))} without {largest.Name}";
}
