using System.Xml.Linq;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Theme;

namespace RevenueDashboard.Tests.Web.Charts;

/// <summary>One interpreter for the class: loading it takes seconds.</summary>
public sealed class RendererFixture : IDisposable
{
    public ChartSvgRenderer Renderer { get; } = new(new SourceFiles(), NullLogger<ChartSvgRenderer>.Instance);

    public void Dispose() => Renderer.Dispose();

    private sealed class SourceFiles : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = Path.Combine(Repository.WebFolder, "wwwroot");
        public IFileProvider WebRootFileProvider { get; set; } = new PhysicalFileProvider(Path.Combine(Repository.WebFolder, "wwwroot"));
        public string ApplicationName { get; set; } = "tests";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public string ContentRootPath { get; set; } = Repository.WebFolder;
        public string EnvironmentName { get; set; } = "Test";
    }
}

public sealed class ChartSvgRendererTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private readonly ChartSvgRenderer renderer = fixture.Renderer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Short enough that no label cuts them.
    public static TheoryData<string> HostileNames => new("<img onerror=x>", "@percent1", "{a}{b}{c}", "{k|rich}", "</text><b>", "\"'&amp;", "__proto__", "constructor", "@name", "var(--ink)");

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task A_hostile_name_stays_text_in_every_chart(string name)
    {
        foreach (var (builder, drawing) in DrawingExamples.All(name))
        {
            var wide = XDocument.Parse(await renderer.RenderAsync(drawing.Wide, 640, drawing.Height, null, Cancellation));
            var narrow = XDocument.Parse(await renderer.RenderAsync(drawing.Narrow, 324, drawing.Height, null, Cancellation));

            Assert.True(Texts(wide).Any(text => text.Contains(name, StringComparison.Ordinal)), $"{builder} does not show {name}: {string.Join(" | ", Texts(wide))}");
            Assert.Empty(Foreign(wide));
            Assert.Empty(Foreign(narrow));
        }
    }

    [Fact]
    public async Task Months_show_the_year_on_the_first_tick_of_each_year()
    {
        var texts = Texts(XDocument.Parse(await renderer.RenderAsync(DrawingExamples.Stacked("ByteDance").Wide, 640, 312, null, Cancellation))).ToArray();

        Assert.Subset(texts.ToHashSet(), (HashSet<string>)["Dec 23", "Jan 24", "Feb", "Mar"]);
    }

    [Fact]
    public async Task A_narrow_chart_labels_fewer_months()
    {
        Month first = new(2023, 5);
        var months = new MonthRange(first, first + 11).Select(month => new RevenueDashboard.Web.Charts.Builders.ChartMonth(month)).ToArray();
        var option = RevenueDashboard.Web.Charts.Builders.LinesChart.Draw(new(months, [new("a", ChartColor.Azure, [.. months.Select((_, i) => (double?)i)])])).Narrow;

        // 324 − 44 − 108 pixels for 12 months are 14.3 each: every third has 43, which is enough for its words.
        var texts = Texts(XDocument.Parse(await renderer.RenderAsync(option, 324, 300, null, Cancellation))).ToHashSet();

        Assert.Subset(texts, (HashSet<string>)["May 23", "Aug", "Nov", "Feb 24"]);
        Assert.DoesNotContain("Jun", texts);
    }

    [Fact]
    public async Task A_missing_month_is_a_gap_and_an_open_month_is_striped()
    {
        var svg = await renderer.RenderAsync(DrawingExamples.Stacked("ByteDance").Wide, 640, 312, null, Cancellation);

        // Three closed months of ByteDance, two of the others (January is missing); one striped month of each.
        Assert.Equal(3, Count(svg, "fill=\"var(--largest)\" stroke=\"var(--surface)\""));
        Assert.Equal(2, Count(svg, "fill=\"var(--azure)\" stroke=\"var(--surface)\""));
        var stripes = XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "pattern").Select(pattern => pattern.ToString()).ToArray();
        Assert.Single(stripes, pattern => pattern.Contains("var(--largest)", StringComparison.Ordinal));
        Assert.Single(stripes, pattern => pattern.Contains("var(--azure)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_page_colours_follow_the_style_sheet_and_in_a_file_they_are_the_palettes()
    {
        var option = DrawingExamples.Stacked("ByteDance").Wide;

        var page = await renderer.RenderAsync(option, 640, 312, null, Cancellation);
        var file = await renderer.RenderAsync(option, 640, 312, Palette.Dark, Cancellation);

        Assert.Contains("var(--azure)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("var(--", file, StringComparison.Ordinal);
        Assert.Contains(Palette.Dark.Azure, file, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_cold_chart_is_not_waited_for_and_is_there_the_next_time()
    {
        var json = ChartJson.Write(DrawingExamples.Stacked("A chart that no other test draws").Wide);

        Assert.Null(renderer.TryGet(json, 500, 312, mayDraw: false));
        Assert.Null(renderer.TryGet(json, 500, 312, mayDraw: true));
        // The interpreter draws one at a time: when this other drawing is done, the first is too.
        for (var i = 0; i < 50 && renderer.TryGet(json, 500, 312, mayDraw: false) is null; i++)
        {
            await renderer.RenderAsync(DrawingExamples.Stacked($"Another {i}").Wide, 500, 312, null, Cancellation);
        }

        Assert.StartsWith("<svg", renderer.TryGet(json, 500, 312, mayDraw: false), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(XDocument svg) => svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value);

    private static IEnumerable<string> Foreign(XDocument svg) => svg.Descendants()
        .Select(element => element.Name.LocalName)
        .Concat(svg.Descendants().SelectMany(element => element.Attributes()).Select(attribute => attribute.Name.LocalName).Where(name => name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
        .Where(name => name is not ("svg" or "g" or "path" or "rect" or "text" or "defs" or "clipPath" or "pattern" or "style" or "circle" or "line" or "polyline" or "polygon" or "ellipse"));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
