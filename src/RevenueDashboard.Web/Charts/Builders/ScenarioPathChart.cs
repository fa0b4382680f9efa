using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Months">Known months and those to come.</param>
/// <param name="Known">What was, null from then on.</param>
/// <param name="Stays">From the last known month on: with everybody.</param>
/// <param name="Leaves">From the last known month on: after the loss.</param>
/// <param name="Low">The least that the path is likely to be; empty without an interval.</param>
/// <param name="High">The most that it is likely to be; empty without an interval.</param>
/// <param name="Last">Place of the last known month.</param>
/// <param name="Back">Place of the month in which revenue is back, and the words there; null when it is not.</param>
/// <param name="Lowest">Place of the lowest month and its words; null without a loss.</param>
/// <param name="UnitWord">"M$".</param>
public sealed record ScenarioPathData(
    IReadOnlyList<ChartMonth> Months, IReadOnlyList<double?> Known, IReadOnlyList<double?> Stays, IReadOnlyList<double?> Leaves,
    IReadOnlyList<double?> Low, IReadOnlyList<double?> High, int Last, string StaysName, string LeavesName, (int At, string Words)? Back, (int At, string Words)? Lowest, string UnitWord);

/// <summary>Revenue as it was, as it goes on, and as it goes on after a loss: what was is solid ink, what is thought is dashed or in the colour of the loss.</summary>
public static class ScenarioPathChart
{
    // Two marks nearer than these months would write over each other: the month it is back in is then the one with words.
    private const int Apart = 4;
    private const int Height = 330;
    private const double Top = 30;
    private const double Bottom = 26;

    public static ChartDrawing Draw(ScenarioPathData data) => new(Option(data, narrow: false), Option(data, narrow: true), Height, Table(data));

    private static ChartOption Option(ScenarioPathData data, bool narrow)
    {
        double[] points = [.. new[] { data.Known, data.Stays, data.Leaves, data.Low, data.High }.SelectMany(series => series).OfType<double>().Where(double.IsFinite)];
        var scale = AxisScale.For(Math.Min(0, points.DefaultIfEmpty(0).Min()), points.DefaultIfEmpty(0).Max());
        var room = narrow ? 96 : 132;
        return new ChartOption
        {
            Grid = [new Grid { Left = 44, Right = room, Top = Top, Bottom = Bottom }],
            XAxis = [MonthAxis.Of(data.Months, onEdges: true), Axis.Hidden()],
            YAxis = [Axis.Value(scale, ChartFormat.Ticks(scale.Step))],
            Tooltip = new Tooltip { Trigger = "axis", ValueFormatter = ChartFormat.Number1 },
            Series =
            [
                Line("Known", data.Known, new LineStyle { Color = ChartColor.Ink, Width = 2.25 }, ChartColor.Ink, 4) with { MarkLine = LastMonth(data, narrow) },
                Line(data.StaysName, data.Stays, LineStyle.Dashed(ChartColor.Azure, 2), ChartColor.Azure, 3),
                Line(data.LeavesName, data.Leaves, new LineStyle { Color = ChartColor.Largest, Width = 2.5 }, ChartColor.Largest, 5),
                .. Interval(data),
                .. Points(data, narrow),
                DirectLabels.Series(Ends(data, narrow), scale, Height - Top - Bottom, room, hiddenAxis: 1),
            ],
        };
    }

    private static Series Line(string name, IReadOnlyList<double?> points, LineStyle style, ChartColor color, int z) => new()
    {
        Type = "line", Name = name, Symbol = "none", ConnectNulls = false, Z = z, ItemStyle = new ItemStyle { Color = color }, LineStyle = style, Data = Datum.All(points),
    };

    private static IEnumerable<Series> Interval(ScenarioPathData data)
    {
        if (data.Low.Count == 0) yield break;
        yield return Line("Likely at least", data.Low, LineStyle.Dashed(ChartColor.Ink3), ChartColor.Ink3, 2);
        yield return Line("Likely at most", data.High, LineStyle.Dashed(ChartColor.Ink3), ChartColor.Ink3, 2);
    }

    private static MarkLine LastMonth(ScenarioPathData data, bool narrow) => new()
    {
        Data = [new MarkPlace { XAxis = data.Last, Name = narrow ? "Last month" : "Last full month", Label = new Label { Formatter = ChartFormat.Name, Position = "end", Distance = 6, Color = ChartColor.Ink2 } }],
    };

    private static IEnumerable<Series> Points(ScenarioPathData data, bool narrow)
    {
        List<Datum> marks = [.. data.Months.Select(_ => Datum.Of(null))];
        if (data.Lowest is { } lowest && data.Leaves[lowest.At] is { } low) marks[lowest.At] = Mark(low, narrow || data.Back?.At - lowest.At < Apart ? "" : lowest.Words, ChartColor.Largest, 6);
        if (data.Back is { } back && data.Leaves[back.At] is { } high) marks[back.At] = Mark(high, back.Words, ChartColor.Surface, 9);
        yield return new Series { Type = "line", Name = "Marks", Symbol = "circle", ShowSymbol = true, Silent = true, Z = 6, LineStyle = new LineStyle { Width = 0 }, Data = marks, Tooltip = new Tooltip { Show = false } };
    }

    private static Datum Mark(double at, string words, ChartColor fill, double size) => Datum.Of(at) with
    {
        Name = words,
        SymbolSize = size,
        ItemStyle = new ItemStyle { Color = fill, BorderColor = ChartColor.Largest, BorderWidth = 2 },
        Label = words.Length == 0 ? null : Label.Words("bottom") with { Distance = 10, Align = "center" },
    };

    private static List<DirectLabel> Ends(ScenarioPathData data, bool narrow)
    {
        List<DirectLabel> labels = [];
        if (data.Leaves.Count > 0 && data.Leaves[^1] is { } leaves) labels.Add(new DirectLabel($"{LabelText.Cut(data.LeavesName, narrow ? 22 : 34)} {Figures.Number(leaves)}", leaves, ChartColor.Largest));
        if (data.Stays.Count > 0 && data.Stays[^1] is { } stays && data.Leaves[^1] != stays) labels.Add(new DirectLabel($"{LabelText.Cut(data.StaysName, narrow ? 22 : 34)} {Figures.Number(stays)}", stays, ChartColor.Azure));
        return labels;
    }

    private static ChartTable Table(ScenarioPathData data) => new(
        [
            new ChartColumn("Month", IsNumber: false), new ChartColumn($"Known, {data.UnitWord}"), new ChartColumn($"{data.StaysName}, {data.UnitWord}"), new ChartColumn($"{data.LeavesName}, {data.UnitWord}"),
            .. data.Low.Count == 0 ? Array.Empty<ChartColumn>() : [new ChartColumn("Likely at least"), new ChartColumn("Likely at most")],
        ],
        [.. data.Months.Select((month, i) => new ChartRow(
            [
                ChartCell.Of(month.Category), Cell(data.Known[i]), Cell(data.Stays[i]), Cell(data.Leaves[i]),
                .. data.Low.Count == 0 ? Array.Empty<ChartCell>() : [Cell(data.Low[i]), Cell(data.High[i])],
            ]))]);

    private static ChartCell Cell(double? amount) => amount is null ? ChartCell.Of("") : ChartCell.Of(amount, Figures.Number(amount));
}
