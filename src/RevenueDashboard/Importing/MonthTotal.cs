namespace RevenueDashboard.Importing;

/// <summary>A month of less than a fifth or more than five times the usual: a wrong unit, a wrong currency, half a file, a file twice.</summary>
internal static class MonthTotal
{
    private const int Factor = 5;

    public static ImportQuestion? Question(ComparedMonths compared)
    {
        List<(ComparedMonth, string)> seen = [.. compared.Months.Where(IsUnusual).Select(month => (month, Describe(compared, month)))];
        return BookQuestions.Make(ImportQuestion.MonthTotal, seen.Count == 1
            ? "The total of a month of this file is less than a fifth or more than five times the usual."
            : BookWords.Text($"The totals of {seen.Count:N0} months of this file are less than a fifth or more than five times the usual."), seen);
    }

    // Multiplied out: the mean of three months need not be a whole number. Of months that credited more than they charged nothing can be expected.
    private static bool IsUnusual(ComparedMonth month)
    {
        var months = Math.Max(1, month.Earlier.Count);
        return month.EarlierTotal > 0 && (month.Total * months * Factor < month.EarlierTotal || month.Total * months > month.EarlierTotal * Factor);
    }

    private static string Describe(ComparedMonths compared, ComparedMonth month)
    {
        var mean = month.EarlierTotal / Math.Max(1, month.Earlier.Count);
        var usual = month.Earlier.Count switch
        {
            0 => $"{month.Month} as it stands",
            1 => month.Earlier[0].ToString(),
            _ => $"the mean of {BookWords.Months(month.Earlier)}",
        };
        return BookWords.Text($"{month.Month}: {BookWords.Amount(month.Total, compared.Reporting)}, {(double)month.Total / (double)mean:0.00} times {usual}, {BookWords.Amount(mean, compared.Reporting)}.");
    }
}
