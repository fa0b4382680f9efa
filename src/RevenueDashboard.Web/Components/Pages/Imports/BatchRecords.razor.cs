using Microsoft.AspNetCore.Components;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Web.Components.Pages.Importing;

public sealed partial class BatchRecords(BatchLines lines, OriginalLines originals) : IDisposable
{
    private const int PageSize = 50;

    private readonly CancellationTokenSource gone = new();
    private BatchLinePage? shown;
    private string? fault;
    private string? text;
    private Month? month;
    private long? onlyLine;
    private int page = 1;
    private long? opened;
    private OriginalLine? original;
    private bool isOpening;

    [Parameter, EditorRequired]
    public required BatchEntry Batch { get; set; }

    /// <summary>The line that a figure led to; null for all of them.</summary>
    [Parameter]
    public long? Line { get; set; }

    private IReadOnlyList<Month> Months => Batch.Months;

    private int Skip => (page - 1) * PageSize;

    private string Caption => onlyLine is { } line
        ? $"Line {Figures.Count(line)}, to which the figure led."
        : $"In the order of the file; choose a line number to see the line as it was written{(Batch.State == BatchState.Committed ? "" : ". None of them counts")}.";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        onlyLine = Line;
        await ReadAsync();
        if (Line is { } line) await OpenAsync(line);
        StateHasChanged();
    }

    // The page keeps the part while the batch is committed or undone.
    protected override async Task OnParametersSetAsync()
    {
        if (shown is not null) await ReadAsync();
    }

    private async Task ShowAsync(string? part, Month? of, int at)
    {
        (text, month, page, onlyLine, opened) = (part, of, at, null, null);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var (which, skip) = (new BatchLineFilter(text, month, onlyLine), Skip);
        try
        {
            var read = await Task.Run(() => lines.ListAsync(Batch.Id, which, skip, PageSize, gone.Token), gone.Token);
            // Something else was asked for while this was on its way.
            if (which == new BatchLineFilter(text, month, onlyLine) && skip == Skip) (shown, fault) = (read, null);
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
        catch (Exception problem) when (BookFault.Of(problem) is { } known)
        {
            fault = known.Advice;
        }
    }

    private async Task OpenAsync(long line)
    {
        if (opened == line)
        {
            opened = null;
            return;
        }

        (opened, original, isOpening) = (line, null, true);
        StateHasChanged();
        try
        {
            var found = await originals.FindAsync(Batch.Id, line, gone.Token);
            if (opened == line) (original, isOpening) = (found, false);
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
        catch (Exception problem) when (BookFault.Of(problem) is { } known)
        {
            (opened, fault) = (null, known.Advice);
        }
    }

    private bool IsOpen(BatchLine line) => opened == line.Record.Line;

    private string CountsWord(BatchLine line) => Batch.State switch
    {
        BatchState.Committed => line.Counts ? "counts" : "replaced",
        BatchState.Staged => "not yet",
        _ => "no",
    };

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }
}
