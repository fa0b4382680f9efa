using Microsoft.AspNetCore.Components;
using MudBlazor;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Web.Components.Pages.Months;

public sealed partial class MonthPage(MonthBooks books, CubeStore cubes, IDialogService dialogs) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private Month month;
    private MonthBook? book;
    private MonthStanding? standing;
    private IReadOnlyList<CloseCheck> checks = [];
    private Currency currency;
    private string? message;
    private string? shown;
    private bool isMissing;
    private bool busy;

    /// <summary>The month: 2024-03.</summary>
    [Parameter]
    public required string Name { get; set; }

    private string Title => isMissing || month == default ? "Month" : Figures.MonthName(month);

    private bool Blocked => checks.Any(check => check.Outcome == CheckOutcome.Blocking);

    private int Warnings => checks.Count(check => check.Outcome == CheckOutcome.Warning);

    private string ChecklistCaption => book!.Closing is { } closing
        ? $"What was found on {MonthWords.Time(closing.At)}, by {closing.By}."
        : "Worked out from the book as it is now, and kept with the closing.";

    private string CloseAdvice =>
        Blocked ? "What stops it has to be cleared first."
        : Warnings == 0 ? ""
        : $"{Figures.Count(Warnings, "warning has", "warnings have")} to be cleared, or accepted with a reason.";

    protected override void OnInitialized() => cubes.Changed += OnBookChanged;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Name) return;
        shown = Name;
        (book, standing, message) = (null, null, null);
        isMissing = !Month.TryParse(Name, out month);
        if (!isMissing) await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var (cube, listed, found) = await Task.Run(async () =>
            (await cubes.CurrentAsync(gone.Token), await books.ListAsync(gone.Token), await books.ChecklistAsync(month, gone.Token)), gone.Token);
        book = listed.FirstOrDefault(of => of.Month == month);
        standing = MonthsReport.Of(cube).Months.FirstOrDefault(of => of.Month == month);
        currency = cube.Currency;
        checks = book?.Closing?.Checks ?? found;
        isMissing = book is null || standing is null;
    }

    private async Task CloseAsync()
    {
        var text = Warnings == 0
            ? "Its figures become final: no file changes them before it is reopened. The checklist is kept with the closing."
            : $"Its figures become final although the checklist warns: {string.Join(" ", checks.Where(check => check.Outcome == CheckOutcome.Warning).Select(check => check.Finding))} Say why that is right; the reason is kept with the closing.";
        if (await ReasonDialog.AskAsync(dialogs, $"Close {Title}?", text, "Close the month", required: Warnings > 0) is { } reason)
            await RunAsync(() => books.CloseAsync(month, LocalPerson.Name, reason, acceptWarnings: Warnings > 0));
    }

    private async Task ReopenAsync()
    {
        const string Text = "Files may change its figures again, and every page calls them preliminary until it is closed once more. The reason is kept.";
        if (await ReasonDialog.AskAsync(dialogs, $"Reopen {Title}?", Text, "Reopen the month", required: true) is { } reason)
            await RunAsync(() => books.ReopenAsync(month, LocalPerson.Name, reason));
    }

    // A command goes on when the person leaves the page: what they asked for happens.
    private async Task RunAsync(Func<Task<MonthResult>> command)
    {
        busy = true;
        message = null;
        try
        {
            var result = await command();
            if (result.Outcome != MonthOutcome.Done) message = result.Message;
        }
        catch (Exception problem) when (BookFault.Of(problem) is { } fault)
        {
            message = fault.Advice;
        }
        finally
        {
            busy = false;
        }

        if (!gone.IsCancellationRequested) await ReadAsync();
    }

    private void OnBookChanged() => _ = InvokeAsync(async () =>
    {
        if (gone.IsCancellationRequested || busy || isMissing) return;
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    });

    public void Dispose()
    {
        cubes.Changed -= OnBookChanged;
        gone.Cancel();
        gone.Dispose();
    }
}
