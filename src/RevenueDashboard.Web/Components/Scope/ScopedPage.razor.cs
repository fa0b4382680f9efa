using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Scope;

public sealed partial class ScopedPage(NavigationManager navigation, CubeStore cubes) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private RevenueCube? book;
    private RevenueCube? cube;
    private ViewAddress address = new();
    private string? unknown;
    private MissingRateException? noRates;

    /// <summary>The page's own address, relative: "revenue".</summary>
    [Parameter, EditorRequired]
    public required string Page { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<PageView> ChildContent { get; set; }

    /// <summary>The page can show products, industries or countries in the place of customers; any other leaves that choice aside.</summary>
    [Parameter]
    public bool TakesGroups { get; set; }

    /// <summary>For a page that has something to say while the book is empty; others show the way to a first file.</summary>
    [Parameter]
    public RenderFragment? WithoutBook { get; set; }

    private MonthRange? InScope => cube is null ? null : address.Question.MonthsOf(cube);

    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += OnLocationChanged;
        cubes.Changed += OnBookChanged;
        await ReadAsync();
    }

    private async Task ReadAsync(bool bookChanged = false)
    {
        var asked = ViewAddress.Read(navigation.Uri);
        // Only the day asks for another book; everything else is another question to the same one. A day that is not over may still change.
        var (now, of) = (book, address);
        var (known, seen, rateless) = await Task.Run(
            async () =>
            {
                // On a thread of its own: SQLite's driver works on the caller's, and the page has to stay alive meanwhile.
                var known = !bookChanged && now is not null && asked.KnownOn is not null && asked.KnownOn == of.KnownOn ? now
                    : asked.KnownOnTime is { } time ? await cubes.KnownOnAsync(time, gone.Token)
                    : await cubes.CurrentAsync(gone.Token);
                var view = TakesGroups ? asked.View : asked.View with { Grouping = Grouping.Customer };
                try
                {
                    return (known, known.In(view), (MissingRateException?)null);
                }
                catch (MissingRateException problem)
                {
                    return (known, known.In(view with { RatesOf = null }), problem);
                }
            },
            gone.Token);

        // The person has chosen something else while this was loading: that choice draws the page.
        if (ViewAddress.Read(navigation.Uri) != asked) return;
        (book, cube, address, noRates) = (known, seen, asked, rateless);
        var missing = asked.Products.Where(name => cube.ProductNamed(name) is null).ToList();
        unknown = missing.Count == 0
            ? null
            : new UnknownProductException(missing, [.. cube.Products.Select(product => product.Name)]).Message;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() => RefreshAsync(bookChanged: false));

    private void OnBookChanged() => _ = InvokeAsync(() => RefreshAsync(bookChanged: true));

    private async Task RefreshAsync(bool bookChanged)
    {
        if (gone.IsCancellationRequested) return;
        try
        {
            await ReadAsync(bookChanged);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
        catch (Exception problem)
        {
            // Outside a life-cycle method: hand it to the page's error boundary.
            await DispatchExceptionAsync(problem);
        }
    }

    public void Dispose()
    {
        navigation.LocationChanged -= OnLocationChanged;
        cubes.Changed -= OnBookChanged;
        gone.Cancel();
        gone.Dispose();
    }
}
