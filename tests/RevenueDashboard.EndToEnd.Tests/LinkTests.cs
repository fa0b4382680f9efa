using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>A link says all that a page shows: whoever opens it sees the same.</summary>
[Collection(SampleReaders.Name)]
public sealed class LinkTests(ReadOnlySample server)
{
    // March 2024 without the 19.98 M of TikTok: 83.30 − 19.98 = 63.32 M. The list of customers adds up July 2023 to March 2024: 613.61 − 104.95 = 508.66 M.
    [Theory]
    [InlineData("/?period=12", ".kpis", "63.3")]
    [InlineData("/revenue", ".tiles", "63.3")]
    [InlineData("/customers", "main table", "508.7")]
    [InlineData("/concentration", "main table", "63.3")]
    public async Task A_copied_link_shows_the_same_view_to_the_next_person(string path, string figures, string remaining)
    {
        await using var first = await server.OpenAsync(path);
        await ChooseScopeAsync(first);
        await Expect(first.Chip).ToContainTextAsync("Mar 2024 · net · by customer · without TikTok");
        await Expect(first.Page.Locator("main")).ToContainTextAsync(remaining);

        var link = new Uri(first.Page.Url).PathAndQuery;
        await using var second = await server.OpenAsync(link);

        await Expect(second.Heading).ToHaveTextAsync(await first.Heading.InnerTextAsync());
        await Expect(second.Chip).ToHaveTextAsync(await first.Chip.InnerTextAsync());
        await Expect(second.Page.Locator(figures).First).ToHaveTextAsync(await first.Page.Locator(figures).First.TextContentAsync() ?? "");
    }

    // Every page with a scope, and what only it is asked.
    [Theory]
    [InlineData("/")]
    [InlineData("/revenue?by=industry")]
    [InlineData("/revenue/growth")]
    [InlineData("/customers")]
    [InlineData("/customers/over?over=10000&unit=seats")]
    [InlineData("/concentration?trend=hhi&split=country")]
    [InlineData("/movements")]
    [InlineData("/peers")]
    [InlineData("/dependence")]
    [InlineData("/risk?lost=60&ramp=6")]
    public async Task Every_filter_survives_a_reload_and_a_copied_link(string path)
    {
        await using var first = await server.OpenAsync(path);
        await ChooseScopeAsync(first);
        await ChooseViewAsync(first);
        var (chip, heading, address) = (await first.Chip.InnerTextAsync(), await first.Heading.InnerTextAsync(), first.Page.Url);
        var figures = await WordsAsync(first);

        await first.Page.ReloadAsync();
        await first.Page.WaitForSelectorAsync("html[data-interactive]");
        Assert.Equal(address, first.Page.Url);
        await Expect(first.Chip).ToHaveTextAsync(chip);
        await using var second = await server.OpenAsync(new Uri(address).PathAndQuery);

        foreach (var opened in (OpenedPage[])[first, second])
        {
            await Expect(opened.Chip).ToHaveTextAsync(chip);
            await Expect(opened.Heading).ToHaveTextAsync(heading);
            await Expect(opened.Page.GetByLabel("Last month")).ToHaveValueAsync("2024-03");
            await Expect(opened.Page.Locator("#scope-products").GetByLabel("Azure OpenAI", new() { Exact = true })).ToBeCheckedAsync();
            await Expect(opened.Page.GetByRole(AriaRole.Switch, new() { Name = "Without the largest" })).ToBeCheckedAsync();
            await Expect(opened.Page.GetByLabel("Gross charges", new() { Exact = true })).ToBeCheckedAsync();
            Assert.Equal(figures, await WordsAsync(opened));
        }

        Assert.Empty(first.Complaints);
    }

    // Everything a page says but the labels of its charts, which stand in the order they were drawn in.
    private static Task<string> WordsAsync(OpenedPage opened) => opened.Page.Locator("main").EvaluateAsync<string>(
        "main => { const copy = main.cloneNode(true); copy.querySelectorAll('svg').forEach(drawn => drawn.remove()); return copy.textContent.replace(/card-\\d+|\\s+/g, ' '); }");

    private static async Task ChooseViewAsync(OpenedPage opened)
    {
        var page = opened.Page;
        await page.Locator("[popovertarget=scope-view]").ClickAsync();
        await page.GetByLabel("Gross charges", new() { Exact = true }).CheckAsync();
        await Expect(opened.Chip).ToContainTextAsync("gross");
        await page.Locator("#scope-view summary").GetByText("Country", new() { Exact = true }).ClickAsync();
        await page.Locator("#scope-view").GetByLabel("United States", new() { Exact = true }).CheckAsync();
        await Expect(opened.Chip).ToContainTextAsync("only country United States");
        await page.Keyboard.PressAsync("Escape");
    }

    // Each choice builds on the page that the one before it led to.
    private static async Task ChooseScopeAsync(OpenedPage opened)
    {
        var page = opened.Page;
        await page.GetByLabel("Last month").SelectOptionAsync("2024-03");
        await Expect(opened.Chip).ToContainTextAsync("Mar 2024");
        await page.Locator("[popovertarget=scope-products]").ClickAsync();
        await page.Locator("#scope-products").GetByLabel("Azure OpenAI", new() { Exact = true }).CheckAsync();
        await Expect(opened.Chip).ToContainTextAsync("Azure OpenAI");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Group, new() { Name = "Level" }).GetByRole(AriaRole.Link, new() { Name = "Customer" }).ClickAsync();
        await Expect(opened.Chip).ToContainTextAsync("by customer");
        await page.GetByRole(AriaRole.Switch, new() { Name = "Without the largest" }).ClickAsync();
    }
}
