using System.Globalization;
using System.Text.RegularExpressions;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Theme;

namespace RevenueDashboard.Tests.Web.Theme;

public sealed partial class PaletteTests
{
    private static readonly Dictionary<string, string> Light = Tokens(Palette.Light);
    private static readonly Dictionary<string, string> Dark = Tokens(Palette.Dark);

    [Fact]
    public void The_style_sheet_has_the_colours_of_the_palette()
    {
        var css = Repository.ReadWeb("wwwroot", "css", "tokens.css");

        Assert.Equal(Light, Block(css, ":root, [data-theme=light] {"));
        Assert.Equal(Dark, Block(css, "\n[data-theme=dark] {"));
        Assert.Equal(Dark, Block(css, "    [data-theme=system] {"));
        Assert.Equal(Light, Block(css, "    :root, [data-theme] {"));
    }

    [Fact]
    public void Every_colour_the_chart_theme_names_is_in_the_palette()
    {
        var named = ThemeToken().Matches(Repository.ReadWeb("wwwroot", "js", "chart-theme.js")).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Subset(Light.Keys.ToHashSet(), named);
    }

    [Fact]
    public void Every_chart_colour_is_in_the_palette()
    {
        ChartColor[] colors =
        [
            ChartColor.Largest, ChartColor.Azure, ChartColor.Other, ChartColor.Ink, ChartColor.Ink2, ChartColor.Ink3, ChartColor.Line, ChartColor.Line2, ChartColor.Surface,
            ChartColor.Watch, ChartColor.Serious, ChartColor.Ok, .. Enumerable.Range(0, ChartColor.ProductCount).Select(ChartColor.Product),
        ];

        Assert.All(colors, color => Assert.Contains(color.Token!, (IDictionary<string, string>)Light));
        Assert.Equal(ChartColor.Other, ChartColor.Product(ChartColor.ProductCount));
    }

    // WCAG 2.2: 4.5 for text, 3 for marks.
    [Theory]
    [InlineData(4.5, "ink", "ink2", "ink3", "largest", "ok", "watch", "serious", "info")]
    [InlineData(3.0, "azure", "copilot", "share", "lease", "product5", "product6", "other", "focus")]
    public void Colours_stand_out_from_the_surface_in_both_themes(double least, params string[] tokens)
    {
        foreach (var palette in (Dictionary<string, string>[])[Light, Dark])
        {
            Assert.All(tokens, token => Assert.True(Contrast(palette[token], palette["surface"]) >= least, $"{token} {palette[token]} on {palette["surface"]}"));
        }
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("watch")]
    [InlineData("serious")]
    [InlineData("info")]
    [InlineData("largest")]
    public void Status_words_can_be_read_on_their_tint(string token)
    {
        Assert.True(Contrast(Light[token], Light[$"{token}Tint"]) >= 4.5);
        Assert.True(Contrast(Dark[token], Dark[$"{token}Tint"]) >= 4.5);
    }

    [Fact]
    public void The_theme_of_the_components_has_the_ink_and_surface_of_the_palette()
    {
        Assert.Equal(Palette.Light.Ink, HouseTheme.Value.PaletteLight.Primary.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex), ignoreCase: true);
        Assert.Equal(Palette.Dark.Surface, HouseTheme.Value.PaletteDark.Surface.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex), ignoreCase: true);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var parts = new[] { 1, 3, 5 }.Select(i => int.Parse(hex.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static Dictionary<string, string> Tokens(Palette palette) => typeof(Palette).GetProperties()
        .Where(property => property.PropertyType == typeof(string))
        .ToDictionary(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property => (string)property.GetValue(palette)!);

    private static Dictionary<string, string> Block(string css, string selector)
    {
        var start = css.IndexOf(selector, StringComparison.Ordinal);
        Assert.True(start >= 0, selector);
        var body = css[start..css.IndexOf('}', start)];
        return Token().Matches(body).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    [GeneratedRegex(@"--(\w+): (#[0-9A-F]{6});")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?:color|text)\('(\w+)'\)")]
    private static partial Regex ThemeToken();
}
