using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Overview;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Overview;

public sealed class OverviewViewTests : ComponentTest, IAsyncLifetime
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
    public void A_customer_may_have_any_name(string name)
    {
        var page = Show(new BookOf().With("2024-06", name, 20).With("2024-07", name, 20, low: 19, high: 21).With("2024-07", "B", 10));

        Assert.StartsWith(name + " pays", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(name, page.Find(".top-ten tbody th a").TextContent);
        Assert.Contains(name, page.FindAll(".kpi dt")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".att b"), lead => lead.TextContent.StartsWith(name, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Shares_add_up_to_a_hundred_as_they_are_shown()
    {
        // 1/3 each: 33.3 three times would be 99.9.
        var page = Show(new BookOf().With("2024-07", "A", 1).With("2024-07", "B", 1).With("2024-07", "C", 1));

        Assert.Equal(["33.4", "33.3", "33.3"], page.FindAll(".top-ten tbody td.strong").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void After_the_ten_come_the_others_what_is_allocated_to_nobody_and_the_credits()
    {
        var book = new BookOf();
        foreach (var i in Enumerable.Range(0, 12)) book.With("2024-07", $"Customer {i:00}", 5);
        book.With("2024-07", "Returns", -2).Total("2024-07", 78);

        var rows = Show(book).FindAll(".top-ten tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();

        Assert.Equal(13, rows.Count);
        // Of 60 and the 20 that 78 leaves over 58: ten times 6.25 %, two times 6.25 %, 25 %. Largest remainder gives the halves to the first five.
        Assert.Equal(["2 others", "", "10.0", "12.5", "n/a"], rows[10]);
        Assert.Equal(["Allocated to no customer", "", "20.0", "25.0", "n/a"], rows[11]);
        Assert.Equal(["Net credits, in no share", "", "−2.0", "", ""], rows[12]);
        Assert.Equal(100.0m, rows.Take(12).Sum(row => decimal.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void An_amount_that_is_not_exact_has_a_whisker_and_its_words()
    {
        // B stands at 10: A's share lies between 19/29 and 21/31.
        var row = Show(new BookOf().With("2024-07", "A", 20, low: 19, high: 21).With("2024-07", "B", 10)).Find(".top-ten tbody tr");

        Assert.NotNull(row.QuerySelector(".wh"));
        Assert.Equal("(nearly: 65.5 to 67.7 %)", row.QuerySelector(".vh")!.TextContent.Trim().Replace('\u202F', ' '));
    }

    [Fact]
    public void Every_link_keeps_the_view()
    {
        var page = Show(new BookOf().With("2024-06", "A", 20).With("2024-07", "A", 20).With("2024-07", "B", 10), new ViewAddress { To = Month.Parse("2024-07"), Level = EntityLevel.Customer, Products = ["Azure OpenAI"] });

        // Alerts are of the book, whatever part of it is looked at.
        var links = page.FindAll("a").Select(link => link.GetAttribute("href")!).Where(link => link != "alerts").ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains("?to=2024-07&product=Azure%20OpenAI&level=customer", link, StringComparison.Ordinal));
    }

    [Fact]
    public void Five_figures_say_their_month_and_their_status()
    {
        var page = Show(new BookOf().With("2024-06", "A", 20).With("2024-06", "B", 60).With("2024-07", "A", 25).With("2024-07", "B", 75));

        var figures = page.FindAll(".kpi").Select(figure => (
            Label: figure.QuerySelector("dt")!.TextContent, Figure: figure.QuerySelector(".v")!.TextContent.Trim(), Word: figure.QuerySelector(".st")!.TextContent.Trim())).ToList();

        // 0.25² + 0.75² = 0.625, its inverse 1.6; in June the same. 75 % of a limit of 20 % is 375 % of it, 55 M$ beyond.
        Assert.Equal(
            [
                ("Revenue", "100.0M$ in Jul 2024", "Final month"),
                ("Largest customer, B", "75.0%", "Over 25 %"),
                ("Effective number of customers", "1.6of 2", "Steady"),
                ("10 % customers", "2to disclose", "Disclose"),
                ("Limits", "375% used", "Exceeded"),
            ],
            figures.Select(figure => (figure.Label.Replace('\u202F', ' '), figure.Figure, figure.Word.Replace('\u202F', ' '))));
        Assert.Contains("B 75.0 of 20\u202F%2 of 2 limits exceeded", page.FindAll(".kpi")[4].TextContent, StringComparison.Ordinal);
        Assert.Contains("Run-rate 1.20\u202Fbn$", page.FindAll(".kpi")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_without_shares_shows_what_has_no_meaning_as_not_applicable()
    {
        var page = Show(new BookOf().With("2024-07", "A", -5));

        Assert.Equal("n/a", page.FindAll(".kpi .v")[1].TextContent.Trim());
        Assert.Equal("n/a", page.FindAll(".kpi .v")[2].TextContent.Trim());
        Assert.Equal(["Net credits, in no share"], page.FindAll(".top-ten tbody th").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Headings_go_down_in_order()
    {
        var page = Show(new BookOf().With("2024-07", "A", 20).With("2024-07", "B", 10));

        Assert.Equal(["H1", "H2", "H2", "H2", "H2", "H2"], page.FindAll("h1, h2, h3, h4").Select(heading => heading.TagName));
        Assert.All(page.FindAll("table"), table => Assert.True(table.HasAttribute("aria-label") || table.QuerySelector("caption") is not null));
    }

    [Fact]
    public async Task The_state_of_the_data_names_the_last_file()
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        await database!.CommitAsync("april.csv", "Month,Customer,Product,Amount,Currency\n2025-03,A,Azure OpenAI,100.00,USD\n2025-04,A,Azure OpenAI,100.00,USD\n");
        var cube = await database.Services.GetRequiredService<CubeStore>().CurrentAsync(cancellation);

        var page = Render<OverviewView>(parameters => parameters.Add(view => view.View, new PageView(cube, new ViewAddress())));

        page.WaitForAssertion(() => Assert.Contains(
            "Last file: april.csv, 15 Jun 2025 12:00 UTC, ann, 2 lines. Months of products: 2 preliminary.", page.FindAll(".card .cap").Select(caption => caption.TextContent)));
    }

    private IRenderedComponent<OverviewView> Show(BookOf book, ViewAddress? address = null) =>
        Render<OverviewView>(parameters => parameters.Add(view => view.View, new PageView(book.Build(), address ?? new ViewAddress())));
}
