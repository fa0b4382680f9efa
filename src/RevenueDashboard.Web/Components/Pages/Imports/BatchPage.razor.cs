using Microsoft.AspNetCore.Components;
using MudBlazor;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Hosting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Importing;

public sealed partial class BatchPage(
    ImportHistory history, SpendImporter importer, RestatementChain chains, PreviewLoader previews, CubeStore cubes, IDialogService dialogs, NavigationManager navigation) : IDisposable
{
    /// <summary>So many facts are told when somebody undoes them.</summary>
    private const int FactsAsked = 5;

    private const string NothingSaid = "nothing";

    private readonly CancellationTokenSource gone = new();
    private BatchEntry? batch;
    private StagedFile? staged;
    private BatchChain? chain;
    private LoadedPreview? loaded;
    private string? previewFault;
    private string? message;
    private int? shownId;
    private bool isMissing;
    private bool isInteractive;
    private bool showsColumns;
    private bool busy;
    private int previewNumber;

    /// <summary>Number of the batch.</summary>
    [Parameter]
    public int Id { get; set; }

    /// <summary>The person brought rows that this batch had brought before.</summary>
    [SupplyParameterFromQuery(Name = "again")]
    public bool? IsAgain { get; set; }

    /// <summary>The line of the file that a figure led to.</summary>
    [SupplyParameterFromQuery]
    public long? Line { get; set; }

    private bool HasPreview => batch is { Summary: not null, State: BatchState.Staged or BatchState.Committed };

    private bool IsSpend => batch!.Kind == FileKind.Spend;

    private bool HasRecords => batch is { Kind: FileKind.Spend, Summary: not null, State: not BatchState.Refused };

    // Of one month and currency the line about the file says it all.
    private bool HasTotals => batch is { Summary.Totals.Count: > 1, State: not BatchState.Refused };

    private bool CanRemember => batch is { Summary: not null, State: BatchState.Staged or BatchState.Committed }
        && (ReadingWords.Parts(staged!.Options).Any() || staged.Questions.Any(question => ImportProfiles.Remembers(question) && staged.Answers.ContainsKey(question.Code)));

    // Once the batch is settled, a question that nobody answered asks nothing any more.
    private IReadOnlyList<ImportQuestion> Questions =>
        batch!.State == BatchState.Staged ? staged!.AskedQuestions : [.. staged!.AskedQuestions.Except(staged.OpenQuestions)];

    // Where another way of reading cannot help: the book and the file disagree.
    private bool CanReadAgain => batch is { State: BatchState.Refused, HasOriginal: true } && !staged!.Problems.All(problem => problem.Code is
        ProblemCodes.ExchangeRateMissing or ProblemCodes.LineRepeated or ProblemCodes.IdNames or ProblemCodes.IdMissing or ProblemCodes.CustomerAmbiguous or ProblemCodes.RateOfReportingCurrency);

    private string Lead => batch!.State switch
    {
        BatchState.Staged => "Nothing is in the book yet. Until you commit, every page shows the figures as they were.",
        _ => $"Batch {batch.Id}, brought by {batch.By} on {BatchWords.Time(batch.StagedAt)}.",
    };

    private string? OverviewAddress => batch is { Kind: FileKind.Spend, Months: { Count: > 0 } months }
        ? new ViewAddress { To = months[^1], Products = batch.Products.Count == 1 ? batch.Products : [] }.On("/")
        : "/";

    protected override void OnInitialized() => cubes.Changed += OnBookChanged;

    protected override async Task OnParametersSetAsync()
    {
        if (shownId == Id) return;
        shownId = Id;
        (batch, staged, chain, loaded, message, showsColumns) = (null, null, null, null, null, false);
        await ReadAsync();
        if (isInteractive) LoadPreview();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        // Not while the page is drawn for the first time on the server: the figures come when the page is there.
        isInteractive = true;
        LoadPreview();
    }

    private async Task ReadAsync()
    {
        (batch, staged) = await Task.Run(async () => (await history.FindAsync(Id, gone.Token), await importer.FindAsync(Id, gone.Token)), gone.Token);
        isMissing = batch is null;
        chain = batch is { Kind: FileKind.Spend, CommittedAt: not null } ? await Task.Run(() => chains.OfAsync(Id, gone.Token), gone.Token) : null;
        if (!HasPreview) loaded = null;
    }

    private void LoadPreview()
    {
        if (batch is not null && HasPreview) _ = LoadPreviewAsync(batch, ++previewNumber);
    }

    private async Task LoadPreviewAsync(BatchEntry of, int number)
    {
        try
        {
            var next = await previews.LoadAsync(of, gone.Token);
            if (number != previewNumber) return;
            if (of.State == BatchState.Staged && loaded is not null && loaded.DataVersion != next.DataVersion) message = "The book changed while this page was open. The figures below were compared with it again.";
            (loaded, previewFault) = (next, null);
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
        catch (Exception problem) when (problem is InvalidDataException || BookFault.Of(problem) is not null)
        {
            previewFault = BookFault.Of(problem)?.Advice ?? problem.Message;
            await InvokeAsync(StateHasChanged);
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    private Task<ComparedBooks> CompareAsync(CancellationToken cancellation) => previews.CompareAsync(batch!, cancellation);

    private Task AnswerAsync((string Question, string Choice) answer) =>
        RunAsync(() => importer.AnswerAsync(Id, new Dictionary<string, string> { [answer.Question] = answer.Choice }, LocalPerson.Name));

    private Task ReadAgainAsync(SpendFileOptions options) => RunAsync(() => importer.ReadAgainAsync(Id, options, staged!.Answers, LocalPerson.Name));

    private Task CommitAsync() => RunAsync(() => importer.CommitAsync(Id, LocalPerson.Name));

    private Task DiscardAsync() => RunAsync(() => importer.DiscardAsync(Id, LocalPerson.Name));

    private async Task UndoAsync()
    {
        var scopes = default(IReadOnlyList<BatchScope>);
        await TellingAsync(async () => scopes = await Task.Run(() => history.ScopesAsync(Id, gone.Token), gone.Token));
        if (scopes is null) return;

        var replaces = scopes.Any(scope => scope.Replaces);
        if (await ConfirmDialog.AskAsync(dialogs, "Take this file out of the book?", UndoText(batch!, replaces), UndoFigures(), "Undo the import", "Keep it"))
            await RunAsync(() => importer.UndoAsync(Id, LocalPerson.Name));
    }

    private static string UndoText(BatchEntry batch, bool replaces)
    {
        var facts = string.Join(", ", ((string[])[BatchWords.MonthsOf(batch), BatchWords.Text(batch.Totals)]).Where(fact => fact != BatchWords.None));
        var after = batch.Kind != FileKind.Spend ? "What was said before holds again." : replaces ? "What they had replaced counts again." : "Nothing takes their place.";
        return $"Every page shows the book without the {Figures.Count(batch.Rows, "row", "rows")} of {batch.FileName}{(facts.Length == 0 ? "" : $" ({facts})")}. {after} The file stays in the history and can be imported again.";
    }

    // What the cards say of the facts and of the newest month, where undoing changes it; none while it is worked out.
    private IReadOnlyList<string> UndoFigures() => loaded is null ? [] : [.. UndoneFacts(loaded.Facts), .. UndoneFigures(loaded.Preview)];

    private static IEnumerable<string> UndoneFacts(IReadOnlyList<ReferenceChange> facts)
    {
        foreach (var fact in facts.Take(FactsAsked)) yield return $"{fact.About}, {fact.Field}: {Said(fact, fact.After)} becomes {Said(fact, fact.Before)}.";
        if (facts.Count > FactsAsked) yield return $"{Figures.Count(facts.Count - FactsAsked, "more fact changes", "more facts change")}, as listed on the page.";
    }

    private static string Said(ReferenceChange fact, string? said) =>
        said is null ? NothingSaid : Reference.EntryText.Of(fact.Field, said);

    private static IReadOnlyList<string> UndoneFigures(ImportPreview preview)
    {
        if (preview is not { Effects: [var effect, ..] } || effect.After?.Measures is not { } now) return [];

        var month = Figures.MonthName(effect.Month);
        if (effect.Before?.Measures is not { } without) return [$"{month}: no revenue of these products is left."];

        string Total(long units) => Figures.ExactWithCurrency(new Money(units, preview.Currency));
        return
        [
            $"{month}, revenue: {Total(now.Total)} becomes {Total(without.Total)}.",
            $"Largest customer’s share: {Figures.Percent(now.Top1Share)} becomes {Figures.Percent(without.Top1Share)}; HHI {Figures.Number(now.Hhi, 0)} becomes {Figures.Number(without.Hhi, 0)}.",
            $"10 % customers: {Figures.Count(effect.After.TenPercent.Count)} become {Figures.Count(effect.Before.TenPercent.Count)}.",
        ];
    }

    // A command goes on when the person leaves the page: what they asked for happens, and the history says so.
    private async Task RunAsync(Func<Task<BatchResult>> command)
    {
        busy = true;
        message = null;
        var read = Id;
        string? fault = null;
        try
        {
            var result = await command();
            if (result.Outcome != BatchOutcome.Done) message = result.Message;
            read = result.BatchId;
        }
        catch (Exception problem) when (BookFault.Of(problem) is { } known)
        {
            message = fault = known.Advice;
        }
        catch (InvalidDataException problem)
        {
            message = fault = problem.Message;
        }
        finally
        {
            busy = false;
        }

        if (gone.IsCancellationRequested) return;
        // Read again, the file is another batch.
        if (read != Id)
        {
            navigation.NavigateTo($"imports/{read}");
            return;
        }

        await TellingAsync(async () =>
        {
            await ReadAsync();
            // The page lists the problems of a refused batch; one that is only not let into a closed month stays as it is.
            if (batch?.State == BatchState.Refused && fault is null) message = null;
            LoadPreview();
            // The watcher would see it within a second; the other open pages need not wait for it.
            await Task.Run(() => cubes.CurrentAsync(gone.Token), gone.Token);
        });
    }

    // What can be waited for or put right is told on the page, which stays as it was: only a mistake of the program ends it.
    private async Task TellingAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The person has left the page.
        }
        catch (Exception problem) when (BookFault.Of(problem) is { } known)
        {
            message = known.Advice;
        }
    }

    private void OnBookChanged() => _ = InvokeAsync(async () =>
    {
        if (gone.IsCancellationRequested || busy || !isInteractive) return;
        try
        {
            await TellingAsync(async () =>
            {
                // Somebody else may have committed, undone or discarded this very batch.
                await ReadAsync();
                LoadPreview();
            });
            StateHasChanged();
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
