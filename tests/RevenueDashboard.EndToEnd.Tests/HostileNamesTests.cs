using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RevenueDashboard.Cube;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>Names come from files, and files come from anybody: markup, templates of the charts, formulas of spreadsheets and words of JavaScript stay text.</summary>
public sealed class HostileNamesTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    private const string Markup = "<img src=x onerror=alert(1)>";
    private const string Formula = "=1+1";

    private static readonly string[] Names = [Markup, "{a}", "@pct1", Formula, "__proto__"];

    [Fact]
    public async Task Hostile_names_are_text_on_every_page_and_in_downloads()
    {
        await using var opened = await server.OpenAsync("/imports");
        var batch = await BringAndCommitAsync(opened);
        var customer = await NumberOfAsync(Markup);

        await SeesTextEverywhereAsync(opened, batch, customer);
        await DownloadsNoFormulaAsync(opened);
        Assert.Empty(opened.Complaints);

        // The policy would stop a script that got onto a page. It must not have to: without it the pages are as quiet.
        await using var unguarded = await server.OpenAsync("/", withoutPolicy: true);
        await SeesTextEverywhereAsync(unguarded, batch, customer);
        Assert.Empty(unguarded.Complaints);
    }

    private static async Task<int> BringAndCommitAsync(OpenedPage opened)
    {
        var lines = Names.SelectMany((name, i) => new[] { $"2024-06,{name},{Markup},{10 + i}000.00,USD", $"2024-07,{name},{Markup},{20 + i}000.00,USD" });
        var text = string.Join('\n', lines.Prepend("Month,Customer,Product,Amount,Currency"));
        var batch = await opened.BringAsync(new FilePayload { Name = $"{Markup}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });

        foreach (var name in Names) await SeesTextAsync(opened, name);
        // 2 × (10 + … + 14) + … : 60 000 in June and 110 000 in July.
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Commit 170,000.00 USD" }).ClickAsync();
        await Expect(opened.Page.GetByRole(AriaRole.Region, new() { Name = "What became of the file" })).ToContainTextAsync("In the book");
        return batch;
    }

    private async Task<int> NumberOfAsync(string name)
    {
        var cube = await server.Services.GetRequiredService<CubeStore>().CurrentAsync(TestContext.Current.CancellationToken);
        return cube.Customers.Single(customer => customer.Name == name).Id;
    }

    private static async Task SeesTextEverywhereAsync(OpenedPage opened, int batch, int customer)
    {
        foreach (var path in (string[])["/", "/revenue?by=customer", "/customers", "/concentration", "/movements"])
        {
            await opened.GoToAsync(path);
            await DrawsItsChartsAsync(opened);
            foreach (var name in Names) await SeesTextAsync(opened, name);
        }

        foreach (var path in (string[])[$"/customers/{customer}", "/imports", $"/imports/{batch}"])
        {
            await opened.GoToAsync(path);
            await DrawsItsChartsAsync(opened);
            await SeesTextAsync(opened, Markup);
        }
    }

    // Each with the pointer once across it, since tooltips bring names of their own.
    private static async Task DrawsItsChartsAsync(OpenedPage opened)
    {
        var plots = opened.Page.Locator("figure .live");
        for (var i = 0; i < await plots.CountAsync(); i++)
        {
            await Expect(plots.Nth(i).Locator("svg")).ToBeVisibleAsync();
            await plots.Nth(i).ScrollIntoViewIfNeededAsync();
            var box = (await plots.Nth(i).BoundingBoxAsync())!;
            for (var x = 60f; x < box.Width; x += 60) await opened.Page.Mouse.MoveAsync(box.X + x, box.Y + box.Height / 2);
        }
    }

    private static async Task SeesTextAsync(OpenedPage opened, string name)
    {
        await Expect(opened.Page.Locator("main").GetByText(name).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
        Assert.Equal(0, await opened.Page.Locator("img, [onerror]").CountAsync());
    }

    private static async Task DownloadsNoFormulaAsync(OpenedPage opened)
    {
        await opened.GoToAsync("/revenue?by=customer");
        var link = opened.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).First;
        var download = await opened.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        // A spreadsheet takes what follows an apostrophe as text.
        Assert.Contains("'" + Formula, text, StringComparison.Ordinal);
        Assert.Contains("'@pct1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("," + Formula, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n" + Formula, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"" + Formula, text, StringComparison.Ordinal);
    }
}
