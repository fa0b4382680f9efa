using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Web.Components.Pages.Risk;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Risk;

/// <summary>Scenarios kept under a name, on their page. Today is 15 June 2025, noon.</summary>
public sealed class SavedCardTests
{
    [Fact]
    public async Task A_scenario_is_saved_opened_by_its_link_saved_again_and_removed()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await using var page = new BunitContext();
        page.Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton(book.Services.GetRequiredService<SavedScenarios>());
        page.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var dialogs = page.Render<MudDialogProvider>();
        var card = page.Render<SavedCard>(parameters => parameters.Add(saved => saved.Address, ViewAddress.Read("?ramp=12&leave=%3Cb%3E")));

        await card.InvokeAsync(() => card.Find("button").Click());
        card.WaitForAssertion(() => Assert.Contains("Give the scenario a name", card.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        await card.InvokeAsync(() => card.Find("input").Input("<script>alert(1)</script>"));
        await card.InvokeAsync(() => card.Find("button").Click());
        var link = card.WaitForElement("tbody a");
        Assert.Equal(("<script>alert(1)</script>", "risk?leave=%3Cb%3E&ramp=12"), (link.TextContent, link.GetAttribute("href")));
        Assert.Empty(card.FindAll("script"));
        Assert.StartsWith("15 Jun 2025 12:00 UTC, ", card.Find("tbody td").TextContent, StringComparison.Ordinal);

        await card.InvokeAsync(() => card.Find(".ans button").Click());
        card.WaitForAssertion(() => Assert.Equal("2", card.Find("tbody td.num").TextContent));

        await card.InvokeAsync(() => card.Find("tbody button").Click());
        dialogs.WaitForAssertion(() => Assert.Contains("Links to it that somebody copied still open", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(button => button.TextContent.Contains("Remove the scenario", StringComparison.Ordinal)).Click());
        card.WaitForAssertion(() => Assert.Empty(card.FindAll("tbody")));
    }
}
