using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Points">One for each month; null is a gap.</param>
/// <param name="IsDashed">A forecast or a comparison.</param>
public sealed record LineSeries(string Name, ChartColor Color, IReadOnlyList<double?> Points, bool IsDashed = false)
{
    /// <summary>What stands at the end of the line; null for the name, empty for nothing.</summary>
    public string? ShortName { get; init; }

    /// <summary>For figures of single months beside a line: marks of their own, joined whatever lies between. Null for an ordinary line.</summary>
    public MarkedLine? Marks { get; init; }
}

/// <summary>How single figures are told apart without colour.</summary>
/// <param name="Symbol">"circle", "diamond", "triangle" or "rect".</param>
/// <param name="Dashes">Dash and gap in pixels; null is solid.</param>
/// <param name="Size">Pixels: marks at one place are seen around each other.</param>
public sealed record MarkedLine(string Symbol, double Size, bool IsHollow = false, IReadOnlyList<double>? Dashes = null);

/// <param name="Series">At most seven; the first is drawn on top.</param>
/// <param name="Limit">A dashed line with its words, in the unit of the points.</param>
/// <param name="UnitWord">For the table's headers: "M$".</param>
public sealed record LinesData(
    IReadOnlyList<ChartMonth> Months, IReadOnlyList<LineSeries> Series, ChartMeasure Measure = ChartMeasure.Number, string? UnitWord = null,
    (double At, string Words)? Limit = null, int Height = 300, Func<Month, string>? Href = null)
{
    /// <summary>Where there is more than one.</summary>
    public IReadOnlyList<(double At, string Words)> FurtherLimits { get; init; } = [];

    /// <summary>Numbered flags above the plot; the page lists what they mean.</summary>
    public IReadOnlyList<ChartFlag> Flags { get; init; } = [];

    internal double Top => 16 + ChartFlags.RoomFor(Flags, Months);

    internal IReadOnlyList<(double At, string Words)> Limits => Limit is { } first ? [first, .. FurtherLimits] : FurtherLimits;
}

/// <summary>Several measures of one kind over months, labelled at their ends.</summary>
public static class LinesChart
{
    private const double Bottom = 26;

    public static ChartDrawing Draw(LinesData data) => new(Option(data, narrow: false), Option(data, narrow: true), data.Height, Table(data));

    private static ChartOption Option(LinesData data, bool narrow)
    {
        var points = data.Series.SelectMany(series => series.Points).OfType<double>().Where(double.IsFinite).ToArray();
        var scale = AxisScale.For(points.DefaultIfEmpty(0).Min(), points.Concat(data.Limits.Select(limit => limit.At)).DefaultIfEmpty(0).Max());
        var ticks = data.Measure.Ticks(scale.Step);

        var room = narrow ? 108 : 136;
        // A sign before three digits and a per cent sign, or two decimals, are wider than the rest.
        var isWide = ticks == ChartFormat.Percent2 || (data.Measure == ChartMeasure.Share && scale.Min <= -1);

        return new ChartOption
        {
            Grid = [new Grid { Left = isWide ? 54 : 44, Right = room, Top = data.Top, Bottom = Bottom }],
            XAxis = [MonthAxis.Of(data.Months, onEdges: data.Months.Count > 1), Axis.Hidden()],
            YAxis = [Axis.Value(scale, ticks)],
            Tooltip = new Tooltip { Trigger = "axis", ValueFormatter = data.Measure.Format() },
            Series = [.. data.Series.Select((series, s) => Line(data, series, s)), DirectLabels.Series(Labels(data), scale, data.Height - data.Top - Bottom, room, hiddenAxis: 1), .. ChartFlags.Of(data.Flags, data.Months, scale)],
        };
    }

    private static Series Line(LinesData data, LineSeries series, int index) => series.Marks is { } marks ? Marked(series, marks, index) : new()
    {
        Type = "line", Name = series.Name, Symbol = TrendPairChart.LoneSymbol(series.Points), SymbolSize = 6, TriggerLineEvent = true, ConnectNulls = false, Z = 20 - index,
        ItemStyle = new ItemStyle { Color = series.Color },
        LineStyle = series.IsDashed ? LineStyle.Dashed(series.Color, 2) : new LineStyle { Color = series.Color, Width = series.Color == ChartColor.Largest ? 2.5 : 2 },
        Data = Datum.All(series.Points),
        MarkLine = index == 0 && data.Limits.Count > 0
            ? new MarkLine
            {
                Data = [.. data.Limits.Select(limit => new MarkPlace { YAxis = limit.At, Name = limit.Words, Label = new Label { Formatter = ChartFormat.Name, Position = PlaceOf(limit.At, series.Points), Color = ChartColor.Ink2 } })],
            }
            : null,
    };

    internal static Series Marked(LineSeries series, MarkedLine marks, int index) => new()
    {
        Type = "line", Name = series.Name, Symbol = marks.Symbol, SymbolSize = marks.Size, ShowSymbol = true, ConnectNulls = true, Z = 20 - index,
        ItemStyle = marks.IsHollow ? ItemStyle.Outlined(series.Color) : new ItemStyle { Color = series.Color },
        LineStyle = new LineStyle { Color = series.Color, Width = 1.5, Dashes = marks.Dashes },
        Data = Datum.All(series.Points),
    };

    // The words stand at the end where the line is further away from them.
    private static string PlaceOf(double limit, IReadOnlyList<double?> points)
    {
        var known = points.OfType<double>().ToList();
        return known.Count > 0 && Math.Abs(known[^1] - limit) > Math.Abs(known[0] - limit) ? "insideEndTop" : "insideStartTop";
    }

    private static List<DirectLabel> Labels(LinesData data) =>
    [
        .. from series in data.Series
           let last = series.Points.LastOrDefault(point => point is not null)
           where last is not null && series.ShortName != ""
           let color = series.Color == ChartColor.Largest ? ChartColor.Largest : ChartColor.Ink
           select new DirectLabel($"{series.ShortName ?? series.Name} {data.Measure.Text(last)}", last.Value, color, data.Series.Count > 1 ? series.Color : ChartColor.None),
    ];

    private static ChartTable Table(LinesData data) => new(
        [new ChartColumn("Month", IsNumber: false), .. data.Series.Select(series => new ChartColumn(Header(data, series)))],
        [.. data.Months.Select((month, i) => new ChartRow(
            [ChartCell.Of(month.Category), .. data.Series.Select(series => data.Measure.Cell(series.Points[i]))], data.Href?.Invoke(month.Month)))]);

    private static string Header(LinesData data, LineSeries series) =>
        (data.Measure == ChartMeasure.Share ? "%" : data.UnitWord) is { } unit ? $"{series.Name}, {unit}" : series.Name;
}
