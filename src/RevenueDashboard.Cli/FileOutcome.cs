using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Cli;

/// <summary>What became of one file, in the words that scripts depend on.</summary>
/// <param name="Outcome">committed, already-imported, refused, questions or previewed.</param>
/// <param name="Batch">Where the book has it: also a refused file is kept, with its problems; null when nothing was kept.</param>
internal sealed record FileOutcome(
    string File,
    string Outcome,
    int? Batch,
    FileSummary? Summary,
    IReadOnlyList<ImportProblem> Problems,
    long ProblemCount,
    IReadOnlyList<ImportQuestion> Questions,
    IReadOnlyList<CustomerSuggestion> Suggestions)
{
    /// <summary>Questions that were answered beforehand, with their answers: what is done because of them is told, not only done.</summary>
    public IReadOnlyList<(ImportQuestion Question, ImportChoice Choice)> Answered { get; init; } = [];

    public int ExitCode => Outcome switch
    {
        "refused" => Cli.ExitCode.Refused,
        "questions" => Cli.ExitCode.Questions,
        _ => Cli.ExitCode.Done,
    };

    /// <param name="commit">Null when nothing was to be committed.</param>
    public static FileOutcome Of(string file, StagedFile staged, BatchResult? commit)
    {
        var problems = commit is { Outcome: BatchOutcome.Refused } ? commit.Problems : staged.Problems;
        var outcome = (staged.Outcome, commit?.Outcome) switch
        {
            (StagedOutcome.AlreadyImported, _) => "already-imported",
            (StagedOutcome.Refused, _) or (_, BatchOutcome.Refused) => "refused",
            (_, BatchOutcome.Done) => "committed",
            (_, BatchOutcome.SecondPersonNeeded) => "questions",
            _ when staged.OpenQuestions.Count > 0 => "questions",
            _ => "previewed",
        };
        // Kept, and nothing is left to answer: somebody else has to commit it.
        var waits = commit?.Outcome == BatchOutcome.SecondPersonNeeded;
        return new FileOutcome(
            file,
            outcome,
            outcome is "committed" or "already-imported" or "refused" || waits ? staged.BatchId : null,
            staged.Summary,
            problems,
            Math.Max(problems.Count, staged.ProblemCount),
            waits ? commit!.Questions : outcome == "questions" ? staged.OpenQuestions : [],
            outcome is "committed" or "previewed" or "questions" ? staged.Suggestions : [])
        {
            Answered = outcome is "committed" or "previewed"
                ? [.. staged.Questions.SelectMany(question => question.Choices.Where(choice => choice.Code == staged.Answers.GetValueOrDefault(question.Code)).Select(choice => (question, choice)))]
                : [],
        };
    }

    public static FileOutcome NotDone(string file, string code, string message) =>
        new(file, "refused", null, null, [new ImportProblem(0, null, code, message, null)], 1, [], []);
}
