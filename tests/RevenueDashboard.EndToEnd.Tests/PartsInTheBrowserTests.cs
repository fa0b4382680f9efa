using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>Every part of the look, on the gallery of the Development environment.</summary>
public sealed class PartsInTheBrowserTests(GalleryServer app) : IClassFixture<GalleryServer>
{
    private const string Gallery = "/_gallery";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hostile_names_stay_text_in_charts_tables_and_tooltips(bool withoutPolicy)
    {
        await using var opened = await app.OpenAsync(Gallery, withoutPolicy: withoutPolicy);
        var page = opened.Page;

        foreach (var title in (string[])["Hostile months", "Hostile names"])
        {
            var figure = Figure(page, title);
            await HoverAcrossAsync(page, figure.Locator(".live"));
            await figure.GetByRole(AriaRole.Button, new() { Name = $"Table: {title}" }).ClickAsync();
            await Expect(figure.Locator("table")).ToContainTextAsync("<img src=x onerror=window.__pwned=1>");
            await figure.GetByRole(AriaRole.Button, new() { Name = $"Chart: {title}" }).ClickAsync();
        }

        // The tooltip of a month lists the layers by their names.
        var plot = Figure(page, "Hostile months").Locator(".live");
        await plot.HoverAsync(new() { Position = new() { X = 120, Y = 150 } });
        await Expect(plot).ToContainTextAsync("@percent1");
        Assert.Null(await page.EvaluateAsync<object?>("() => window.__pwned"));
        Assert.Equal(0, await page.Locator(".chart img, .chart script").CountAsync());
    }

    [Fact]
    public async Task Every_chart_is_drawn_without_a_violation_of_the_policy_or_an_error()
    {
        await using var opened = await app.OpenAsync(Gallery);
        var page = opened.Page;

        var figures = await page.Locator("figure").CountAsync();
        Assert.True(figures >= 7);
        await Expect(page.Locator(".live svg")).ToHaveCountAsync(figures);
        Assert.Empty(opened.Complaints);
    }

    [Theory]
    [InlineData("light", 1440)]
    [InlineData("dark", 1440)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task Accessibility_checks_find_nothing(string theme, int width)
    {
        await using var opened = await app.OpenAsync(Gallery, width, theme);
        var page = opened.Page;
        await Expect(page.Locator(".live svg").First).ToBeVisibleAsync();

        var result = await page.RunAxe();

        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(820)]
    [InlineData(2560)]
    public async Task No_width_makes_the_page_scroll_sideways(int width)
    {
        await using var opened = await app.OpenAsync(Gallery, width);
        var page = opened.Page;

        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }

    [Fact]
    public async Task The_theme_is_kept_and_right_before_the_circuit()
    {
        await using var opened = await app.OpenAsync(Gallery);
        var page = opened.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Theme: light. Change to dark" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal("rgb(16, 19, 24)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task A_click_on_a_bar_says_what_was_hit()
    {
        await using var opened = await app.OpenAsync(Gallery);
        var page = opened.Page;
        var plot = Figure(page, "Revenue by product").Locator(".live");
        await Expect(plot.Locator("svg")).ToBeVisibleAsync();

        await plot.ClickAsync(new() { Position = new() { X = 60, Y = 200 } });

        await Expect(page.Locator("#clicked")).ToContainTextAsync("Name = May 2023");
    }

    [Theory]
    [InlineData("Picture, PNG", "revenue-by-product.png")]
    [InlineData("Drawing, SVG", "revenue-by-product.svg")]
    [InlineData("Table, CSV", "revenue-by-product.csv")]
    public async Task A_chart_can_be_taken_away(string choice, string file)
    {
        await using var opened = await app.OpenAsync(Gallery);
        var page = opened.Page;
        var figure = Figure(page, "Revenue by product");
        await Expect(figure.Locator(".live svg")).ToBeVisibleAsync();

        await figure.Locator("summary").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => figure.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync());

        Assert.Equal(file, download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.True(bytes.Length > 400, $"{bytes.Length} bytes");
        Assert.DoesNotContain("var(--", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_the_drawer_opens_and_closes_by_keyboard()
    {
        await using var opened = await app.OpenAsync(Gallery, width: 390);
        var page = opened.Page;
        var drawer = page.Locator("#pages");
        await Expect(drawer).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Pages" }).PressAsync("Enter");
        await Expect(drawer).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(drawer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_page_that_fails_leaves_the_shell_alive()
    {
        await using var opened = await app.OpenAsync(Gallery);
        var page = opened.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Fail", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This page could not be shown");

        await page.GetByRole(AriaRole.Link, new() { Name = "Methodology" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_lost_circuit_ends_in_a_fresh_page()
    {
        await using var opened = await app.OpenAsync(Gallery);
        var page = opened.Page;
        await page.EvaluateAsync("() => { window.__old = true; }");

        await page.EvaluateAsync("() => document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } }))");

        await page.WaitForFunctionAsync("() => !window.__old && document.documentElement.dataset.interactive");
    }

    private static ILocator Figure(IPage page, string title) =>
        page.Locator("figure").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    private static async Task HoverAcrossAsync(IPage page, ILocator plot)
    {
        await Expect(plot.Locator("svg")).ToBeVisibleAsync();
        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;
        for (var x = 20f; x < box.Width; x += 30) await page.Mouse.MoveAsync(box.X + x, box.Y + box.Height / 2);
    }
}
