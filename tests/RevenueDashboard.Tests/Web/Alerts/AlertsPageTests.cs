using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Importing;
using RevenueDashboard.Web.Components.Layout;
using RevenueDashboard.Web.Components.Pages.Alerting;
using RevenueDashboard.Web.Hosting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Alerts;

public sealed class AlertsPageTests : IAsyncLifetime
{
    private TestBook book = null!;
    private ImportPages pages = null!;

    private AlertBook Alerts => book.Services.GetRequiredService<AlertBook>();

    public async ValueTask InitializeAsync()
    {
        book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        pages = new ImportPages(book);
        pages.Services.AddSingleton(Alerts);
    }

    [Fact]
    public void Without_an_alert_the_page_says_what_would_be_one()
    {
        var page = pages.Render<AlertsPage>();

        page.WaitForAssertion(() => Assert.Equal("No alert yet", page.Find(".state h2").TextContent));
    }

    [Fact]
    public async Task Alerts_are_shown_as_text_with_how_far_each_message_got()
    {
        await AddAsync("<img src=x onerror=alert(1)>", ended: null,
            new AlertDelivery { Channel = AlertChannel.Mail, Target = "ann@example.com", Attempts = 1, DeliveredAt = book.Time.GetUtcNow() },
            new AlertDelivery { Channel = AlertChannel.Webhook, Target = "https://hooks.example.com (1a2b3c)", Attempts = 3, NextAt = book.Time.GetUtcNow().AddMinutes(4), Problem = "Answered 500." },
            new AlertDelivery { Channel = AlertChannel.Mail, Target = "bob@example.com", Attempts = 12, Problem = "The mail server refused the user or the password." },
            new AlertDelivery { Channel = AlertChannel.Mail, Target = "eve@example.com", NextAt = book.Time.GetUtcNow() });

        var page = pages.Render<AlertsPage>();

        page.WaitForElement(".alerts");
        Assert.Empty(page.FindAll("img"));
        Assert.Equal("<img src=x onerror=alert(1)>", page.Find(".alerts tbody th a").TextContent);
        Assert.Equal(
            [
                "Sent Mail to ann@example.com 15 Jun 2025 12:00 UTC",
                "Failing Webhook https://hooks.example.com (1a2b3c) Since 15 Jun 2025 12:00 UTC, tried 3 times: Answered 500.",
                "Not sent Mail to bob@example.com Tried 12 times: The mail server refused the user or the password.",
                "Waiting Mail to eve@example.com",
            ],
            page.FindAll(".alerts .way").Select(ImportPages.TextOf));
    }

    [Fact]
    public async Task The_filter_is_in_the_address()
    {
        await AddAsync("Still so", ended: null);
        await AddAsync("Over", ended: book.Time.GetUtcNow());
        var navigation = pages.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/alerts?show=past&kind=level");
        var page = pages.Render<AlertsPage>();

        page.WaitForAssertion(() => Assert.Equal(["Over"], page.FindAll(".alerts tbody th a").Select(link => link.TextContent)));
        await page.InvokeAsync(() => page.Find("select").Change(""));
        Assert.EndsWith("/alerts?show=past", navigation.Uri, StringComparison.Ordinal);
        navigation.NavigateTo("/alerts?kind=change");
        page.WaitForAssertion(() => Assert.Equal("None of this kind", page.Find(".state h2").TextContent));
    }

    [Fact]
    public async Task Marked_as_seen_it_says_by_whom_and_the_bell_counts_it_no_more()
    {
        await AddAsync("A", ended: null);
        await AddAsync("B", ended: null);
        var (page, bell) = (pages.Render<AlertsPage>(), pages.Render<AlertBell>());
        bell.WaitForAssertion(() => Assert.Equal("Alerts: 2 not seen", bell.Find("a").GetAttribute("aria-label")));
        page.WaitForElement(".alerts");

        await page.InvokeAsync(() => page.FindAll(".alerts button")[0].Click());
        page.WaitForAssertion(() => Assert.StartsWith(LocalPerson.Name, page.Find(".alerts .seen span").TextContent, StringComparison.Ordinal));
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find("span").TextContent));

        await page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent == "Mark all open as seen").Click());
        bell.WaitForAssertion(() => Assert.Empty(bell.FindAll("span")));
    }

    [Theory]
    [InlineData("alerts")]
    [InlineData("alerts?show=past")]
    [InlineData("alerts?show=past&seen=no&kind=waiver-expiring")]
    public void An_address_says_all_and_comes_back(string address) => Assert.Equal(address, AlertsAddress.Read(address).On("alerts"));

    [Fact]
    public void What_an_alert_links_to_opens_the_view_that_it_is_about()
    {
        var view = ViewAddress.Read(AlertLink.To("concentration", new Month(2025, 3), "R&D + Ops", EntityLevel.Customer));

        Assert.Equal((new Month(2025, 3), "R&D + Ops", EntityLevel.Customer), (view.To, Assert.Single(view.Products), view.Level));
    }

    private async Task AddAsync(string title, DateTimeOffset? ended, params AlertDelivery[] deliveries)
    {
        await using var context = book.Open();
        var alert = new Alert { Kind = AlertKind.Level, Key = title, Title = title, Reason = title, Link = "concentration", RaisedAt = book.Time.GetUtcNow(), EndedAt = ended };
        context.Alerts.Add(alert);
        await context.SaveChangesAsync(TestBook.Cancellation);
        foreach (var delivery in deliveries) delivery.AlertId = alert.Id;
        context.AlertDeliveries.AddRange(deliveries);
        await context.SaveChangesAsync(TestBook.Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await pages.DisposeAsync();
        await book.DisposeAsync();
    }
}
