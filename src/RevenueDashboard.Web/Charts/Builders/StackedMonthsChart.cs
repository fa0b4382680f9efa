using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>One layer of the stack.</summary>
/// <param name="Amounts">In currency units, one for each month; null is a missing month and stays a gap.</param>
public sealed record StackedSeries(string Name, ChartColor Color, IReadOnlyList<decimal?> Amounts);

/// <param name="Series">Bottom first: the largest customer, then the rest of its product, then the other products, then "other".</param>
/// <param name="Href">Where a month of the table leads; none makes no links.</param>
public sealed record StackedMonthsData(
    IReadOnlyList<ChartMonth> Months, IReadOnlyList<StackedSeries> Series, AmountUnit Unit, ChartEvent? Event = null, Func<Month, string>? Href = null)
{
    /// <summary>Numbered flags above the plot; the page lists what they mean.</summary>
    public IReadOnlyList<ChartFlag> Flags { get; init; } = [];

    /// <summary>Figures that stand beside the stack, in its unit; drawn over it and labelled with it.</summary>
    public IReadOnlyList<LineSeries> Lines { get; init; } = [];

    // Without a flag there is still the total on top of the last month.
    internal double Top => Math.Max(30, 16 + ChartFlags.RoomFor(Flags, Months));
}

/// <summary>Amounts by month, stacked by product. Open months striped, missing ones a gap; labels at the right, the total on the last closed month.</summary>
public static class StackedMonthsChart
{
    private const int Height = 312;
    private const double Bottom = 26;

    public static ChartDrawing Draw(StackedMonthsData data) => new(Option(data, narrow: false), Option(data, narrow: true), Height, Table(data));

    private static ChartOption Option(StackedMonthsData data, bool narrow)
    {
        var totals = data.Months.Select((_, i) => data.Series.Sum(series => InUnit(data, series, i) ?? 0)).ToArray();
        var beside = data.Lines.SelectMany(line => line.Points).OfType<double>().ToList();
        var scale = AxisScale.For(beside.Append(LowestStack(data)).Min(), beside.Append(totals.DefaultIfEmpty(0).Max()).Max(), steps: 4, headroom: 0.08);
        var last = LastClosed(data);
        var room = narrow ? 118 : 136;

        return new ChartOption
        {
            Grid = [new Grid { Left = 40, Right = room, Top = data.Top, Bottom = Bottom }],
            XAxis = [MonthAxis.Of(data.Months), Axis.Hidden()],
            YAxis = [Axis.Value(scale, ChartFormat.Ticks(scale.Step))],
            Tooltip = new Tooltip { Trigger = "axis", Order = "seriesDesc", ValueFormatter = ChartFormat.Number1, AxisPointer = new AxisPointer { Type = "shadow" } },
            Series =
            [
                .. data.Series.Select((series, s) => Bars(data, series) with { MarkLine = s == 0 ? EventLine(data, narrow) : null }),
                .. data.Lines.Select((line, i) => LinesChart.Marked(line, line.Marks!, -i)),
                .. last is { } closed ? TotalAndLabels(data, closed, totals[closed], scale, room) : [],
                .. ChartFlags.Of(data.Flags, data.Months, scale),
            ],
        };
    }

    private static Series Bars(StackedMonthsData data, StackedSeries series) => new()
    {
        Type = "bar", Name = series.Name, Stack = "months", BarCategoryGap = "26%", BarMaxWidth = 56,
        ItemStyle = new ItemStyle { Color = series.Color, BorderColor = ChartColor.Surface, BorderWidth = 0.75 },
        Data = [.. data.Months.Select((month, i) => Datum.Of(InUnit(data, series, i)) with { ItemStyle = month.IsOpen ? ItemStyle.Striped(series.Color) : null })],
    };

    private static IEnumerable<Series> TotalAndLabels(StackedMonthsData data, int closed, double total, AxisScale scale, double room)
    {
        yield return new Series
        {
            Type = "scatter", Silent = true, Tooltip = new Tooltip { Show = false }, Z = 5,
            Data = [Datum.At(closed, total) with { Name = Figures.Number(total, total < 100 ? 1 : 0), SymbolSize = 0.01, Label = Label.Words("top") with { Distance = 4 } }],
        };

        var labels = new List<DirectLabel>();
        var below = 0.0;
        foreach (var series in data.Series)
        {
            if (InUnit(data, series, closed) is not { } amount || amount <= 0) continue;
            var color = series.Color == ChartColor.Largest ? ChartColor.Largest : ChartColor.Ink;
            labels.Add(new DirectLabel($"{series.Name} {Figures.Number(amount, amount < 100 ? 1 : 0)}", below + amount / 2, color, series.Color));
            below += amount;
        }

        foreach (var line in data.Lines)
        {
            if (line.Points.LastOrDefault(point => point is not null) is { } figure) labels.Add(new DirectLabel($"{line.ShortName ?? line.Name} {Figures.Number(figure, figure < 100 ? 1 : 0)}", figure, ChartColor.Ink, line.Color));
        }

        yield return DirectLabels.Series(labels, scale, Height - data.Top - Bottom, room, hiddenAxis: 1);
    }

    private static MarkLine? EventLine(StackedMonthsData data, bool narrow)
    {
        if (data.Event is not { } happened) return null;
        var at = data.Months.ToList().FindIndex(month => month.Month == happened.Month);
        if (at < 0) return null;

        var text = narrow ? happened.ShortText : happened.Text;
        // Words near an edge lean away from it.
        var align = at < data.Months.Count * 0.25 ? "left" : at > data.Months.Count * 0.75 ? "right" : "center";
        var label = text is null ? new Label { Show = false } : new Label { Formatter = ChartFormat.Name, Position = "end", Align = align, Distance = 6, Color = ChartColor.Ink2 };
        return new MarkLine { Data = [new MarkPlace { XAxis = at, Name = text, Label = label }] };
    }

    private static ChartTable Table(StackedMonthsData data) => new(
        [new ChartColumn("Month", IsNumber: false), .. data.Series.Select(series => new ChartColumn($"{series.Name}, {data.Unit.Word}")), new ChartColumn($"Total, {data.Unit.Word}"), .. data.Lines.Select(line => new ChartColumn($"{line.Name}, {data.Unit.Word}"))],
        [.. data.Months.Select((month, i) => new ChartRow(
            [
                ChartCell.Of(month.Category),
                .. data.Series.Select(series => Cell(InUnit(data, series, i))),
                Cell(data.Series.All(series => series.Amounts[i] is null) ? null : data.Series.Sum(series => InUnit(data, series, i) ?? 0)),
                .. data.Lines.Select(line => ChartCell.Of(line.Points[i], line.Points[i] is { } figure ? Figures.Number(figure, 2) : "–")),
            ],
            data.Href?.Invoke(month.Month)))]);

    private static ChartCell Cell(double? amount) => ChartCell.Of(amount, amount is null ? "missing" : Figures.Number(amount, 2));

    private static double? InUnit(StackedMonthsData data, StackedSeries series, int month) => (double?)(series.Amounts[month] / data.Unit.Size);

    private static double LowestStack(StackedMonthsData data) => data.Months
        .Select((_, i) => data.Series.Sum(series => Math.Min(0, InUnit(data, series, i) ?? 0)))
        .DefaultIfEmpty(0).Min();

    private static int? LastClosed(StackedMonthsData data)
    {
        for (var i = data.Months.Count - 1; i >= 0; i--)
        {
            if (!data.Months[i].IsOpen && data.Series.Any(series => series.Amounts[i] is not null)) return i;
        }

        return null;
    }
}
