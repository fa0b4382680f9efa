using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>What the lines of a chart measure, which decides how numbers read.</summary>
public enum LineMeasure
{
    /// <summary>Amounts or counts; the caption names the unit.</summary>
    Number,

    /// <summary>Fractions, read as percent.</summary>
    Share,

    /// <summary>Small measures such as Gini: two decimals.</summary>
    Index,
}

/// <param name="Points">One for each month; null is a gap.</param>
/// <param name="IsDashed">A forecast or a comparison.</param>
public sealed record LineSeries(string Name, ChartColor Color, IReadOnlyList<double?> Points, bool IsDashed = false);

/// <param name="Series">At most seven; the first is drawn on top.</param>
/// <param name="Limit">A dashed line with its words, in the unit of the points.</param>
/// <param name="UnitWord">For the table's headers: "M$".</param>
public sealed record LinesData(
    IReadOnlyList<ChartMonth> Months, IReadOnlyList<LineSeries> Series, LineMeasure Measure = LineMeasure.Number, string? UnitWord = null,
    (double At, string Words)? Limit = null, int Height = 300, Func<Month, string>? Href = null);

/// <summary>Several measures of one kind over months, labelled at their ends.</summary>
public static class LinesChart
{
    private const double Top = 16;
    private const double Bottom = 26;

    public static ChartDrawing Draw(LinesData data) => new(Option(data, narrow: false), Option(data, narrow: true), data.Height, Table(data));

    private static ChartOption Option(LinesData data, bool narrow)
    {
        var points = data.Series.SelectMany(series => series.Points).OfType<double>().Where(double.IsFinite).ToArray();
        var scale = AxisScale.For(points.DefaultIfEmpty(0).Min(), Math.Max(points.DefaultIfEmpty(0).Max(), data.Limit?.At ?? 0));

        return new ChartOption
        {
            Grid = [new Grid { Left = 44, Right = narrow ? 104 : 128, Top = Top, Bottom = Bottom }],
            XAxis = [MonthAxis.Of(data.Months, narrow, onEdges: data.Months.Count > 1), Axis.Hidden()],
            YAxis = [Axis.Value(scale, AxisFormat(data.Measure, scale.Step))],
            Tooltip = new Tooltip { Trigger = "axis", ValueFormatter = PointFormat(data.Measure) },
            Series = [.. data.Series.Select((series, s) => Line(data, series, s)), DirectLabels.Series(Labels(data), scale, data.Height - Top - Bottom, hiddenAxis: 1)],
        };
    }

    private static Series Line(LinesData data, LineSeries series, int index) => new()
    {
        Type = "line", Name = series.Name, Symbol = TrendPairChart.LoneSymbol(series.Points), SymbolSize = 6, TriggerLineEvent = true, ConnectNulls = false, Z = 20 - index,
        ItemStyle = new ItemStyle { Color = series.Color },
        LineStyle = series.IsDashed ? LineStyle.Dashed(series.Color, 2) : new LineStyle { Color = series.Color, Width = series.Color == ChartColor.Largest ? 2.5 : 2 },
        Data = Datum.All(series.Points),
        MarkLine = index == 0 && data.Limit is { } limit
            ? new MarkLine
            {
                Data = [new MarkPlace { YAxis = limit.At, Name = limit.Words, Label = new Label { Formatter = ChartFormat.Name, Position = "insideStartTop", Color = ChartColor.Ink2 } }],
            }
            : null,
    };

    private static List<DirectLabel> Labels(LinesData data) =>
    [
        .. from series in data.Series
           let last = series.Points.LastOrDefault(point => point is not null)
           where last is not null
           let color = series.Color == ChartColor.Largest ? ChartColor.Largest : ChartColor.Ink
           select new DirectLabel($"{series.Name} {PointText(data.Measure, last)}", last.Value, color, data.Series.Count > 1 ? series.Color : ChartColor.None),
    ];

    private static ChartFormat AxisFormat(LineMeasure measure, double step) => measure switch
    {
        LineMeasure.Share => step < 0.01 ? ChartFormat.Percent1 : ChartFormat.Percent0,
        LineMeasure.Index => ChartFormat.Number2,
        _ => step < 1 ? ChartFormat.Number1 : ChartFormat.Number0,
    };

    private static ChartFormat PointFormat(LineMeasure measure) => measure switch
    {
        LineMeasure.Share => ChartFormat.Percent1,
        LineMeasure.Index => ChartFormat.Number2,
        _ => ChartFormat.Number1,
    };

    private static string PointText(LineMeasure measure, double? point) => measure switch
    {
        LineMeasure.Share => Figures.Percent(point),
        LineMeasure.Index => Figures.Number(point, 2),
        _ => Figures.Number(point),
    };

    private static ChartTable Table(LinesData data) => new(
        [new ChartColumn("Month", IsNumber: false), .. data.Series.Select(series => new ChartColumn(Header(data, series)))],
        [.. data.Months.Select((month, i) => new ChartRow(
            [ChartCell.Of(month.Category), .. data.Series.Select(series => Cell(data.Measure, series.Points[i]))], data.Href?.Invoke(month.Month)))]);

    private static string Header(LinesData data, LineSeries series) => data switch
    {
        { Measure: LineMeasure.Share } => $"{series.Name}, %",
        { UnitWord: { } unit } => $"{series.Name}, {unit}",
        _ => series.Name,
    };

    private static ChartCell Cell(LineMeasure measure, double? point) => measure == LineMeasure.Share
        ? ChartCell.Of(point * 100, Figures.PercentNumber(point))
        : ChartCell.Of(point, PointText(measure, point));
}
