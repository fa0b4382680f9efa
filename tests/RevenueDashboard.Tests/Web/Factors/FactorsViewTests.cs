using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Web.Components.Pages.Factors;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Factors;

public sealed class FactorsViewTests : BunitContext
{
    static FactorsViewTests() => DefaultWaitTimeout = TimeSpan.FromSeconds(60);

    private static BookOf Book() => new BookOf().With("2024-06", "ByteDance", 60).With("2024-06", "Walmart", 40)
        .Evidence("ByteDance", RiskFactor.CompetingModel, FactorState.Suspected, "2024-05-31", statement: "Plans its own models")
        .Evidence("ByteDance", RiskFactor.CompetingModel, null, "2024-06-15", EvidenceSide.Against, "a very limited scope")
        .Evidence("Walmart", RiskFactor.ContractEnd, FactorState.Confirmed, "2024-01-01", ends: "2025-03-31");

    [Fact]
    public async Task Every_state_is_a_word_and_what_nobody_said_is_unknown()
    {
        var page = await ShowAsync(Book());

        Assert.Equal(["ByteDance", "60.0", "Suspected", "Unknown", "Unknown", "Unknown", "Unknown", "Unknown", "Unknown"], Cells(page, ".matrix-of tbody tr")[0].Take(9));
        Assert.Equal(["Walmart", "40.0", "Unknown", "Unknown", "Confirmed"], Cells(page, ".matrix-of tbody tr")[1].Take(5));
        // Suspected 60, unknown 40, of the factor's whole 100.
        Assert.Equal(["Competing model", "", "0.0", "60.0", "40.0", "0.0"], Cells(page, ".states tbody tr")[0]);
        // ByteDance: 1 − 0.936724 / 0.99 · 0.92 = 12.95 %.
        Assert.Equal("13.0", Cells(page, ".matrix-of tbody tr")[0][^1]);
    }

    [Fact]
    public async Task The_largest_of_whom_something_is_known_is_opened_first()
    {
        var page = await ShowAsync(Book().With("2024-06", "Larger", 70));

        Assert.Equal("Scorecard of ByteDance", page.Find("section:has(.scorecard) h2").TextContent);
    }

