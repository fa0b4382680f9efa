using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <param name="Change">Signed, in the unit of the measure.</param>
/// <param name="IsLargest">The largest customer in the scope of the page.</param>
public sealed record ChangeStep(string Name, double Change, bool IsLargest = false, string? Href = null)
{
    /// <summary>Its colour where steps are not customers.</summary>
    public ChartColor Color { get; init; } = ChartColor.Azure;
}

/// <param name="Steps">In the order drawn; the rest of the customers is one step, "48 others".</param>
/// <param name="TotalName">"Change of HHI". The total is the sum of the steps.</param>
public sealed record ChangeWaterfallData(IReadOnlyList<ChangeStep> Steps, string TotalName)
{
    public WhoseShares Whose { get; init; } = WhoseShares.Customers;
}

/// <summary>Who moved a measure: each step begins where the one above ended. Rises filled, falls outlined, the sum in ink.</summary>
public static class ChangeWaterfallChart
{
    private const int RowHeight = 30;
    private const double LetterWidth = 7;

    public static ChartDrawing Draw(ChangeWaterfallData data) =>
        new(Option(data, narrow: false), Option(data, narrow: true), 40 + (data.Steps.Count + 1) * RowHeight, Table(data));

    private static ChartOption Option(ChangeWaterfallData data, bool narrow)
    {
        var starts = new List<double>();
        var reached = 0.0;
        foreach (var step in data.Steps)
        {
            starts.Add(Math.Min(reached, reached + step.Change));
            reached += step.Change;
        }

        var ends = data.Steps.Select((step, i) => starts[i] + Math.Abs(step.Change));
        var scale = AxisScale.For(Math.Min(starts.DefaultIfEmpty(0).Min(), reached), Math.Max(ends.DefaultIfEmpty(0).Max(), reached), steps: 3);

        return new ChartOption
        {
            Grid = [new Grid { Left = narrow ? 118 : 148, Right = Math.Max(52, 12 + LetterWidth * data.Steps.Select(step => step.Change).Append(reached).Max(change => Figures.Change(change).Length)), Top = 6, Bottom = 28 }],
            XAxis = [Axis.Value(scale, ChartFormat.Ticks(scale.Step))],
            YAxis = [NamesAtLeft([.. data.Steps.Select(step => step.Name), data.TotalName], narrow ? 106 : 136)],
            Tooltip = new Tooltip { Show = false },
            Series =
            [
                Layer([.. starts.Select(start => Datum.Of(start)), Math.Min(0, reached)], "base") with { Silent = true, ItemStyle = new ItemStyle { Color = ChartColor.None } },
                Layer([.. data.Steps.Select(Step), Total(reached)], "Change"),
            ],
        };
    }

    /// <summary>Names of any length beside horizontal bars: cut, never over the plot.</summary>
    internal static Axis NamesAtLeft(IReadOnlyList<string> names, int width) => Axis.Category(names, new AxisLabel
    {
        Interval = 0, Margin = 10, Width = width, Overflow = "truncate", HideOverlap = false,
    }) with { Inverse = true, AxisLine = new AxisLine { Show = false } };

    private static Series Layer(IReadOnlyList<Datum> data, string name) => new() { Type = "bar", Name = name, Stack = "steps", StackStrategy = "all", BarWidth = 16, Data = data };

    private static Datum Step(ChangeStep step)
    {
        var color = step.IsLargest ? ChartColor.Largest : step.Color;
        return Datum.Of(Math.Abs(step.Change)) with
        {
            Name = Figures.Change(step.Change),
            ItemStyle = step.Change < 0 ? ItemStyle.Outlined(color) : new ItemStyle { Color = color },
            Label = Label.Words("right", weight: 400),
        };
    }

    private static Datum Total(double sum) => Datum.Of(Math.Abs(sum)) with
    {
        Name = Figures.Change(sum), ItemStyle = sum < 0 ? ItemStyle.Outlined(ChartColor.Ink) : new ItemStyle { Color = ChartColor.Ink }, Label = Label.Words("right"),
    };

    private static ChartTable Table(ChangeWaterfallData data)
    {
        var sum = data.Steps.Sum(step => step.Change);
        return new ChartTable(
            [new ChartColumn(data.Whose.OneAtStart, IsNumber: false), new ChartColumn("Change")],
            [
                .. data.Steps.Select(step => new ChartRow([ChartCell.Of(step.Name), ChartCell.Of(step.Change, Figures.Change(step.Change))], step.Href)),
                new ChartRow([ChartCell.Of(data.TotalName), ChartCell.Of(sum, Figures.Change(sum))]),
            ]);
    }
}
