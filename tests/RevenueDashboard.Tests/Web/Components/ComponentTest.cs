using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;
using MudBlazor.Services;
using RevenueDashboard.Web.Charts;

namespace RevenueDashboard.Tests.Web.Components;

/// <summary>A page to render components on.</summary>
public abstract class ComponentTest : BunitContext
{
    // The default of one second is too short on a busy machine.
    static ComponentTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(60);

    /// <param name="browser">Stands for the browser in place of the usual one, which answers everything at once with nothing.</param>
    protected ComponentTest(IJSRuntime? browser = null)
    {
        if (browser is not null) Services.AddSingleton(browser);
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2025, 6, 15, 12, 0, 0, TimeSpan.Zero)));
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton(new ChartSvgRenderer(new NoFiles(), NullLogger<ChartSvgRenderer>.Instance));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private sealed class NoFiles : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = "";
        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
        public string ApplicationName { get; set; } = "tests";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public string ContentRootPath { get; set; } = "";
        public string EnvironmentName { get; set; } = "Test";
    }
}
