using Microsoft.AspNetCore.Components;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Components.Pages.Importing;

public sealed partial class ReadAgain(OriginalLines originals) : IDisposable
{
    private const int RowsShown = 3;
    private const int LongestText = 60;

    private static readonly FileField[] Main = [FileField.Month, FileField.Customer, FileField.Product, FileField.Amount, FileField.Currency];

    // Those of a file of revenue come first; a file of another kind is recognised once its own fields are named.
    private static readonly FileField[] Fields = [.. Main, .. Enum.GetValues<FileField>().Except(Main)];

    private readonly CancellationTokenSource gone = new();
    private ReadingChoices choices = new();
    private OriginalHead? head;
    private IReadOnlyList<string> faults = [];
    private bool showsAll;

    /// <summary>The refused file.</summary>
    [Parameter, EditorRequired]
    public required StagedFile File { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    /// <summary>How it is to be read now.</summary>
    [Parameter]
    public EventCallback<SpendFileOptions> Read { get; set; }

    [Parameter]
    public string Width { get; set; } = "c12";

    private bool NeedsColumns => File.Problems.Any(problem => problem.Code is ProblemCodes.ColumnsMissing or ProblemCodes.HeaderUnknown or ProblemCodes.HeaderAmbiguous);

    private string Caption => NeedsColumns
        ? "The file does not say it in words that are known. Choose a column for each field; the first rows show what stands in it."
        : "When the file is right and was only taken wrongly: say how it is to be read.";

    protected override void OnInitialized()
    {
        choices = ReadingChoices.Of(File.Options);
        showsAll = File.Options.Map.Keys.Except(Main).Any();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        try
        {
            head = await originals.HeadAsync(File.BatchId!.Value, RowsShown, gone.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
    }

    private Task ReadAsync()
    {
        var options = choices.Over(File.Options, out faults);
        return faults.Count > 0 ? Task.CompletedTask : Read.InvokeAsync(options);
    }

    private void Choose(FileField field, string? header)
    {
        if (string.IsNullOrEmpty(header)) choices.Map.Remove(field);
        else choices.Map[field] = header;
    }

    private string? HeaderOf(FileField field) => head?.Headers.FirstOrDefault(header => FieldSynonyms.Of(field).Any(known => Squeezed(known) == Squeezed(header)));

    private bool IsMissing(FileField field) => NeedsColumns && (field is FileField.Month or FileField.Customer or FileField.Amount or FileField.Product)
        && HeaderOf(field) is null && !choices.Map.ContainsKey(field) && !(field == FileField.Product && !string.IsNullOrWhiteSpace(choices.Product));

    private string Recognised(FileField field) => HeaderOf(field) is { } header ? $"as found: {header}" : field == FileField.Product ? "none: one product for every line" : "none";

    private static string Squeezed(string header) => FieldSynonyms.Normal(header).Replace(" ", "", StringComparison.Ordinal);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Short(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}…";

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }
}
