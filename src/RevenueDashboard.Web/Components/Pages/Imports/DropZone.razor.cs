using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Api.Importing;
using RevenueDashboard.Web.Components.Parts;

namespace RevenueDashboard.Web.Components.Pages.Importing;

public sealed partial class DropZone(
    IJSRuntime browser, NavigationManager navigation, ImportProfiles importProfiles, UploadProgress progress, TimeProvider time, IOptions<ImportLimits> limits) : IAsyncDisposable
{
    public const string Module = "./js/upload.js";

    private readonly string fieldId = PartId.Next("file");
    private readonly string uploads = Guid.NewGuid().ToString("N");
    private readonly List<SentFile> files = [];
    private IReadOnlyList<ReadingProfile> profiles = [];
    private ElementReference zone;
    private IJSObjectReference? module;
    private IJSObjectReference? handle;
    private DotNetObjectReference<DropZone>? self;
    private bool isGone;

    /// <summary>A file arrived and has a batch.</summary>
    [Parameter]
    public EventCallback Staged { get; set; }

    private IOptions<ImportLimits> Limits => limits;

    private ReadingChoices Choices { get; } = new();

    private ReadingProfile? Chosen => profiles.FirstOrDefault(profile => profile.Name == Choices.Profile);

    protected override Task OnInitializedAsync() => ReadProfilesAsync();

    /// <summary>Asks again which profiles there are; one that was chosen and is gone is chosen no more.</summary>
    public async Task ReadProfilesAsync()
    {
        profiles = await Task.Run(() => importProfiles.ListAsync());
        if (Chosen is null) Choices.Profile = null;
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", Module);
            if (!isGone)
            {
                self = DotNetObjectReference.Create(this);
                handle = await module.InvokeAsync<IJSObjectReference>("start", zone, self, limits.Value.FileSize);
            }
        }
        catch (Exception) when (isGone)
        {
            // Who goes on at once leaves no zone to drop files in.
        }

        if (isGone) await ReleaseAsync();
        else StateHasChanged();
    }

    /// <summary>The person chose files. Answers how they are to be read.</summary>
    [JSInvokable]
    public string OnChosen(ChosenFile[] chosen)
    {
        if (files.TrueForAll(file => file.Answer is not null)) files.Clear();
        foreach (var each in chosen)
        {
            var file = new SentFile(each);
            file.Listening = progress.Listen($"{uploads}-{each.Id}", rows => OnRead(file, rows));
            files.Add(file);
        }

        StateHasChanged();
        return QueryHelpers.AddQueryString(Choices.ToQuery(), "upload", uploads);
    }

    // On the reader's thread.
    private void OnRead(SentFile file, long rows) => _ = InvokeAsync(() =>
    {
        if (file.Answer is not null) return;
        file.Read(rows, time);
        StateHasChanged();
    });

    /// <summary>So much of a file is on its way.</summary>
    [JSInvokable]
    public void OnSent(long id, long sent, long size)
    {
        if (files.Find(file => file.File.Id == id) is not { } file) return;
        // What is sent besides the file itself is not told.
        file.Sent = size > 0 ? Math.Min(sent, file.File.Size) : 0;
        StateHasChanged();
    }

    /// <summary>A file is done with, well or not.</summary>
    [JSInvokable]
    public async Task OnAnswered(FileAnswer answer)
    {
        if (files.Find(file => file.File.Id == answer.Id) is not { } file) return;
        file.Answer = answer;
        file.Listening?.Dispose();
        StateHasChanged();

        // One file leads to its page; of several the person chooses.
        if (files.Count == 1 && answer.Page is { } page) navigation.NavigateTo(page);
        else if (answer.Batch is not null) await Staged.InvokeAsync();
    }

    private async Task CancelAsync(SentFile file)
    {
        if (handle is null) return;
        await handle.InvokeVoidAsync("cancel", file.File.Id);
        if (file.Sent is null) file.Answer = new FileAnswer(file.File.Id, 0, Cancelled: true);
    }

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        foreach (var file in files) file.Listening?.Dispose();
        await ReleaseAsync();
    }

    private async Task ReleaseAsync()
    {
        var (dropping, code) = (handle, module);
        (handle, module) = (null, null);
        try
        {
            if (dropping is not null)
            {
                await dropping.InvokeVoidAsync("leave");
                await dropping.DisposeAsync();
            }

            if (code is not null) await code.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its module with it.
        }
        finally
        {
            self?.Dispose();
        }
    }
}
