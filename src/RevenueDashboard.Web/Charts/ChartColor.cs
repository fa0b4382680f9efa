namespace RevenueDashboard.Web.Charts;

/// <summary>
/// A colour by its role. Pages get it as a custom property of the style sheet, so that a drawn chart follows the theme by itself;
/// files and exports get the colour of one theme.
/// </summary>
public readonly record struct ChartColor
{
    private ChartColor(string token) => Token = token;

    /// <summary>The name in the style sheet and in <see cref="Theme.Palette"/>: <c>azure</c>. Null in the default, which draws nothing.</summary>
    public string? Token { get; }

    /// <summary>For a style or an SVG attribute.</summary>
    public string Css => Token is null ? "transparent" : $"var(--{Token})";

    public static ChartColor None => default;

    /// <summary>The largest customer in the scope of the page. Never a second customer, a warning or a link.</summary>
    public static ChartColor Largest { get; } = new("largest");

    /// <summary>A plain single series.</summary>
    public static ChartColor Azure { get; } = new("azure");
    public static ChartColor Other { get; } = new("other");
    public static ChartColor Ink { get; } = new("ink");
    public static ChartColor Ink2 { get; } = new("ink2");
    public static ChartColor Ink3 { get; } = new("ink3");
    public static ChartColor Line { get; } = new("line");
    public static ChartColor Line2 { get; } = new("line2");
    public static ChartColor Surface { get; } = new("surface");
    public static ChartColor Watch { get; } = new("watch");
    public static ChartColor Serious { get; } = new("serious");
    public static ChartColor Ok { get; } = new("ok");

    private static readonly ChartColor[] Products = [Azure, new("copilot"), new("share"), new("lease"), new("product5"), new("product6")];

    /// <summary>How many products have a colour of their own; the rest is <see cref="Other"/>.</summary>
    public static int ProductCount => Products.Length;

    /// <summary>The colour of a product by its place in the book, the same on every page.</summary>
    /// <param name="index">Zero-based place in the book's order of products.</param>
    public static ChartColor Product(int index) => index >= 0 && index < Products.Length ? Products[index] : Other;
}
