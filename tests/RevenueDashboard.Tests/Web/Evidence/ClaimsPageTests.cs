using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Claims;

namespace RevenueDashboard.Tests.Web.Evidence;

/// <summary>Claims about a book in which A pays 24 of 100; they came a day after it.</summary>
public sealed class ClaimsPageTests : ComponentTest, IAsyncLifetime
{
    private const string Header = "claim,metric,month,customer,value,unit,qualifier,speaker,statement\n";

    private TestBook book = null!;

    public async ValueTask InitializeAsync()
    {
        book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        Services.AddFallbackServiceProvider(book.Services);
        await book.CommitAsync("spend.csv", "month,customer,product,amount\n2025-05,A,Compute,24\n2025-05,B,Compute,76\n");
        book.Time.Advance(TimeSpan.FromDays(1));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await book.DisposeAsync();
    }

    [Fact]
    public async Task Almost_a_quarter_is_held_against_the_figure_and_the_rule_is_told()
    {
        await book.CommitAsync("claims.csv", Header + "Quarter,share,2025-05,A,25,%,almost,Press,\n");

        var row = (await OpenAsync()).Find(".claims tbody tr");

        Assert.Equal(["almost 25\u202F%", "24.0\u202F%"], row.QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim()));
        // At most 2.5 % below 25 is 24.375.
        Assert.Equal(["Off", "Off by −1.0\u202Fpp. “almost” is not above it, and at most 2.5\u202F% below."], row.QuerySelector(".verdict")!.Children.Select(part => part.TextContent.Trim()));
        Assert.Equal("customers/1?to=2025-05", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_claim_without_a_figure_is_not_applicable_and_not_nought()
    {
        await book.CommitAsync("claims.csv", Header + "Words,other,2025-05,,,,,Press,Most of it\nNobody,share,2025-05,Zoe,25,%,,Press,\n");

        var page = await OpenAsync();

        Assert.Equal(["25\u202F%", "n/a", "–", "n/a"], page.FindAll(".claims td.num").Select(cell => cell.TextContent.Trim()));
        Assert.All(page.FindAll(".verdict .st"), word => Assert.Equal("Not computed", word.TextContent.Trim()));
        Assert.DoesNotContain("NaN", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_said_is_shown_as_text()
    {
        await book.CommitAsync("claims.csv", Header + "<img src=x onerror=alert(1)>,share,2025-05,A,24,%,{a},<b>Bob</b>,<script>alert(1)</script>\n");

        var page = await OpenAsync();

        Assert.Empty(page.FindAll("img, script, .claims b b"));
        Assert.Contains("“<script>alert(1)</script>”", page.Find(".claims").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_of_which_not_all_can_be_true_stand_against_each_other_once()
    {
        await book.CommitAsync("claims.csv", Header + "All,total,2025-05,,83,USD,,Press,\nPart,amount,2025-05,A,20,USD,,Press,\nShare,share,2025-05,A,50,%,,Press,\n");

        var conflict = Assert.Single((await OpenAsync()).FindAll(".moves li"));

        Assert.Equal("All · Part · Share", conflict.QuerySelector("b")!.TextContent);
    }

    // The clock of the test starts at 15 June 2025.
    [Fact]
    public async Task A_claim_is_known_from_the_day_of_its_file()
    {
        await book.CommitAsync("claims.csv", Header + "Quarter,share,2025-05,A,25,%,almost,Press,\n");

        var before = await OpenAsync("claims?known-on=2025-06-15", ".btn");
        Assert.Contains("The book had no claim on 15 Jun 2025", before.Markup, StringComparison.Ordinal);
        Assert.Equal("claims", before.Find(".btn").GetAttribute("href"));

        var on = await OpenAsync("claims?known-on=2025-06-16");
        Assert.Equal("customers/1?to=2025-05&known-on=2025-06-16", on.Find(".claims tbody a").GetAttribute("href"));
        Assert.Equal("api/claims.csv?known-on=2025-06-16", on.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_book_without_claims_says_how_to_write_one_down() =>
        Assert.Equal(["reference/claims", "imports", "templates/claims.csv"], (await OpenAsync("claims", ".btn")).FindAll(".btn").Select(link => link.GetAttribute("href")));

    private async Task<IRenderedComponent<ClaimsPage>> OpenAsync(string address = "claims", string shows = ".claims")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<ClaimsPage>();
        await page.WaitForElementAsync(shows);
        return page;
    }
}
