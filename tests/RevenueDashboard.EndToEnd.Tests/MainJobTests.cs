using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>
/// What the product is for, from the first look to a month that was brought, read and taken back. The figures are those of data/README.md, which were
/// worked out from the files by other means.
/// </summary>
public sealed class MainJobTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string LatestMonth = "/?product=Azure+OpenAI";

    [Fact]
    public async Task A_month_is_brought_previewed_committed_read_and_taken_back()
    {
        await using var opened = await server.OpenAsync("/");
        // Somebody else looks at the latest month all the while, and touches nothing.
        await using var other = await server.OpenAsync(LatestMonth);

        await SeesMarchAsync(opened);
        await Expect(other.Chip).ToContainTextAsync("Jun 2024");
        await SeesWhatJulyWouldChangeAsync(opened);
        await Expect(other.Chip).ToContainTextAsync("Jun 2024");

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Commit 357,002,130.82 USD" }).ClickAsync();
        var outcome = opened.Page.GetByRole(AriaRole.Region, new() { Name = "What became of the file" });
        await Expect(outcome).ToContainTextAsync("In the book");
        var batch = opened.Page.Url;
        await SeesJulyEverywhereAsync(opened);
        await Expect(other.Heading).ToContainTextAsync("ByteDance pays 19.3 % of Azure OpenAI.");

        await SeesEveryProblemAsync(opened);
        await SeesJulyAsync(other);

        await opened.GoToAsync(batch);
        await outcome.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await Expect(outcome).ToContainTextAsync("Undone");
        await SeesNoJulyAsync(opened);
        await Expect(other.Chip).ToContainTextAsync("Jun 2024");

        // The browser notes every answer that is not a success; the refused file has one.
        Assert.Contains("422", Assert.Single(opened.Complaints), StringComparison.Ordinal);
        Assert.Empty(other.Complaints);
    }

    private static async Task SeesMarchAsync(OpenedPage opened)
    {
        await Expect(opened.Heading).ToContainTextAsync("ByteDance pays 24.0 % of Azure OpenAI.");
        await Expect(opened.Chip).ToHaveTextAsync("24.0 % of Azure OpenAI · Mar 2024 · net · by parent");
        await Expect(opened.Page.Locator("main .sub").First).ToContainTextAsync("20.0 of 83.3 M$");
    }

    private static async Task SeesWhatJulyWouldChangeAsync(OpenedPage opened)
    {
        await opened.BringAsync(RepositoryFiles.Data("example-2024-07.csv"));
        var page = opened.Page;
        await page.GetByLabel("Products of the figures").SelectOptionAsync("Azure OpenAI");

        var figures = page.GetByRole(AriaRole.Table, new() { Name = "Figures before and after" });
        await Expect(figures.Locator("thead")).ToContainTextAsync("Jun 2024");
        await Expect(Row(figures, "Revenue")).ToContainTextAsync("88.3");
        await Expect(Row(figures, "ByteDance, share %").Locator("td").Nth(1)).ToHaveTextAsync("19.3");
        await Expect(Row(figures, "HHI").Locator("td").Nth(1)).ToHaveTextAsync("560");
        await Expect(Row(figures, "Five largest").Locator("td").Nth(1)).ToHaveTextAsync("37.7");
        await Expect(Row(figures, "Effective number").Locator("td").Nth(1)).ToHaveTextAsync("17.9");
    }

    private static async Task SeesJulyEverywhereAsync(OpenedPage opened)
    {
        var page = opened.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Show on the overview" }).ClickAsync();
        await Expect(page.GetByLabel("Last month")).ToHaveValueAsync("2024-07");
        await page.GetByRole(AriaRole.Button, new() { Name = "Products" }).ClickAsync();
        await page.GetByLabel("Azure OpenAI", new() { Exact = true }).CheckAsync();
        await SeesJulyAsync(opened);

        // The chart divides the product: 17.00 M of ByteDance, and 88.29 − 17.00 of all others.
        var july = Row(await opened.ChartTableAsync("Revenue by product"), "Jul 2024").GetByRole(AriaRole.Cell);
        await Expect(july.Nth(1)).ToHaveTextAsync("17.00");
        await Expect(july.Nth(2)).ToHaveTextAsync("71.29");
        await Expect(Row(await opened.ChartTableAsync("Concentration"), "Jul 2024")).ToContainTextAsync("19.3");
    }

    private static async Task SeesJulyAsync(OpenedPage opened)
    {
        await Expect(opened.Heading).ToContainTextAsync("ByteDance pays 19.3 % of Azure OpenAI.");
        await Expect(opened.Chip).ToHaveTextAsync("19.3 % of Azure OpenAI · Jul 2024, preliminary · net · by parent");
        await Expect(opened.Page.Locator(".kpis")).ToContainTextAsync("88.3");
        var first = opened.Page.Locator("table.top-ten tbody tr").First;
        await Expect(first.GetByRole(AriaRole.Rowheader)).ToContainTextAsync("ByteDance");
        await Expect(first.Locator("td.num").Nth(0)).ToHaveTextAsync("17.0");
        await Expect(first.Locator("td.num").Nth(1)).ToHaveTextAsync("19.3");
    }

    private static async Task SeesEveryProblemAsync(OpenedPage opened)
    {
        await opened.BringAsync(RepositoryFiles.Data("example-broken.csv"));
        var page = opened.Page;
        var problems = page.GetByRole(AriaRole.Table, new() { Name = "Problems" }).Locator("tbody tr");

        (int Line, string Column, string Found)[] expected =
        [
            (3, "Amount", "1,23"), (4, "Amount", "N/A"), (5, "Month", "2024-13"), (6, "Month", "2024-Q3"), (7, "Customer", "empty"),
            (8, "Amount", "=1+1"), (9, "Amount", "€1940000.00"), (10, "whole line", ""), (11, "whole line", ""),
        ];
        await Expect(problems).ToHaveCountAsync(expected.Length);
        foreach (var ((line, column, found), i) in expected.Select((problem, i) => (problem, i)))
        {
            var cells = problems.Nth(i).Locator("td");
            await Expect(cells.Nth(0)).ToHaveTextAsync($"{line}");
            await Expect(cells.Nth(1)).ToHaveTextAsync(column);
            await Expect(cells.Nth(2)).ToContainTextAsync(found);
        }

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What became of the file" })).ToContainTextAsync("Refused");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Commit" })).ToHaveCountAsync(0);
    }

    private static async Task SeesNoJulyAsync(OpenedPage opened)
    {
        var page = opened.Page;
        await opened.ChoosePageAsync("Imports");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "example-2024-07.csv" })).ToContainTextAsync("Undone");
        await opened.GoToAsync(LatestMonth);
        await Expect(opened.Chip).ToContainTextAsync("Jun 2024");
        await Expect(page.GetByLabel("Last month").Locator("option[value='2024-07']")).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Last month").Locator("option[value='2024-06']")).ToHaveCountAsync(1);
    }

    private static ILocator Row(ILocator table, string name) => table.Locator("tbody tr").Filter(new() { HasText = name });
}
