using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

public enum StagedOutcome
{
    /// <summary>Read and kept aside; can be committed once its questions are answered.</summary>
    Staged,

    /// <summary>Has problems; nothing of it counts.</summary>
    Refused,

    /// <summary>The same rows are in the book; nothing was changed.</summary>
    AlreadyImported,
}

/// <summary>What became of a file that was read.</summary>
public sealed record StagedFile
{
    /// <summary>The batch; the earlier one when the file is already imported; null when nothing was kept.</summary>
    public int? BatchId { get; init; }

    /// <summary>Where the batch stands; null when nothing was kept.</summary>
    public BatchState? State { get; init; }

    public required FileKind Kind { get; init; }

    public required string FileName { get; init; }

    public required StagedOutcome Outcome { get; init; }

    /// <summary>Null when the file could not be read far enough.</summary>
    public FileSummary? Summary { get; init; }

    /// <summary>The first problems.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>All problems.</summary>
    public long ProblemCount { get; init; }

    /// <summary>What was said about the file before it was read.</summary>
    public SpendFileOptions Options { get; init; } = new();

    /// <summary>A question about reading is open: no row was taken yet.</summary>
    public bool IsUnread => Outcome == StagedOutcome.Staged && Summary is null && (State is null or BatchState.Staged);

    /// <summary>Every question the file raised, answered or not; also those that ask nothing any more, given the other answers.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>Question code to choice.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the file that look like one customer with another name, at most 1,000. Nothing is merged because of them.</summary>
    public IReadOnlyList<CustomerSuggestion> Suggestions { get; init; } = [];

    /// <summary>The batch that brought the same rows before.</summary>
    public EarlierBatch? Earlier { get; init; }

    /// <summary>The questions that ask something, answered or not, given the answers to the others.</summary>
    public IReadOnlyList<ImportQuestion> AskedQuestions => [.. ImportAnswers.Asked(Questions, Answers)];

    /// <summary>The questions that still stop the commit.</summary>
    public IReadOnlyList<ImportQuestion> OpenQuestions => ImportAnswers.Open(Questions, Answers);
}

public enum BatchOutcome
{
    /// <summary>What was asked for is done.</summary>
    Done,

    /// <summary>There is no such batch.</summary>
    NotFound,

    /// <summary>The batch is in no state for it; <see cref="BatchResult.Message"/> says which.</summary>
    NotPossible,

    /// <summary>Questions are open: <see cref="BatchResult.Questions"/>.</summary>
    QuestionsOpen,

    /// <summary>The book changed since the file was compared with it. The comparison was made again; look at it and commit once more.</summary>
    BookChanged,

    /// <summary>Has problems: <see cref="BatchResult.Problems"/>.</summary>
    Refused,

    /// <summary>Staged, and nothing is open: a person other than the one who brought the file has to commit it.</summary>
    SecondPersonNeeded,
}

/// <summary>What became of a command about a batch.</summary>
public sealed record BatchResult(int BatchId, BatchOutcome Outcome, string Message)
{
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>The batch in the book that has the same rows, so that nothing is left to do; null for none.</summary>
    public int? EarlierBatch { get; init; }
}

/// <param name="Commit">Null when the file was not fit for it: refused or already imported.</param>
public sealed record ImportedFile(StagedFile File, BatchResult? Commit);
