using RevenueDashboard.Web.Charts.Options;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>A month on a chart.</summary>
/// <param name="IsOpen">Not all of it is in the book yet: drawn striped, never compared with a full month.</param>
public readonly record struct ChartMonth(Month Month, bool IsOpen = false)
{
    /// <summary>The category of the month: what tooltips say, and what a click returns as the name.</summary>
    public string Category => IsOpen ? $"{Month.ToShortName()} (open)" : Month.ToShortName();
}

/// <summary>Something that happened and that a reader should know when looking at the amounts.</summary>
/// <param name="Text">Dated words: "1 Nov: Copilot for Office on sale".</param>
/// <param name="ShortText">For phones; none shows the line only.</param>
public sealed record ChartEvent(Month Month, string Text, string? ShortText = null);

internal static class MonthAxis
{
    /// <summary>All months as categories; as many of them labelled as can be read.</summary>
    public static Axis Of(IReadOnlyList<ChartMonth> months, bool narrow, bool onEdges = false, int gridIndex = 0, bool showLabels = true)
    {
        var step = Step(months.Count, narrow);
        return new Axis
        {
            Type = "category", Data = [.. months.Select(month => month.Category)], GridIndex = gridIndex, BoundaryGap = onEdges ? false : null,
            AxisLabel = showLabels ? new AxisLabel { Interval = step - 1, Formatter = ChartFormat.MonthEvery(step), HideOverlap = false } : new AxisLabel { Show = false },
        };
    }

    internal static int Step(int months, bool narrow) => (narrow, months) switch
    {
        (false, <= 13) or (true, <= 4) => 1,
        (false, <= 26) => 2,
        (false, <= 42) or (true, <= 13) => 3,
        (false, <= 84) or (true, <= 27) => 6,
        _ => 12,
    };
}
