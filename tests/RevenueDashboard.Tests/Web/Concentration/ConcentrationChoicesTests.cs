using Bunit;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Components.Pages.Concentration;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Concentration;

/// <summary>What a person can choose on the page: groups, two months, a measure, limits. All of it is in the address.</summary>
public sealed class ConcentrationChoicesTests : ComponentTest
{
    private static BookOf Industries() => new BookOf()
        .With("2024-06", "A", 50).With("2024-06", "B", 50).With("2024-07", "A", 60).With("2024-07", "B", 20).With("2024-07", "C", 20, "Copilot")
        .Described("A", "Media").Described("B", "Retail").Described("C", "Retail");

    [Fact]
    public void With_industries_in_the_place_of_customers_the_measures_speak_of_industries()
    {
        var page = Show(Industries(), new ViewAddress { View = new CubeView { Grouping = Grouping.Industry } });

        Assert.EndsWith("by industry · 2 industries, all positive", page.Find(".chip").TextContent, StringComparison.Ordinal);
        Assert.Equal("Largest industry", page.Find(".tile dt").TextContent.Trim());
        Assert.Contains(page.FindAll("h2"), title => title.TextContent == "How few industries make the revenue");
        Assert.Contains(page.FindAll("h2"), title => title.TextContent == "Industry × product");
        Assert.Contains(page.FindAll(".measures th"), name => name.TextContent == "Industries above zero");
        var spoken = page.FindAll(".tiles, .chip, .measures, .fig .cap, .cross").Select(part => part.TextContent);
        Assert.DoesNotContain(spoken, text => text.Contains("customer", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Limits_of_customers_do_not_judge_industries()
    {
        var page = Show(Industries(), new ViewAddress { View = new CubeView { Grouping = Grouping.Industry } });

        // The effective number still rises or falls.
        Assert.Equal(["Information", "Information", "Information", "Falling", "Information", "Information"], page.FindAll(".tile .st").Select(chip => chip.TextContent.Trim()));
    }

    [Fact]
    public void HHI_is_followed_between_any_two_months_with_who_came_and_who_went()
    {
        // 50² + 50² becomes 60² + 40² over a month in between: A +1,100, B −2,500, C +1,600.
        var book = new BookOf().With("2024-05", "A", 50).With("2024-05", "B", 50).With("2024-06", "A", 1).With("2024-07", "A", 60).With("2024-07", "C", 40);

        var detail = ConcentrationDetail.Of(book.Build(), new ReportQuestion { Against = Month.Parse("2024-05") })!;
        var page = Show(book, new ViewAddress { Concentration = new ConcentrationAddress { Against = Month.Parse("2024-05") } });

        Assert.Equal([("B", -2500.0), ("C", 1600), ("A", 1100)], detail.Moved.Select(move => (move.Customer.Name, Math.Round(move.Points, 6))));
        Assert.Equal(detail.Measures.Hhi!.Value - detail.MeasuresBefore!.Hhi!.Value, detail.Moved.Sum(move => move.Points), 9);
        Assert.Contains(page.FindAll("h2"), title => title.TextContent == "Who moved HHI from May 2024 to Jul 2024");
        Assert.StartsWith("+200 on May 2024", page.FindAll(".tile .d")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_largest_unknown_customer_lowers_the_high_end()
    {
        // V11: the remainder of 63.33 is six of 10 and one of 3.33 instead of three of 20 and one of 3.33.
        var page = Show(new BookOf().With("2024-07", "A", 20).Total("2024-07", 83.33m), new ViewAddress { Concentration = new ConcentrationAddress { LargestUnknown = 10_000_000 } });

        var row = page.FindAll(".bounds tbody tr")[1];
        Assert.Equal(["576.0", "576.0", "1,456.1"], row.QuerySelectorAll("td").Take(3).Select(cell => cell.TextContent));
        Assert.Contains("the declared 10.0\u202FM$ when that is less", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("10000000", page.Find(".declared input").GetAttribute("value"));
    }

    [Fact]
    public void Double_concentrations_are_said_in_words_at_the_limit_that_is_chosen()
    {
        var book = new BookOf().With("2024-07", "A", 8).With("2024-07", "B", 2).With("2024-07", "B", 10, "Copilot").With("2024-07", "C", 1, "Copilot");

        string[] At(int limit) => [.. Show(book, new ViewAddress { Concentration = new ConcentrationAddress { DoubleLimit = limit } }).FindAll(".doubles li").Select(item => item.TextContent.Replace('\u202F', ' '))];

        Assert.Equal(
            [
                "B is 90.9 % of Copilot, which is 83.3 % of what it brings.",
                "A is 80.0 % of Azure OpenAI, which is 100.0 % of what it brings.",
                "B is 20.0 % of Azure OpenAI, which is 16.7 % of what it brings.",
            ],
            At(10));
        Assert.Equal(2, At(25).Length);
        Assert.Empty(At(95));
    }

    [Fact]
    public void A_group_of_theil_leads_to_its_customers_where_a_filter_gives_just_them()
    {
        var book = new BookOf().With("2024-07", "A", 8).With("2024-07", "B", 2).With("2024-07", "C", 4).Described("A", "Media").Described("C", "Retail").Under("C", "D").With("2024-07", "D", 3).Described("D", "Media");

        var groups = Show(book, new ViewAddress()).FindAll(".theil tbody th").Select(cell => (cell.TextContent, cell.QuerySelector("a")?.GetAttribute("href"))).ToList();

        Assert.Equal(
            [("Media", "customers?from=2024-07&to=2024-07&industry=Media"), ("Several industries", null), ("Not said", "customers?from=2024-07&to=2024-07&industry=")],
            groups);
        Assert.All(Show(book, new ViewAddress { Concentration = new ConcentrationAddress { Split = TheilSplit.Product } }).FindAll(".theil tbody th"), cell => Assert.Null(cell.QuerySelector("a")));
    }

    [Fact]
    public void Any_measure_can_be_followed_over_the_months()
    {
        var book = Industries().Build();
        var months = ConcentrationReport.Of(book, new ReportQuestion()).Months;

        foreach (var choice in TrendLines.All.Where(choice => choice != TrendChoice.TopShareAndEffectiveNumber))
        {
            var lines = TrendLines.Of(choice, ConcentrationReport.Of(book, new ReportQuestion()).Scope)!;
            Assert.All(lines.Lines, line => Assert.NotNull(line.Of(months[^1].Measures!)));
            Assert.Equal(lines.Lines.Count, lines.Draw(months, new ViewAddress()).Wide.Series.Count(series => series.Type == "line"));
        }

        Assert.Equal("HHI 5,000.0 in Jun 2024, 4,400.0 in Jul 2024.", TrendLines.Of(TrendChoice.Hhi, ConcentrationReport.Of(book, new ReportQuestion()).Scope)!.Summary(months));
    }

    [Fact]
    public void The_profile_falls_from_the_number_of_customers_to_one_over_the_largest_share()
    {
        var curve = ConcentrationDetail.Of(ConcentrationViewTests.Golden().Build(), new ReportQuestion())!.HillCurve();

        Assert.Equal((0, 55.0), (curve[0].Order, curve[0].Customers));
        Assert.Equal(double.PositiveInfinity, curve[^1].Order);
        Assert.Equal(83 / 20.0, curve[^1].Customers, 9);
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.Second.Customers <= pair.First.Customers + 1e-9));
    }

    [Theory]
    [InlineData("?against=2024-05&double-limit=25&largest-unknown=5000000&trend=n50-n80&split=product")]
    [InlineData("?against=2024-05&trend=hhi-normalised&split=provider")]
    [InlineData("")]
    public void The_address_keeps_what_was_chosen(string query) => Assert.Equal(query, ViewAddress.Read(query).ToQuery());

    [Theory]
    [InlineData("?double-limit=100")]
    [InlineData("?double-limit=0")]
    [InlineData("?largest-unknown=-5")]
    [InlineData("?largest-unknown=9223372036854775807")]
    [InlineData("?trend=none&split=none&against=soon")]
    public void What_cannot_be_meant_is_the_default(string query) => Assert.Equal("", ViewAddress.Read(query).ToQuery());

    private IRenderedComponent<ConcentrationView> Show(BookOf book, ViewAddress address) =>
        Render<ConcentrationView>(parameters => parameters.Add(view => view.View, new PageView(book.Build().In(address.View), address)));
}
