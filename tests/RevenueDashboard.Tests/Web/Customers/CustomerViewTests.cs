using Bunit;
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

/// <summary>One customer's page. Figures come from a small book in memory; the records card asks the database, which is empty here.</summary>
public sealed class CustomerViewTests : ComponentTest, IAsyncLifetime
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

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{a}")]
    [InlineData("@pct1")]
    [InlineData("=1+1")]
    public void A_customer_and_who_belongs_to_it_may_have_any_name(string name)
    {
        var page = Show(new BookOf().With("2024-07", name, 20).With("2024-07", "B", 10).Under("B", name), 2);

        Assert.Equal("B", page.Find("h1").TextContent);
        Assert.Equal([name, "B"], page.FindAll(".members tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(name, Show(new BookOf().With("2024-07", name, 20), 1).Find("h1").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Key_figures_say_amount_share_rank_and_since_when()
    {
        var page = Show(
            new BookOf().With("2024-06", "A", 10).With("2024-06", "B", 30).With("2024-07", "A", 12, low: 11, high: 13).With("2024-07", "B", 36), 1);

        var figures = page.FindAll(".kpi").Select(figure => (
            figure.QuerySelector("dt")!.TextContent, figure.QuerySelector(".v")!.TextContent, Words(figure.QuerySelector(".d")!.InnerHtml))).ToList();
        Assert.Equal(("Revenue, Jul 2024", "12.0M$", "+20.0 % on Jun 2024 | nearly: 11.0 to 13.0 M$"), figures[0]);
        // 12 of 48, as 10 of 40.
        Assert.Equal(("Share, Jul 2024", "25.0%", "of 48.0 M$ of all products | 0.0 pp on Jun 2024"), figures[1]);
        Assert.Equal(("Share since Jun 2024", "0.0pp", "25.0 % of 40.0 M$ in Jun 2024"), figures[2]);
        Assert.Equal(("Rank, Jul 2024", "2by parent", "2 in Jun 2024"), figures[3]);
        Assert.Equal(("Revenue over the period", "22.0M$", "Jun 2024 to Jul 2024"), figures[4]);
    }

    [Fact]
    public void A_year_before_is_compared_also_when_it_is_outside_the_scope()
    {
        var page = Show(new BookOf().With("2023-07", "A", 10).With("2023-07", "B", 10).With("2024-07", "A", 30).With("2024-07", "B", 10), 1, new ViewAddress { LastMonths = 1 });

        // 75 % now, 50 % then.
        Assert.Equal("+25.0pp", page.FindAll(".kpi .v")[2].TextContent);
        Assert.Equal("50.0 % of 20.0 M$ in Jul 2023", Words(page.FindAll(".kpi .d")[2].InnerHtml));
    }

    [Fact]
    public void What_cannot_be_worked_out_is_not_applicable()
    {
        var page = Show(new BookOf().With("2024-07", "A", 5).With("2024-07", "B", -5), 1);

        Assert.Equal(["5.0M$", "n/a", "n/a", "1by parent", "5.0M$"], page.FindAll(".kpi .v").Select(figure => figure.TextContent));
        Assert.Equal("n/a", page.FindAll(".cust-months tbody td")[2].TextContent);
    }

    [Fact]
    public void A_net_credit_has_words_in_place_of_a_share_and_no_rank()
    {
        var page = Show(new BookOf().With("2024-07", "A", 50).With("2024-07", "B", -5), 2);

        Assert.Equal(["−5.0M$", "net credit", "n/a", "n/a", "−5.0M$"], page.FindAll(".kpi .v").Select(figure => figure.TextContent));
        Assert.Equal(["Jul 2024", "final", "−5.0", "net credit", "50.0", "–", "actual"], page.FindAll(".cust-months tbody tr > *").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Months_stand_newest_first_and_a_missing_one_is_a_gap()
    {
        var page = Show(new BookOf().With("2024-05", "A", 1).With("2024-07", "A", 2, low: 1, high: 3), 1);

        var rows = page.FindAll(".cust-months tbody tr");
        Assert.Equal(["Jul 2024", "final", "2.0", "100.0", "2.0", "1", "actual", "nearly: 1.0 to 3.0\u202FM$"], rows[0].Children.Select(cell => cell.TextContent.Trim()));
        Assert.Contains("a gap, not a zero", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("May 2024", rows[2].Children[0].TextContent.Trim());
    }

    [Fact]
    public void Every_link_keeps_the_scope()
    {
        var page = Show(
            new BookOf().With("2024-06", "A", 10).With("2024-07", "A", 10).Under("P", "A"), 2, new ViewAddress { To = Month.Parse("2024-06"), Products = ["Azure OpenAI"] });

        // What is said of a customer is the same in every scope.
        var links = page.FindAll("a").Where(link => !link.GetAttribute("href")!.StartsWith("reference/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains("?to=2024-06&product=Azure%20OpenAI", link.GetAttribute("href"), StringComparison.Ordinal));
        // By parent, a member's own page would be empty.
        Assert.Equal("customers/1?to=2024-06&product=Azure%20OpenAI&level=customer", page.Find(".members a").GetAttribute("href"));
    }

    [Fact]
    public void A_billing_entity_seen_by_parent_says_whom_it_counts_for_and_how_to_see_it()
    {
        var page = Show(new BookOf().With("2024-07", "TikTok", 20).Under("ByteDance", "TikTok"), 1);

        Assert.Contains("counts for ByteDance", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("customers/1?level=customer", page.Find(".notice a").GetAttribute("href"));
        Assert.Equal(("ByteDance", "customers/2"), (page.Find(".facts a").TextContent, page.Find(".facts a").GetAttribute("href")));
    }

    [Fact]
    public void A_parent_seen_by_customer_says_that_its_customers_have_the_revenue()
    {
        var page = Show(new BookOf().With("2024-07", "TikTok", 20).Under("ByteDance", "TikTok"), 2, new ViewAddress { Level = EntityLevel.Customer });

        Assert.Equal("customers/2", page.Find(".notice a").GetAttribute("href"));
        Assert.Empty(page.FindAll(".members"));
    }

    [Fact]
    public void A_parent_without_facts_of_its_own_shows_those_of_its_customers()
    {
        var page = Show(new BookOf().With("2024-07", "TikTok", 20).Described("TikTok", "Media").Under("ByteDance", "TikTok"), 2);

        Assert.Equal(["Media", "not known", "not known", "not known", "none"], page.FindAll(".facts dd").Select(fact => fact.TextContent.Trim()));
    }

    [Fact]
    public void An_unknown_customer_is_said_to_be_unknown_and_leads_back()
    {
        var page = Show(new BookOf().With("2024-07", "A", 20), 99, new ViewAddress { Level = EntityLevel.Customer });

        Assert.Equal("The book has no customer 99", page.Find("h1").TextContent);
        Assert.Equal("customers?level=customer", page.Find("a").GetAttribute("href"));
        Assert.Empty(page.FindAll(".kpi, figure, table"));
    }

    [Fact]
    public void Limits_are_drawn_only_where_the_share_comes_near_them()
    {
        RevenueCube cube = new BookOf().With("2024-07", "Small", 4).With("2024-07", "Middle", 6).With("2024-07", "Large", 90).Build();
        int LimitsOf(int id) => new CustomerCharts(CustomerReport.Of(cube, new ReportQuestion(), id)!, default, new ViewAddress()).ShareLine(default).FurtherLimits.Count;

        Assert.Equal([0, 1, 2], new[] { 1, 2, 3 }.Select(LimitsOf));
    }

    [Fact]
    public void Headings_go_down_in_order_and_every_table_has_a_name()
    {
        var page = Show(new BookOf().With("2024-07", "A", 5).Under("P", "A"), 2);

        Assert.Equal(["H1", "H2", "H2", "H2", "H2", "H3", "H2", "H2", "H2", "H2"], page.FindAll("h1, h2, h3, h4").Select(heading => heading.TagName));
        Assert.All(page.FindAll("table"), table => Assert.True(table.HasAttribute("aria-label") || table.QuerySelector("caption") is not null));
    }

    private IRenderedComponent<CustomerView> Show(BookOf book, int id, ViewAddress? address = null) => Render<CustomerView>(parameters => parameters
        .Add(view => view.View, new PageView(book.Build(), address ?? new ViewAddress()))
        .Add(view => view.Id, id));

    // Narrow spaces as plain ones, the break as a bar.
    private static string Words(string html) => html.Replace("<br>", " | ", StringComparison.Ordinal).Replace('\u202F', ' ').Trim();
}
