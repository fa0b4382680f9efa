using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Customers;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Customers;

public sealed class CustomersOverViewTests : ComponentTest
{
    private const string Seats = "month,customer,product,amount,quantity,unit\n"
        + "2025-03,Ann,Copilot,30,10000,seats\n2025-03,Bob,Copilot,30,9999,seats\n"
        + "2025-04,Ann,Copilot,30,12000.5,seats\n2025-04,Bob,Copilot,30,10000,seats\n";

    [Fact]
    public void Revenue_of_a_year_is_drawn_where_there_are_two_years_to_compare()
    {
        // A pays 1 a month: a year of it is 12 M in December and in January.
        var page = Show(Months("2023-01", "2024-01", "A", "<img src=x onerror=alert(1)>"), new ViewAddress { Over = new OverAddress(12_000_000) });

        Assert.Equal("Customers of all products with at least 12,000,000 USD", page.Find("h1").TextContent);
        Assert.Equal([("A", "12.0"), ("<img src=x onerror=alert(1)>", "12.0")], Listed(page).Order().Reverse());
        Assert.Equal("2 customers in Jan 2024.", page.Find(".fig .vh").TextContent.Trim());
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void A_book_of_twelve_months_says_so_instead_of_drawing_a_dot()
    {
        var page = Show(Months("2023-07", "2024-06", "A"));

        Assert.Empty(page.FindAll(".fig"));
        Assert.Equal("1 customer in Jun 2024", page.Find(".big").TextContent.Trim());
        Assert.Contains("Jun 2024 is the only one of these months that has a whole year before its end", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("The book begins in Jul 2023.", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal([("A", "12.0")], Listed(page));
    }

    [Fact]
    public void A_book_that_is_too_short_is_not_applicable_and_not_nought()
    {
        var page = Show(Months("2024-01", "2024-06", "A"));

        Assert.Equal("n/a in Jun 2024", page.Find(".big").TextContent.Trim());
        Assert.StartsWith("Cannot be told for this month", page.Find(".card .mut").TextContent, StringComparison.Ordinal);
        Assert.Empty(Listed(page));
        Assert.DoesNotContain("NaN", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_month_is_a_gap_and_the_caption_says_why()
    {
        // Fourteen months, then one is missing: the last has no year.
        var book = Months("2023-01", "2024-02", "A").With("2024-04", "A", 1);

        var page = Show(book, new ViewAddress { LastMonths = null });

        Assert.Contains("A gap: one of the 12 months is missing, open, or without one of its products.", page.Find(".fig").TextContent, StringComparison.Ordinal);
        Assert.Equal("The number of the last month cannot be told.", page.Find(".fig .vh").TextContent.Trim());
    }

    [Fact]
    public void A_book_without_quantities_offers_none_and_tells_who_asks_for_one()
    {
        Assert.Equal(["USD in 12 months"], Show(Months("2023-07", "2024-06", "A")).FindAll(".over option").Select(option => option.TextContent.Trim()));

        var asked = Show(Months("2023-07", "2024-06", "A"), new ViewAddress { Over = new OverAddress(10, "seats") });

        Assert.Contains("Nothing is counted so", asked.Markup, StringComparison.Ordinal);
        Assert.Contains("No record of the book has a quantity.", asked.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seats_are_counted_month_by_month_from_exactly_the_threshold()
    {
        var page = await SeatsAsync(new ViewAddress { Over = new OverAddress(10_000, "seats") });

        Assert.Equal([("Ann", "12,000.5"), ("Bob", "10,000")], Listed(page));
        Assert.Equal("2 customers in Apr 2025; 1 in Mar 2025, the last month with at most half as many.", page.Find(".fig .vh").TextContent.Trim());
        Assert.Equal("Seats", page.Find("th.num").TextContent);
    }

    [Fact]
    public async Task A_unit_the_book_does_not_have_is_told_with_those_it_has()
    {
        var page = await SeatsAsync(new ViewAddress { Over = new OverAddress(5, "<b>") });

        Assert.Contains("No record has a quantity in \"<b>\". The book has \"seats\".", page.Find("main, .state, body").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("b b"));
    }

    [Fact]
    public async Task Another_unit_starts_from_its_own_usual_threshold()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        var page = await SeatsAsync(new ViewAddress());
        Assert.Equal("customers/over?unit=seats", page.Find(".ans a").GetAttribute("href"));

        await page.InvokeAsync(() => page.Find(".over select").Change("seats"));
        Assert.EndsWith("customers/over?unit=seats", navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(new OverAddress(10_000, "seats"), ViewAddress.Read(navigation.Uri).Over);

        await page.InvokeAsync(() => page.Find(".over input").Change("250000"));
        Assert.EndsWith("customers/over?over=250000", navigation.Uri, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".over input").Change("-5"));
        Assert.EndsWith("customers/over?over=250000", navigation.Uri, StringComparison.Ordinal);
    }

    private static BookOf Months(string first, string last, params string[] customers)
    {
        var book = new BookOf();
        for (var month = Month.Parse(first); month <= Month.Parse(last); month += 1)
        {
            foreach (var customer in customers) book.With(month.ToString(), customer, 1);
        }

        return book;
    }

    private static IEnumerable<(string, string)> Listed(IRenderedComponent<CustomersOverView> page) =>
        page.FindAll("table[aria-label='Customers over the threshold'] tbody tr").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent));

    private IRenderedComponent<CustomersOverView> Show(BookOf book, ViewAddress? address = null) => Show(book.Build(), address);

    private IRenderedComponent<CustomersOverView> Show(RevenueCube cube, ViewAddress? address) =>
        Render<CustomersOverView>(parameters => parameters.Add(view => view.View, new PageView(cube, address ?? new ViewAddress())));

    private async Task<IRenderedComponent<CustomersOverView>> SeatsAsync(ViewAddress address)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("seats.csv", Seats);
        return Show(await book.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation), address);
    }
}
