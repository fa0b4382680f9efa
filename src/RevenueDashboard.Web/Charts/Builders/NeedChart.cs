using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Name">"20 %".</param>
/// <param name="Has">What there is, in the unit of the chart.</param>
/// <param name="Needs">What there has to be.</param>
/// <param name="Words">Beside the bar: "80.0, +27 %".</param>
public sealed record NeedBar(string Name, double Has, double Needs, string Words);

/// <summary>What there is and what is missing to what there has to be: solid and striped.</summary>
public static class NeedChart
{
    private const int RowHeight = 40;

    public static ChartDrawing Draw(IReadOnlyList<NeedBar> bars, string nameHeader, string unitWord) =>
        new(Option(bars, narrow: false), Option(bars, narrow: true), 36 + bars.Count * RowHeight, Table(bars, nameHeader, unitWord));

    private static ChartOption Option(IReadOnlyList<NeedBar> bars, bool narrow)
    {
        var scale = AxisScale.For(0, bars.Select(bar => Math.Max(bar.Has, bar.Needs)).DefaultIfEmpty(0).Max(), steps: 3);
        return new ChartOption
        {
            Grid = [new Grid { Left = 92, Right = narrow ? 96 : 112, Top = 6, Bottom = 26 }],
            XAxis = [Axis.Value(scale, ChartFormat.Ticks(scale.Step))],
            YAxis = [Axis.Category([.. bars.Select(bar => bar.Name)], new AxisLabel { Interval = 0, Margin = 10, HideOverlap = false }) with { Inverse = true, AxisLine = new AxisLine { Show = false } }],
            Tooltip = new Tooltip { Show = false },
            Series =
            [
                new Series { Type = "bar", Name = "Now", Stack = "need", BarWidth = 18, ItemStyle = new ItemStyle { Color = ChartColor.Azure }, Data = [.. bars.Select(bar => Datum.Of(Math.Min(bar.Has, bar.Needs)))] },
                new Series
                {
                    Type = "bar", Name = "Missing", Stack = "need", BarWidth = 18,
                    Data = [.. bars.Select(bar => Datum.Of(Math.Max(0, bar.Needs - bar.Has)) with { Name = bar.Words, ItemStyle = ItemStyle.Striped(ChartColor.Azure), Label = Label.Words("right") with { Distance = 8 } })],
                },
            ],
        };
    }

    private static ChartTable Table(IReadOnlyList<NeedBar> bars, string nameHeader, string unitWord) => new(
        [new ChartColumn(nameHeader, IsNumber: false), new ChartColumn($"Others now, {unitWord}"), new ChartColumn($"Others needed, {unitWord}")],
        [.. bars.Select(bar => new ChartRow([ChartCell.Of(bar.Name), ChartCell.Of(bar.Has, Figures.Number(bar.Has)), ChartCell.Of(bar.Needs, Figures.Number(bar.Needs))]))]);
}
