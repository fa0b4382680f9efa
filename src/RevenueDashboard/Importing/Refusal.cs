namespace RevenueDashboard.Importing;

/// <summary>A file that its owner refuses by answering a question: what made them do so, as problems.</summary>
internal sealed record Refusal(IReadOnlyList<ImportProblem> Problems, long ProblemCount)
{
    /// <param name="summary">Null before the file is read: nothing refuses it then.</param>
    /// <returns>Null unless one of the questions is answered with a refusal.</returns>
    public static Refusal? Of(IEnumerable<ImportQuestion> questions, IReadOnlyDictionary<string, string> answers, FileSummary? summary)
    {
        if (summary is null) return null;

        foreach (var question in ImportAnswers.Asked(questions, answers))
        {
            var choice = ImportAnswers.ChoiceOf(question, answers);
            if (question.Code == ImportQuestion.RepeatedLines && choice == RepeatedLines.Refuse) return new Refusal(RepeatedLines.Problems(summary), summary.RepeatedRows);
            if (question.Code is ImportQuestion.IdNames or ImportQuestion.IdMissing && choice == DoubtfulIdentities.Refuse)
            {
                var problems = DoubtfulIdentities.Problems(question.Code, summary);
                return new Refusal(problems, problems.Count);
            }

            if (choice == BookQuestions.Refuse && BookQuestions.Codes.Contains(question.Code)) return new Refusal(BookQuestions.Problems(question), question.Evidence.Count);
        }

        return null;
    }
}
