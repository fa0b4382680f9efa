namespace RevenueDashboard.Web.Charts.Options;

public sealed record Series
{
    /// <summary>"bar", "line" or "scatter".</summary>
    public required string Type { get; init; }
    public string? Name { get; init; }
    public required IReadOnlyList<Datum> Data { get; init; }
    public int? XAxisIndex { get; init; }
    public int? YAxisIndex { get; init; }
    public string? Stack { get; init; }

    /// <summary>"all" when layers of both signs build on each other.</summary>
    public string? StackStrategy { get; init; }
    public string? BarCategoryGap { get; init; }
    public double? BarWidth { get; init; }
    public double? BarMaxWidth { get; init; }
    public double? BarMinHeight { get; init; }

    /// <summary>"none", "circle", "rect".</summary>
    public string? Symbol { get; init; }
    public double? SymbolSize { get; init; }
    public bool? ShowSymbol { get; init; }
    public bool? Silent { get; init; }
    public bool? ConnectNulls { get; init; }

    /// <summary>The whole line answers a click, not its points only.</summary>
    public bool? TriggerLineEvent { get; init; }
    public bool? Clip { get; init; }
    public int? Z { get; init; }
    public ItemStyle? ItemStyle { get; init; }
    public LineStyle? LineStyle { get; init; }
    public AreaStyle? AreaStyle { get; init; }
    public Label? Label { get; init; }
    public Tooltip? Tooltip { get; init; }
    public MarkLine? MarkLine { get; init; }
    public MarkArea? MarkArea { get; init; }
}

public sealed record MarkLine
{
    public bool Silent { get; init; } = true;
    public Label? Label { get; init; }
    public LineStyle? LineStyle { get; init; }
    public required IReadOnlyList<MarkPlace> Data { get; init; }
}

/// <summary>Bands; each has a beginning and an end.</summary>
public sealed record MarkArea
{
    public bool Silent { get; init; } = true;
    public Label? Label { get; init; }
    public required IReadOnlyList<IReadOnlyList<MarkPlace>> Data { get; init; }
}

/// <summary>A place on one axis; a category by its index.</summary>
public sealed record MarkPlace
{
    public double? XAxis { get; init; }
    public double? YAxis { get; init; }

    /// <summary>The words of the mark; shown by a label with the format <see cref="ChartFormat.Name"/>.</summary>
    public string? Name { get; init; }
    public ItemStyle? ItemStyle { get; init; }
    public LineStyle? LineStyle { get; init; }
    public Label? Label { get; init; }
}
