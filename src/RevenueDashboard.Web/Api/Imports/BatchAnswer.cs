using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>A batch in the words of the command line.</summary>
/// <param name="File">The file as its owner calls it.</param>
/// <param name="Outcome"><c>staged</c> (can be committed), <c>questions</c> (once they are answered), <c>committed</c>, <c>already-imported</c>, <c>refused</c>, <c>undone</c>, <c>discarded</c>.</param>
/// <param name="Batch">Number of the batch.</param>
/// <param name="Problems">The first; <paramref name="ProblemCount"/> counts all.</param>
/// <param name="Questions">Those that are open.</param>
/// <param name="Suggestions">Names that may be one customer. Nothing was merged.</param>
/// <param name="Location">The page about it.</param>
public sealed record BatchAnswer(
    string File, string Outcome, int Batch, long Rows, IReadOnlyList<TotalAnswer> Totals, IReadOnlyList<ImportProblem> Problems, long ProblemCount,
    IReadOnlyList<QuestionAnswer> Questions, IReadOnlyList<SuggestionAnswer> Suggestions, IReadOnlyList<string> Notes, string Location)
{
    public static BatchAnswer Of(StagedFile file) => new(
        file.FileName, OutcomeOf(file), file.BatchId!.Value, file.Summary?.Rows ?? 0,
        [.. (file.Summary?.Totals ?? []).Select(total => new TotalAnswer(total.Month.ToString(), total.Currency.Code, Money.ToPlainText(total.Amount)))],
        file.Problems, file.ProblemCount, [.. file.OpenQuestions.Select(QuestionAnswer.Of)], [.. file.Suggestions.Select(SuggestionAnswer.Of)], file.Summary?.Notes ?? [], PageOf(file.BatchId!.Value));

    public static string PageOf(int batch) => $"/imports/{batch}";

    private static string OutcomeOf(StagedFile file) => file.Outcome == StagedOutcome.AlreadyImported ? "already-imported" : file.State switch
    {
        BatchState.Committed => "committed",
        BatchState.Undone => "undone",
        BatchState.Refused => "refused",
        BatchState.Discarded => "discarded",
        _ => file.OpenQuestions.Count > 0 ? "questions" : "staged",
    };
}

/// <param name="Amount">With its decimals, as text: no reader of JSON rounds it.</param>
public sealed record TotalAnswer(string Month, string Currency, string Amount);

public sealed record QuestionAnswer(string Code, string Message, IReadOnlyList<string> Evidence, IReadOnlyList<string> Choices)
{
    public static QuestionAnswer Of(ImportQuestion question) => new(question.Code, question.Message, question.Evidence, [.. question.Choices.Select(choice => choice.Code)]);
}

/// <param name="Id">Of the customer that the file names; null when it is known by its name.</param>
/// <param name="Other">The customer it may be.</param>
/// <param name="OtherId">As <paramref name="Id"/>.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record SuggestionAnswer(string Name, string? Id, string Other, string? OtherId, string Reason)
{
    public static SuggestionAnswer Of(CustomerSuggestion pair) => new(pair.Name, pair.KnownBy, pair.Other, pair.OtherKnownBy, pair.ReasonInWords());
}
