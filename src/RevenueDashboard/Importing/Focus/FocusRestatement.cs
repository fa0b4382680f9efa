using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Focus;

/// <summary>What the question about months that have records has to say of corrections.</summary>
internal static class FocusRestatement
{
    /// <summary>Where a month is in the file only by corrections, replacing it would leave nothing else of it: the question says so.</summary>
    public static ImportQuestion? Warned(ImportQuestion? question, FocusSummary? focus, CommittedScopes committed)
    {
        if (question is null || focus is null) return question;

        var months = focus.CorrectionMonths.Where(month => committed.Of(month).Any()).ToArray();
        return months.Length == 0
            ? question
            : question with { Evidence = [.. question.Evidence, $"Of {string.Join(" and ", months)} this file has nothing but corrections: replacing would leave nothing else. Add them."] };
    }
}
