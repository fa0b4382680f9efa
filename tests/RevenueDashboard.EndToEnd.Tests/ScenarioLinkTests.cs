using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>The risk lab: a slider moves the figures, and the link that is copied has all of it.</summary>
[Collection(SampleReaders.Name)]
public sealed class ScenarioLinkTests(ReadOnlySample server)
{
    // 19.98 of 83.30 M are ByteDance's, the others grow 2.999 % a month: ln(83.30/63.32)/ln(1.02999) = 9.3 months for all of it, ln(83.30/73.31)/ln(1.02999) = 4.3 for half.
    [Fact]
    public async Task The_loss_slider_moves_growth_and_replacement_time_and_the_copied_link_shows_the_same_picture()
    {
        await using var first = await server.OpenAsync("/risk?product=Azure%20OpenAI&to=2024-03&beside=unavailable-OpenAI~lost-25");
        await first.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var formula = first.Page.Locator("main .sub");
        await Expect(formula).ToContainTextAsync("= 9.3 months");
        var growthBefore = await (await first.ChartTableAsync("Growth with and without the loss")).InnerTextAsync();

        await first.Page.GetByLabel("Revenue lost").FillAsync("50");

        await Expect(formula).ToContainTextAsync("= 4.3 months");
        await Expect(first.Heading).ToContainTextAsync("took 50");
        var growth = await GrowthOf(first);
        Assert.NotEqual(growthBefore, growth);

        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link to this view" }).ClickAsync();
        await Expect(first.Page.Locator(".scenario .said")).Not.ToBeEmptyAsync();
        var link = new Uri(await PasteAsync(first.Page.Context));
        Assert.Contains("lost=50", link.Query, StringComparison.Ordinal);

        await using var second = await server.OpenAsync(link.PathAndQuery);
        await Expect(second.Heading).ToHaveTextAsync(await first.Heading.InnerTextAsync());
        await Expect(second.Page.Locator("main .sub")).ToHaveTextAsync(await formula.TextContentAsync() ?? "");
        await Expect(second.Page.Locator("main .tiles").First).ToHaveTextAsync(await first.Page.Locator("main .tiles").First.TextContentAsync() ?? "");
        await second.ChartTableAsync("Growth with and without the loss");
        Assert.Equal(growth, await GrowthOf(second));
        foreach (var chart in (string[])["Growth path", "Scenarios side by side"])
            Assert.Equal(await (await first.ChartTableAsync(chart)).InnerTextAsync(), await (await second.ChartTableAsync(chart)).InnerTextAsync());
        Assert.Empty(first.Complaints);
        Assert.Empty(second.Complaints);
    }

    // A page may write to the clipboard and not read it: it is pasted, as a person would.
    private static async Task<string> PasteAsync(IBrowserContext context)
    {
        var note = await context.NewPageAsync();
        await note.SetContentAsync("<textarea></textarea>");
        await note.Locator("textarea").FocusAsync();
        await note.Keyboard.PressAsync("Control+V");
        var text = await note.Locator("textarea").InputValueAsync();
        await note.CloseAsync();
        return text;
    }

    // The table is open already.
    private static Task<string> GrowthOf(OpenedPage opened) =>
        opened.Page.Locator("figure").Filter(new() { Has = opened.Page.GetByRole(AriaRole.Heading, new() { Name = "Growth with and without the loss", Exact = true }) }).Locator("table").InnerTextAsync();
}
