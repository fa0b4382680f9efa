using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;
using RevenueDashboard.Web.Theme;

namespace RevenueDashboard.Web.Components.Layout;

public sealed partial class MainLayout(IJSRuntime browser, NavigationManager navigation)
{
    /// <summary>The section of the bar that says what book the figures come from.</summary>
    public const string BookNote = "book-note";

    private MudThemeProvider? provider;
    private PageGuard? guard;
    private IJSObjectReference? shell;
    private DotNetObjectReference<MainLayout>? self;
    private ThemeChoice choice;
    private bool systemIsDark;
    private bool isDark;

    [CascadingParameter(Name = "InitialTheme")]
    private ThemeChoice InitialTheme { get; set; }

    private string ThemeLabel => choice switch
    {
        ThemeChoice.Light => "Theme: light. Change to dark",
        ThemeChoice.Dark => "Theme: dark. Change to the system's",
        _ => "Theme: as the system. Change to light",
    };

    // A bare #main would lead away from the page: links are relative to the base address.
    private string SkipTarget => $"/{navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0]}#main";

    protected override void OnInitialized()
    {
        choice = InitialTheme;
        isDark = choice == ThemeChoice.Dark;
        navigation.LocationChanged += OnLocationChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;

        shell = await browser.InvokeAsync<IJSObjectReference>("import", "./js/shell.js");
        self = DotNetObjectReference.Create(this);
        systemIsDark = await shell.InvokeAsync<bool>("start", self);
        isDark = IsDark();
        StateHasChanged();
    }

    /// <summary>The page asks whether its circuit is alive; a circuit that is not cannot answer.</summary>
    [JSInvokable]
    public static bool Beat() => true;

    /// <summary>The operating system changed between light and dark.</summary>
    [JSInvokable]
    public void OnSystemTheme(bool dark)
    {
        systemIsDark = dark;
        isDark = IsDark();
        StateHasChanged();
    }

    private async Task NextThemeAsync()
    {
        choice = ThemeCookie.Next(choice);
        isDark = IsDark();
        if (shell is not null) await shell.InvokeVoidAsync("setTheme", ThemeCookie.Write(choice));
    }

    private bool IsDark() => choice == ThemeChoice.Dark || (choice == ThemeChoice.System && systemIsDark);

    private void TryAgain() => guard?.Recover();

    // A page that failed does not take the next one with it; its address and the skip link's change together.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => InvokeAsync(() =>
    {
        guard?.Recover();
        StateHasChanged();
    });

    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        self?.Dispose();
        if (shell is null) return;

        try
        {
            await shell.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its module with it.
        }
    }
}
