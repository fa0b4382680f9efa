namespace RevenueDashboard.Importing;

/// <summary>What came of reading a file of whatever kind.</summary>
/// <param name="Summary">Null when the file never got as far as its rows.</param>
internal sealed record StagedContent(FileSummary? Summary, IReadOnlyList<ImportProblem> Problems, long ProblemCount)
{
    /// <summary>Whom the file names, in its order; a customer may be there twice.</summary>
    public IReadOnlyList<int> Named { get; init; } = [];

    /// <summary>What the file names that is not in the book; null for nothing.</summary>
    public BroughtNames? Brought { get; init; }

    /// <summary>Customers are known by ids and others by names.</summary>
    public bool MixesIds { get; init; }

    /// <summary>Questions about reading, answered or not.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>The file is to be read once more, into a transaction that has none of its rows; null when it need not.</summary>
    public ReadingPlan? ReadAgain { get; init; }
}
