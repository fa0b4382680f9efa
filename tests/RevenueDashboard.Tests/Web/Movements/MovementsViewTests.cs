using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Components.Pages.Movements;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Movements;

public sealed class MovementsViewTests : ComponentTest
{
    [Fact]
    public void The_golden_seven_have_their_bridge_in_figures()
    {
        var page = Show(Seven());

        Assert.Equal("From Feb 2024 to Mar 2024", page.Find(".fig h2").TextContent);
        Assert.Equal(
            [["Feb 2024", "5", "210.0", "110.0"], ["New", "1", "+15.00", "+15.00"], ["Reactivation", "1", "+40.00", "+40.00"], ["Expansion", "1", "+20.00", "–"], ["Contraction", "1", "−15.00", "−15.00"], ["Churn", "2", "−40.00", "−40.00"], ["Credit", "1", "−5.00", "−5.00"]],
            Rows(page, ".bridge tbody tr"));
        Assert.Equal(["Mar 2024", "", "225.0", "105.0"], Rows(page, ".bridge tfoot tr")[0]);
        Assert.Equal(["+15.0M$", "+75.0M$", "−55.0M$", "1.36", "n/a", "n/a"], page.FindAll(".tile .v").Select(figure => figure.TextContent));
        Assert.Contains("2 left, 1 less; logo churn 40.0\u202F%", page.FindAll(".tile .d")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Won_and_lost_name_who_it_was_and_what_was_at_stake()
    {
        var page = Show(Seven());

        var tables = page.FindAll("table.changes");
        Assert.Equal([["Dback", "+40.00", "Jan 2024", "not said", "not said"], ["F", "+15.00", "Mar 2024", "Retail", "not said"]], RowsOf(tables[0]));
        Assert.Equal([["C", "−30.00", "Feb 2024", "not said", "not said"], ["G", "−10.00", "Feb 2024", "not said", "not said"]], RowsOf(tables[1]));
        Assert.Equal([["A", "+20.00", "100.00", "120.00"]], RowsOf(tables[2]));
        Assert.Equal([["B", "−15.00", "50.00", "35.00"]], RowsOf(tables[3]));
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{a}")]
    [InlineData("@pct1")]
    [InlineData("=1+1")]
    public void A_customer_may_have_any_name(string name)
    {
        var page = Show(new BookOf().With("2024-02", "X", 1).With("2024-03", "X", 1).With("2024-03", name, 5));

        Assert.Equal(name, page.Find("table.changes th a").TextContent);
        Assert.Equal($"without {name}", page.Find(".bridge thead th:last-child").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void A_month_that_is_missing_has_no_bridge_and_says_why()
    {
        var page = Show(new BookOf().With("2024-01", "A", 10).With("2024-03", "A", 12));

        Assert.Contains("Feb 2024 is missing, so there is no bridge", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".bridge"));
        Assert.Equal("n/a", page.Find(".tile .v").ChildNodes[0].TextContent);
    }

    [Fact]
    public async Task Any_two_months_are_chosen_in_the_address()
    {
        var page = Show(new BookOf().With("2024-01", "A", 10).With("2024-03", "A", 12), Asked(new MovementAddress { From = Month.Parse("2024-01"), To = Month.Parse("2024-03") }));

        Assert.Equal("From Jan 2024 to Mar 2024", page.Find(".fig h2").TextContent);
        Assert.Contains("Multi-month: what came and went in between is not seen. Feb 2024 missing.", page.Find(".fig .cap").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.FindAll(".sub select")[1].Change("2024-02"));
        // The month before is what a bridge is of unless another is chosen: it is not written.
        Assert.EndsWith("movements?bridge-to=2024-02", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Months_in_the_wrong_order_are_an_old_link_and_open_all_the_same()
    {
        var page = Show(Seven(), Asked(new MovementAddress { From = Month.Parse("2024-05"), To = Month.Parse("2024-03") }));

        Assert.Equal("From Feb 2024 to Mar 2024", page.Find(".fig h2").TextContent);
    }

    [Fact]
    public void What_is_allocated_to_nobody_stands_beside_the_bridge_with_the_total()
    {
        var page = Show(new BookOf().With("2024-02", "A", 10).Total("2024-02", 12).With("2024-03", "A", 11).Total("2024-03", 12.5m));

        Assert.Equal("Beside the bridge, allocated to no customer: 2.0 in Feb 2024, 1.5 in Mar 2024; with it the total goes from 12.0 to 12.5 M$.", page.Find(".note").TextContent);
    }

    [Fact]
    public void Cohorts_are_told_with_and_without_the_largest()
    {
        var book = new BookOf().With("2024-01", "X", 1).With("2024-02", "X", 1).With("2024-02", "A", 10).With("2024-02", "B", 4).With("2024-03", "X", 1).With("2024-03", "A", 20).With("2024-03", "B", 3);

        Assert.Equal([["Before", "1", "1.0", "100", "100", "100"], ["Feb 2024", "2", "14.0", "100", "164"], ["Feb 2024, without A", "1", "4.0", "100", "75"]], Rows(Show(book), ".cohorts tbody tr"));
        Assert.Equal("movements?bridge-to=2024-02", Show(book).FindAll(".cohorts tbody tr")[1].QuerySelector("th a")!.GetAttribute("href"));
        Assert.Equal("customers?from=2024-03&to=2024-03", Show(book).FindAll(".cohorts tbody tr")[1].QuerySelectorAll("a.cell")[1].GetAttribute("href"));
        Assert.Equal(["Feb 2024", "2", "14.0", "100", "100"], Rows(Show(book, Asked(new MovementAddress { Cohorts = CohortMeasure.Customers })), ".cohorts tbody tr")[1]);
    }

    [Fact]
    public void Retention_is_drawn_with_and_without_the_largest_or_says_when_it_will_be()
    {
        var without = Show(Seven());
        Assert.Contains("The book begins in Jan 2024: the first month to have them is Jan 2025.", without.Markup, StringComparison.Ordinal);

        var with = Show(new BookOf().With("2023-03", "A", 10).With("2023-03", "B", 5).With("2024-02", "A", 1).With("2024-03", "A", 12).With("2024-03", "B", 4));
        // 16 of 15, 14 of 15; without A 4 of 5.
        Assert.Contains("In Mar 2024 NRR is 106.7\u202F% and GRR 93.3\u202F%; without A 80.0\u202F% and 80.0\u202F%.", with.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void By_product_the_parts_are_products_and_there_are_no_cohorts()
    {
        var page = Show(new BookOf().With("2024-02", "A", 10).With("2024-02", "A", 3, "Copilot").With("2024-03", "A", 9).With("2024-03", "A", 5, "Copilot"), Asked(new MovementAddress { Entities = MovementsOf.Products }));

        Assert.Equal(["+2.00", "3.00", "5.00"], RowsOf(page.FindAll("table.changes")[0])[0].Skip(1));
        Assert.Empty(page.FindAll(".cohorts"));
        Assert.Contains("by product", page.Find(".chip").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_keeps_the_view_and_every_figure_is_explained()
    {
        var page = Show(Seven(), new ViewAddress { LastMonths = 6, Level = EntityLevel.Customer });

        var links = page.FindAll("a").Select(link => link.GetAttribute("href")!).ToList();
        // A cell leads to a month of its own.
        Assert.All(links, link => Assert.True((link.Contains("period=6", StringComparison.Ordinal) || link.StartsWith("customers?from=", StringComparison.Ordinal)) && link.Contains("level=customer", StringComparison.Ordinal), link));
        var anchors = Render<MethodologyView>().FindAll("[id]").Select(place => place.Id).ToHashSet();
        Assert.All(links.Where(link => link.StartsWith("methodology", StringComparison.Ordinal)), link => Assert.Contains(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..], anchors));
    }

    [Fact]
    public void Headings_go_down_in_order_and_every_table_has_a_caption()
    {
        var page = Show(Seven());

        Assert.Equal("H1", page.FindAll("h1, h2, h3, h4")[0].TagName);
        Assert.All(page.FindAll("h1, h2, h3, h4").Skip(1), heading => Assert.Equal("H2", heading.TagName));
        Assert.All(page.FindAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
    }

    private static ViewAddress Asked(MovementAddress movements) => new() { Movements = movements };

    private static BookOf Seven() => new BookOf()
        .With("2024-01", "D", 7)
        .With("2024-02", "A", 100).With("2024-02", "B", 50).With("2024-02", "C", 30).With("2024-02", "E", 20).With("2024-02", "G", 10)
        .With("2024-03", "A", 120).With("2024-03", "B", 35).With("2024-03", "D", 40).With("2024-03", "E", 20).With("2024-03", "F", 15).With("2024-03", "G", -5).Described("F", "Retail");

    private static List<List<string>> Rows(IRenderedComponent<MovementsView> page, string rows) =>
        [.. page.FindAll(rows).Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList())];

    private static List<List<string>> RowsOf(AngleSharp.Dom.IElement table) =>
        [.. table.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList())];

    private IRenderedComponent<MovementsView> Show(BookOf book, ViewAddress? address = null) =>
        Render<MovementsView>(parameters => parameters.Add(view => view.View, new PageView(book.Build(), address ?? new ViewAddress())));
}
