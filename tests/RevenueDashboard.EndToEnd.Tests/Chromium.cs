using Microsoft.Playwright;
using RevenueDashboard.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>One browser for all tests. Without one they are skipped, unless REVENUE_REQUIRE_BROWSER is 1.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why there is no browser; null when there is one.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Places.FirstOrDefault(File.Exists);
        if (program is null)
        {
            Missing = "No Chromium was found. Install it, or name it in CHROMIUM_PATH.";
            if (Environment.GetEnvironmentVariable("REVENUE_REQUIRE_BROWSER") == "1") throw new InvalidOperationException(Missing);
            return;
        }

        playwright = await Playwright.CreateAsync();
        // A machine that builds at the same time is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
    }

    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => browser!.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
