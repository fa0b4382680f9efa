using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>A year of a real shop, in an empty book: 13 680 lines of 4 372 customers, with credits, in another currency.</summary>
public sealed class OnlineRetailTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    [Fact]
    public async Task A_real_book_is_brought_through_the_browser_and_its_concentration_read()
    {
        var file = RepositoryFiles.Shared("online-retail-monthly.csv");
        Assert.SkipWhen(file is null, "online-retail-monthly.csv is not in the folder shared/data beside the repository.");
        await using var opened = await server.OpenAsync("/imports");
        var page = opened.Page;

        await opened.BringAsync(file!);
        // The net total of the file; whoever summed its line items kept three decimals.
        await page.GetByRole(AriaRole.Button, new() { Name = "Commit 8,300,065.8" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What became of the file" })).ToContainTextAsync("In the book");

        // Worked out from the file by other means: HHI 71.527, the largest customer 4.98 %, on 881 customers above zero.
        await opened.GoToAsync("/concentration?to=2010-12&level=customer");
        await Expect(opened.Chip).ToContainTextAsync("Dec 2010");
        await Expect(page.Locator("main")).ToContainTextAsync("71.5");
        await Expect(page.Locator("main")).ToContainTextAsync("5.0 %");
        await Expect(page.Locator("main")).ToContainTextAsync("881");
        Assert.Empty(opened.Complaints);
    }
}
