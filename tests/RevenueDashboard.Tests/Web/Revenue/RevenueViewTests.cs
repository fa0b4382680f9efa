using Bunit;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Pages.Revenue;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Revenue;

public sealed class RevenueViewTests : ComponentTest
{
    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{a}")]
    [InlineData("@pct1")]
    [InlineData("=1+1")]
    public void A_customer_may_have_any_name(string name)
    {
        var page = Show(new BookOf().With("2024-07", name, 20).With("2024-07", "B", 10), new ViewAddress { By = Breakdown.Customer });

        Assert.Equal(name, page.Find(".parts tbody th a").TextContent);
        Assert.Equal(name, page.Find(".heat tbody th a").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Shares_are_of_what_is_above_zero_and_a_credit_is_said_to_have_none()
    {
        var page = Show(new BookOf().With("2024-07", "A", 60).With("2024-07", "B", 50).With("2024-07", "C", -10), new ViewAddress { By = Breakdown.Customer });

        Assert.Equal(["54.5", "45.5", "net credit"], page.FindAll(".parts tbody tr").Select(row => row.Children[2].TextContent));
        Assert.Contains("In Jul 2024: A 54.5 %, B 45.5 %, C net credit.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("a net credit has none", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_expected_of_revenue_is_a_line_over_it_in_its_unit()
    {
        var book = new BookOf().With("2025-01", "A", 100).With("2025-02", "A", 110)
            .Series("Revenue", "2025-01", ReferenceKind.Expectation, 105_000_000, "USD").Series("Revenue", "2025-02", ReferenceKind.Expectation, 120_000_000, "USD").Series("Revenue", "2025-02", ReferenceKind.Guidance, 115_000_000, "USD");
        var page = Show(book, new ViewAddress());
        var cube = book.Build();

        var stack = new RevenueLayers(RevenueReport.Of(cube, new ReportQuestion()), null, new ViewAddress()) { References = cube.Series }.Stack();
        var drawing = StackedMonthsChart.Draw(stack);

        Assert.Contains("Marked lines, in M$ too: Revenue, expectation, Revenue, guidance.", page.Find(".fig .cap").TextContent, StringComparison.Ordinal);
        Assert.Equal([[105, 120], [null, 115]], stack.Lines.Select(line => line.Points));
        Assert.Equal(["Revenue, expectation", "Revenue, guidance"], drawing.Wide.Series.Where(series => series.Type == "line").Select(series => series.Name));
        Assert.Equal(["Jan 2025", "100.00", "100.00", "105.00", "–"], drawing.Table.Rows[0].Cells.Select(cell => cell.Text));
        Assert.Contains("Expectation 120", drawing.Wide.Series.SelectMany(series => series.Data).Select(datum => datum.Name).OfType<string>());
    }

    [Fact]
    public void A_missing_month_is_said_in_words_and_an_open_one_is_marked()
    {
        var page = Show(new BookOf().With("2024-05", "A", 31).With("2024-07", "A", 40).Status("2024-07", MonthStatus.Open), new ViewAddress { To = Month.Parse("2024-07") });

        var rows = page.FindAll("table")[1].QuerySelectorAll("tbody tr").ToList();
        // 31 M$ in 31 days: 30.4375 an average month.
        Assert.Equal(["May 2024", "final", "31.0", "n/a", "n/a", "30.4"], rows[0].Children.Select(cell => cell.TextContent.Trim()));
        Assert.Equal("missing", rows[1].Children[1].TextContent);
        Assert.Contains("a gap, not a zero", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("open", rows[2].ClassName);
        Assert.Equal(["Jul 2024", "open", "40.0", "n/a", "n/a", "month is open"], rows[2].Children.Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Jul 2024 is open. Jun 2024 is missing.", page.Find(".fig .cap").TextContent, StringComparison.Ordinal);
        Assert.Equal(["31.0", "missing", "40.0"], page.FindAll(".heat tbody td .cell").Select(cell => cell.TextContent));
    }

    [Fact]
    public void An_open_month_that_nobody_asked_for_is_left_out_and_said_to_be()
    {
        var page = Show(new BookOf().With("2024-06", "A", 31).With("2024-07", "A", 40).Status("2024-07", MonthStatus.Open));

        Assert.Equal(["Jun 2024"], page.FindAll("table")[1].QuerySelectorAll("tbody tr").Select(row => row.Children[0].TextContent));
        Assert.Contains("Jul 2024 is open and left out.", page.Find(".fig .cap").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_without_a_file_is_named_beside_its_month()
    {
        var page = Show(new BookOf().With("2024-06", "A", 10).With("2024-06", "A", 5, "Copilot").With("2024-07", "A", 11).With("2024-08", "A", 12).With("2024-08", "A", 6, "Copilot"));

        Assert.Equal(["", "No file for Copilot", ""], page.FindAll("table")[1].QuerySelectorAll("tbody tr").Select(row => row.Children[^1].TextContent.Trim()));
    }

    [Fact]
    public void Parts_of_the_month_add_up_and_grow()
    {
        var page = Show(new BookOf().With("2024-06", "A", 8).With("2024-06", "B", 2).With("2024-07", "A", 10).With("2024-07", "B", 1).With("2024-07", "C", 1), new ViewAddress { By = Breakdown.Customer });

        var rows = page.FindAll(".parts tbody tr, .parts tfoot tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();

        // 10 of 12 is 83.33 %, 1 of 12 is 8.33 %: the tenth that is missing goes to the first of the equal remainders.
        Assert.Equal(["A", "10.0", "83.4", "+25.0", "+25.0"], rows[0]);
        Assert.Equal(["B", "1.0", "8.3", "−50.0", "−50.0"], rows[1]);
        Assert.Equal(["C", "1.0", "8.3", "n/a", "n/a"], rows[2]);
        Assert.Equal(["Total", "12.0", "100.0", "+20.0", ""], rows[3]);
    }

    [Fact]
    public void Parts_do_not_grow_since_a_month_without_the_file_of_a_product()
    {
        // A pays 10 and 5 for Copilot in each month; June lacks the file of Copilot.
        var book = new BookOf().With("2024-05", "A", 10).With("2024-05", "A", 5, "Copilot").With("2024-06", "A", 10).With("2024-07", "A", 10).With("2024-07", "A", 5, "Copilot");

        List<string> Row(Breakdown by) => [.. Show(book, new ViewAddress { By = by }).Find(".parts tbody tr").Children.Select(cell => cell.TextContent.Trim())];

        Assert.Equal(["A", "15.0", "100.0", "n/a", "0.0"], Row(Breakdown.Customer));
        // A product whose file is there compares with itself.
        Assert.Equal(["Azure OpenAI", "10.0", "66.7", "0.0", "0.0"], Row(Breakdown.Product));
    }

    [Fact]
    public void The_largest_customer_has_its_colour_wherever_it_stands()
    {
        var page = Show(new BookOf().With("2024-07", "A", 10).With("2024-07", "B", 20), new ViewAddress { By = Breakdown.Customer });

        Assert.Equal("--k:var(--largest)", page.Find(".parts tbody .key").GetAttribute("style"));
        Assert.Equal(["B"], page.FindAll(".heat th.largest").Select(cell => cell.TextContent));
        Assert.Contains("var(--largest)", page.Find(".heat tbody .cell").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_split_is_a_link_that_keeps_the_view()
    {
        var page = Show(new BookOf().With("2024-07", "A", 10), new ViewAddress { To = Month.Parse("2024-07"), Level = EntityLevel.Customer, By = Breakdown.Industry });

        Assert.Equal(
            [
                ("Product", "revenue?to=2024-07&level=customer", "false"),
                ("Customer", "revenue?to=2024-07&level=customer&by=customer", "false"),
                ("Industry", "revenue?to=2024-07&level=customer&by=industry", "true"),
                ("Country", "revenue?to=2024-07&level=customer&by=country", "false"),
                ("Type", "revenue?to=2024-07&level=customer&by=revenuetype", "false"),
                ("Previous provider", "revenue?to=2024-07&level=customer&by=previousprovider", "false"),
            ],
            page.FindAll(".sub .seg a").Select(link => (link.TextContent, link.GetAttribute("href")!, link.GetAttribute("aria-current")!)));
        Assert.All(page.FindAll("a"), link => Assert.Contains("to=2024-07&level=customer", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Breakdown.Industry, "customers?from=2024-07&to=2024-07&industry=Media", "customers?from=2024-07&to=2024-07&industry=")]
    [InlineData(Breakdown.Country, "customers?from=2024-07&to=2024-07&country=China", "customers?from=2024-07&to=2024-07&country=")]
    [InlineData(Breakdown.RevenueType, "customers?from=2024-07&to=2024-07&type=usage", "customers?from=2024-07&to=2024-07&type=lease")]
    [InlineData(Breakdown.PreviousProvider, "customers?from=2024-07&to=2024-07&provider=", null)]
    public void A_part_leads_to_its_customers_in_the_month(Breakdown by, params string?[] links)
    {
        var book = new BookOf().With("2024-06", "A", 10).With("2024-07", "A", 10).With("2024-07", "B", 5, type: RevenueType.Lease).Described("A", "Media", "China");

        var found = Show(book, new ViewAddress { By = by }).FindAll(".parts tbody th a").Select(link => link.GetAttribute("href")!.Split("&by=")[0]);

        Assert.Equal(links.OfType<string>(), found);
    }

    [Fact]
    public void At_most_seven_layers_are_drawn_and_the_rest_is_one()
    {
        var book = new BookOf();
        foreach (var i in Enumerable.Range(1, 9)) book.With("2024-07", "A", i, $"Product {i}");
        var cube = book.Build();

        var stack = new RevenueLayers(RevenueReport.Of(cube, new ReportQuestion()), null, new ViewAddress()).Stack();

        Assert.Equal(["Product 1", "Product 2", "Product 3", "Product 4", "Product 5", "Product 6", "3 others"], stack.Series.Select(series => series.Name));
        Assert.Equal(24_000_000m, stack.Series[^1].Amounts.Single());
    }

    [Fact]
    public void Nothing_but_credits_shows_no_shares_and_no_customers()
    {
        var page = Show(new BookOf().With("2024-07", "A", -5));

        Assert.Equal("n/a", page.Find(".parts tbody td.strong").TextContent);
        Assert.Empty(page.FindAll(".heat"));
        Assert.Contains("No customer has revenue in these months.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_go_down_in_order_and_every_table_has_a_name()
    {
        var page = Show(new BookOf().With("2024-07", "A", 5));

        Assert.Equal(["H1", "H2", "H2", "H2", "H2", "H2"], page.FindAll("h1, h2, h3, h4").Select(heading => heading.TagName));
        Assert.All(page.FindAll("table"), table => Assert.True(table.HasAttribute("aria-label") || table.QuerySelector("caption") is not null));
    }

    private IRenderedComponent<RevenueView> Show(BookOf book, ViewAddress? address = null) =>
        Render<RevenueView>(parameters => parameters.Add(view => view.View, new PageView(book.Build(), address ?? new ViewAddress())));
}
