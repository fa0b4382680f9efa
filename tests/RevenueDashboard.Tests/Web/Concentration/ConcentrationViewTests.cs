using Bunit;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Concentration;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Concentration;

public sealed class ConcentrationViewTests : ComponentTest
{
    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{a}")]
    [InlineData("@pct1")]
    [InlineData("=1+1")]
    public void A_customer_may_have_any_name(string name)
    {
        var page = Show(new BookOf().With("2024-06", name, 16).With("2024-06", "B", 15).With("2024-07", name, 20).With("2024-07", "B", 10));

        Assert.Equal(name, page.Find(".cross tbody th a").TextContent);
        Assert.Equal(name, page.Find("td.who a").TextContent);
        Assert.Contains($"{name} has 66.7\u202F%", page.Find($"#{page.Find(".fig").GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void The_golden_book_has_its_golden_figures()
    {
        var page = Show(Golden());

        // 51 customers of 1 M$ tie at rank 5.
        Assert.Equal(["24.1\u202F%", "39.8\u202F%", "727", "13.8", "0.32", "39"], Figures(page));
        Assert.Contains("51 tie at rank 5", page.FindAll(".tile .d")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["Over 20\u202F%", "Information", "Up to 1,000", "Information", "Information", "Information"], page.FindAll(".tile .st").Select(chip => chip.TextContent.Trim()));
        var measures = Rows(page, ".measures tbody tr");
        Assert.Contains(measures, row => row is ["CR3", "34.9\u202F%"]);
        Assert.Contains(measures, row => row is ["CR1051 tie at rank 10", "45.8\u202F%"]);
        Assert.Contains(measures, row => row[0].StartsWith("Normalised HHI", StringComparison.Ordinal) && row[1] == "0.056");
        Assert.Contains(measures, row => row[0].StartsWith("Entropy number", StringComparison.Ordinal) && row[1] == "32.9");
        Assert.Contains(measures, row => row[0].StartsWith("Theil", StringComparison.Ordinal) && row[1] == "0.514");
        Assert.Contains(measures, row => row[0].StartsWith("N50", StringComparison.Ordinal) && row[1] == "14");
        // One over the largest share: 83/20.
        Assert.Contains(measures, row => row[0].StartsWith("Hill number, q = ∞", StringComparison.Ordinal) && row[1] == "4.2");
    }

    [Fact]
    public void The_chip_and_the_sentence_say_what_the_shares_are_of()
    {
        var page = Show(Golden());

        Assert.Equal("All products · Jul 2024 · net · by parent · 55 customers, all positive", page.Find(".chip").TextContent);
        Assert.Contains("Total 83.0\u202FM$, fully allocated, so each measure is one number and not a range.", page.Find(".sub").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".bounds"));
    }

    [Fact]
    public void Without_net_revenue_every_measure_is_not_applicable()
    {
        var page = Show(new BookOf().With("2024-07", "A", 5).With("2024-07", "B", -5));

        Assert.All(Figures(page), figure => Assert.Equal("n/a", figure));
        Assert.Empty(page.FindAll(".tile .st"));
        Assert.EndsWith("1 customer, 1 in net credit left out", page.Find(".chip").TextContent, StringComparison.Ordinal);
        Assert.Contains("every measure is n/a", page.Find(".sub").TextContent, StringComparison.Ordinal);
        Assert.Contains("Credits outweigh what customers paid. Nobody has a share", page.Markup, StringComparison.Ordinal);
        Assert.Equal("n/a", page.Find(".cross tfoot td:last-child").TextContent);
    }

    [Fact]
    public void One_customer_alone_is_all_of_it()
    {
        var page = Show(new BookOf().With("2024-07", "A", 7));

        Assert.Equal(["100.0\u202F%", "100.0\u202F%", "10,000", "1.0", "0.00", "1"], Figures(page));
        Assert.Contains("all 1", page.FindAll(".tile .d")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(Rows(page, ".measures tbody tr"), row => row[0].StartsWith("Normalised HHI", StringComparison.Ordinal) && row[1] == "n/a");
    }

    [Fact]
    public void A_month_that_is_not_there_is_not_compared_with()
    {
        var page = Show(new BookOf().With("2024-05", "A", 7).With("2024-07", "A", 7).With("2024-07", "B", 7));

        Assert.All(page.FindAll(".tile .d"), note => Assert.Contains("Jun is not there to compare", note.TextContent, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("p.lead"), text => text.TextContent == "Jun 2024 is not there to compare.");
        Assert.Equal(["Jun 2024", "missing", "Nobody brought a file for it. It is a gap, not a zero. Import a file"], Rows(page, "table.t tbody tr").Single(row => row[0] == "Jun 2024"));
    }

    [Fact]
    public void A_month_without_the_file_of_a_product_is_not_compared_with()
    {
        var page = Show(new BookOf()
            .With("2024-05", "A", 7).With("2024-05", "B", 7, "Copilot").With("2024-06", "A", 7).With("2024-07", "A", 7).With("2024-07", "B", 7, "Copilot"));

        Assert.All(page.FindAll(".tile .d"), note => Assert.Contains("Jun 2024 has no file for Copilot: nothing to compare", note.TextContent, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("p.lead"), text => text.TextContent == "Jun 2024 has no file for Copilot: nothing to compare.");
    }

    [Fact]
    public void Changes_are_counted_from_the_month_before()
    {
        // 50 and 50 become 60 and 40: HHI 5,000 becomes 5,200, the effective number 2 becomes 1.923.
        var page = Show(new BookOf().With("2024-06", "A", 50).With("2024-06", "B", 50).With("2024-07", "A", 60).With("2024-07", "B", 40));

        var notes = page.FindAll(".tile .d").Select(note => note.TextContent).ToList();
        Assert.StartsWith("+10.0\u202Fpp on Jun", notes[0], StringComparison.Ordinal);
        Assert.StartsWith("+200 on Jun", notes[2], StringComparison.Ordinal);
        Assert.StartsWith("−0.1 on Jun", notes[3], StringComparison.Ordinal);
        Assert.Equal("Falling", page.FindAll(".tile .st")[3].TextContent.Trim());
        Assert.Contains("HHI 5,000.0 in Jun, 5,200.0 in Jul: +200.0. Points. Outlined: lowers it.", page.FindAll(".fig .cap").Select(caption => caption.TextContent));
    }

    [Fact]
    public void A_remainder_makes_the_measures_lie_within_bounds()
    {
        // One known customer of 20 in a total of 83.33: the rest is dust, or three more of 20 and one of 3.33.
        var page = Show(new BookOf().With("2024-07", "A", 20).Total("2024-07", 83.33m));

        var rows = Rows(page, ".bounds tbody tr");
        Assert.Equal(["HHI", "576.0", "576.0", "2,320.2"], rows[1].Take(4));
        Assert.Equal(["Effective number", "4.31", "17.36", "17.36"], rows[2].Take(4));
        Assert.Contains("576 to 2,320", page.FindAll(".tile .d")[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("63.3\u202FM$ of it allocated to no customer", page.Find(".sub").TextContent, StringComparison.Ordinal);
        Assert.Equal("known customers do not reach half", page.FindAll(".tile .d")[5].TextContent);
        Assert.Contains(Rows(page, ".cross tbody tr"), row => row is ["Allocated to no customer", "63.3", "63.3", "76.0"]);
    }

    [Fact]
    public void A_bound_that_is_not_there_is_said_in_words()
    {
        var page = Show(new BookOf().With("2024-07", "A", 5, low: 0, high: 10).Total("2024-07", 20));

        Assert.Equal("no upper bound", Rows(page, ".bounds tbody tr")[2][3]);
        Assert.Contains("or more", page.FindAll(".tile .d")[3].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_over_a_tenth_of_product_and_customer_are_boxed_and_say_so()
    {
        // A pays 8 of 10 Azure OpenAI; B 2 of it and 10 of 11 Copilot; C 1 of Copilot, which is 9.1 %.
        var page = Show(Crossed());

        var boxed = page.FindAll(".cross .dbl").Select(cell => cell.TextContent).ToList();
        Assert.Equal(3, boxed.Count);
        Assert.All(boxed, text => Assert.Contains("over 10\u202F% of both its product and its customer", text, StringComparison.Ordinal));
        Assert.Equal(["57.1", "38.1", "4.8"], page.FindAll(".cross tbody td:last-child").Select(cell => cell.TextContent));
        Assert.Equal(["Total", "10.0", "11.0", "21.0", "100.0"], Rows(page, ".cross tfoot tr")[0]);
    }

    [Fact]
    public void One_product_is_crossed_with_all_others()
    {
        var page = Show(Crossed(), new ViewAddress { Products = ["Azure OpenAI"] });

        Assert.Equal(["Customer", "Azure OpenAI", "Copilot", "Total", "Share, %"], page.FindAll(".cross thead th").Select(head => head.TextContent.Trim().Replace('\u202F', ' ')));
        Assert.Contains(page.FindAll(".cap"), caption => caption.TextContent.StartsWith("M$, all products, Jul 2024", StringComparison.Ordinal));
        // The largest of the page, not of the table.
        Assert.Equal(["A"], page.FindAll(".cross th.largest").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Every_link_keeps_the_view_and_every_measure_is_explained()
    {
        var page = Show(Crossed(), new ViewAddress { To = Month.Parse("2024-07"), Level = EntityLevel.Customer });

        var links = page.FindAll("a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.All(links, link => Assert.True(link.Contains("to=2024-07", StringComparison.Ordinal) && link.Contains("level=customer", StringComparison.Ordinal), link));
        Assert.Contains("api/reports/concentration.csv?to=2024-07&level=customer", links);
        Assert.Contains("methodology?to=2024-07&level=customer#hhi", links);

        var anchors = Render<MethodologyView>().FindAll("[id]").Select(place => place.Id).ToHashSet();
        Assert.All(links.Where(link => link.StartsWith("methodology", StringComparison.Ordinal)), link => Assert.Contains(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..], anchors));
    }

    [Fact]
    public void Headings_go_down_in_order_and_every_table_has_a_caption()
    {
        var page = Show(Crossed());

        Assert.Equal("H1", page.FindAll("h1, h2, h3, h4")[0].TagName);
        Assert.All(page.FindAll("h1, h2, h3, h4").Skip(1), heading => Assert.Equal("H2", heading.TagName));
        Assert.All(page.FindAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
    }

    private static BookOf Crossed() => new BookOf()
        .With("2024-07", "A", 8).With("2024-07", "B", 2).With("2024-07", "B", 10, "Copilot").With("2024-07", "C", 1, "Copilot");

    internal static BookOf Golden()
    {
        var book = new BookOf().With("2024-07", "A", 20).With("2024-07", "B", 5).With("2024-07", "C", 4).With("2024-07", "D", 3);
        foreach (var i in Enumerable.Range(1, 51)) book.With("2024-07", $"Small {i}", 1);
        return book;
    }

    private static List<string> Figures(IRenderedComponent<ConcentrationView> page) => [.. page.FindAll(".tile .v").Select(figure => figure.TextContent)];

    private static List<List<string>> Rows(IRenderedComponent<ConcentrationView> page, string rows) =>
        [.. page.FindAll(rows).Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList())];

    private IRenderedComponent<ConcentrationView> Show(BookOf book, ViewAddress? address = null) =>
        Render<ConcentrationView>(parameters => parameters.Add(view => view.View, new PageView(book.Build(), address ?? new ViewAddress())));
}
