using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Components.Pages.Importing;

public sealed partial class ReadAgain(IJSRuntime browser, NavigationManager navigation, IOptions<ImportLimits> limits) : IAsyncDisposable
{
    private readonly ReadingChoices choices = new();
    private IJSObjectReference? module;
    private bool remembered = true;
    private bool sending;
    private string? fault;

    /// <summary>Number of the refused batch.</summary>
    [Parameter, EditorRequired]
    public int Batch { get; set; }

    [Parameter]
    public string Width { get; set; } = "c12";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        module = await browser.InvokeAsync<IJSObjectReference>("import", DropZone.Module);
        remembered = await module.InvokeAsync<bool>("remembers", Batch);
        StateHasChanged();
    }

    private async Task SendAsync()
    {
        if (module is null) return;
        sending = true;
        fault = null;
        var answer = await module.InvokeAsync<FileAnswer>("sendAgain", Batch, choices.ToQuery());
        sending = false;
        if (answer.Page is { } page) navigation.NavigateTo(page);
        else fault = answer.Sentence(limits.Value.FileSize);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its module with it.
        }
    }
}
