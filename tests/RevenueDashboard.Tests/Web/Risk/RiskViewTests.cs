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
    public async Task A_slider_changes_the_address_and_nothing_else_of_it()
    {
        var page = Show(V1(), "?product=Azure%20OpenAI&ramp=3");

        await page.InvokeAsync(() => page.Find("input[type=range]").Change("50"));

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

    [Fact]
    public void Several_losses_are_told_in_one_sentence_and_each_can_go()
    {
        var page = Show(V1(), "?lost=50&and=leave-B&and=leave-C~start-2025-06&growth=30");

        Assert.StartsWith("If A took 50\u202F% away from Feb 2025 on, B left in Feb 2025 and C left in Jun 2025, 22.9\u202F% of all revenue would be gone.", page.Find("h1").TextContent, StringComparison.Ordinal);
        // 10 + 5 + 4 of 83; 22.89 %.
        Assert.Equal(["50\u202F% of A", "B leaves", "C leaves from Jun 2025"], page.FindAll(".losses .loss").Select(loss => loss.TextContent));
        Assert.EndsWith("risk?leave=B&and=leave-C~start-2025-06&growth=30", page.Find(".losses a").GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_are_of_the_loss_that_is_chosen()
    {
        var page = Show(V1(), "?lost=50&and=leave-B");

        await page.InvokeAsync(() => page.FindAll(".losses .loss")[1].Click());
        await page.InvokeAsync(() => page.Find("input[type=range]").Change("20"));

        Assert.EndsWith("/risk?lost=50&and=leave-B~lost-20", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_holds_up_to_four_side_by_side_and_each_can_be_changed_or_removed()
    {
        var page = Show(V1(), "?ramp=12&beside=called-Half~lost-50&beside=leave-%3Cb%3E&beside=who-everybody&beside=leave-C");

        var rows = page.FindAll("table.beside tbody tr").Where(row => row.QuerySelector(".acts") is not null).ToList();
        Assert.Equal(["A leaves over 12 months", "Half", "<b> leaves", "Everybody leaves"], rows.Select(row => row.QuerySelector("th")!.TextContent));
        Assert.Empty(page.FindAll("table.beside b"));
        // Nothing is left of everything, and that is no error.
        Assert.Contains("n/a", rows[3].TextContent, StringComparison.Ordinal);
        Assert.EndsWith("risk?called=Half&lost=50&beside=ramp-12&beside=leave-%3Cb%3E&beside=who-everybody", Link(rows[1], "Change"), StringComparison.Ordinal);
        Assert.EndsWith("risk?ramp=12&beside=leave-%3Cb%3E&beside=who-everybody", Link(rows[1], "Remove"), StringComparison.Ordinal);
        Assert.EndsWith("risk?called=Half&lost=50&beside=leave-%3Cb%3E&beside=who-everybody", Link(rows[0], "Remove"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hold beside", page.Markup.Replace("“Hold beside”", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var chart = page.FindComponents<RevenueDashboard.Web.Charts.Chart>().Single(chart => chart.Instance.Title == "Scenarios side by side").Instance.Drawing!;
        Assert.Equal(5, chart.Wide.Series.Count(series => series is { Type: "line", Name.Length: > 0 }));

        static string Link(AngleSharp.Dom.IElement row, string word) => row.QuerySelectorAll("a").Single(link => link.TextContent == word).GetAttribute("href")!;
    }

    [Fact]
    public async Task A_supplier_that_is_not_available_is_one_of_the_things_that_happen()
    {
        var page = Show(V1().Role("S", RevenueDashboard.Data.Role.Supplier, "Azure OpenAI", part: 50), "?unavailable=S");

        Assert.StartsWith("If S were not available from Feb 2025 on, 50.0\u202F% of all revenue would be gone.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("S is not available", page.Find("#scenario-kind option[selected]").TextContent);
        await page.InvokeAsync(() => page.Find("#scenario-kind").Change("everybody"));
        Assert.EndsWith("/risk?who=everybody", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_who_have_a_factor_in_common_are_one_of_the_things_that_happen()
    {
        var page = Show(V1().Evidence("A", RevenueDashboard.Data.RiskFactor.CompetingModel, RevenueDashboard.Data.FactorState.Suspected), "?factor=competing-model");

        Assert.StartsWith("If all who build their own model left in Feb 2025, 24.1\u202F% of all revenue would be gone.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("All who build their own model leave", page.Find("#scenario-kind option[selected]").TextContent);
        Assert.Contains("Suspected or confirmed: A.", page.Find(".scenario").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("#scenario-kind").Change("fbreaks-terms"));
        Assert.EndsWith("/risk?factor=breaks-terms", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_that_concerns_nobody_is_said_to_take_nothing_and_one_that_is_none_is_only_text()
    {
        var page = Show(V1(), "?factor=breaks-terms");

        Assert.Contains("nothing would be lost", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("Suspected or confirmed: nobody with revenue here.", page.Find(".scenario").TextContent, StringComparison.Ordinal);
        Assert.Empty(Show(V1(), "?factor=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E").FindAll("img"));
    }

    [Fact]
    public void Limits_are_shown_as_they_are_and_as_the_scenario_leaves_them()
    {
        var page = Show(V1().Limit("Each <b>one</b>", RevenueDashboard.Data.LimitMeasure.Parent, 20), "");

        var cells = page.FindAll(".limits-after tbody tr").Single().QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.StartsWith("Each <b>one</b>", cells[0], StringComparison.Ordinal);
        // 20 of 83, and 5 of 63.
        Assert.Equal(["20\u202F%", "24.1\u202F%A", "Exceeded", "7.9\u202F%B", "Within"], cells.Skip(1));
        Assert.Contains("No limit of 1 would be exceeded; 1 would be exceeded no more.", page.Markup, StringComparison.Ordinal);

        var nothing = Show(V1().Limit("One", RevenueDashboard.Data.LimitMeasure.Parent, 20), "?who=everybody");
        Assert.Equal("n/a", nothing.FindAll(".limits-after tbody td")[^1].TextContent.Trim());
        Assert.Contains("No limit has a figure after the loss.", nothing.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_projection_is_shown_with_its_method_its_error_and_its_interval()
    {
        // 10, 12, 13, 15: every method that is known by hand is in the tests of the projection; here the run-rate's 2 of 15 is shown with its name.
        var book = new BookOf().With("2024-10", "A", 10).With("2024-11", "A", 12).With("2024-12", "A", 13).With("2025-01", "A", 15);

        var page = Show(book, "?baseline=projection&lost=0");

        var tested = page.FindAll("table").Single(table => table.TextContent.Contains("Error of each method", StringComparison.Ordinal));
        var row = tested.QuerySelectorAll("tbody tr").Single(each => each.TextContent.Contains("Run-rate", StringComparison.Ordinal));
        Assert.Equal("13.3", row.QuerySelectorAll("td")[0].TextContent);
        Assert.Contains("Likely in 8 of 10", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overview_and_the_risk_lab_say_the_same_of_the_largest()
    {
        var book = new BookOf();
        for (var month = 0; month < 12; month++)
        {
            var name = new Month(2024, 1).AddMonths(month).ToString();
            book.With(name, "A", 60).With(name, "B", 40 + month).Total(name, 125 + month);
        }

        var cube = book.Build();
        var overview = RevenueDashboard.Reports.OverviewReport.Of(cube, ViewAddress.Read("").Question)!.Dependence!;
        var scenario = RevenueDashboard.Risk.ScenarioReport.Of(cube, ViewAddress.Read("").Question, new RevenueDashboard.Risk.Scenario { Losses = [RevenueDashboard.Risk.LossText.Usual] })!;

        // 60 of 136 leave. The others, with what is allocated to nobody, are 76, and were 70 six months before: ln(136/76) / (ln(76/70) / 6) = 42.46.
        Assert.Equal(42.46, scenario.Replacement.Months!.Value, 0.005);
        Assert.Equal(overview.Replacement, scenario.Replacement);
        Assert.Equal(overview.GrowthOfOthers, scenario.GrowthOfOthers);
        Assert.Equal(RevenueDashboard.Reports.GrowthReport.Of(cube, ViewAddress.Read("").Question).Current!.WithoutLargest.Cmgr6, overview.GrowthOfOthers);
    }

    // An old or mistyped link still opens: what cannot be read is the default, and what cannot be worked out is told.
    [Theory]
    [InlineData("?growth=1000")]
    [InlineData("?growth=-500")]
    [InlineData("?growth=99999999999")]
    [InlineData("?growth=1000&baseline=projection")]
    [InlineData("?growth=1000&beside=leave-B&beside=who-everybody")]
    [InlineData("?to=0001-01")]
    [InlineData("?to=0001-12&period=1200")]
    [InlineData("?to=9999-12&period=1200")]
    [InlineData("?from=9999-12")]
    [InlineData("?from=0001-01&to=0001-01&without=largest")]
    [InlineData("?start=0001-01&and=start-9999-12~ramp-60")]
    [InlineData("?ramp=60&back=100&within=60&lost=33.5")]
    [InlineData("?lost=1e308&ramp=0&back=-1&within=x&start=2024-13")]
    [InlineData("?leave=&only=&unavailable=&factor=&and=&beside=&called=")]
    [InlineData("?leave=B&unavailable=B&factor=competing-model&who=everybody")]
    [InlineData("?only=Nothing")]
    [InlineData("?beside=~~~~&beside=lost-33~lost-&beside=-&beside=and~and~and&beside=called-x")]
    [InlineData("?chance=0")]
    [InlineData("?chance=100")]
    [InlineData("?baseline=neither&chance=x&level=nobody")]
    public void An_odd_address_opens_the_page(string query)
    {
        var page = Show(V1(), query);

        Assert.NotEqual("", page.Find("h1").TextContent.Trim());
        Assert.DoesNotContain("NaN", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_growth_that_goes_beyond_what_can_be_counted_is_told_in_words()
    {
        // 6.3e11 ten-thousandths doubled 23 times are 5.3e18, beyond half of 64 bits.
        var page = Show(V1(), "?growth=1000");

        Assert.Contains("This scenario cannot be worked out", page.Markup, StringComparison.Ordinal);
        Assert.Contains("At this growth revenue is more in 2026-12 than can be counted. Choose a lower growth.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Side_by_side_says_from_what_base_line_and_how_it_stands_with_the_limits()
    {
        // Over 20 %: A with 24.1 % of 83; without A nobody, without B A with 25.6 % of 78.
        var page = Show(V1().Limit("Each", RevenueDashboard.Data.LimitMeasure.Parent, 20), "?beside=leave-B&growth=30");

        Assert.Contains("One base line for all", page.Markup, StringComparison.Ordinal);
        Assert.Contains("who leaves in a scenario beside it is flat here", page.Markup, StringComparison.Ordinal);
        var rows = page.FindAll("table.beside tbody tr").Where(row => row.QuerySelector(".acts") is not null).Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal([("1", "0"), ("1", "1")], rows.Select(cells => (cells[8], cells[9])));
        Assert.Contains("Each starts from a base line of its own", Show(V1(), "?beside=who-everybody").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_others_must_reach_is_of_all_that_the_customer_pays()
    {
        // It leaves with Servers, 10 of its 12; the others pay 8: 12 × 4 = 48 for a fifth, or a cap of 8 / 4 = 2.
        var page = Show(new BookOf().With("2025-01", "A", 10, product: "Servers").With("2025-01", "A", 2).With("2025-01", "B", 8), "?leave=A&only=Servers");

        Assert.Contains("that the others must bring for A, flat at 12.0, to be this share", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Or cap A at 2.0", page.Markup, StringComparison.Ordinal);
        Assert.Contains("48.0", RiskNeeds(page)[0], StringComparison.Ordinal);
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
