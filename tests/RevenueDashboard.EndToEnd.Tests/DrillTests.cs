using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>A figure can be followed to where it comes from.</summary>
[Collection(SampleReaders.Name)]
public sealed class DrillTests(ReadOnlySample server)
{
    [Fact]
    public async Task From_the_top_share_of_the_overview_it_is_three_clicks_to_the_line_of_a_file()
    {
        await using var opened = await server.OpenAsync("/");
        var page = opened.Page;

        await opened.Heading.GetByRole(AriaRole.Link, new() { Name = "24.0 %" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/concentration\\?"));
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "ByteDance", Exact = true }).First.ClickAsync();
        await Expect(opened.Heading).ToContainTextAsync("ByteDance");
        // Line 472 of data/sample-spend.csv: March 2024 of TikTok.
        await page.GetByRole(AriaRole.Link, new() { Name = "sample-spend.csv, line 472" }).ClickAsync();

        var records = page.GetByRole(AriaRole.Region, new() { Name = "Records of the file", Exact = true });
        await Expect(records).ToContainTextAsync("19,980,000.00 USD");
        await Expect(records).ToContainTextAsync("Press report on internal figures, March 2024");
        Assert.Empty(opened.Complaints);
    }
}
