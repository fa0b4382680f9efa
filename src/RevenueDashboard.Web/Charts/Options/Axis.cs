namespace RevenueDashboard.Web.Charts.Options;

public sealed record Axis
{
    /// <summary>"category" or "value".</summary>
    public required string Type { get; init; }

    public bool? Show { get; init; }
    public int? GridIndex { get; init; }

    /// <summary>The categories, as text.</summary>
    public IReadOnlyList<string>? Data { get; init; }

    /// <summary>False when the first and last category stand on the edges of the plot: for lines.</summary>
    public bool? BoundaryGap { get; init; }
    public bool? Inverse { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public double? Interval { get; init; }
    public string? Name { get; init; }
    public string? NameLocation { get; init; }
    public double? NameGap { get; init; }
    public AxisLabel? AxisLabel { get; init; }
    public AxisLine? AxisLine { get; init; }
    public SplitLine? SplitLine { get; init; }
    public AxisPointer? AxisPointer { get; init; }

    public static Axis Category(IReadOnlyList<string> data, AxisLabel? label = null) => new() { Type = "category", Data = data, AxisLabel = label };

    public static Axis Value(AxisScale scale, ChartFormat format) => new()
    {
        Type = "value", Min = scale.Min, Max = scale.Max, Interval = scale.Step,
        AxisLabel = new AxisLabel { Formatter = format, ShowMaxLabel = scale.ShowsMax },
        SplitLine = new SplitLine { ShowMaxLine = scale.ShowsMax ? null : false },
    };

    /// <summary>An axis nobody sees: 0 at one edge of the plot, 1 at the other. Direct labels stand at 1.</summary>
    public static Axis Hidden(int gridIndex = 0) => new()
    {
        Type = "value", Show = false, Min = 0, Max = 1, GridIndex = gridIndex, AxisPointer = new AxisPointer { Show = false },
    };
}

public sealed record AxisLabel
{
    public bool? Show { get; init; }
    public ChartFormat? Formatter { get; init; }

    /// <summary>Categories left out between two labels.</summary>
    public int? Interval { get; init; }
    public IReadOnlyList<double>? CustomValues { get; init; }
    public bool? ShowMinLabel { get; init; }
    public bool? ShowMaxLabel { get; init; }
    public bool? HideOverlap { get; init; }
    public double? Margin { get; init; }

    /// <summary>Pixels, with <see cref="Overflow"/>: where a long name is cut.</summary>
    public double? Width { get; init; }
    public string? Overflow { get; init; }
    public string? Align { get; init; }
}

public sealed record AxisLine
{
    public bool? Show { get; init; }
    public LineStyle? LineStyle { get; init; }
}

public sealed record SplitLine
{
    public bool? Show { get; init; }
    public bool? ShowMaxLine { get; init; }
}
