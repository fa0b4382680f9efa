using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Jint;
using Jint.Native;
using Microsoft.Extensions.Caching.Memory;
using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Theme;

namespace RevenueDashboard.Web.Charts;

/// <summary>
/// Draws the browser's options on the server, with the same script files in a managed interpreter: a chart is on the page before any script has run.
/// One interpreter, one drawing at a time; drawings are kept by content.
/// </summary>
public sealed partial class ChartSvgRenderer(IWebHostEnvironment environment, ILogger<ChartSvgRenderer> log) : IDisposable
{
    /// <summary>Characters of SVG that are kept: about 1,500 charts.</summary>
    private const long CacheSize = 24_000_000;
    private const int QueueSize = 64;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = CacheSize });
    private readonly ConcurrentDictionary<string, byte> queued = new();
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly CancellationTokenSource stopping = new();
    private Engine? engine;
    private JsValue? render;

    /// <summary>The drawing for a page if it is at hand, otherwise null. Never waits.</summary>
    /// <param name="optionJson">Written by <see cref="ChartJson"/>.</param>
    /// <param name="mayDraw">When it is not at hand, draw it in the background for the next time.</param>
    public string? TryGet(string optionJson, int width, int height, bool mayDraw)
    {
        var request = Request.Of(optionJson, width, height, null);
        if (cache.TryGetValue(request.Key, out string? svg)) return svg;

        if (mayDraw && queued.Count < QueueSize && queued.TryAdd(request.Key, 0)) _ = Task.Run(() => DrawInBackgroundAsync(request));
        return null;
    }

    /// <summary>Draws now, and waits for it.</summary>
    /// <param name="palette">Colours for a file that stands alone; null leaves the custom properties of the page's style sheet.</param>
    public Task<string> RenderAsync(ChartOption option, int width, int height, Palette? palette, CancellationToken cancellation = default) =>
        RenderAsync(Request.Of(ChartJson.Write(option), width, height, palette), cancellation);

    private async Task DrawInBackgroundAsync(Request request)
    {
        try
        {
            await RenderAsync(request, stopping.Token);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The server stops; nobody waits for the drawing.
        }
        catch (Exception problem)
        {
            LogFailed(problem);
        }
        finally
        {
            queued.TryRemove(request.Key, out _);
        }
    }

    private async Task<string> RenderAsync(Request request, CancellationToken cancellation)
    {
        if (cache.TryGetValue(request.Key, out string? known)) return known!;

        await gate.WaitAsync(cancellation);
        try
        {
            if (cache.TryGetValue(request.Key, out known)) return known!;

            render ??= Start();
            var svg = engine!.Invoke(render, request.Option, request.Width, request.Height, request.Palette).AsString();
            return cache.Set(request.Key, svg, new MemoryCacheEntryOptions { Size = svg.Length, SlidingExpiration = TimeSpan.FromHours(6) });
        }
        finally
        {
            gate.Release();
        }
    }

    private JsValue Start()
    {
        engine = new Engine(options => options.TimeoutInterval(TimeSpan.FromSeconds(20)).CancellationToken(stopping.Token).Strict());
        // What ECharts looks for when it loads and does not need to draw.
        engine.Execute("globalThis.self = globalThis; globalThis.setTimeout = () => 0; globalThis.clearTimeout = () => {}; globalThis.console = { log() {}, warn() {}, error() {} };");
        engine.Modules.Add("echarts", Read("lib/echarts/echarts.custom.js"));
        engine.Modules.Add("chart-core", Read("js/chart-core.js"));
        engine.Modules.Add("chart-theme", Read("js/chart-theme.js"));
        engine.Modules.Add("chart-ssr", Read("js/chart-ssr.js"));
        return engine.Modules.Import("chart-ssr").Get("render");
    }

    private string Read(string path)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        stopping.Cancel();
        // A drawing that is under way ends at once; nothing is taken away from under it.
        gate.Wait();
        engine?.Dispose();
        cache.Dispose();
        gate.Release();
        stopping.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "A chart could not be drawn on the server. The browser draws it all the same.")]
    private partial void LogFailed(Exception problem);

    private sealed record Request(string Key, string Option, int Width, int Height, string? Palette)
    {
        public static Request Of(string json, int width, int height, Palette? palette)
        {
            var colors = palette is null ? null : ChartJson.Write(palette);
            var content = FormattableString.Invariant($"{width}x{height}\n{colors}\n{json}");
            return new Request(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content))), json, width, height, colors);
        }
    }
}
