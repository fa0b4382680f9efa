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

    // Each choice builds on the page that the one before it led to.
    private static async Task ChooseScopeAsync(OpenedPage opened)
    {
        var page = opened.Page;
        await page.GetByLabel("Last month").SelectOptionAsync("2024-03");
        await Expect(opened.Chip).ToContainTextAsync("Mar 2024");
        await page.GetByRole(AriaRole.Button, new() { Name = "Products" }).ClickAsync();
        await page.GetByLabel("Azure OpenAI", new() { Exact = true }).CheckAsync();
        await Expect(opened.Chip).ToContainTextAsync("Azure OpenAI");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Group, new() { Name = "Level" }).GetByRole(AriaRole.Link, new() { Name = "Customer" }).ClickAsync();
        await Expect(opened.Chip).ToContainTextAsync("by customer");
        await page.GetByRole(AriaRole.Switch, new() { Name = "Without the largest" }).ClickAsync();
    }
}
