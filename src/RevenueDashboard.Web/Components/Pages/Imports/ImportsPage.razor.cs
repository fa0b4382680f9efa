using System.Globalization;
using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Components.Pages.Importing;

public sealed partial class ImportsPage(ImportHistory history, CubeStore cubes, NavigationManager navigation) : IDisposable
{
    private const int PageSize = 50;

    private static readonly (string Word, string Name, BatchState State)[] States =
    [
        ("staged", "Not committed", BatchState.Staged), ("committed", "In the book", BatchState.Committed), ("refused", "Refused", BatchState.Refused),
        ("undone", "Undone", BatchState.Undone), ("discarded", "Discarded", BatchState.Discarded),
    ];

    private readonly CancellationTokenSource gone = new();
    private BatchPageOf? shown;
    private DropZone? zone;

    /// <summary>Only batches in this state: staged, committed, refused, undone or discarded.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>Only batches about this: spend, customers …</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Only batches with rows of this month: 2024-03.</summary>
    [SupplyParameterFromQuery(Name = "month")]
    public string? MonthText { get; set; }

    /// <summary>Page of the history, from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    // What cannot be read is no filter, so that an old or mistyped link still opens.
    private BatchFilter Filter => new(
        States.Where(state => state.Word == State).Select(state => (BatchState?)state.State).FirstOrDefault(),
        Enum.TryParse<FileKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        Month.TryParse(MonthText, out var month) ? month : null);

    private bool HasFilter => Filter != new BatchFilter();

    private int Skip => (Math.Clamp(Page ?? 1, 1, 1_000_000) - 1) * PageSize;

    private string Caption => HasFilter && shown is not null
        ? $"{Formatting.Figures.Count(shown.Count, "file", "files")} of this state, kind and month, the newest first."
        : "Every file that came, the newest first. Nothing is ever deleted.";

    protected override void OnInitialized() => cubes.Changed += OnBookChanged;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var (filter, skip) = (Filter, Skip);
        var read = await Task.Run(() => history.ListAsync(filter, skip, PageSize, gone.Token), gone.Token);
        // Another page was asked for while this one was on its way.
        if ((filter, skip) == (Filter, Skip)) shown = read;
    }

    private void Show(ChangeEventArgs? state, ChangeEventArgs? kind, ChangeEventArgs? month) => navigation.NavigateTo(Address(
        state is null ? State : state.Value as string, kind is null ? Kind : kind.Value as string, month is null ? MonthText : month.Value as string, null));

    private string AddressOf(int page) => Address(State, Kind, MonthText, page);

    private string Address(string? state, string? kind, string? month, int? page) => navigation.GetUriWithQueryParameters("imports", new Dictionary<string, object?>
    {
        ["state"] = Text(state), ["kind"] = Text(kind)?.ToLowerInvariant(), ["month"] = Text(month), ["page"] = page is > 1 ? page.Value.ToString(CultureInfo.InvariantCulture) : null,
    });

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private void OnBookChanged() => _ = InvokeAsync(async () =>
    {
        if (gone.IsCancellationRequested) return;
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
    });

    public void Dispose()
    {
        cubes.Changed -= OnBookChanged;
        gone.Cancel();
        gone.Dispose();
    }
}
