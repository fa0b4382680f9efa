using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Revenue;

/// <summary>The report's parts as layers and lines, each in one colour on the whole page.</summary>
/// <param name="LargestId">The largest customer of the scope, which has its own colour wherever it stands; null when nobody is.</param>
public sealed record RevenueLayers(RevenueReport Report, int? LargestPosition, ViewAddress Address)
{
    // Over up to eight layers more could not be told apart.
    private const int MostLines = 4;

    public AmountUnit Unit { get; } = AmountUnit.For(Report.Months.Select(month => Math.Abs(Money.ToDecimal(month.Total ?? 0))).DefaultIfEmpty(0).Max(), Report.Scope.Currency);

    /// <summary>What stands beside this revenue: <see cref="RevenueReferences"/>.</summary>
    public IReadOnlyList<CubeSeries> References { get; init; } = [];

    /// <summary>A line for each kind of figure of a reference series.</summary>
    public IReadOnlyList<LineSeries> Lines =>
        [.. ReferenceLines.Of(References, [.. Report.Months.Select(month => month.Month)], _ => true, (double)(Money.Scale * Unit.Size), byKind: true).Take(MostLines)];

    public StackedMonthsData Stack()
    {
        var layers = Report.Series.Select((series, i) => (series.Kind, Layer: new StackedSeries(series.Name, ColorOf(i), [.. series.Amounts.Select(StackLayers.ToAmount)]))).ToList();
        return new StackedMonthsData(
            Months(),
            StackLayers.AtMostSeven(
                [.. layers.Where(part => part.Kind != SeriesKind.Unallocated).Select(part => part.Layer)],
                layers.Find(part => part.Kind == SeriesKind.Unallocated).Layer),
            Unit,
            Href: month => (Address with { To = month }).On("revenue"))
        {
            Lines = Lines,
        };
    }

    /// <summary>Each part's share of its month; a sum of small parts has no line.</summary>
    public LinesData ShareLines()
    {
        var shown = Report.Series.Select((series, i) => (series, i)).Where(part => part.series.Kind == SeriesKind.Part).Take(StackLayers.Most);
        return new LinesData(
            Months(),
            [.. shown.Select(part => new LineSeries(part.series.Name, ColorOf(part.i), part.series.Shares))],
            ChartMeasure.Share,
            Href: month => (Address with { To = month }).On("revenue"));
    }

    /// <summary>Parts by their colour: a product's is its own, other parts take the hues in order, and the largest customer is always the largest customer.</summary>
    public ChartColor ColorOf(int part)
    {
        var series = Report.Series[part];
        if (Report.By == Breakdown.Customer && series.Position is { } customer && customer == LargestPosition) return ChartColor.Largest;
        return StackLayers.ColorOf(series, Report.By == Breakdown.Product ? series.Position : part);
    }

    private List<ChartMonth> Months() => [.. Report.Months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))];
}
