using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Customers">Share of the customers, smallest first: 0 to 1.</param>
/// <param name="Revenue">Share of the revenue they make together: 0 to 1.</param>
public readonly record struct LorenzPoint(double Customers, double Revenue);

/// <param name="Curve">From (0, 0) to (1, 1), one point after each customer.</param>
/// <param name="LargestName">The customer of the last step, which is drawn in its own colour.</param>
public sealed record LorenzData(IReadOnlyList<LorenzPoint> Curve, double? Gini, string LargestName);

/// <summary>The distance from equal shares: smallest customers first, their part of all customers against their part of the revenue.</summary>
public static class LorenzChart
{
    private const int Height = 330;
    private const int MostPoints = 160;

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
                    Name = "Customers, smallest first", NameLocation = "middle", NameGap = 26, SplitLine = new SplitLine { Show = false },
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
            .. Gini(data),
            .. Largest(data, narrow),
        ],
    };

    // In the middle of the filled area at half of the customers, where there is room for it.
    private static IEnumerable<Datum> Gini(LorenzData data)
    {
        if (data.Gini is not >= 0.2) yield break;
        var half = data.Curve.FirstOrDefault(point => point.Customers >= 0.5, new LorenzPoint(0.5, 0.5));
        yield return Place(0.5, (0.5 + half.Revenue) / 2, $"Gini {Figures.Number(data.Gini, 2)}", Label.Words("inside"));
    }

    private static IEnumerable<Datum> Largest(LorenzData data, bool narrow)
    {
        if (data.Curve.Count < 3) yield break;
        var before = data.Curve[^2];
        var text = $"{LabelText.Cut(data.LargestName, narrow ? 14 : 20)}: {Figures.Percent(1 - before.Customers)}\nof customers,\n{Figures.Percent(1 - before.Revenue)} of revenue";
        yield return Place(0.985, 0.13, text, Label.Words("left", ChartColor.Largest) with { Align = "right" });
    }

    private static Datum Place(double x, double y, string text, Label label) => Datum.At(x, y) with { Name = text, SymbolSize = 0.01, Label = label };

    private static IEnumerable<LorenzPoint> Thinned(IReadOnlyList<LorenzPoint> curve)
    {
        var step = Math.Max(1, curve.Count / MostPoints);
        // The end bends most: its last points are all kept.
        return curve.Where((_, i) => i % step == 0 || i >= curve.Count - 40);
    }

    private static ChartTable Table(LorenzData data) => new(
        [new ChartColumn("Customers, smallest first, %"), new ChartColumn("Revenue, %")],
        [.. Thinned(data.Curve).Select(point => new ChartRow(
            [ChartCell.Of(point.Customers * 100, Figures.PercentNumber(point.Customers)), ChartCell.Of(point.Revenue * 100, Figures.PercentNumber(point.Revenue))]))]);
}
