using AngleSharp.Dom;
using Bunit;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Customers;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Customers;

public sealed class CustomersViewTests : ComponentTest
{
    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{a}")]
    [InlineData("@pct1")]
    [InlineData("=1+1")]
    public void A_customer_and_its_parent_may_have_any_name(string name)
    {
        var page = Show(
            new BookOf().With("2024-07", name, 20).With("2024-07", "B", 10).Under(name, "B"),
            new ViewAddress { Level = EntityLevel.Customer });

        Assert.Equal([name, "B"], Names(page));
        Assert.Equal(name, Rows(page)[1].Children[2].TextContent.Trim());
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Each_customer_has_rank_amount_share_and_growth()
    {
        var page = Show(new BookOf().With("2024-06", "A", 30).With("2024-06", "B", 10).With("2024-07", "A", 36).With("2024-07", "B", 9).With("2024-07", "C", 15));

        // A brought 66 of 100 over both months and grew by 6 on 30; C was not there before.
        Assert.Equal(["1", "A", "66.0", "66.0", "+20.0", ""], Cells(page, 0));
        Assert.Equal(["2", "B", "19.0", "19.0", "−10.0", ""], Cells(page, 1));
        Assert.Equal(["3", "C", "15.0", "15.0", "n/a", ""], Cells(page, 2));
        Assert.Equal("Customer", page.FindAll(".customers th")[1].TextContent.Trim());
        Assert.Equal("Revenue, M$", page.Find(".customers th.amount").TextContent.Trim());
    }

    [Fact]
    public void A_net_credit_has_words_in_place_of_a_share_and_is_not_in_the_denominator()
    {
        // V5: {60, 50, −10}.
        var page = Show(new BookOf().With("2024-07", "A", 60).With("2024-07", "B", 50).With("2024-07", "C", -10));

        Assert.Equal(["54.5", "45.5", "net credit"], Rows(page).Select(row => row.Children[3].TextContent.Trim()));
        Assert.Contains("Shares are of 110.0", page.Find(".cap").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [["2 customers above zero", "110.0", "100.0"], ["1 net credit, in no share", "−10.0", ""], ["Total, net", "100.0", ""]],
            Sums(page));
    }

    [Fact]
    public void What_is_allocated_to_no_customer_stands_under_the_list_and_counts_in_the_denominator()
    {
        var page = Show(new BookOf().With("2024-07", "A", 60).With("2024-07", "B", 20).Total("2024-07", 100));

        Assert.Equal(["60.0", "20.0"], Rows(page).Select(row => row.Children[3].TextContent.Trim()));
        Assert.Equal([["2 customers above zero", "80.0", "80.0"], ["Allocated to no customer", "20.0", "20.0"], ["Total, net", "100.0", "100.0"]], Sums(page));
        Assert.Contains("all customers above zero and what is allocated to no customer", page.Find(".cap").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_positive_total_shares_are_not_applicable()
    {
        var page = Show(new BookOf().With("2024-07", "A", 5).With("2024-07", "B", -5));

        Assert.Equal(["n/a", "net credit"], Rows(page).Select(row => row.Children[3].TextContent.Trim()));
        Assert.Contains("No shares: the total is not above zero.", page.Find(".cap").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_keep_the_scope()
    {
        var page = Show(
            new BookOf().With("2024-06", "A", 10).With("2024-07", "A", 10).Under("P", "A"),
            new ViewAddress { To = Month.Parse("2024-06"), Level = EntityLevel.Customer, Products = ["Azure OpenAI"] });

        Assert.Equal("customers/1?to=2024-06&product=Azure%20OpenAI&level=customer", page.Find(".customers td.name a").GetAttribute("href"));
        Assert.Equal("customers/2?to=2024-06&product=Azure%20OpenAI", page.Find(".customers td.who.mut a").GetAttribute("href"));
        Assert.Equal("api/reports/customers.csv?to=2024-06&product=Azure%20OpenAI&level=customer", page.Find(".act a[download]").GetAttribute("href"));
    }

    [Fact]
    public void The_largest_customer_of_the_month_alone_has_its_colour_though_another_brought_more_over_the_months()
    {
        var page = Show(new BookOf().With("2024-06", "A", 100).With("2024-07", "A", 10).With("2024-07", "B", 20));

        Assert.Equal(["B"], page.FindAll(".customers tr.hl td.name").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["var(--ink2)", "var(--largest)"], page.FindAll(".customers .spark path").Select(line => line.GetAttribute("stroke")!));
    }

    [Fact]
    public async Task Searching_finds_parts_of_names_in_any_case_and_says_how_many()
    {
        var page = Show(new BookOf().With("2024-07", "Northwind Bank", 3).With("2024-07", "Tailspin", 2).With("2024-07", "Woodgrove bank", 1));

        await page.InvokeAsync(() => page.Find("input[type=search]").Input("BANK"));

        Assert.Equal(["Northwind Bank", "Woodgrove bank"], Names(page));
        Assert.Equal("2 of 3", page.Find(".find [role=status]").TextContent);

        await page.InvokeAsync(() => page.Find("input[type=search]").Input("<b>nobody"));

        Assert.Contains("No customer is called \"<b>nobody\".", page.Find(".customers .none").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_orders_the_list_by_its_column()
    {
        var page = Show(new BookOf().With("2024-07", "b", 3).With("2024-07", "C", 2).With("2024-07", "A", 1));

        await page.InvokeAsync(() => page.FindAll(".customers th button")[1].Click());

        Assert.Equal(["A", "b", "C"], Names(page));
        Assert.Equal("ascending", page.FindAll(".customers th")[1].GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void Of_a_long_list_only_what_is_in_sight_is_drawn(int customers, bool isVirtual)
    {
        var book = new BookOf();
        foreach (var i in Enumerable.Range(1, customers)) book.With("2024-07", $"Customer {i}", i);

        // The browser says how many rows it has room for; the test has none to ask.
        Assert.Equal(isVirtual, Show(book).FindComponent<MudBlazor.MudDataGrid<CustomerLine>>().Instance.Virtualize);
    }

    [Fact]
    public void A_missing_month_is_a_gap_in_the_trend()
    {
        var page = Show(new BookOf().With("2024-05", "A", 1).With("2024-07", "A", 2));

        // Two strokes, not one across the gap.
        Assert.Equal(2, page.Find(".customers .spark path").GetAttribute("d")!.Count(letter => letter == 'M'));
    }

    [Fact]
    public void The_search_box_and_every_table_have_names()
    {
        var page = Show(new BookOf().With("2024-07", "A", 1));

        Assert.Equal(page.Find("input[type=search]").Id, page.Find("label").GetAttribute("for"));
        Assert.All(page.FindAll("table"), table => Assert.False(string.IsNullOrEmpty(table.GetAttribute("aria-label"))));
        Assert.Equal(["H1", "H2"], page.FindAll("h1, h2, h3, h4").Select(heading => heading.TagName));
    }

    private IRenderedComponent<CustomersView> Show(BookOf book, ViewAddress? address = null) =>
        Render<CustomersView>(parameters => parameters.Add(view => view.View, new PageView(book.Build(), address ?? new ViewAddress())));

    private static List<IElement> Rows(IRenderedComponent<CustomersView> page) => [.. page.FindAll(".customers tbody tr")];

    private static IEnumerable<string> Names(IRenderedComponent<CustomersView> page) => page.FindAll(".customers td.name").Select(cell => cell.TextContent.Trim());

    private static IEnumerable<string> Cells(IRenderedComponent<CustomersView> page, int row) => Rows(page)[row].Children.Select(cell => cell.TextContent.Trim());

    private static List<List<string>> Sums(IRenderedComponent<CustomersView> page) =>
        [.. page.FindAll(".sums tbody tr, .sums tfoot tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList())];
}
