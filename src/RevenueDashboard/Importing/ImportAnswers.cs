namespace RevenueDashboard.Importing;

/// <summary>Which questions are answered, and by what.</summary>
internal static class ImportAnswers
{
    /// <summary>Those without an answer. A choice that a question does not offer answers nothing.</summary>
    public static IReadOnlyList<ImportQuestion> Open(IEnumerable<ImportQuestion> questions, IReadOnlyDictionary<string, string> answers) =>
        [.. Asked(questions, answers).Where(question => ChoiceOf(question, answers) is null)];

    /// <summary>Those that ask something, given the answers to the others.</summary>
    public static IEnumerable<ImportQuestion> Asked(IEnumerable<ImportQuestion> questions, IReadOnlyDictionary<string, string> answers) =>
        questions.Where(question => !question.IsAboutReplacing || answers.GetValueOrDefault(ImportQuestion.Restatement) != Restatement.Add);

    public static string? ChoiceOf(ImportQuestion question, IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(question.Code, out var choice) && question.Choices.Any(offered => offered.Code == choice) ? choice : null;

    /// <summary>Only the answers to these questions: a script may bring answers to questions that a file does not raise.</summary>
    public static Dictionary<string, string> Relevant(IEnumerable<ImportQuestion> questions, IReadOnlyDictionary<string, string> answers) => questions
        .Select(question => (question.Code, Choice: ChoiceOf(question, answers)))
        .Where(answer => answer.Choice is not null)
        .ToDictionary(answer => answer.Code, answer => answer.Choice!);
}
