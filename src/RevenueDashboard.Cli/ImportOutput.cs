using RevenueDashboard.Data;
using System.Globalization;
using System.Text.Json.Nodes;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Cli;

/// <summary>What <c>revenue import</c> says: sentences for people, one object a line for scripts.</summary>
internal static class ImportOutput
{
    private const int SuggestionsShown = 10;

    /// <param name="answers">Those given with the command: a question that is still open has been answered with something it does not offer.</param>
    public static async Task WriteAsync(Surroundings surroundings, FileOutcome file, IReadOnlyDictionary<string, string> answers, bool json)
    {
        if (json) await surroundings.Output.WriteLineAsync(Json(file).ToJsonString(TextTable.Json));
        else await TextAsync(surroundings, file);

        if (answers.GetValueOrDefault(ImportQuestion.Restatement) == "replace" && file.Outcome is "committed" or "previewed" && file.Answered.All(answered => answered.Question.Code != ImportQuestion.Restatement))
            await surroundings.Problems.WriteLineAsync("  Nothing is replaced: no month and product of this file had data.");

        foreach (var question in file.Questions)
        {
            if (answers.TryGetValue(question.Code, out var choice))
                await surroundings.Problems.WriteLineAsync($"  \"{choice}\" is no answer to {question.Code}: choose {string.Join(" or ", question.Choices.Select(offered => offered.Code))}.");
            else if (!json) await AskedAsync(surroundings.Problems, question);
        }
    }

    /// <summary>What a staged file holds, before anybody is asked about it.</summary>
    public static async Task DescribeAsync(TextWriter output, StagedFile staged)
    {
        if (staged.Summary is not { } summary) return;
        await output.WriteLineAsync(Say($"{staged.FileName}: {summary.Rows:N0} rows, {summary.Customers:N0} customers, {summary.Encoding}, {(summary.Separator.StartsWith("sheet ", StringComparison.Ordinal) ? "" : "separator ")}{summary.Separator}"));
        await FocusOutput.DescribeAsync(output, summary);
        foreach (var ignored in summary.Columns.Where(column => column.IsIgnored)) await output.WriteLineAsync($"  ignored column: {ignored.Header}");
        foreach (var total in summary.Totals) await output.WriteLineAsync(Say($"  {total.Month}  {Money.ToPlainText(total.Amount),22} {total.Currency}  {total.Rows:N0} rows"));
        foreach (var note in summary.Notes) await output.WriteLineAsync($"  {note}");
    }

    private static JsonObject Json(FileOutcome file) => FocusOutput.With(new JsonObject
    {
        ["file"] = file.File,
        ["outcome"] = file.Outcome,
        ["batch"] = file.Batch,
        ["rows"] = file.Summary?.Rows ?? 0,
        ["totals"] = new JsonArray([.. (file.Summary?.Totals ?? []).Select(total => new JsonObject
        {
            ["month"] = total.Month.ToString(),
            ["currency"] = total.Currency.Code,
            ["amount"] = Money.ToPlainText(total.Amount),
        })]),
        ["problems"] = new JsonArray([.. file.Problems.Select(problem => new JsonObject
        {
            ["line"] = problem.Line,
            ["column"] = problem.Column,
            ["code"] = problem.Code,
            ["message"] = problem.Message,
        })]),
        ["problemCount"] = file.ProblemCount,
        ["questions"] = new JsonArray([.. file.Questions.Select(question => new JsonObject
        {
            ["code"] = question.Code,
            ["message"] = question.Message,
            ["evidence"] = new JsonArray([.. question.Evidence.Select(seen => JsonValue.Create(seen))]),
            ["choices"] = new JsonArray([.. question.Choices.Select(choice => JsonValue.Create(choice.Code))]),
        })]),
        ["suggestions"] = new JsonArray([.. file.Suggestions.Select(pair => new JsonObject
        {
            ["name"] = pair.Name,
            ["id"] = pair.KnownBy,
            ["other"] = pair.Other,
            ["otherId"] = pair.OtherKnownBy,
            ["reason"] = pair.ReasonInWords(),
        })]),
        ["notes"] = new JsonArray([.. (file.Summary?.Notes ?? []).Select(note => JsonValue.Create(note))]),
    }, file.Summary);

