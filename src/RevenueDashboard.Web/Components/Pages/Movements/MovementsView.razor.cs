using Microsoft.AspNetCore.Components;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Movements;

public sealed partial class MovementsView(NavigationManager navigation)
{
    private PageView? shown;
    private MovementsReport report = null!;
    private MovementDetail? detail;
    private CohortsReport? cohorts;
    private IReadOnlyList<MovementTile> tiles = [];
    private IReadOnlyList<string> chip = [];
    private AmountUnit unit;
    private AmountUnit monthsUnit;
    private ChartDrawing? waterfall;
    private ChartDrawing months = null!;
    private ChartDrawing? retention;
    private bool isOfProducts;

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private string CustomersWord => View.Address.Level == EntityLevel.Parent ? "Parents" : "Customers";

    private string BridgeTitle => $"From {Figures.MonthName(detail!.From)} to {Figures.MonthName(detail.To)}";

    private string BridgeCaption
    {
        get
        {
            var bridge = detail!.Bridge!;
            var between = detail.IsMultiMonth ? $" Multi-month: what came and went in between is not seen.{(detail.MissingBetween.Count > 0 ? $" {string.Join(", ", detail.MissingBetween.Select(Figures.MonthName))} missing." : "")}" : "";
            var open = detail.IsOver ? "" : " A month is still open or incomplete.";
            return $"{unit.Word}, from {Figures.Amount(Money.ToDecimal(bridge.Opening), unit)} to {Figures.Amount(Money.ToDecimal(bridge.Closing), unit)} of known {(isOfProducts ? "revenue" : "customers")}. Outlined: lost.{between}{open}";
        }
    }

    private string MonthsCaption
    {
        get
        {
            var gaps = report.Months.Where(month => month.Gap is { Kind: not BridgeGapKind.FirstMonth }).Select(month => month.Gap!.InWords()).Distinct().ToList();
            return $"{monthsUnit.Word} on the month before, {report.Scope.InWords()}. Filled: gained. Outlined: lost.{(gaps.Count > 0 ? $" No bridge where {string.Join(", ", gaps.Take(3))}." : "")}";
        }
    }

    private string MonthsSummary => MovementSentences.Of(report, monthsUnit);

    private string RetentionCaption => $"% of what the customers of twelve months before paid then, {report.Scope.InWords()}. Dashed: without the largest of each month.";

    private string RetentionSummary
    {
        get
        {
            var last = report.Months.Last(month => month.All.Nrr12 is not null);
            return $"In {Figures.MonthName(last.Month)} NRR is {Figures.Percent(last.All.Nrr12)} and GRR {Figures.Percent(last.All.Grr12)}; without {last.Largest} {Figures.Percent(last.ExLargest?.Nrr12)} and {Figures.Percent(last.ExLargest?.Grr12)}.";
        }
    }

    private string WhyNoRetention => View.Cube.Months is { } all && all.First + 12 > all.Last
        ? $"NRR and GRR compare a month with the same one a year before. The book begins in {Figures.MonthName(all.First)}: the first month to have them is {Figures.MonthName(all.First + 12)}."
        : "No month shown has the month a year before it, both over and complete.";

    protected override void OnParametersSet()
    {
        if (View == shown) return;

        shown = View;
        var (cube, address) = View;
        isOfProducts = address.Movements == MovementsOf.Products;
        report = MovementsReport.Of(cube, address.Question, address.Movements);
        detail = address.BridgeOf(cube);
        cohorts = isOfProducts ? null : CohortsReport.Of(cube, address.Question);
        if (detail is null) return;

        unit = MovementCharts.UnitOf(detail.Bridge is { } one ? [one] : [], report.Scope.Currency);
        monthsUnit = MovementCharts.UnitOf(report.Months.Select(month => month.All.Bridge).OfType<Metrics.MovementBridge>(), report.Scope.Currency);
        waterfall = detail.Bridge is { } bridge ? MovementCharts.Bridge(detail, bridge, unit) : null;
        months = MovementCharts.Months(report, monthsUnit, address);
        retention = MovementCharts.Retention(report, address);
        tiles = MovementTile.Of(report, detail, unit);
        chip = [ScopeWords.Sentence(report.Scope.ProductsInWords), detail.IsMultiMonth ? Figures.MonthNames(new MonthRange(detail.From, detail.To)) : Figures.MonthName(detail.To), .. ScopeWords.Of(detail.Scope, address), "known customers"];
    }

    // The same as the links of the charts' tables.
    private void ShowMonth(ChartClick click)
    {
        if (click.SeriesName is null || click.Index < 0 || click.Index >= report.Months.Count) return;
        navigation.NavigateTo(MovementCharts.ToMonth(View.Address, report.Months[click.Index].Month));
    }
}