    [Fact]
    public async Task Evidence_stands_on_its_side_with_day_and_source_in_the_order_of_time()
    {
        var page = await ShowAsync(Book());

        var pieces = page.FindAll(".pieces li");
        Assert.Equal(["for", "against"], pieces.Select(piece => piece.ClassName));
        Assert.Equal(["31 May 2024", "15 Jun 2024"], pieces.Select(piece => piece.QuerySelector("time")!.TextContent));
        Assert.All(pieces, piece => Assert.Contains("Press", piece.TextContent, StringComparison.Ordinal));
        Assert.Contains("From here on: suspected", pieces[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scorecard_adds_up_and_the_address_says_whose_it_is()
    {
        var book = Book().Override("Walmart", "contract end", 25);
        var page = await ShowAsync(book, new ViewAddress { Evidence = new EvidenceAddress { About = 2 } });

        Assert.Equal("Scorecard of Walmart", page.Find("section:has(.scorecard) h2").TextContent);
        var end = Cells(page, ".scorecard tbody tr").Single(row => row[0].StartsWith("Contract end", StringComparison.Ordinal));
        Assert.StartsWith("25", end[2], StringComparison.Ordinal);
        Assert.Contains("instead of 10", end[2], StringComparison.Ordinal);
        Assert.Contains("because", end[0], StringComparison.Ordinal);
        // 1 − 0.936724 / 0.99 · 0.75.
        Assert.Equal("29.0", Cells(page, ".scorecard tfoot tr")[0][^1]);
        Assert.Equal("9", Cells(page, ".binding tbody tr")[0][3]);
        Assert.Equal("api/reports/evidence.csv?about=2", page.Find("a[href^='api/reports']").GetAttribute("href"));
    }

    [Fact]
    public async Task A_day_in_the_address_leaves_out_what_came_later()
    {
        var page = await ShowAsync(Book(), new ViewAddress { Evidence = new EvidenceAddress { On = new DateOnly(2024, 4, 1), About = 1 } });

        Assert.Equal("Unknown", Cells(page, ".matrix-of tbody tr")[0][2]);
        Assert.Empty(page.FindAll(".pieces li"));
        Assert.Contains("evidence up to 1 Apr 2024", page.Find(".chip").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>"), InlineData("{a}"), InlineData("@pct1")]
    public async Task A_customer_and_a_statement_may_be_any_text(string text)
    {
        var page = await ShowAsync(new BookOf().With("2024-06", text, 20).Evidence(text, RiskFactor.Geopolitical, FactorState.Suspected, statement: text));

        Assert.Equal(text, page.Find(".matrix-of tbody th").TextContent.Trim());
        Assert.Equal(text, page.Find(".pieces bdi").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public async Task Without_shares_nothing_is_drawn_as_one()
    {
        var page = await ShowAsync(new BookOf().With("2024-06", "A", 5).With("2024-06", "B", -5));

        Assert.Empty(page.FindAll(".states"));
        Assert.Equal("n/a", Cells(page, ".matrix-of tbody tr")[0][1]);
    }

    [Fact]
    public async Task A_number_of_a_person_is_saved_with_its_reason_and_refused_without_one()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("spend.csv", "month,customer,product,amount,currency\n2024-06,ByteDance,Azure OpenAI,20,USD\n");
        var cubes = test.Services.GetRequiredService<CubeStore>();
        var page = Show(test, await cubes.CurrentAsync(TestBook.Cancellation), new ViewAddress());
        var form = page.Find("form[aria-label='A number of your own']");

        await page.InvokeAsync(() => form.QuerySelectorAll("input")[0].Change("40"));
        await form.SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("Say why.", page.Find("form[aria-label='A number of your own'] .fault").TextContent));

        await page.InvokeAsync(() => page.Find("form[aria-label='A number of your own']").QuerySelectorAll("input")[1].Change("A plan was seen"));
        await page.Find("form[aria-label='A number of your own']").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("Saved.", page.Find("form[aria-label='A number of your own'] [role=status]").TextContent));
        var change = Assert.Single((await cubes.CurrentAsync(TestBook.Cancellation)).Overrides);
        Assert.Equal(("probability", 4_000, "A plan was seen"), (change.Part, change.Value, change.Reason));
    }

    [Fact]
    public async Task Evidence_written_down_in_the_form_is_in_the_book_and_what_is_wrong_is_told_beside_it()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("spend.csv", "month,customer,product,amount,currency\n2024-06,ByteDance,Azure OpenAI,20,USD\n");
        var cubes = test.Services.GetRequiredService<CubeStore>();
        var page = Show(test, await cubes.CurrentAsync(TestBook.Cancellation), new ViewAddress());

        page.WaitForAssertion(() => Assert.False(Button(page, "Add evidence").HasAttribute("disabled")));
        await Button(page, "Add evidence").ClickAsync();
        await Form(page).SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("The row says nothing of the factor.", page.Find("[role=group] .fault").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => page.FindAll("[role=group] select")[1].Change("suspected"));
        await Form(page).SubmitAsync();
        page.WaitForAssertion(() => Assert.StartsWith("Saved.", Form(page).QuerySelector("[role=status]")!.TextContent.Trim(), StringComparison.Ordinal));
        var piece = Assert.Single((await cubes.CurrentAsync(TestBook.Cancellation)).Evidence);
        Assert.Equal((RiskFactor.CompetingModel, FactorState.Suspected), (piece.Factor, piece.State));

        static IElement Form(IRenderedComponent<FactorsView> page) => page.Find("form[aria-label^='Write down evidence']");
        static IElement Button(IRenderedComponent<FactorsView> page, string name) => page.FindAll("button").Single(button => button.TextContent == name);
    }

    private static List<List<string>> Cells(IRenderedComponent<FactorsView> page, string rows) =>
        [.. page.FindAll(rows).Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList())];

    private async Task<IRenderedComponent<FactorsView>> ShowAsync(BookOf book, ViewAddress? address = null)
    {
        // Its forms ask a book, though not of these customers.
        var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        return Show(test, book.Build(), address ?? new ViewAddress());
    }

    private IRenderedComponent<FactorsView> Show(TestBook test, RevenueCube cube, ViewAddress address)
    {
        Services.AddSingleton(test.Services.GetRequiredService<ScorecardBook>());
        Services.AddSingleton(test.Services.GetRequiredService<ReferenceBook>());
        Services.AddSingleton(test.Services.GetRequiredService<RevenueDashboard.Importing.ReferenceEdits>());
        return Render<FactorsView>(parameters => parameters.Add(view => view.View, new PageView(cube, address)));
    }
}