    private static async Task TextAsync(Surroundings surroundings, FileOutcome file)
    {
        var rows = file.Summary?.Rows ?? 0;
        await surroundings.Output.WriteLineAsync(file.Outcome switch
        {
            "committed" => Say($"{file.File}: {rows:N0} row{(rows == 1 ? "" : "s")} committed as batch {file.Batch}"),
            "already-imported" => Say($"{file.File}: already imported as batch {file.Batch}, nothing changed"),
            "previewed" => Say($"{file.File}: {rows:N0} row{(rows == 1 ? "" : "s")} without a problem. Nothing was changed: commit with --yes"),
            "questions" when file.Batch is { } waiting => Say($"{file.File}: {rows:N0} rows kept as batch {waiting}, not in the book yet"),
            "questions" => Say($"{file.File}: {file.Questions.Count} open question{(file.Questions.Count == 1 ? "" : "s")}, nothing was changed"),
            _ => Say($"{file.File}: refused, {file.ProblemCount:N0} problem{(file.ProblemCount == 1 ? "" : "s")}, nothing was changed"),
        });

        foreach (var total in file.Summary?.Totals ?? []) await surroundings.Output.WriteLineAsync(Say($"  {total.Month}  {Money.ToPlainText(total.Amount),22} {total.Currency}"));
        foreach (var note in file.Summary?.Notes ?? []) await surroundings.Output.WriteLineAsync($"  {note}");
        foreach (var (question, choice) in file.Answered)
        {
            await surroundings.Output.WriteLineAsync($"  {choice.Label}");
            foreach (var seen in question.Evidence) await surroundings.Output.WriteLineAsync($"    - {TextTable.OneLine(seen)}");
        }

        if (file.ProblemCount == 0) await FocusOutput.DescribeAsync(surroundings.Output, file.Summary);
        foreach (var problem in file.Problems) await surroundings.Problems.WriteLineAsync($"  {Where(problem)}{problem.Message}");
        if (file.ProblemCount > file.Problems.Count) await surroundings.Problems.WriteLineAsync(Say($"  … and {file.ProblemCount - file.Problems.Count:N0} more"));
        await SuggestedAsync(surroundings.Output, file.Suggestions);
    }

    private static async Task SuggestedAsync(TextWriter output, IReadOnlyList<CustomerSuggestion> suggestions)
    {
        if (suggestions.Count == 0) return;

        await output.WriteLineAsync("  Names that may be one customer; nothing was merged:");
        foreach (var pair in suggestions.Take(SuggestionsShown)) await output.WriteLineAsync($"    {TextTable.OneLine(pair.NameInWords())} = {TextTable.OneLine(pair.OtherInWords())}?  ({pair.ReasonInWords()})");
        if (suggestions.Count > SuggestionsShown) await output.WriteLineAsync(Say($"    … and {suggestions.Count - SuggestionsShown:N0} more"));
    }

    public static async Task AskedAsync(TextWriter output, ImportQuestion question)
    {
        await output.WriteLineAsync($"  {question.Message}");
        foreach (var evidence in question.Evidence) await output.WriteLineAsync($"    - {evidence}");
        foreach (var choice in question.Choices) await output.WriteLineAsync($"    --answer {question.Code}={choice.Code}   {choice.Label}");
    }

    private static string Where(ImportProblem problem) => problem switch
    {
        { Line: 0 } => "",
        { Column: null } => Say($"line {problem.Line}: "),
        _ => Say($"line {problem.Line}, {problem.Column}: "),
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
