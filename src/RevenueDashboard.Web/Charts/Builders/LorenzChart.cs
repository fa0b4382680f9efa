using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Customers">Share of the customers, smallest first: 0 to 1.</param>
/// <param name="Revenue">Share of the revenue they make together: 0 to 1.</param>
public readonly record struct LorenzPoint(double Customers, double Revenue);

/// <param name="Curve">From (0, 0) to (1, 1), one point after each customer.</param>
/// <param name="LargestName">The customer of the last step, which is drawn in its own colour.</param>
public sealed record LorenzData(IReadOnlyList<LorenzPoint> Curve, double? Gini, string LargestName)
{
    public WhoseShares Whose { get; init; } = WhoseShares.Customers;
}

/// <summary>The distance from equal shares: smallest customers first, their part of all customers against their part of the revenue.</summary>
public static class LorenzChart
{
    private const int Height = 330;
    private const int MostPoints = 160;

    // The plot at its narrowest, in pixels: words that have room there have it everywhere.
    private const double PlotHeight = 272, WidePlot = 300, NarrowPlot = 220;
    private const double LetterWidth = 6.7, LineHeight = 15;

    public static ChartDrawing Draw(LorenzData data) => new(Option(data, narrow: false), Option(data, narrow: true), Height, Table(data));

    private static ChartOption Option(LorenzData data, bool narrow)
    {
        var whole = new AxisScale(0, 1, 0.25);
        return new ChartOption
        {
            Grid = [new Grid { Left = 48, Right = 24, Top = 16, Bottom = 42 }],
            XAxis =
            [
                Axis.Value(whole, ChartFormat.Percent0) with
                {
                    Name = $"{data.Whose.ManyAtStart}, smallest first", NameLocation = "middle", NameGap = 26, SplitLine = new SplitLine { Show = false },
                    AxisLine = new AxisLine { Show = true, LineStyle = new LineStyle { Color = ChartColor.Line2, Width = 1 } },
                    AxisLabel = new AxisLabel { Formatter = ChartFormat.Percent0, ShowMinLabel = false },
                },
            ],
            YAxis = [Axis.Value(whole, ChartFormat.Percent0)],
            Tooltip = new Tooltip { Trigger = "axis", ValueFormatter = ChartFormat.Percent1 },
            Series = [Equality(), Curve(data), .. LastStep(data), Words(data, narrow)],
        };
    }

    // The area between equal shares and the curve: one fill below the diagonal, covered by the surface below the curve.
    private static Series Equality() => new()
    {
        Type = "line", Symbol = "none", Silent = true, Z = 1, Tooltip = new Tooltip { Show = false }, Data = [Datum.At(0, 0), Datum.At(1, 1)],
        LineStyle = LineStyle.Dashed(ChartColor.Ink3), AreaStyle = new AreaStyle { Color = ChartColor.Azure, Opacity = 0.10 },
    };

    private static Series Curve(LorenzData data) => new()
    {
        Type = "line", Name = "Revenue", Symbol = "none", Z = 2, Data = [.. Thinned(data.Curve).Select(point => Datum.At(point.Customers, point.Revenue))],
        ItemStyle = new ItemStyle { Color = ChartColor.Azure }, LineStyle = new LineStyle { Color = ChartColor.Azure, Width = 2.25 },
        AreaStyle = new AreaStyle { Color = ChartColor.Surface, Opacity = 1 },
    };

    private static IEnumerable<Series> LastStep(LorenzData data)
    {
        if (data.Curve.Count < 3) yield break;
        yield return new Series
        {
            Type = "line", Symbol = "none", Silent = true, Z = 4, Tooltip = new Tooltip { Show = false },
            Data = [.. data.Curve.TakeLast(2).Select(point => Datum.At(point.Customers, point.Revenue))],
            LineStyle = new LineStyle { Color = ChartColor.Largest, Width = 3.5 },
        };
    }

    private static Series Words(LorenzData data, bool narrow) => new()
    {
        Type = "scatter", Silent = true, Z = 6, Tooltip = new Tooltip { Show = false },
        Data =
        [
            Place(0.30, 0.41, "Equal shares", Label.Words("left", ChartColor.Ink2, weight: 400)),
            .. Gini(data, narrow),
            .. Largest(data, narrow),
        ],
    };

    // In the filled area where it is highest; where it is nowhere high enough for words, in the free corner above equal shares.
    private static IEnumerable<Datum> Gini(LorenzData data, bool narrow)
    {
        if (data.Gini is not { } gini) yield break;
        var text = $"Gini {Figures.Number(gini, 2)}";
        var (half, height) = (text.Length * LetterWidth / 2 / (narrow ? NarrowPlot : WidePlot), LineHeight / PlotHeight);
        var widest = Enumerable.Range(30, 51).Select(percent => percent / 100.0)
            .Select(x => (X: x, Above: x - half, Below: RevenueAt(data.Curve, x + half)))
            .MaxBy(place => place.Above - place.Below);
        yield return widest.Above - widest.Below >= height * 1.4
            ? Place(widest.X, (widest.Above + widest.Below) / 2, text, Label.Words("inside"))
            : Place(0.02, 0.72, text, Label.Words("right"));
    }

    // Above the line of equal shares there is never a curve.
    private static IEnumerable<Datum> Largest(LorenzData data, bool narrow)
    {
        if (data.Curve.Count < 3) yield break;
        var before = data.Curve[^2];
        var text = $"{LabelText.Cut(data.LargestName, narrow ? 14 : 20)}: {Figures.Percent(1 - before.Customers)}\nof {data.Whose.Many},\n{Figures.Percent(1 - before.Revenue)} of revenue";
        yield return Place(0.79, 0.91, text, Label.Words("left", ChartColor.Largest) with { Align = "right" });
    }

    private static double RevenueAt(IReadOnlyList<LorenzPoint> curve, double customers)
    {
        for (var i = 1; i < curve.Count; i++)
        {
            if (curve[i].Customers < customers) continue;
            var (from, to) = (curve[i - 1], curve[i]);
            return to.Customers <= from.Customers ? to.Revenue : from.Revenue + (to.Revenue - from.Revenue) * (customers - from.Customers) / (to.Customers - from.Customers);
        }

        return 1;
    }

    private static Datum Place(double x, double y, string text, Label label) => Datum.At(x, y) with { Name = text, SymbolSize = 0.01, Label = label };

    private static IEnumerable<LorenzPoint> Thinned(IReadOnlyList<LorenzPoint> curve)
    {
        var step = Math.Max(1, curve.Count / MostPoints);
        // The end bends most: its last points are all kept.
        return curve.Where((_, i) => i % step == 0 || i >= curve.Count - 40);
    }

    private static ChartTable Table(LorenzData data) => new(
        [new ChartColumn($"{data.Whose.ManyAtStart}, smallest first, %"), new ChartColumn("Revenue, %")],
        [.. Thinned(data.Curve).Select(point => new ChartRow(
            [ChartCell.Of(point.Customers * 100, Figures.PercentNumber(point.Customers)), ChartCell.Of(point.Revenue * 100, Figures.PercentNumber(point.Revenue))]))]);
}
