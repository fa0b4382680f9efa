using AngleSharp.Dom;
using Bunit;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Depending;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Depending;

public sealed class DependenceViewTests : ComponentTest
{
    private static BookOf Book() => new BookOf()
        .With("2024-06", "X", 20, "Model").With("2024-06", "A", 80, "Suite")
        .With("2024-07", "X", 20, "Model").With("2024-07", "A", 30, "Model").With("2024-07", "A", 50, "Suite")
        .Role("X", Role.Supplier, "Model").Role("X", Role.Payer, "Suite", part: 10);

    [Fact]
    public void Figures_say_how_much_is_needed_and_in_which_role()
    {
        var page = Show(Book());

        Assert.Equal("Dependence on X", page.Find("h1").TextContent);
        // 20 itself, 5 paid of the Suite, and the other 30 of the Model.
        Assert.StartsWith("55.0\u202F% of revenue needs X: 20.0\u202F% it pays as a customer, 5.0\u202F% it pays for others, 30.0\u202F% more cannot be delivered without it.", page.Find(".sub span:not(.chip)").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(["55.0\u202F%", "25.0\u202F%", "20.0\u202F%", "100.0\u202FM$"], page.FindAll(".tile .v").Select(tile => tile.TextContent.Trim()));
        Assert.Equal([["Model", "50.0", "20.0", "50.0", "100.0"], ["Suite", "50.0", "5.0", "5.0", "10.0"]], Rows(page, "Dependence by product"));
        Assert.Equal([["1", "A", "customer", "", "80.0", "80.0", "80.0"], ["2", "X", "customer, payer, supplier", "", "25.0", "55.0", "55.0"]], Rows(page, "Ranking by dependence"));
    }

    [Fact]
    public void Links_keep_the_scope_and_lead_to_the_counterparty()
    {
        var page = Show(Book(), new ViewAddress { To = Month.Parse("2024-06") });

        Assert.Equal(["dependence/2?to=2024-06", "dependence/1?to=2024-06"], page.FindAll(".ranking tbody a").Select(link => link.GetAttribute("href")));
        Assert.Equal("api/reports/dependence.csv?to=2024-06", page.Find("a[href^='api/reports']").GetAttribute("href"));
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{a}")]
    [InlineData("@pct1")]
    public void A_counterparty_may_have_any_name(string name)
    {
        var page = Show(new BookOf().With("2024-07", name, 20).With("2024-07", "A", 10).Role(name, Role.Supplier, customer: "A"));

        Assert.Equal($"Dependence on {name}", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Without_roles_the_page_says_so_and_without_shares_nothing_is_drawn_as_one()
    {
        Assert.Contains("Nobody is said to pay for", Show(new BookOf().With("2024-07", "A", 5), id: 1).Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("n/a", Show(new BookOf().With("2024-07", "A", 5).With("2024-07", "B", -5), id: 1).Find(".tile .v").TextContent.Trim());
    }

    [Fact]
    public void An_unknown_counterparty_leads_back() => Assert.Equal("dependence", Show(Book(), id: 99).Find(".notice a").GetAttribute("href"));

    private static IEnumerable<IEnumerable<string>> Rows(IRenderedComponent<DependenceView> page, string table) =>
        page.FindAll($"table[aria-label='{table}'] tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()));

    private IRenderedComponent<DependenceView> Show(BookOf book, ViewAddress? address = null, int? id = null) => Render<DependenceView>(parameters => parameters
        .Add(view => view.View, new PageView(book.Build(), address ?? new ViewAddress()))
        .Add(view => view.Id, id ?? 1));
}
