using RevenueDashboard.Web.Charts.Options;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Amount">In the unit of the chart; a fraction when the chart measures shares.</param>
/// <param name="Text">The amount as it reads beside its bar.</param>
public sealed record HorizontalBar(string Name, double Amount, string Text, ChartColor Color, string? Href = null);

/// <param name="AmountHeader">Header of the table's second column, with the unit.</param>
public sealed record HorizontalBarsData(IReadOnlyList<HorizontalBar> Bars, string NameHeader, string AmountHeader, ChartMeasure Measure = ChartMeasure.Number);

/// <summary>A ranking with long names. Negative amounts go to the left, outlined.</summary>
public static class HorizontalBarsChart
{
    private const int RowHeight = 30;

    // Names take the room they need, and leave the bars more than half of it.
    private const int PerLetter = 7, LeastNames = 136, MostNames = 224, MostNamesNarrow = 132, BesideNames = 12;

    public static ChartDrawing Draw(HorizontalBarsData data) =>
        new(Option(data, narrow: false), Option(data, narrow: true), 40 + Math.Max(1, data.Bars.Count) * RowHeight, Table(data));

    private static ChartOption Option(HorizontalBarsData data, bool narrow)
    {
        var scale = AxisScale.For(data.Bars.Select(bar => bar.Amount).DefaultIfEmpty(0).Min(), data.Bars.Select(bar => bar.Amount).DefaultIfEmpty(0).Max());
        var names = narrow ? MostNamesNarrow : Math.Clamp(PerLetter * data.Bars.Select(bar => bar.Name.Length).DefaultIfEmpty(0).Max(), LeastNames, MostNames);
        return new ChartOption
        {
            Grid = [new Grid { Left = names + BesideNames, Right = 64, Top = 6, Bottom = 28 }],
            XAxis = [Ticks(data, scale, narrow)],
            YAxis = [ChangeWaterfallChart.NamesAtLeft([.. data.Bars.Select(bar => bar.Name)], names)],
            Tooltip = new Tooltip { Show = false },
            Series = [new Series { Type = "bar", Name = data.AmountHeader, BarWidth = 16, Data = [.. data.Bars.Select(Bar)] }],
        };
    }

    // Each bar says its amount: where there is little room, the ends of the axis are enough.
    private static Axis Ticks(HorizontalBarsData data, AxisScale scale, bool narrow)
    {
        var axis = Axis.Value(scale, data.Measure.Ticks(scale.Step));
        return narrow && scale.Min >= 0 ? axis with { Interval = scale.Max - scale.Min } : axis;
    }

    private static Datum Bar(HorizontalBar bar) => Datum.Of(bar.Amount) with
    {
        Name = bar.Text,
        ItemStyle = bar.Amount < 0 ? ItemStyle.Outlined(bar.Color) : new ItemStyle { Color = bar.Color },
        Label = Label.Words("right"),
    };

    private static ChartTable Table(HorizontalBarsData data) => new(
        [new ChartColumn(data.NameHeader, IsNumber: false), new ChartColumn(data.AmountHeader)],
        [.. data.Bars.Select(bar => new ChartRow([ChartCell.Of(bar.Name), data.Measure.Cell(bar.Amount)], bar.Href))]);
}
