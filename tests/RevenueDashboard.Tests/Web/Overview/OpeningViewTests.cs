using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Overview;

namespace RevenueDashboard.Tests.Web.Overview;

/// <summary>What the start page opens when its address says nothing.</summary>
public sealed class OpeningViewTests : ComponentTest, IAsyncLifetime
{
    private TestBook? database;

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    public async ValueTask InitializeAsync() => database = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }

    [Fact]
    public async Task The_start_page_opens_the_configured_view_and_again_when_its_link_is_followed()
    {
        var page = await OpenAsync("?product=Azure+OpenAI&to=2024-03");
        Assert.Equal("http://localhost/?to=2024-03&product=Azure%20OpenAI", Address);

        await GoAsync(page, "/");

        Assert.Equal("http://localhost/?to=2024-03&product=Azure%20OpenAI", Address);
    }

    [Fact]
    public async Task A_view_that_somebody_chose_stays()
    {
        var page = await OpenAsync("?product=Azure+OpenAI&to=2024-03");

        await GoAsync(page, "/?period=12");

        Assert.Equal("http://localhost/?period=12", Address);
    }

    [Fact]
    public async Task Leaving_the_page_does_not_come_back_to_it()
    {
        var page = await OpenAsync("?to=2024-03");

        await GoAsync(page, "/revenue");

        Assert.Equal("http://localhost/revenue", Address);
    }

    [Fact]
    public async Task Without_a_configured_view_the_start_page_stays_where_it_is()
    {
        await OpenAsync(null);

        Assert.Equal("http://localhost/", Address);
    }

    [Theory]
    [InlineData("?product=Azure+OpenAI&to=2024-03", null)]
    [InlineData("?period=6&without=largest&level=customer", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("product=Azure", "not a query")]
    [InlineData("https://elsewhere.example/?to=2024-03", "not a query")]
    [InlineData("?to=2024-03#top", "not a query")]
    [InlineData("?to=2024-13", "\"to=2024-13\"")]
    [InlineData("?products=Azure&to=2024-03", "\"products=Azure\"")]
    [InlineData("?level=parent", "\"level=parent\"")]
    public void A_view_that_is_not_understood_stops_the_start(string? view, string? message)
    {
        var result = new OverviewOptions.Validator().Validate(null, new OverviewOptions { OpeningView = view });

        Assert.Equal(message is null, result.Succeeded);
        if (message is not null) Assert.Contains(message, result.FailureMessage, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<OverviewPage>> OpenAsync(string? view)
    {
        var csv = "Month,Customer,Product,Amount,Currency\n2024-03,A,Azure OpenAI,100.00,USD\n2024-04,A,Azure OpenAI,100.00,USD\n";
        await database!.CommitAsync("a.csv", csv);
        Services.AddFallbackServiceProvider(database.Services);
        Services.GetRequiredService<IOptions<OverviewOptions>>().Value.OpeningView = view;
        var page = Render<OverviewPage>();
        await page.WaitForElementAsync("h1");
        return page;
    }

    // As the circuit does it: the page has heard of the new address when this is over.
    private Task GoAsync(IRenderedComponent<OverviewPage> page, string address) => page.InvokeAsync(() => Services.GetRequiredService<NavigationManager>().NavigateTo(address));
}
