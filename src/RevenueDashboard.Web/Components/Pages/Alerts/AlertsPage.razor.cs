using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Hosting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Alerting;

public sealed partial class AlertsPage
{
    private readonly CancellationTokenSource gone = new();
    private AlertsAddress address = new();
    private IReadOnlyList<AlertEntry>? alerts;
    private string? problem;

    private IReadOnlyList<AlertEntry> shown => [.. alerts!.Where(address.Shows)];

    private bool IsFiltered => address.Kind is not null || address.OnlyUnseen;

    private string Past => alerts!.Count(alert => !alert.IsOpen) is var count && count == AlertBook.PastListed ? $"{Figures.Count(count)}+" : Figures.Count(count);

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Alerts.Changed += OnAlertsChanged;
        address = AlertsAddress.Read(Navigation.Uri);
        await ReadAsync();
    }

    private async Task ReadAsync() => alerts = await Task.Run(() => Alerts.ListAsync(gone.Token), gone.Token);

    private void ChooseKind(ChangeEventArgs change) => Go(address with { Kind = Enum.TryParse<AlertKind>(change.Value as string, out var kind) ? kind : null });

    private void Go(AlertsAddress next) => Navigation.NavigateTo(next.On("alerts"));

    private async Task SeeAsync(long? id)
    {
        problem = null;
        try
        {
            await Task.Run(() => Alerts.SeeAsync(id, LocalPerson.Name, gone.Token), gone.Token);
        }
        catch (Exception fault) when (BookFault.Of(fault) is { } known)
        {
            problem = known.Advice;
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        address = AlertsAddress.Read(change.Location);
        StateHasChanged();
    });

    private void OnAlertsChanged() => _ = InvokeAsync(async () =>
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
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    });

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Alerts.Changed -= OnAlertsChanged;
        gone.Cancel();
        gone.Dispose();
    }
}
