namespace RevenueDashboard.Importing;

/// <summary>One of the 20 largest customers has no row: it left, or the export lost it.</summary>
internal static class CustomerMissing
{
    private const int Top = 20;

    public static ImportQuestion? Question(ComparedMonths compared)
    {
        // A customer that is missing from several months of the file in a row is one finding, not many.
        var missing = compared.Months
            .SelectMany(month => month.Ranked.Take(Top).Where(customer => !month.Customers.Contains(customer.Key)).Select(customer => (Month: month, Id: customer.Key, Amount: customer.Value)))
            .GroupBy(each => (each.Id, each.Month.Against, each.Month.IsReplaced))
            .OrderByDescending(customer => customer.First().Amount).ThenBy(customer => customer.Key.Id)
            .ToList();
        var seen = missing.Select(customer => (customer.First().Month, Describe(compared, customer.First().Month, customer.Key.Id, [.. customer.Select(each => each.Month.Month)]))).ToList();

        var customers = missing.Select(customer => customer.Key.Id).Distinct().Count();
        return BookQuestions.Make(ImportQuestion.CustomerMissing, customers == 1
            ? "One of the 20 largest customers has no row in a month of this file."
            : BookWords.Text($"{customers:N0} of the 20 largest customers have no row in a month of this file."), seen);
    }

    private static string Describe(ComparedMonths compared, ComparedMonth month, int id, IReadOnlyList<Month> missingFrom)
    {
        var all = month.Expected.Values.Aggregate(Int128.Zero, (sum, amount) => sum + amount);
        var amount = month.Expected[id];
        var namesake = compared.NamesakeIn(month, id) is { } other
            ? $" The file has {other.Name} {(other.CustomerId.Length > 0 ? $"with the id {other.CustomerId}" : "without an id")}, which is another customer until somebody decides that they are one."
            : "";
        return $"{compared.NameOf(id, month)}: {BookWords.Amount(amount, compared.Reporting)}, {BookWords.Percent(amount, all)} of {BookWords.Against(month)}; no row in {BookWords.Months(missingFrom)}.{namesake}";
    }
}
