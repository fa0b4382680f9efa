using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Overview;
using RevenueDashboard.Web.Components.Pages.Revenue;

namespace RevenueDashboard.Tests.Web.Scope;

/// <summary>What stands around every analytic page.</summary>
public sealed class ScopedPageTests : ComponentTest, IAsyncLifetime
{
    private TestBook? database;

    public async ValueTask InitializeAsync()
    {
        database = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        Services.AddFallbackServiceProvider(database.Services);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }

    [Fact]
    public async Task The_scope_bar_stays_on_its_page()
    {
        await FillAsync();

        var page = Render<RevenuePage>();

        Assert.Equal("revenue?level=customer", (await page.WaitForElementAsync(".scope .seg a[aria-current=false]")).GetAttribute("href"));
    }

    [Fact]
    public async Task The_start_pages_own_default_is_an_address_of_its_own()
    {
        await FillAsync();

        var page = Render<OverviewPage>();

        // The bare start page may open another view.
        Assert.Equal("?period=12", (await page.WaitForElementAsync(".scope .seg a[aria-current=true]")).GetAttribute("href"));
    }

    [Fact]
    public async Task An_empty_book_offers_two_ways_to_something_to_look_at()
    {
        var page = Render<OverviewPage>();

        Assert.Equal("Your book is empty", (await page.WaitForElementAsync("h1")).TextContent);
        Assert.Empty(page.FindAll(".kpis"));
    }

    // The clock of the test stands at 15 June 2025.
    [Fact]
    public async Task A_day_before_the_first_commit_is_no_empty_book()
    {
        await FillAsync();
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("revenue?known-on=2025-06-14");

        var page = Render<RevenuePage>();

        Assert.Equal("The book had no revenue on 14 Jun 2025", (await page.WaitForElementAsync("h1")).TextContent);
        Assert.Equal("revenue", page.Find(".btn").GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_committed_on_a_day_shows_on_an_open_page_of_that_very_day()
    {
        await FillAsync();
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("revenue?known-on=2025-06-15");
        var page = Render<RevenuePage>();
        await page.WaitForElementAsync(".tiles");

        await database!.CommitAsync("b.csv", "Month,Customer,Product,Amount,Currency\n2025-04,A,Copilot,40.00,USD\n");
        await database.Services.GetRequiredService<RevenueDashboard.Cube.CubeStore>().CurrentAsync(TestBook.Cancellation);

        page.WaitForAssertion(() => Assert.Contains("Copilot", page.Find(".f-list").TextContent, StringComparison.Ordinal));
    }

    private Task<int> FillAsync() => database!.CommitAsync("a.csv", "Month,Customer,Product,Amount,Currency\n2025-03,A,Azure OpenAI,100.00,USD\n");
}
