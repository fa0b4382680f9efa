using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Risk;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Risk;

public sealed class RiskViewTests : ComponentTest
{
    [Fact]
    public void The_page_says_who_leaves_and_how_long_it_takes()
    {
        var page = Show(V1(), "?growth=30");

        Assert.Equal("If A left in Feb 2025, 24.1\u202F% of all revenue would be gone. The others’ growth would make up for it in 9\u00A0months.".Replace('\u00A0', ' '), page.Find("h1").TextContent.Replace('\u00A0', ' '));
        Assert.Contains("ln(83.0 / 63.0) / ln(1.030) = 9.3 months", page.Find(".sub").TextContent, StringComparison.Ordinal);
        Assert.Equal(["64.9", "240.0", "7.9\u202F%", "39.3", "0"], page.FindAll(".tile .v").Select(tile => tile.TextContent.Replace("M$", "", StringComparison.Ordinal).Trim()));
        Assert.Equal(["80.0, +27\u202F%", "113.3, +80\u202F%", "180.0, +186\u202F%"], RiskNeeds(page));
    }

    [Fact]
    public void The_loss_distribution_is_that_of_the_golden_vector()
    {
        // V10 times twelve months: 240, 312 and 360 of 996.
        var page = Show(V1(), "?chance=10");

        Assert.Contains("90\u202F% 240.0 (24.1\u202F% of revenue), 95\u202F% 312.0 (31.3\u202F% of revenue), 99\u202F% 360.0 (36.1\u202F% of revenue). Expected loss 99.6", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_not_there_is_told_and_any_name_is_only_text()
    {
        var page = Show(V1(), "?leave=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");

        Assert.Contains("has no revenue here: it loses nothing", page.Find("p.warn").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("img"));
        Assert.Contains("nothing would be lost", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slider_changes_the_address_and_nothing_else_of_it()
    {
        var page = Show(V1(), "?product=Azure%20OpenAI&ramp=3");

        page.Find("input[type=range]").Change("50");

        Assert.EndsWith("/risk?product=Azure%20OpenAI&lost=50&ramp=3", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_revenue_there_is_nobody_to_lose() =>
        Assert.Contains("Nobody to lose", Show(new BookOf().With("2025-01", "A", -5), "").Markup, StringComparison.Ordinal);

    [Fact]
    public void When_everybody_leaves_nothing_is_left_and_shares_are_not_applicable()
    {
        var page = Show(new BookOf().With("2025-01", "A", 5), "");

        Assert.Contains("nothing would be left", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(["0.0", "60.0", "n/a", "n/a", "0"], page.FindAll(".tile .v").Select(tile => tile.TextContent.Replace("M$", "", StringComparison.Ordinal).Trim()));
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<RiskView> Show(BookOf book, string query)
    {
        RevenueCube cube = book.Build();
        return Render<RiskView>(parameters => parameters.Add(view => view.View, new PageView(cube, ViewAddress.Read(query))));
    }

    // The words beside the bars stand in the drawing; the table beside it has the amounts.
    private static List<string> RiskNeeds(IRenderedComponent<RiskView> page) =>
        [.. page.FindComponents<RevenueDashboard.Web.Charts.Chart>().Single(chart => chart.Instance.Title == "What the others must reach").Instance.Drawing!.Wide.Series[1].Data.Skip(1).Select(datum => datum.Name!)];

    private static BookOf V1()
    {
        var book = new BookOf().With("2025-01", "A", 20).With("2025-01", "B", 5).With("2025-01", "C", 4).With("2025-01", "D", 3);
        for (var i = 0; i < 51; i++) book.With("2025-01", $"E{i:00}", 1);
        return book;
    }
}
