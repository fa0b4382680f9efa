using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>One part of the movements, month by month.</summary>
/// <param name="Changes">Signed, in the unit of the chart; null is a month without a bridge.</param>
/// <param name="IsLoss">Drawn outlined.</param>
public sealed record MovementSeries(string Name, ChartColor Color, bool IsLoss, IReadOnlyList<double?> Changes);

/// <param name="Series">From zero outwards; parts that never happened are left out.</param>
public sealed record MovementMonthsData(IReadOnlyList<ChartMonth> Months, IReadOnlyList<MovementSeries> Series, AmountUnit Unit, Func<Month, string>? Href = null);

/// <summary>What was gained above the line and lost below it, month by month. Gains are filled, losses outlined; a month without a bridge is a gap.</summary>
public static class MovementMonthsChart
{
    private const int Height = 300;
    private const double Top = 16;
    private const double Bottom = 26;

    public static ChartDrawing Draw(MovementMonthsData data) => new(Option(data, narrow: false), Option(data, narrow: true), Height, Table(data));

    private static ChartOption Option(MovementMonthsData data, bool narrow)
    {
        var places = Enumerable.Range(0, data.Months.Count);
        var scale = AxisScale.For(places.Select(month => Stack(data, month, sign: -1)).DefaultIfEmpty(0).Min(), places.Select(month => Stack(data, month, sign: 1)).DefaultIfEmpty(0).Max());
        var room = narrow ? 112 : 148;
        return new ChartOption
        {
            Grid = [new Grid { Left = 44, Right = room, Top = Top, Bottom = Bottom }],
            XAxis = [MonthAxis.Of(data.Months), Axis.Hidden()],
            YAxis = [Axis.Value(scale, ChartFormat.Ticks(scale.Step))],
            Tooltip = new Tooltip { Trigger = "axis", ValueFormatter = ChartFormat.Change1, AxisPointer = new AxisPointer { Type = "shadow" } },
            Series = [.. data.Series.Select(series => Bars(data, series)), DirectLabels.Series(Labels(data), scale, Height - Top - Bottom, room, hiddenAxis: 1)],
        };
    }

    private static Series Bars(MovementMonthsData data, MovementSeries series) => new()
    {
        Type = "bar", Name = series.Name, Stack = "movements", BarCategoryGap = "30%", BarMaxWidth = 48,
        ItemStyle = series.IsLoss ? ItemStyle.Outlined(series.Color) : new ItemStyle { Color = series.Color, BorderColor = ChartColor.Surface, BorderWidth = 0.75 },
        Data =
        [
            .. data.Months.Select((month, i) => Datum.Of(series.Changes[i] is 0 ? null : series.Changes[i]) with { ItemStyle = month.IsOpen ? ItemStyle.Striped(series.Color) : null }),
        ],
    };

    // Beside the last bar: what each of its layers is.
    private static List<DirectLabel> Labels(MovementMonthsData data)
    {
        var last = data.Months.Count - 1;
        while (last >= 0 && data.Series.All(series => series.Changes[last] is null or 0)) last--;
        var labels = new List<DirectLabel>();
        if (last < 0) return labels;

        var (above, below) = (0.0, 0.0);
        foreach (var series in data.Series)
        {
            if (series.Changes[last] is not { } change || change == 0) continue;
            ref var reached = ref change > 0 ? ref above : ref below;
            labels.Add(new DirectLabel($"{series.Name} {Figures.Change(change)}", reached + change / 2, ChartColor.Ink, series.Color));
            reached += change;
        }

        return labels;
    }

    private static double Stack(MovementMonthsData data, int month, int sign) => data.Series.Sum(series => series.Changes[month] is { } change && Math.Sign(change) == sign ? change : 0);

    private static ChartTable Table(MovementMonthsData data) => new(
        [new ChartColumn("Month", IsNumber: false), .. data.Series.Select(series => new ChartColumn($"{series.Name}, {data.Unit.Word}")), new ChartColumn($"Net, {data.Unit.Word}")],
        [
            .. data.Months.Select((month, i) => new ChartRow(
                [ChartCell.Of(month.Category), .. data.Series.Select(series => Cell(series.Changes[i])), Cell(data.Series.All(series => series.Changes[i] is null) ? null : data.Series.Sum(series => series.Changes[i] ?? 0))],
                data.Href?.Invoke(month.Month))),
        ]);

    private static ChartCell Cell(double? change) => ChartCell.Of(change, change is null ? "no bridge" : Figures.Change(change, 2));
}
