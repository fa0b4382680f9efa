namespace RevenueDashboard.Web.Charts.Options;

/// <summary>
/// A chart as Apache ECharts understands it: the part of its options that the product uses, typed. Plain data: no functions, so the same option
/// is drawn by the browser and by the server. Field names are ECharts' own; its documentation explains them.
/// </summary>
public sealed record ChartOption
{
    public required IReadOnlyList<Grid> Grid { get; init; }
    public required IReadOnlyList<Axis> XAxis { get; init; }
    public required IReadOnlyList<Axis> YAxis { get; init; }
    public required IReadOnlyList<Series> Series { get; init; }
    public Tooltip? Tooltip { get; init; }
    public AxisPointer? AxisPointer { get; init; }
}

/// <summary>Where the plot is; pixels from the edges.</summary>
public sealed record Grid
{
    public double Left { get; init; } = 44;
    public double Right { get; init; } = 16;
    public double Top { get; init; } = 16;
    public double Bottom { get; init; } = 28;

    /// <summary>Pixels; null when top and bottom decide.</summary>
    public double? Height { get; init; }

    /// <summary>The plot stays where it was put, whatever its labels need: direct labels count on it.</summary>
    public string OuterBoundsMode => "none";
}

public sealed record Tooltip
{
    public bool? Show { get; init; }

    /// <summary>"axis" for everything at one place of the axis, "item" for one datum.</summary>
    public string? Trigger { get; init; }
    public string? Order { get; init; }
    public ChartFormat? ValueFormatter { get; init; }
    public AxisPointer? AxisPointer { get; init; }
}

public sealed record AxisPointer
{
    public bool? Show { get; init; }
    public string? Type { get; init; }
    public IReadOnlyList<AxisLink>? Link { get; init; }
}

/// <summary>Axes whose pointers move together.</summary>
public sealed record AxisLink(string XAxisIndex = "all");
