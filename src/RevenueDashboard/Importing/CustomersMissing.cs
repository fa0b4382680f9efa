namespace RevenueDashboard.Importing;

/// <summary>Three in ten customers or more have no row: part of the file is probably missing.</summary>
internal static class CustomersMissing
{
    public static ImportQuestion? Question(ComparedMonths compared)
    {
        List<(ComparedMonth, string)> seen =
        [
            .. from month in compared.Months
               let missing = month.Missing.Select(customer => customer.Key).ToList()
               where missing.Count > 0 && missing.Count * 10 >= month.Expected.Count * 3
               select (month, Describe(compared, month, missing)),
        ];
        return BookQuestions.Make(ImportQuestion.CustomersMissing, seen.Count == 1
            ? "30 % or more of the customers have no row in a month of this file."
            : BookWords.Text($"30 % or more of the customers have no row in {seen.Count:N0} months of this file."), seen);
    }

    private static string Describe(ComparedMonths compared, ComparedMonth month, List<int> missing) => BookWords.Text(
        $"{month.Month}: {missing.Count:N0} of the {month.Expected.Count:N0} customers of {BookWords.Against(month)} have no row ({BookWords.Percent(missing.Count, month.Expected.Count)}): {BookWords.Names([.. missing.Select(compared.NameOf)])}.");
}
