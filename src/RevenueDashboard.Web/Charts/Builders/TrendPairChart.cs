using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>The limits of a share, drawn as bands; fractions.</summary>
public sealed record ShareBands(double Watch = 0.08, double Disclose = 0.10, double Serious = 0.20);

/// <param name="TopShares">Share of the largest customer, a fraction; null is a missing month or a share of nothing.</param>
/// <param name="EffectiveNumbers">Effective number of customers; null likewise.</param>
/// <param name="TopName">The largest customer of the last month.</param>
/// <param name="Bands">Null where the limits mean nothing: they are about customers.</param>
public sealed record TrendPairData(
    IReadOnlyList<ChartMonth> Months, IReadOnlyList<double?> TopShares, IReadOnlyList<double?> EffectiveNumbers, string TopName, ShareBands? Bands, Func<Month, string>? Href = null)
{
    public WhoseShares Whose { get; init; } = WhoseShares.Customers;
}

/// <summary>Two plots, one above the other, because two measures never share an axis: the top share with its bands, and the effective number of customers.</summary>
public static class TrendPairChart
{
    private const int Height = 332;
    private const double UpperHeight = 170;
    private const double LowerHeight = 88;

    public static ChartDrawing Draw(TrendPairData data) => new(Option(data, narrow: false), Option(data, narrow: true), Height, Table(data));

    private static ChartOption Option(TrendPairData data, bool narrow)
    {
        var shares = AxisScale.For(0, Math.Max(Highest(data.TopShares), data.Bands?.Serious * 1.25 ?? 0), steps: 3);
        var numbers = AxisScale.For(0, Highest(data.EffectiveNumbers), steps: 2);
        var right = narrow ? 96 : 118;

        return new ChartOption
        {
            Grid = [new Grid { Left = 40, Right = right, Top = 14, Height = UpperHeight }, new Grid { Left = 40, Right = right, Top = 212, Height = LowerHeight }],
            XAxis =
            [
                MonthAxis.Of(data.Months, onEdges: true, showLabels: false),
                MonthAxis.Of(data.Months, onEdges: true, gridIndex: 1),
                Axis.Hidden(),
                Axis.Hidden(gridIndex: 1),
            ],
            YAxis = [Axis.Value(shares, ChartFormat.PercentNumber0), Axis.Value(numbers, ChartFormat.Ticks(numbers.Step)) with { GridIndex = 1 }],
            AxisPointer = new AxisPointer { Link = [new AxisLink()] },
            Tooltip = new Tooltip { Trigger = "axis" },
            Series =
            [
                Line($"Share of the largest {data.Whose.One}", data.TopShares, ChartColor.Largest, 2.5, ChartFormat.Percent1, 0) with { MarkArea = data.Bands is { } bands ? Bands(bands, shares.Max, narrow) : null },
                Line($"Effective number of {data.Whose.Many}", data.EffectiveNumbers, ChartColor.Ink2, 2, ChartFormat.Number1, 1),
                .. EndLabel(data.TopShares, share => $"{LabelText.Cut(data.TopName, narrow ? 11 : 15)}\n{Figures.Percent(share)}", ChartColor.Largest, shares, UpperHeight, right, 0),
                .. EndLabel(data.EffectiveNumbers, number => $"{Figures.Number(number)} equal\n{data.Whose.Many}", ChartColor.Ink, numbers, LowerHeight, right, 1),
            ],
        };
    }

    private static Series Line(string name, IReadOnlyList<double?> points, ChartColor color, double width, ChartFormat format, int plot) => new()
    {
        Type = "line", Name = name, XAxisIndex = plot, YAxisIndex = plot, Symbol = LoneSymbol(points), SymbolSize = 6, TriggerLineEvent = true, ConnectNulls = false,
        ItemStyle = new ItemStyle { Color = color }, LineStyle = new LineStyle { Color = color, Width = width }, Data = Datum.All(points), Tooltip = new Tooltip { ValueFormatter = format },
    };

    // A month between two missing ones, or the only one, would be invisible as a line.
    internal static string LoneSymbol(IReadOnlyList<double?> points) =>
        points.Where((point, i) => point is not null && (i == 0 || points[i - 1] is null) && (i == points.Count - 1 || points[i + 1] is null)).Any() ? "circle" : "none";

    private static MarkArea Bands(ShareBands bands, double top, bool narrow)
    {
        List<IReadOnlyList<MarkPlace>> areas = [Band(bands.Watch, bands.Disclose, "", ChartColor.Watch, 0.07, "insideTopLeft")];
        var disclose = $"Disclose{(narrow ? "" : $" {Figures.PercentNumber(bands.Disclose, 0)}–{Figures.Percent(bands.Serious, 0)}")}";
        areas.Add(Band(bands.Disclose, bands.Serious, disclose, ChartColor.Watch, 0.14, "insideBottomRight"));
        areas.Add(Band(bands.Serious, top, $"Serious, over {Figures.Percent(bands.Serious, 0)}", ChartColor.Serious, 0.10, "insideTopLeft"));
        return new MarkArea { Data = areas };
    }

    private static IReadOnlyList<MarkPlace> Band(double from, double to, string words, ChartColor color, double opacity, string position) =>
    [
        new MarkPlace
        {
            YAxis = from, Name = words, ItemStyle = new ItemStyle { Color = color, Opacity = opacity },
            Label = words.Length == 0 ? new Label { Show = false } : new Label { Position = position, Distance = 6, Color = color },
        },
        new MarkPlace { YAxis = to },
    ];

    private static IEnumerable<Series> EndLabel(IReadOnlyList<double?> points, Func<double, string> text, ChartColor color, AxisScale scale, double height, double room, int plot)
    {
        if (points.LastOrDefault(point => point is not null) is not { } last) return [];
        return [DirectLabels.Series([new DirectLabel(text(last), last, color)], scale, height, room, hiddenAxis: 2 + plot, valueAxis: plot)];
    }

    private static double Highest(IReadOnlyList<double?> points) => points.Max() ?? 0;

    private static ChartTable Table(TrendPairData data) => new(
        [new ChartColumn("Month", IsNumber: false), new ChartColumn($"Largest {data.Whose.One}, %"), new ChartColumn($"Effective number of {data.Whose.Many}")],
        [.. data.Months.Select((month, i) => new ChartRow(
            [
                ChartCell.Of(month.Category),
                ChartCell.Of(data.TopShares[i] * 100, Figures.PercentNumber(data.TopShares[i])),
                ChartCell.Of(data.EffectiveNumbers[i], Figures.Number(data.EffectiveNumbers[i])),
            ],
            data.Href?.Invoke(month.Month)))]);
}
