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
    /// <summary>All months as categories; the drawing labels as many of them as it has room for.</summary>
    public static Axis Of(IReadOnlyList<ChartMonth> months, bool onEdges = false, int gridIndex = 0, bool showLabels = true) => new()
    {
        Type = "category", Data = [.. months.Select(month => month.Category)], GridIndex = gridIndex, BoundaryGap = onEdges ? false : null,
        AxisLabel = showLabels ? new AxisLabel { Formatter = ChartFormat.Month, HideOverlap = false } : new AxisLabel { Show = false },
    };
}
