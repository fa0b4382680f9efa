using Bunit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Api;
using RevenueDashboard.Web.Components.Pages.Disclosure;

namespace RevenueDashboard.Tests.Web.Evidence;

/// <summary>A quarter that was brought on 15 June 2025, closed on the 16th and restated on the 17th.</summary>
public sealed class DisclosurePageTests : ComponentTest, IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    private static readonly string[] Quarter = ["2025-01", "2025-02", "2025-03"];

    private TestBook book = null!;

    public async ValueTask InitializeAsync()
    {
        book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        Services.AddFallbackServiceProvider(book.Services);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await book.DisposeAsync();
    }

    [Fact]
    public async Task A_restated_quarter_is_another_on_the_day_before()
    {
        await FillAsync();

        // 1,000 now: 890 of somebody new, and Bob exactly a tenth. Labels follow the order in which packs were due.
        Assert.Equal([(Hostile, "Customer B", "89.00"), ("Bob", "Customer A", "10.00")], Rows(await OpenAsync("disclosure")));
        // 100 then, of which Cy's 4 and Di's 6 are neither to disclose nor near it.
        var then = await OpenAsync("disclosure?known-on=2025-06-16");
        Assert.Equal([("Bob", "Customer A", "90.00")], Rows(then));
        Assert.Contains("as known on 16 Jun 2025", then.Find(".chip").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing was restated.", then.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_closed_later_is_not_known_on_an_earlier_day()
    {
        await FillAsync();

        var open = await OpenAsync("disclosure?known-on=2025-06-15");

        Assert.Contains("Not all of its months were closed", open.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Since the months were closed", open.Markup, StringComparison.Ordinal);
        Assert.Contains("Since the months were closed, 16 Jun 2025", (await OpenAsync("disclosure?known-on=2025-06-16")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_keeps_the_day()
    {
        await FillAsync();

        var page = await OpenAsync("disclosure?known-on=2025-06-16");

        string[] kept = ["api/disclosure.txt?known-on=2025-06-16", "api/disclosure.csv?known-on=2025-06-16", "disclosure?known-on=2025-06-16&names=own", "disclosure?known-on=2025-06-16&standard=ifrs"];
        Assert.Subset(page.FindAll("a").Select(link => link.GetAttribute("href")!).ToHashSet(), kept.ToHashSet());
        Assert.Contains("known-on=2025-06-16", page.Find("tbody a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_chosen_into_the_address_and_taken_out_of_it()
    {
        await FillAsync();
        var page = await OpenAsync("disclosure?period=FY25&known-on=2025-06-16");

        await page.InvokeAsync(() => page.Find("input[type=date]").Change("2025-06-15"));
        Assert.EndsWith("disclosure?known-on=2025-06-15&period=FY25", Navigation.Uri, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("input[type=date]").Change(""));
        Assert.EndsWith("disclosure?period=FY25", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_before_the_first_commit_is_no_empty_book()
    {
        await FillAsync();

        var page = await OpenAsync("disclosure?known-on=2025-06-14", "h1");

        Assert.Equal("The book had no revenue on 14 Jun 2025", page.Find("h1").TextContent);
        Assert.Equal("disclosure", page.Find(".btn").GetAttribute("href"));
    }

    [Fact]
    public async Task A_quarter_with_nothing_before_it_says_not_applicable()
    {
        await FillAsync();

        var page = await OpenAsync("disclosure");

        Assert.Equal(["n/a", "n/a"], page.FindAll("tbody tr")[0].QuerySelectorAll("td.num").TakeLast(2).Select(cell => cell.TextContent));
        Assert.Empty(page.FindAll("img"));
        Assert.DoesNotContain("NaN", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_stand_in_the_text_only_when_they_are_asked_for()
    {
        await FillAsync();

        Assert.DoesNotContain("Bob", (await OpenAsync("disclosure")).Find(".copy").TextContent, StringComparison.Ordinal);
        Assert.Contains("Bob", (await OpenAsync("disclosure?names=own")).Find(".copy").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_period_leads_back_to_the_same_day()
    {
        await FillAsync();

        var page = await OpenAsync("disclosure?period=spring&known-on=2025-06-16", ".btn");

        Assert.Equal("disclosure?known-on=2025-06-16", page.Find(".btn").GetAttribute("href"));
    }

    [Theory]
    [InlineData("", "disclosure-fy25-q1.csv", 3)]
    [InlineData("?known-on=2025-06-16", "disclosure-fy25-q1-known-on-2025-06-16.csv", 2)]
    public async Task The_file_has_the_figures_of_the_day_and_says_so_in_its_name(string query, string name, int lines)
    {
        await FillAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(book.Services.GetRequiredService<CubeStore>()).AddSingleton(book.Services.GetRequiredService<DisclosurePacks>());
        await using var app = builder.Build();
        app.MapDisclosureDownloads();
        await app.StartAsync(TestBook.Cancellation);

        var answer = await app.GetTestClient().GetAsync(new Uri($"/api/disclosure.csv{query}", UriKind.Relative), TestBook.Cancellation);

        Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName);
        var text = await answer.Content.ReadAsStringAsync(TestBook.Cancellation);
        // The header, and one line for each customer: the first quarter is all of the year to date.
        Assert.Equal(lines, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private static IEnumerable<(string, string, string)> Rows(IRenderedComponent<DisclosurePage> page) =>
        page.FindAll("table")[0].QuerySelectorAll("tbody tr").Select(row => (row.Children[0].TextContent.Trim(), row.Children[1].TextContent.Trim(), row.Children[3].TextContent.Trim()));

    private async Task<IRenderedComponent<DisclosurePage>> OpenAsync(string address, string shows = ".copy")
    {
        Navigation.NavigateTo(address);
        var page = Render<DisclosurePage>();
        await page.WaitForElementAsync(shows);
        return page;
    }

    private async Task FillAsync()
    {
        await book.CommitAsync("q.csv", "month,customer,product,amount\n2025-01,Bob,Compute,90\n2025-02,Cy,Compute,4\n2025-03,Di,Compute,6\n");
        book.Time.Advance(TimeSpan.FromDays(1));
        foreach (var month in Quarter) Assert.Equal(MonthOutcome.Done, (await book.CloseAsync(month, reason: "Known.", acceptWarnings: true)).Outcome);

        book.Time.Advance(TimeSpan.FromDays(1));
        await book.ReopenAsync("2025-01");
        await book.CommitAsync("again.csv", $"month,customer,product,amount\n2025-01,{Hostile},Compute,890\n2025-01,Bob,Compute,100\n", (ImportQuestion.Restatement, "replace"));
        book.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(MonthOutcome.Done, (await book.CloseAsync("2025-01", reason: "Known.", acceptWarnings: true)).Outcome);
    }
}
