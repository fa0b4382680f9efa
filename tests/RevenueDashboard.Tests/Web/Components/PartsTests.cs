using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Components.Layout;
using RevenueDashboard.Web.Components.Parts;

namespace RevenueDashboard.Tests.Web.Components;

public sealed class PartsTests : ComponentTest
{
    [Theory]
    [InlineData(Status.Ok, "ok", "circle")]
    [InlineData(Status.Watch, "watch", "path")]
    [InlineData(Status.Serious, "serious", "path")]
    [InlineData(Status.Info, "info", "circle")]
    public void A_status_has_a_shape_and_a_word(Status status, string name, string shape)
    {
        var chip = Render<StatusChip>(p => p.Add(c => c.Status, status).Add(c => c.Word, "Over 20 %"));

        Assert.Equal("Over 20 %", chip.Find($"span.st.{name}").TextContent.Trim());
        Assert.NotNull(chip.Find($"svg[aria-hidden=true] {shape}"));
    }

    [Fact]
    public void A_key_figure_says_label_figure_unit_notes_status_and_trend()
    {
        var figure = Render<KeyFigure>(p => p
            .Add(c => c.Label, "Largest customer").Add(c => c.Figure, "24.0").Add(c => c.Unit, "%").Add(c => c.Note, "+0.6 pp on Feb").Add(c => c.SecondNote, "9.0 % in May 2023")
            .Add(c => c.Status, Status.Serious).Add(c => c.Word, "Over 20 %").Add(c => c.Trend, [0.2, 0.22, 0.24]).Add(c => c.Limit, 0.2));

        Assert.Equal("Largest customer", figure.Find("dt").TextContent);
        Assert.Equal("24.0%", figure.Find(".v").TextContent);
        Assert.Equal("+0.6 pp on Feb9.0 % in May 2023", figure.Find(".d").TextContent);
        Assert.Equal("Trend of Largest customer", figure.Find("svg.spark").GetAttribute("aria-label"));
        Assert.Equal("Over 20 %", figure.Find(".st").TextContent.Trim());
    }

    [Fact]
    public void A_sparkline_leaves_a_missing_month_open_and_dots_the_last()
    {
        var line = Render<Sparkline>(p => p.Add(c => c.Points, [0.0, 10.0, null, 0.0, 10.0]).Add(c => c.Label, "Trend"));

        // x: 2 + i · 90/4; y: 25 for the lowest, 3 for the highest.
        Assert.Equal("M2 25L24.5 3M69.5 25L92 3", line.Find("path").GetAttribute("d"));
        Assert.Equal(("92", "3"), (line.Find("circle").GetAttribute("cx"), line.Find("circle").GetAttribute("cy")));
        Assert.Empty(line.FindAll("line"));
    }

    [Fact]
    public void A_sparkline_of_nothing_draws_nothing()
    {
        var line = Render<Sparkline>(p => p.Add(c => c.Points, [null, double.NaN]).Add(c => c.Label, "Trend"));

        Assert.Empty(line.FindAll("circle"));
    }

    [Fact]
    public void Share_bars_and_their_limits_stand_on_one_axis()
    {
        var limits = new ShareLimits(0.25);
        var bar = Render<ShareBar>(p => p.Add(c => c.Share, 0.24).Add(c => c.Limits, limits));
        var header = Render<ShareBarHeader>(p => p.Add(c => c.Limits, limits));

        Assert.Contains("width:96.00%", bar.Find("i").GetAttribute("style"), StringComparison.Ordinal);
        Assert.Contains("--l1:40.00%;--l2:80.00%", bar.Find("td").GetAttribute("style"), StringComparison.Ordinal);
        Assert.Contains("--l1:40.00%;--l2:80.00%", header.Find("th").GetAttribute("style"), StringComparison.Ordinal);
        Assert.Empty(Render<ShareBar>(p => p.Add(c => c.Share, -0.1).Add(c => c.Limits, limits)).FindAll("i"));
    }

    [Fact]
    public void Every_month_says_its_state_in_a_word()
    {
        MonthState[] states = [MonthState.NotSold, MonthState.Missing, MonthState.Open, MonthState.Preliminary, MonthState.Final, MonthState.Restated];
        var grid = Render<MonthGrid>(p => p
            .Add(c => c.Months, new MonthRange(new Month(2023, 10), new Month(2024, 3)))
            .Add(c => c.Rows, [new MonthStates("Azure OpenAI", ChartColor.Product(0), states)])
            .Add(c => c.Href, (product, month) => month == new Month(2023, 11) ? $"/imports?month={month}" : null));

        Assert.Equal(["not sold", "none", "open", "preliminary", "final", "restated"], grid.FindAll("tbody td").Select(cell => cell.TextContent.Replace("·", "", StringComparison.Ordinal).Trim()));
        Assert.Equal(["Oct 23", "Nov", "Dec", "Jan 24", "Feb", "Mar"], grid.FindAll("thead th span[aria-hidden]").Select(head => head.TextContent));
        Assert.Equal("/imports?month=2023-11", Assert.Single(grid.FindAll("a")).GetAttribute("href"));
    }

    [Fact]
    public void A_card_is_named_by_its_heading()
    {
        var card = Render<Card>(p => p.Add(c => c.Title, "Records").Add(c => c.Caption, "M$").Add(c => c.Width, "c5").AddChildContent("<p id=\"inside\">x</p>"));

        Assert.Equal(card.Find("h2").Id, card.Find("section.card.c5").GetAttribute("aria-labelledby"));
        Assert.NotNull(card.Find("#inside"));
    }

    [Fact]
    public void A_hostile_name_stays_text_in_a_list_of_what_needs_attention()
    {
        var item = Render<AttentionItem>(p => p.Add(c => c.Status, Status.Serious).Add(c => c.Word, "Serious").Add(c => c.Lead, "<img src=x onerror=alert(1)> is over"));

        Assert.Empty(item.FindAll("img"));
        Assert.StartsWith("<img src=x", item.Find("b").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_drawer_marks_the_current_page()
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("/concentration?from=2024-01");

        var drawer = Render<PageList>();

        Assert.Equal("Concentration", drawer.Find("a[aria-current=page]").TextContent);
        Assert.Equal(["/", "/revenue", "/customers", "/concentration", "/movements", "/peers", "/dependence", "/risk", "/limits", "/claims", "/disclosure", "/imports", "/months", "/reference", "/methodology"], drawer.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void The_drawer_keeps_the_day_whose_book_is_shown_and_nothing_else_of_the_view()
    {
        var navigation = Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>();
        var drawer = Render<PageList>();

        navigation.NavigateTo("/customers/7?known-on=2024-04-18&level=customer");

        drawer.WaitForAssertion(() => Assert.Equal("Customers", drawer.Find("a[aria-current=page]").TextContent));
        Assert.Equal(
            [
                "/?known-on=2024-04-18", "/revenue?known-on=2024-04-18", "/customers?known-on=2024-04-18", "/concentration?known-on=2024-04-18", "/movements?known-on=2024-04-18", "/peers?known-on=2024-04-18", "/dependence?known-on=2024-04-18",
                "/risk?known-on=2024-04-18", "/limits?known-on=2024-04-18", "/claims?known-on=2024-04-18", "/disclosure?known-on=2024-04-18", "/imports", "/months", "/reference", "/methodology?known-on=2024-04-18",
            ],
            drawer.FindAll("a").Select(link => link.GetAttribute("href")));
    }
}
