namespace RevenueDashboard.Importing;

/// <summary>Something only the file's owner can decide. Stops the commit until it is answered; nothing is guessed.</summary>
/// <param name="Code">Stable word for scripts: <c>restatement</c>, <c>repeated-lines</c>.</param>
/// <param name="Message">The question, for a person.</param>
/// <param name="Evidence">What was seen, a sentence each.</param>
/// <param name="Choices">The possible answers.</param>
public sealed record ImportQuestion(string Code, string Message, IReadOnlyList<string> Evidence, IReadOnlyList<ImportChoice> Choices)
{
    public const string Restatement = "restatement";
    public const string RepeatedLines = "repeated-lines";
    public const string FocusCost = "focus-cost";
    public const string FocusCorrections = "focus-corrections";

    /// <summary>How the file is to be understood: no row is taken before it is answered, and another answer means reading the file again.</summary>
    public bool IsAboutReading { get; init; }
}

/// <param name="Code">Stable word for scripts: <c>replace</c>.</param>
/// <param name="Label">The answer, for a person.</param>
public sealed record ImportChoice(string Code, string Label);
