using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace RevenueDashboard.Benchmarks;

/// <summary>
/// What a person with a page open sees of a file that somebody else commits: how long after the answer to the commit the new month is on the page,
/// beside loading the page anew. And how much memory the server takes for a large file, from its first byte over HTTP to the page that shows it.
/// </summary>
internal static class PageBenchmark
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // What is drawn is seen a frame later. An observer, because asking again and again would measure how often one asks.
    private const string WhenShown =
        """
        month => new Promise(resolve => {
            const look = () => {
                if (!document.querySelector('main .sub .chip')?.textContent.includes(month) || !document.querySelector('.kpis')?.textContent.includes(month)) return;
                observer.disconnect();
                requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
            };
            const observer = new MutationObserver(look);
            observer.observe(document, { childList: true, subtree: true, characterData: true });
            look();
        })
        """;

    /// <param name="checkout">The folder of the solution.</param>
    /// <param name="file">The large file.</param>
    /// <param name="next">The first month after it.</param>
    public static async Task<IReadOnlyList<Measurement>> RunAsync(string checkout, string file, Month next, int customers, int products, string folder, int runs)
    {
        ChildProcess.Run("dotnet", ["publish", Path.Combine(checkout, "src", "RevenueDashboard.Web"), "-c", "Release", "-o", Path.Combine(folder, "web"), "--nologo", "-v", "quiet"]);
        using var server = await ServerProcess.StartAsync(Path.Combine(folder, "web", "RevenueDashboard.Web.dll"), Path.Combine(folder, "page.db"));
        using var playwright = await Playwright.CreateAsync();
        var browser = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Browsers.First(File.Exists);
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browser, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var open = await OpenAsync(chromium, server);
        var idle = server.Bytes;

        var watch = Stopwatch.StartNew();
        var large = await server.StageAsync(file);
        var (staging, staged) = (watch.Elapsed, server.PeakBytes);
        var shown = ShownAsync(open, next.AddMonths(-1));
        watch.Restart();
        await server.CommitAsync(large);
        var committing = watch.Elapsed;
        await shown;
        var first = watch.Elapsed - committing;
        var peak = server.PeakBytes;

        var (ours, peer) = (new List<double>(), new List<double>());
        for (var run = 0; run <= runs; run++)
        {
            var month = next + run;
            var path = Path.Combine(folder, $"{month}.csv");
            SpendFileGenerator.Write(path, customers, months: 1, products, seed: run, first: month);
            var batch = await server.StageAsync(path);
            shown = ShownAsync(open, month);
            await server.CommitAsync(batch);
            watch.Restart();
            await shown;
            var seen = watch.Elapsed;

            watch.Restart();
            var anew = await OpenAsync(chromium, server);
            await ShownAsync(anew, month);
            var loaded = watch.Elapsed;
            await anew.Context.CloseAsync();
            // The first pair warms both up.
            if (run == 0) continue;

            ours.Add(seen.TotalSeconds);
            peer.Add(loaded.TotalSeconds);
        }

        var rows = (long)customers * products;
        return
        [
            new Measurement(
                string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows more are committed over HTTP: until an open overview shows them, counted from the answer"),
                "the same overview in a new window",
                ours,
                peer,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the large file before: staged over HTTP in {staging.TotalSeconds:0.00} s, committed in {committing.TotalSeconds:0.00} s, on the open page {first.TotalSeconds:0.00} s later; the server's peak memory {Mebibytes(staged)} MiB when staged, {Mebibytes(peak)} MiB when shown, {Mebibytes(peak - idle)} MiB above the {Mebibytes(idle)} MiB of a server with an open page and an empty book")),
        ];
    }

    private static async Task<IPage> OpenAsync(IBrowser browser, ServerProcess server)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address.ToString());
        await page.WaitForSelectorAsync("html[data-interactive]");
        return page;
    }

    private static async Task ShownAsync(IPage page, Month month)
    {
        var name = month.FirstDay.ToString("MMM yyyy", CultureInfo.InvariantCulture);
        await page.EvaluateAsync(WhenShown, name).WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0}");
}
