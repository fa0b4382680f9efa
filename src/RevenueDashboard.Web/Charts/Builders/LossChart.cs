using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="From">In the unit of the chart.</param>
/// <param name="Chance">A fraction.</param>
public readonly record struct LossBar(double From, double To, double Chance);

/// <param name="Levels">Where 90, 95 and 99 of 100 years end, with the words there.</param>
/// <param name="UnitWord">"M$".</param>
public sealed record LossData(IReadOnlyList<LossBar> Bars, IReadOnlyList<(double At, string Words)> Levels, string UnitWord);

/// <summary>How likely each loss is, and the losses that 90, 95 and 99 of 100 years stay within.</summary>
public static class LossChart
{
    private const int Height = 250;
    private const double LineHeight = 15;

    public static ChartDrawing Draw(LossData data) => new(Option(data, narrow: false), Option(data, narrow: true), Height, Table(data));

    private static ChartOption Option(LossData data, bool narrow)
    {
        var most = data.Bars.Count == 0 ? 1 : data.Bars[^1].To;
        var scale = AxisScale.For(0, data.Bars.Select(bar => bar.Chance).DefaultIfEmpty(0).Max(), steps: 3);
        var amounts = AxisScale.For(0, most, steps: narrow ? 3 : 5);
        return new ChartOption
        {
            Grid = [new Grid { Left = 44, Right = 16, Top = 58, Bottom = 28 }],
            XAxis =
            [
                // Amounts go on evenly under the steps; the steps themselves have no words.
                new Axis { Type = "value", Min = 0, Max = most, Interval = amounts.Step, AxisLabel = new AxisLabel { Formatter = ChartFormat.Ticks(amounts.Step), ShowMaxLabel = amounts.Max <= most }, SplitLine = new SplitLine { Show = false } },
                Axis.Category([.. data.Bars.Select(bar => $"{Figures.Number(bar.From)} to {Figures.Number(bar.To)}")]) with { Show = false },
            ],
            YAxis = [Axis.Value(scale, ChartFormat.PercentTicks(scale.Step))],
            Tooltip = new Tooltip { Trigger = "axis", ValueFormatter = ChartFormat.Percent1 },
            Series =
            [
                new Series { Type = "bar", Name = "Chance", XAxisIndex = 1, BarCategoryGap = "12%", ItemStyle = new ItemStyle { Color = ChartColor.Azure }, Data = [.. data.Bars.Select(bar => Datum.Of(bar.Chance))] },
                new Series
                {
                    Type = "line", Name = "Levels", XAxisIndex = 0, Data = [], Silent = true,
                    MarkLine = new MarkLine
                    {
                        Data = [.. data.Levels.Select((level, i) => new MarkPlace
                        {
                            XAxis = level.At, Name = level.Words, LineStyle = LineStyle.Dashed(ChartColor.Ink),
                            // One above the other: levels can be close.
                            Label = new Label { Formatter = ChartFormat.Name, Position = "end", Distance = 6 + (data.Levels.Count - 1 - i) * LineHeight, Color = ChartColor.Ink, FontWeight = 600 },
                        })],
                    },
                },
            ],
        };
    }

    private static ChartTable Table(LossData data) => new(
        [new ChartColumn($"Loss, {data.UnitWord}", IsNumber: false), new ChartColumn("Chance, %")],
        [.. data.Bars.Select(bar => new ChartRow([ChartCell.Of($"{Figures.Number(bar.From)} to {Figures.Number(bar.To)}"), ChartCell.Of(bar.Chance * 100, Figures.PercentNumber(bar.Chance, 2))]))]);
}
