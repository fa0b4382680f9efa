using System.Text.Json.Serialization;

namespace RevenueDashboard.Web.Charts.Options;

public sealed record ItemStyle
{
    public ChartColor? Color { get; init; }
    public ChartColor? BorderColor { get; init; }
    public double? BorderWidth { get; init; }
    public double? Opacity { get; init; }
    public Decal? Decal { get; init; }

    /// <summary>Surface fill, outline and stripes in the colour of the series: an open month. Plain data, so the server draws it too.</summary>
    public static ItemStyle Striped(ChartColor color) => new() { Color = ChartColor.Surface, BorderColor = color, BorderWidth = 1, Decal = new Decal { Color = color } };

    /// <summary>Surface fill and outline: something that falls.</summary>
    public static ItemStyle Outlined(ChartColor color) => new() { Color = ChartColor.Surface, BorderColor = color, BorderWidth = 1.5 };
}

/// <summary>Stripes at 45 degrees.</summary>
public sealed record Decal
{
    private static readonly double[] Solid = [1, 0];
    private static readonly double[] Stripes = [1.4, 3.6];

    public required ChartColor Color { get; init; }
    public string Symbol => "rect";
    public IReadOnlyList<double> DashArrayX => Solid;
    public IReadOnlyList<double> DashArrayY => Stripes;
    public double Rotation => -Math.PI / 4;
    public double SymbolSize => 1;
}

public sealed record LineStyle
{
    public ChartColor? Color { get; init; }
    public double? Width { get; init; }

    /// <summary>Dash and gap in pixels; null is solid.</summary>
    [JsonPropertyName("type")]
    public IReadOnlyList<double>? Dashes { get; init; }

    private static readonly double[] Dash = [4, 3];

    public static LineStyle Dashed(ChartColor color, double width = 1) => new() { Color = color, Width = width, Dashes = Dash };
}

public sealed record AreaStyle
{
    public ChartColor? Color { get; init; }
    public double? Opacity { get; init; }
}

public sealed record Label
{
    public bool Show { get; init; } = true;
    public ChartFormat? Formatter { get; init; }
    public string? Position { get; init; }
    public double? Distance { get; init; }
    public IReadOnlyList<double>? Offset { get; init; }
    public ChartColor? Color { get; init; }
    public int? FontWeight { get; init; }
    public double FontSize { get; init; } = 12;
    public double? LineHeight { get; init; }
    public string? Align { get; init; }

    /// <summary>Bold words beside a mark: the name of its datum.</summary>
    public static Label Words(string position, ChartColor? color = null, int weight = 600) => new()
    {
        Formatter = ChartFormat.Name, Position = position, Color = color ?? ChartColor.Ink, FontWeight = weight, LineHeight = 15,
    };
}
