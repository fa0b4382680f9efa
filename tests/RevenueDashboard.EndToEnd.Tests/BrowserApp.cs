using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using RevenueDashboard.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(BrowserApp))]

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>The application on a real port of this machine, and one browser. Without a browser the tests are skipped, unless REVENUE_REQUIRE_BROWSER is 1.</summary>
public sealed class BrowserApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? missing;

    public Uri Address => ClientOptions.BaseAddress;

    // The gallery, which has every part and hostile names, exists in Development only.
    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Development").UseStaticWebAssets();

    public async ValueTask InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Places.FirstOrDefault(File.Exists);
        if (program is null)
        {
            missing = "No Chromium was found. Install it, or name it in CHROMIUM_PATH.";
            if (Environment.GetEnvironmentVariable("REVENUE_REQUIRE_BROWSER") == "1") throw new InvalidOperationException(missing);
            return;
        }

        UseKestrel(0);
        StartServer();
        playwright = await Playwright.CreateAsync();
        // A machine that builds at the same time is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
    }

    /// <summary>A page of its own, with its own cookies. Skips the test where there is no browser.</summary>
    public async Task<OpenedPage> OpenAsync(string path, int width = 1440, string theme = "light", bool waitForCircuit = true, bool withoutPolicy = false)
    {
        Assert.SkipWhen(missing is not null, missing ?? "");
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, BypassCSP = withoutPolicy });
        await context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = Address.ToString() }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Address, path).ToString());
        if (waitForCircuit) await page.WaitForSelectorAsync("html[data-interactive]");
        return new OpenedPage(context, page);
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
    }
}

/// <summary>A page that closes with its test, and its circuit with it.</summary>
public sealed class OpenedPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
