using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Theme;

namespace RevenueDashboard.Web.Charts;

public sealed partial class Chart(IJSRuntime browser, ChartSvgRenderer renderer) : IAsyncDisposable
{
    /// <summary>From here down the narrow drawing is used; js/chart-host.js has the same.</summary>
    private const int NarrowBelow = 520;

    /// <summary>A card on a phone of 390 pixels.</summary>
    private const int PhoneWidth = 324;

    private readonly string id = PartId.Next("chart");
    private ElementReference place;
    private IJSObjectReference? module;
    private IJSObjectReference? host;
    private DotNetObjectReference<Chart>? self;
    private ChartDrawing? serialized;
    private string wide = "";
    private string narrow = "";
    private (string Wide, string Narrow) drawn;
    private string? wideSvg;
    private string? narrowSvg;
    private bool asTable;
    private bool isGone;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Unit, scope and month; what is open or missing.</summary>
    [Parameter]
    public string? Caption { get; set; }

    /// <summary>One or two sentences that say what the chart shows, for those who cannot see it.</summary>
    [Parameter, EditorRequired]
    public required string Summary { get; set; }

    /// <summary>Made by one of the builders in Charts/Builders.</summary>
    [Parameter, EditorRequired]
    public required ChartDrawing Drawing { get; set; }

    /// <summary>Further small links beside Table and Download.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>A note under the chart.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>A click on the drawing. The same way must be open to the keyboard: by the links of the table's rows.</summary>
    [Parameter]
    public EventCallback<ChartClick> OnClick { get; set; }

    [CascadingParameter(Name = "CardWidth")]
    private string? CardWidth { get; set; }

    /// <summary>What the button changes to.</summary>
    private string View => asTable ? "Chart" : "Table";

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(serialized, Drawing)) return;
        serialized = Drawing;
        (wide, narrow) = (ChartJson.Write(Drawing.Wide), ChartJson.Write(Drawing.Narrow));
        if (host is not null) return;

        // A live circuit draws sooner than the server does; only a page without one is worth the server's work.
        var mayDraw = !RendererInfo.IsInteractive;
        var width = DesktopWidth(CardWidth);
        wideSvg = renderer.TryGet(width < NarrowBelow ? narrow : wide, width, Drawing.Height, mayDraw);
        narrowSvg = renderer.TryGet(narrow, PhoneWidth, Drawing.Height, mayDraw);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            drawn = (wide, narrow);
            await StartAsync();
            if (isGone)
            {
                await ReleaseAsync();
                return;
            }

            StateHasChanged();
        }

        if (host is not null && drawn != (wide, narrow))
        {
            drawn = (wide, narrow);
            await host.InvokeVoidAsync("update", wide, narrow);
        }
    }

    // A person who goes on at once leaves a page whose charts are still being set up: nothing of that is a fault of the page that is opened.
    private async Task StartAsync()
    {
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/chart-host.js");
            if (isGone) return;
            self = DotNetObjectReference.Create(this);
            host = await module.InvokeAsync<IJSObjectReference>("create", place, self, wide, narrow);
        }
        catch (Exception) when (isGone)
        {
            // There is no place to draw in any more.
        }
    }

    // The inside of a card on a desktop of 1440 pixels; elsewhere the server's drawing is scaled until the browser draws its own.
    private static int DesktopWidth(string? card) => card switch
    {
        "c12" => 1142,
        "c8" => 742,
        "c6" => 542,
        "c5" => 442,
        "c4" => 342,
        _ => 642,
    };

    [JSInvokable]
    public Task OnChartClick(string? seriesName, string? name, int index) => OnClick.InvokeAsync(new ChartClick(seriesName, name, index));

    private async Task SavePictureAsync(string kind)
    {
        // A file is for paper: the light palette, whatever the screen shows.
        if (host is not null) await host.InvokeVoidAsync("save", kind, FileName(), ChartJson.Write(Palette.Light));
    }

    private async Task SaveTableAsync()
    {
        if (host is not null) await host.InvokeVoidAsync("saveTable", Drawing.Table.ToCsv(), FileName());
    }

    // Letters and digits of the title: "Revenue by product" becomes revenue-by-product.
    private string FileName() =>
        string.Join('-', new string([.. Title.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        await ReleaseAsync();
    }

    private async Task ReleaseAsync()
    {
        var (drawing, code) = (host, module);
        (host, module) = (null, null);
        try
        {
            if (drawing is not null)
            {
                await drawing.InvokeVoidAsync("dispose");
                await drawing.DisposeAsync();
            }

            if (code is not null) await code.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its charts with it.
        }

        self?.Dispose();
    }
}
