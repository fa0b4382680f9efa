using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Web.Alerts;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>A book of one month in which twelve customers pay the same, and a mail server that listens.</summary>
public sealed class MailingServer(Chromium chromium) : RevenueServer(chromium)
{
    internal Mailbox Mailbox { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder
            .UseSetting("Alerts:Mail:Host", "127.0.0.1")
            .UseSetting("Alerts:Mail:Port", Mailbox.Port.ToString(CultureInfo.InvariantCulture))
            .UseSetting("Alerts:Mail:Tls", "None")
            .UseSetting("Alerts:Mail:From", "revenue@example.com")
            .UseSetting("Alerts:Mail:To", "board@example.com")
            .UseSetting("Alerts:PublicAddress", "https://revenue.example.com");
    }

    protected override async Task LoadAsync()
    {
        var file = new ImportFile("2024-01.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(MonthOf("2024-01", 10, 10))));
        var imported = await Services.GetRequiredService<SpendImporter>()
            .ImportAsync(file, new SpendFileOptions(), new Dictionary<string, string>(), "finance", null, TestContext.Current.CancellationToken);
        Assert.Equal(BatchOutcome.Done, imported.Commit?.Outcome);
    }

    /// <summary>What Contoso and each of eleven others pay, in millions.</summary>
    internal static string MonthOf(string month, int contoso, int others) => string.Join('\n',
    [
        "Month,Customer,Product,Amount,Currency",
        $"{month},Contoso,Cloud,{contoso}000000.00,USD",
        .. Enumerable.Range(1, 11).Select(i => $"{month},Customer {i},Cloud,{others}000000.00,USD"),
    ]);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mailbox.DisposeAsync();
    }
}

/// <summary>A breach in an uploaded file is shown before it is committed, and mailed after it.</summary>
public sealed class AlertStoryTests(MailingServer server) : IClassFixture<MailingServer>
{
    [Fact]
    public async Task A_breach_in_a_file_is_shown_before_the_commit_and_mailed_after_it()
    {
        await using var opened = await server.OpenAsync("/alerts");
        await Expect(opened.Page.Locator(".state h2")).ToHaveTextAsync("No alert yet");

        // 48 of 114: 42.1 %, over both of the product's limits.
        await opened.BringAsync(new FilePayload { Name = "2024-02.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(MailingServer.MonthOf("2024-02", 48, 6)) });
        var preview = opened.Page.Locator(".card").Filter(new() { Has = opened.Page.GetByRole(AriaRole.Heading, new() { Name = "This file breaks 2 limits" }) });
        await Expect(preview).ToContainTextAsync("Contoso");
        await Expect(preview).ToContainTextAsync("42.1");
        Assert.Empty(server.Mailbox.Messages);

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Commit 114,000,000.00 USD" }).ClickAsync();
        await Expect(opened.Page.GetByRole(AriaRole.Region, new() { Name = "What became of the file" })).ToContainTextAsync("In the book");
        await ArrivesAsync();

        var (to, mail) = Assert.Single(server.Mailbox.Messages);
        Assert.Equal("board@example.com", to);
        Assert.Contains("The largest customer, Contoso, is over the limit “Large exposure”: 42.1 %", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("48.0 M USD ÷ 114.0 M USD = 42.1 %", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://revenue.example.com/limits?limit=Large%20exposure", mail.TextBody, StringComparison.Ordinal);

        await Expect(opened.Page.Locator("a.bell span")).ToBeVisibleAsync();
        await opened.ChoosePageAsync("Alerts");
        var breach = opened.Page.GetByRole(AriaRole.Table, new() { Name = "Alerts" }).Locator("tbody tr").Filter(new() { HasText = "Large exposure" });
        await Expect(breach).ToContainTextAsync("Sent");
        await breach.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(breach.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await breach.GetByRole(AriaRole.Link, new() { NameRegex = new("Large exposure") }).ClickAsync();
        await Expect(opened.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/limits\\?limit=Large%20exposure$"));
        Assert.Empty(opened.Complaints);
    }

    private async Task ArrivesAsync()
    {
        for (var looks = 0; server.Mailbox.Messages.IsEmpty; looks++)
        {
            Assert.True(looks < 300, "No mail arrived within thirty seconds.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
