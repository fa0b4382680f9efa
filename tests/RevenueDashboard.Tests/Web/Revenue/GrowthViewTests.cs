using Bunit;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Peers;
using RevenueDashboard.Web.Components.Pages.Revenue;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Revenue;

public sealed class GrowthViewTests : ComponentTest
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    [Fact]
    public void The_miss_is_said_in_words()
    {
        var page = Show(Book());

        var rows = page.FindAll("table[aria-label='Published and expected figures'] tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(["Cloud, Apr 2024, %", "29.0", ""], rows[0]);
        Assert.Equal(["Expectation", "30.0", "−1.0, a miss"], rows[1]);
        Assert.Equal(["Peer", "29.0", "0.0"], rows[2]);
    }

    [Fact]
    public void Events_are_numbered_in_their_order_and_are_told_without_seeing_the_flags()
    {
        var page = Show(Book());

        Assert.Equal(["1", "2"], page.FindAll(".events .flag").Select(flag => flag.TextContent));
        Assert.Equal(["31 Mar 2024", "30 Apr 2024"], page.FindAll(".events time").Select(time => time.TextContent));
        Assert.Equal(Hostile, page.FindAll(".events bdi")[0].TextContent);
        Assert.Empty(page.FindAll("img"));
        Assert.Contains($"Events: 1, 31 Mar 2024, {Hostile}; 2, 30 Apr 2024, Results.", page.FindAll(".fig .vh")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_toggle_takes_the_largest_of_each_month_out()
    {
        var with = Show(Book());
        var without = Show(Book(), new ViewAddress { WithoutLargest = true });

        // 24 on 12, and 4 on 2 without A.
        Assert.Equal("+100.0", Cell(with, 4));
        Assert.Equal("+100.0", Cell(without, 4));
        Assert.Equal(("24.0", "4.0", "A"), (Cell(with, 2), Cell(without, 2), Cell(without, 11)));
        Assert.Contains("without the largest of each month", without.Find(".sub").TextContent, StringComparison.Ordinal);

        static string Cell(IRenderedComponent<GrowthView> page, int column) => page.FindAll("table.growth.broad tbody tr")[^1].Children[column].TextContent.Trim();
    }

    [Fact]
    public void Each_kind_of_figure_has_marks_of_its_own()
    {
        var charts = RevenueDashboard.Web.Charts.ReferenceLines.Of(
            Book().Series("Cloud", "2024-04", ReferenceKind.Guidance, 31).Build().Series, [Month.Parse("2024-04")], point => point.Unit == "%", Money.Scale * 100.0, byKind: true);

        Assert.Equal(["Actual", "Expectation", "Peer", "Guidance"], charts.Select(line => line.ShortName));
        Assert.Equal(4, charts.Select(line => (line.Marks!.Symbol, line.Marks.IsHollow)).Distinct().Count());
        Assert.Equal(0.29, charts[0].Points.Single());
    }

    [Fact]
    public void A_quarter_leads_to_its_customers_and_is_a_file()
    {
        var table = Show(Book()).FindAll("table[aria-label=Quarters] tbody th a").Select(link => (link.TextContent, link.GetAttribute("href")));

        Assert.Equal([("FY24-Q1", "customers?from=2024-01&to=2024-03"), ("FY24-Q2", "customers?from=2024-04&to=2024-06")], table);
        Assert.Equal(["api/reports/growth-quarters.csv", "api/reports/growth-years.csv"], Show(Book()).FindAll("a[download]").Select(link => link.GetAttribute("href")!).Where(href => href.Contains("growth-", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_page_without_anything_to_compare_says_so()
    {
        var cube = new BookOf().With("2024-04", "A", 1).Build();

        Assert.Contains("Nothing to compare yet", Render<PeersView>(view => view.Add(page => page.View, new PageView(cube, new ViewAddress()))).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Peers_stand_beside_the_book_with_their_sources()
    {
        var cube = Book().Series($"CoreWeave: {Hostile}", "2024-12", ReferenceKind.Peer, 62, "% of revenue").Build();

        var page = Render<PeersView>(view => view.Add(peers => peers.View, new PageView(cube, new ViewAddress())));

        Assert.Equal($"CoreWeave: {Hostile}", page.Find("table[aria-label='Published shares of single customers'] th[scope=row] bdi").TextContent);
        Assert.Contains("Press", page.Find("table[aria-label='Published shares of single customers'] tbody").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("img"));
        // A paid 50 of 60 in the months shown.
        Assert.Contains("This book: A: 83.3", page.Find(".fig .vh").TextContent, StringComparison.Ordinal);
    }

    // January 12, April 24; A has ten of twelve, then twenty of twenty-four.
    private static BookOf Book() => new BookOf()
        .With("2024-01", "A", 10).With("2024-01", "B", 2).With("2024-02", "A", 10).With("2024-02", "B", 2).With("2024-03", "A", 10).With("2024-03", "B", 2).With("2024-04", "A", 20).With("2024-04", "B", 4)
        .Series("Cloud", "2024-04", ReferenceKind.Actual, 29).Series("Cloud", "2024-04", ReferenceKind.Expectation, 30).Series("Cloud", "2024-04", ReferenceKind.Peer, 29)
        .Event("2024-04-30", "Results").Event("2024-03-31", Hostile).Event("2025-01-01", "Later");

    private IRenderedComponent<GrowthView> Show(BookOf book, ViewAddress? address = null) =>
        Render<GrowthView>(view => view.Add(page => page.View, new PageView(book.Build(), address ?? new ViewAddress())));
}
