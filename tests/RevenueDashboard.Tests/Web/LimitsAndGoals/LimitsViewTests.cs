using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Tests.Web.Importing;
using RevenueDashboard.Web.Components.Pages.LimitsAndGoals;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Web.LimitsAndGoals;

public sealed class LimitsViewTests : ComponentTest, IAsyncLifetime
{
    private TestBook book = null!;

    public async ValueTask InitializeAsync()
    {
        book = await CreateAsync(DatabaseProvider.Sqlite);
        Services.AddFallbackServiceProvider(book.Services);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await book.DisposeAsync();
    }

    [Fact]
    public void A_book_without_limits_shows_the_products_own_and_says_so()
    {
        var page = Show(new BookOf().With("2025-04", "A", 24).With("2025-04", "B", 76));

        Assert.Contains("The book has no limits of its own", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("reference/limits", page.Find(".notice a").GetAttribute("href"));
        // 76 of 20 % is 380 %, of 25 % 304 %.
        Assert.Equal(["Single customer", "Large exposure"], Column(page, "th a"));
        Assert.Equal(["380", "304"], Column(page, "td[data-label='Used, %']"));
    }

    [Fact]
    public void Each_limit_has_its_figure_use_levels_excess_and_owner()
    {
        var page = Show(Book());

        Assert.Equal("1 limit is exceeded, 1 near. Single is used to 120 %: A, 24.0 of 20 %, in Apr 2025.", Plain(page.Find(".sub span").FirstChild!.TextContent));
        Assert.Equal(["1", "1", "0", "1"], page.FindAll(".tile .v").Select(tile => tile.TextContent.Trim()));
        Assert.Equal(["Exceeded", "Near", "Within"], Column(page, "td[data-label=Status]"));
        // 24² + 76·1² = 652 of 100².
        Assert.Equal(["24.0 %A", "24.0 %", "652"], Column(page, "td[data-label=Figure]"));
        Assert.Equal(["10 %", "20 %", "–"], Column(page, "td[data-label=Warning]"));
        Assert.Equal(["20 %", "30 %", "1,800"], Column(page, "td[data-label=Hard]"));
        Assert.Equal(["4.0", "–", "–"], Column(page, "td[data-label^=Excess]"));
        Assert.Equal(["Ann", "–", "–"], Column(page, "td[data-label='Owner, waiver']"));
    }

    [Fact]
    public void The_limit_that_is_drawn_is_in_the_address_and_leads_to_its_figure()
    {
        var page = Show(Book(), new ViewAddress { Limit = "hhi" });

        Assert.Equal("HHI", page.Find("tr.shown th a").TextContent);
        Assert.Equal(["limits?limit=Single", "limits?limit=Top", "limits?limit=HHI"], page.FindAll(".limits th a").Select(link => link.GetAttribute("href")));
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == "concentration?to=2025-04");
        Assert.Contains("api/reports/limits.csv?limit=hhi", page.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("customers/1?to=2025-04", Show(Book()).FindAll(".c5 .act a")[0].GetAttribute("href"));
    }

    [Fact]
    public void A_limit_without_a_figure_says_why()
    {
        var page = Show(new BookOf().With("2025-04", "A", 10).Limit("L", LimitMeasure.Customer, 20, subject: "Stranger"));

        Assert.Equal(["n/a"], Column(page, "td[data-label=Status]"));
        Assert.Contains("Nobody in the book is called “Stranger”.", page.Find(".state").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>"), InlineData("{a}"), InlineData("@pct1")]
    public void Names_may_be_anything(string name)
    {
        var page = Show(new BookOf().With("2025-04", name, 24).With("2025-04", "B", 76).Limit(name, LimitMeasure.Customer, 20, 10, subject: name, owner: name).Goal(name, GoalMeasure.Customers, 9, "2025-01", "2025-12").Waiver(name, "2025-06-01", "2025-06-30"));

        Assert.Equal(name, page.Find(".limits th a").TextContent);
        Assert.Equal(name, page.Find(".goals th a").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public async Task A_waiver_is_given_with_a_reason_and_a_day_and_withdrawn()
    {
        await CommittedAsync();
        var page = Show(await CubeAsync());
        Read(page);
        await page.InvokeAsync(() => page.Find("form.edit input[type=date]").Change("2025-06-30"));
        await page.InvokeAsync(() => page.FindAll("form.edit input")[1].Change("30 %"));
        await page.InvokeAsync(() => page.FindAll("form.edit input")[2].Change("Renewal is signed"));

        await page.Find("form.edit").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Done.", page.Find("form.edit .done").TextContent));
        var waiver = Assert.Single((await CubeAsync()).Waivers);
        Assert.Equal(("Single", 300_000L, "Renewal is signed", new DateOnly(2025, 6, 30)), (waiver.Limit, waiver.UpTo, waiver.Reason, waiver.LastDay));

        var again = Show(await CubeAsync());
        Read(again);
        Assert.Equal(["Waived"], Column(again, "td[data-label=Status]"));
        Assert.Contains("Up to 30 %, until 30 Jun 2025.", Plain(again.Find(".waivers").TextContent), StringComparison.Ordinal);
        await again.Find(".waivers button").ClickAsync(new());
        again.WaitForAssertion(() => Assert.NotNull(CubeAsync().GetAwaiter().GetResult().Waivers[0].WithdrawnAt));
        Assert.Equal("Withdrawn", Show(await CubeAsync()).Find(".waivers .st").TextContent.Trim());
    }

    [Fact]
    public void The_limit_that_was_waived_stays_in_view_when_the_order_changes()
    {
        var two = new BookOf().With("2025-04", "A", 60).With("2025-04", "B", 40).Limit("First", LimitMeasure.Customer, 20, subject: "A").Limit("Second", LimitMeasure.Customer, 30, subject: "B");
        var page = Show(two);
        Assert.Equal("First", page.Find("tr.shown a").TextContent);

        page.Render(parameters => parameters.Add(view => view.View, new PageView(two.Waiver("First", "2025-06-01", "2025-06-30").Build(), new ViewAddress())));

        Assert.Equal(["Second", "First"], Column(page, "th a"));
        Assert.Equal("First", page.Find("tr.shown a").TextContent);
    }

    [Fact]
    public async Task What_is_wrong_with_a_waiver_is_said_beside_it()
    {
        await CommittedAsync();
        var page = Show(await CubeAsync());
        Read(page);
        await page.InvokeAsync(() => page.Find("form.edit input[type=date]").Change("2025-06-14"));
        await page.InvokeAsync(() => page.FindAll("form.edit input")[2].Change("Too late"));

        await page.Find("form.edit").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("The last day is over. Choose today or a later day.", page.Find("form.edit .fault").TextContent));
        await page.InvokeAsync(() => page.FindAll("form.edit input")[1].Change("a lot"));
        await page.Find("form.edit").SubmitAsync();
        page.WaitForAssertion(() => Assert.StartsWith("“a lot” is not a number.", page.Find("form.edit .fault").TextContent, StringComparison.Ordinal));
        // Nine and a half, or ninety-five?
        await page.InvokeAsync(() => page.FindAll("form.edit input")[1].Change("9,5"));
        await page.Find("form.edit").SubmitAsync();
        page.WaitForAssertion(() => Assert.StartsWith("“9,5” is not a number.", page.Find("form.edit .fault").TextContent, StringComparison.Ordinal));
        Assert.Empty((await CubeAsync()).Waivers);
    }

    [Fact]
    public async Task A_waiver_of_a_limit_on_each_is_for_one_who_is_chosen()
    {
        await book.CommitAsync("limits.csv", "limit,measure,hard\nEach,customer,20\n");
        await book.CommitAsync("march.csv", "month,customer,product,amount,currency\n2025-03,A,Compute,24,USD\n2025-03,B,Compute,76,USD\n");
        var page = Show(await CubeAsync());
        Read(page);
        Assert.Equal(["Choose whom it excuses", "B, 76.0 %", "A, 24.0 %"], page.FindAll("form.edit option").Select(option => Plain(option.TextContent)));
        await page.InvokeAsync(() => page.Find("form.edit select").Change(page.FindAll("form.edit option")[1].GetAttribute("value")));
        await page.InvokeAsync(() => page.Find("form.edit input[type=date]").Change("2025-06-30"));
        await page.InvokeAsync(() => page.FindAll("form.edit input")[2].Change("Only B"));

        await page.Find("form.edit").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Done.", page.Find("form.edit .done").TextContent));
        Assert.Equal("B", Assert.Single((await CubeAsync()).Waivers).Subject);
        var again = Show(await CubeAsync());
        Assert.StartsWith("B. Any figure, until 30 Jun 2025.", Plain(again.Find(".waivers p").TextContent), StringComparison.Ordinal);
        // A is over it all the same.
        Assert.Equal(["Exceeded"], Column(again, "td[data-label=Status]"));
    }

    [Fact]
    public void Of_very_many_limits_the_worst_are_shown_and_it_says_so()
    {
        var many = new BookOf().With("2025-04", "A", 60).With("2025-04", "B", 40);
        for (var i = 0; i < 130; i++) many.Limit($"L{i:000}", LimitMeasure.Customer, 70, 65, subject: "A");
        // The one that is broken is the last by its name; the one that is asked for is not among the first hundred.
        var page = Show(many.Limit("Z", LimitMeasure.Customer, 50, subject: "A"), new ViewAddress { Limit = "L129" });

        Assert.Equal(100, page.FindAll(".limits tbody tr").Count);
        Assert.Equal("Z", page.Find(".limits tbody th a").TextContent);
        Assert.Contains("The first 100 of 131 limits, the worst first.", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("h2"), title => title.TextContent == "L129");
    }

    [Fact]
    public void The_book_of_an_earlier_day_is_not_changed()
    {
        var page = Show(Book(), new ViewAddress { KnownOn = new DateOnly(2025, 5, 1) });

        Assert.Empty(page.FindAll("form"));
        Assert.Contains("nothing is changed from here", page.Find(".c5 .mut:last-of-type, .c5 p.mut").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_levels_are_listed_with_what_brought_them()
    {
        var batch = await CommittedAsync();
        await book.Services.GetRequiredService<LimitHistory>().FollowAsync(Cancellation);

        var page = Show(await CubeAsync());

        page.WaitForElement(".breaches");
        Assert.Equal($"Single A Exceeded was within 24.0 % Mar 2025 File committed Batch {batch} ann, 15 Jun 2025 12:00", ImportPages.TextOf(page.Find(".breaches tbody tr")));
    }

    [Fact]
    public void Goals_say_how_far_they_are_and_what_pace_it_takes()
    {
        // One equal customer in January, two in March; four by July, in four months: (4/2)^(1/4) − 1.
        var page = Show(new BookOf().With("2025-01", "A", 10).With("2025-02", "A", 10).With("2025-03", "A", 10).With("2025-03", "B", 10).Goal("Four", GoalMeasure.EffectiveCustomers, 4, "2025-01", "2025-07"));

        Assert.Equal(["Four", "On track", "2.0Mar 2025", "≥ 4", "33", "+18.9 % a month", "+41.4 % a month", "Jul 2025", "–"], page.FindAll(".goals tbody tr > *").Select(cell => Plain(cell.QuerySelector("a")?.TextContent ?? cell.TextContent)));
        Assert.Contains("2.0 in Mar 2025; the target is at least 4 in Jul 2025.", Plain(page.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_goals_it_shows_the_way_to_one() =>
        Assert.Equal(["reference/goals", "templates/goals.csv"], Show(Book()).FindAll(".state a").Select(link => link.GetAttribute("href")));

    [Fact]
    public async Task The_preview_of_a_file_says_which_limit_it_breaks_before_it_is_committed()
    {
        await book.CommitAsync("limits.csv", "limit,measure,subject,warning,hard\nSingle,customer,A,20,25\n");
        await book.CommitAsync("march.csv", "month,customer,product,amount,currency\n2025-03,A,Compute,24,USD\n2025-03,B,Compute,76,USD\n");
        var staged = await book.StageAsync("april.csv", "month,customer,product,amount,currency\n2025-04,A,Compute,26.1,USD\n2025-04,B,Compute,73.9,USD\n");
        await using var pages = new ImportPages(book);

        var page = pages.Open(staged.BatchId!.Value);

        Assert.Contains(page.FindAll("h2"), title => title.TextContent == "This file breaks a limit");
        Assert.Equal("Breaks Single , A : 24.0 % → 26.1 % , hard level 25 % Share of A, all products, Mar 2025 → Apr 2025", ImportPages.TextOf(page.Find(".limit-changes li")));
    }

    private static BookOf Book()
    {
        var of = new BookOf().With("2025-04", "A", 24);
        for (var i = 0; i < 76; i++) of.With("2025-04", $"S{i:00}", 1);
        return of.Limit("Single", LimitMeasure.Parent, 20, 10, owner: "Ann").Limit("HHI", LimitMeasure.Hhi, 1_800).Limit("Top", LimitMeasure.TopShare, 30, 20);
    }

    private async Task<int> CommittedAsync()
    {
        await book.CommitAsync("limits.csv", "limit,measure,subject,warning,hard\nSingle,customer,A,10,20\n");
        return await book.CommitAsync("march.csv", "month,customer,product,amount,currency\n2025-03,A,Compute,24,USD\n2025-03,B,Compute,76,USD\n");
    }

    private Task<RevenueCube> CubeAsync() => book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);

    private IRenderedComponent<LimitsView> Show(BookOf of, ViewAddress? address = null) => Show(of.Build(), address);

    private IRenderedComponent<LimitsView> Show(RevenueCube cube, ViewAddress? address = null) => Render<LimitsView>(parameters => parameters.Add(view => view.View, new PageView(cube, address ?? new ViewAddress())));

    // Until the history is read the page may be drawn again at any time.
    private static void Read(IRenderedComponent<LimitsView> page) => page.WaitForAssertion(() => Assert.Contains("Nothing was recorded yet", page.Markup, StringComparison.Ordinal));

    private static List<string> Column(IRenderedComponent<LimitsView> page, string cell) => [.. page.FindAll($".limits tbody {cell}").Select(found => Plain(found.TextContent))];

    private static string Plain(string text) => text.Replace('\u202F', ' ').Trim();
}
