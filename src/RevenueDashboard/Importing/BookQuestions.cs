using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>
/// Whether a spend file is complete, as far as the book can tell: a large customer that is not there, many that are not there, a total out of
/// all proportion. A month the book does not have is held against the months before it, one that is replaced against itself as it stands; a
/// first file of history is held against nothing.
/// </summary>
internal static class BookQuestions
{
    public const string Accept = "accept";
    public const string Refuse = "refuse";

    private const int EvidenceShown = 20;

    /// <summary>Questions of this kind.</summary>
    public static IReadOnlyList<string> Codes { get; } = [ImportQuestion.CustomerMissing, ImportQuestion.CustomersMissing, ImportQuestion.MonthTotal];

    private static readonly Dictionary<string, string> ProblemOf = new()
    {
        [ImportQuestion.CustomerMissing] = ProblemCodes.CustomerMissing,
        [ImportQuestion.CustomersMissing] = ProblemCodes.CustomersMissing,
        [ImportQuestion.MonthTotal] = ProblemCodes.MonthTotal,
    };

    /// <param name="batchId">The batch that holds the file's rows.</param>
    /// <param name="running">The month of today, which may be partial.</param>
    public static async Task<IReadOnlyList<ImportQuestion>> AskAsync(
        RevenueContext context, int batchId, FileSummary summary, Restatement restatement, CommittedScopes committed, Currency reporting, Month running, CancellationToken cancellation)
    {
        var months = await ComparedMonths.LoadAsync(context, batchId, summary, restatement, committed, reporting, running, cancellation);
        if (months is null) return [];

        ImportQuestion?[] questions = [CustomerMissing.Question(months), CustomersMissing.Question(months), MonthTotal.Question(months)];
        return [.. questions.OfType<ImportQuestion>()];
    }

    /// <summary>A question with the two choices that all of them have.</summary>
    /// <param name="seen">What was seen, in the order of its weight, with the month of the file it is about.</param>
    public static ImportQuestion? Make(string code, string message, IReadOnlyList<(ComparedMonth Month, string Sentence)> seen)
    {
        if (seen.Count == 0) return null;

        List<string> evidence = [.. seen.Take(EvidenceShown).Select(each => each.Sentence)];
        if (seen.Count > EvidenceShown) evidence.Add(BookWords.Text($"And {seen.Count - EvidenceShown:N0} more."));
        return new ImportQuestion(code, message + BookWords.Running(seen.Select(each => each.Month)) + " Accept the file as it is, or refuse it?", evidence,
        [
            new ImportChoice(Accept, "Accept: the file is complete and the figures are right"),
            new ImportChoice(Refuse, "Refuse the file: something is wrong with it"),
        ])
        {
            IsAboutReplacing = seen.All(each => each.Month.IsReplaced),
        };
    }

    /// <summary>What was seen, as problems of a file that is refused for it.</summary>
    public static IReadOnlyList<ImportProblem> Problems(ImportQuestion question) =>
        [.. question.Evidence.Select(sentence => new ImportProblem(0, null, ProblemOf[question.Code], $"{sentence} {Advice(question.Code)}", null))];

    private static string Advice(string code) => code == ImportQuestion.MonthTotal
        ? "Check the amounts, their currency and their decimal marks, and export the file again."
        : "Export the file again with every customer, or accept that they are missing.";
}
