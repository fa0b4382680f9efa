using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Order">0 to ∞.</param>
public readonly record struct HillPoint(double Order, double Number);

/// <param name="Curve">Rising orders, from 0 to ∞.</param>
/// <param name="Marks">The orders that have a name: 0, 1, 2 and ∞.</param>
public sealed record HillData(IReadOnlyList<HillPoint> Curve, IReadOnlyList<HillPoint> Marks)
{
    public WhoseShares Whose { get; init; } = WhoseShares.Customers;
}

/// <summary>How many equal customers the book is like, for every weight q on the largest: the steeper the fall, the more depends on a few.</summary>
public static class HillChart
{
    private const int Height = 300;

    public static ChartDrawing Draw(HillData data) => new(Option(data), Option(data), Height, Table(data));

    /// <summary>q/(1 + q): all orders between 0 and 1, ∞ at the right edge.</summary>
    internal static double PlaceOf(double order) => double.IsPositiveInfinity(order) ? 1 : order / (1 + order);

    private static ChartOption Option(HillData data)
    {
        var numbers = AxisScale.For(0, data.Curve.Count == 0 ? 1 : data.Curve.Max(point => point.Number), headroom: 0.08);
        return new ChartOption
        {
            Grid = [new Grid { Left = 48, Right = 34, Top = 16, Bottom = 46 }],
            XAxis =
            [
                Axis.Value(new AxisScale(0, 1, 1), ChartFormat.Number0) with
                {
                    Name = "Weight q on the largest", NameLocation = "middle", NameGap = 30, SplitLine = new SplitLine { Show = false },
                    AxisLine = new AxisLine { Show = true, LineStyle = new LineStyle { Color = ChartColor.Line2, Width = 1 } }, AxisLabel = new AxisLabel { Show = false },
                },
            ],
            YAxis = [Axis.Value(numbers, ChartFormat.Ticks(numbers.Step))],
            Tooltip = new Tooltip { Show = false },
            Series =
            [
                new Series
                {
                    Type = "line", Name = $"Equal {data.Whose.Many}", Symbol = "none", ItemStyle = new ItemStyle { Color = ChartColor.Azure }, LineStyle = new LineStyle { Color = ChartColor.Azure, Width = 2.25 },
                    Data = [.. data.Curve.Select(point => Datum.At(PlaceOf(point.Order), point.Number))],
                },
                Words([.. data.Marks.Select(Mark)]),
                Words([.. data.Marks.Select(mark => Datum.At(PlaceOf(mark.Order), 0) with { Name = OrderOf(mark.Order), SymbolSize = 0.01, Label = Label.Words("bottom", ChartColor.Ink2, weight: 400) with { Distance = 6 } })]),
            ],
        };
    }

    private static Series Words(IReadOnlyList<Datum> data) => new() { Type = "scatter", Silent = true, Clip = false, Z = 6, Tooltip = new Tooltip { Show = false }, Data = data };

    // The curve falls: right above it is free, and at the right edge straight above.
    private static Datum Mark(HillPoint mark) => Datum.At(PlaceOf(mark.Order), mark.Number) with
    {
        Name = NumberOf(mark), Symbol = "circle", SymbolSize = 7, ItemStyle = new ItemStyle { Color = ChartColor.Surface, BorderColor = ChartColor.Azure, BorderWidth = 2 },
        Label = double.IsPositiveInfinity(mark.Order) ? Label.Words("top") with { Distance = 8 } : Label.Words("right") with { Distance = 6, Offset = [0, -9] },
    };

    private static string OrderOf(double order) => double.IsPositiveInfinity(order) ? "∞" : Figures.Number(order, order == Math.Floor(order) ? 0 : 2);

    private static string NumberOf(HillPoint point) => Figures.Number(point.Number, point.Order == 0 ? 0 : 1);

    private static ChartTable Table(HillData data) => new(
        [new ChartColumn("Weight q"), new ChartColumn($"Equal {data.Whose.Many}")],
        [.. data.Curve.Concat(data.Marks).DistinctBy(point => point.Order).OrderBy(point => point.Order)
            .Select(point => new ChartRow([double.IsPositiveInfinity(point.Order) ? ChartCell.Of("∞") : ChartCell.Of(point.Order, OrderOf(point.Order)), ChartCell.Of(point.Number, NumberOf(point))]))]);
}
