using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Revenue;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Scope;

/// <summary>Fiscal periods and exchange rates of the scope bar.</summary>
public sealed class ScopeChoicesTests : ComponentTest
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Fiscal_years_and_quarters_are_offered_as_far_as_the_book_has_a_month_of_them()
    {
        // Years start in July: May 2024 is in the fourth quarter of FY24, and the book begins in the third of FY23.
        var bar = Bar(Months("2023-02", "2024-05"), new ViewAddress());

        Assert.Equal(
            [
                "FY24 (Jul 2023–Jun 2024)", "FY23 (Jul 2022–Jun 2023)", "FY24-Q4 (Apr–Jun 2024)", "FY24-Q3 (Jan–Mar 2024)", "FY24-Q2 (Oct–Dec 2023)", "FY24-Q1 (Jul–Sep 2023)", "FY23-Q4 (Apr–Jun 2023)",
            ],
            bar.FindAll("optgroup option").Select(option => option.TextContent));
    }

    [Theory]
    [InlineData("FY24-Q3", "revenue?from=2024-01&to=2024-03")]
    // It still runs, and ends where the book does: no month is written that would stay when another comes.
    [InlineData("FY24-Q4", "revenue?from=2024-04")]
    [InlineData("FY23", "revenue?from=2022-07&to=2023-06")]
    [InlineData("all", "revenue?period=all")]
    [InlineData("6", "revenue?period=6")]
    public async Task A_period_becomes_the_address(string chosen, string address)
    {
        var bar = Bar(Months("2023-02", "2024-05"), new ViewAddress());

        await bar.InvokeAsync(() => bar.Find("select[aria-label=Period]").Change(chosen));

        Assert.EndsWith(address, Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=2024-01&to=2024-03", "FY24-Q3")]
    [InlineData("?from=2024-04", "FY24-Q4")]
    [InlineData("?from=2023-09&to=2024-03", "own")]
    [InlineData("?period=24", "24")]
    [InlineData("", "12")]
    public void What_the_address_says_is_selected(string query, string value) =>
        Assert.Equal([value], Bar(Months("2023-02", "2024-05"), ViewAddress.Read(query)).FindAll("select[aria-label=Period] option[selected]").Select(option => option.GetAttribute("value")));

    [Fact]
    public void Rates_are_offered_only_in_a_book_with_another_currency()
    {
        Assert.Empty(Menu(Months("2024-01", "2024-02")).FindAll("input[name=scope-rates]"));
        Assert.Equal(2, Menu(Euros()).FindAll("input[name=scope-rates]").Count);
        Assert.Equal(["Feb 2024", "Jan 2024"], Menu(Euros()).FindAll("select option").Select(option => option.TextContent));
    }

    [Fact]
    public async Task One_months_rates_are_chosen_and_given_up()
    {
        var menu = Menu(Euros());

        await menu.InvokeAsync(() => menu.FindAll("input[name=scope-rates]")[1].Change(true));
        Assert.EndsWith("revenue?rates=2024-02", Navigation.Uri, StringComparison.Ordinal);
        await menu.InvokeAsync(() => menu.Find("select").Change("2024-01"));
        Assert.EndsWith("revenue?rates=2024-01", Navigation.Uri, StringComparison.Ordinal);

        var chosen = Menu(Euros(), ViewAddress.Read(Navigation.Uri));
        Assert.Equal("Rates of Jan 2024", chosen.Find(".f-text").TextContent);
        Assert.Equal("2024-01", chosen.Find("option[selected]").GetAttribute("value"));
        await chosen.InvokeAsync(() => chosen.FindAll("input[name=scope-rates]")[0].Change(true));
        Assert.EndsWith("/revenue", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_without_a_rate_says_which_and_shows_the_ways_out()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        Services.AddFallbackServiceProvider(book.Services);
        await book.CommitAsync("rates.csv", "month,currency,rate,source\n2025-04,EUR,1.10,Bank\n");
        await book.CommitAsync("a.csv", "month,customer,product,amount,currency\n2025-03,A,Compute,5,USD\n2025-04,A,Compute,10,EUR\n");
        Navigation.NavigateTo("revenue?rates=2025-03&level=customer");

        var page = Render<RevenuePage>();

        await page.WaitForAssertionAsync(() => Assert.Contains("No exchange rates of Mar 2025", page.Markup, StringComparison.Ordinal));
        Assert.Contains("The book has revenue in EUR and no rate for it in that month", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["revenue?level=customer", "reference/rates"], page.FindAll("a.btn").Select(link => link.GetAttribute("href")));
        // The choice itself stays at hand.
        Assert.NotEmpty(page.FindAll("input[name=scope-rates]"));
        Assert.Empty(page.FindAll(".tiles"));

        Navigation.NavigateTo("revenue?rates=2025-04&level=customer");
        await page.WaitForElementAsync(".tiles");
        Assert.Contains("at the rates of Apr 2025", page.Find(".chip").TextContent, StringComparison.OrdinalIgnoreCase);
    }

    private static BookOf Months(string first, string last)
    {
        var book = new BookOf();
        for (var month = Month.Parse(first); month <= Month.Parse(last); month += 1) book.With(month.ToString(), "A", 1);
        return book;
    }

    private static BookOf Euros() => new BookOf().Rate("2024-01", "EUR", 1.1m).Rate("2024-02", "EUR", 1.2m).With("2024-01", "A", 1, currency: "EUR").With("2024-02", "A", 1, currency: "EUR");

    private IRenderedComponent<ScopeBar> Bar(BookOf book, ViewAddress address) =>
        Render<ScopeBar>(parameters => parameters.Add(bar => bar.Cube, book.FiscalYearsFrom(7).Build()).Add(bar => bar.Address, address).Add(bar => bar.Page, "revenue"));

    private IRenderedComponent<ViewMenu> Menu(BookOf book, ViewAddress? address = null) =>
        Render<ViewMenu>(parameters => parameters.Add(menu => menu.Cube, book.Build()).Add(menu => menu.Address, address ?? new ViewAddress()).Add(menu => menu.Page, "revenue"));
}
