using System.Globalization;

namespace RevenueDashboard.Importing.Focus;

/// <summary>How a FOCUS billing export was understood, for people: whatever was chosen, left out, replaced or rounded has a sentence.</summary>
public static class FocusSentences
{
    /// <summary>Providers and fallbacks named; the rest is counted.</summary>
    private const int Named = 5;

    public static IReadOnlyList<string> Of(FocusSummary focus) =>
    [
        Cost(focus),
        .. focus.Totals.Select(total => Sum(focus, total)),
        .. focus.Categories.Where(category => category.Type is null).Select(category => Text($"{Lines(category.Lines)} of tax left out: {category.Amount} {category.Currency}.")),
        .. Corrections(focus),
        .. Fallbacks(focus),
        .. Accounts(focus),
        .. Invoices(focus),
    ];

    private static string Cost(FocusSummary focus)
    {
        var column = FocusQuestions.ColumnOf(focus.Cost);
        var why = focus.CostsAgree ? "; EffectiveCost says the same in every line"
            : focus.CostOfBatch is { } batch ? Text($", as for batch {batch} of the same provider")
            : "";
        var whose = focus.Providers.Count == 0 ? "" : $" Charges of {Listed(focus.Providers)}.";
        return $"The amounts are {column}{why}.{whose}";
    }

    private static string Sum(FocusSummary focus, FocusTotal total)
    {
        var records = focus.Totals.Count == 1 ? Text($" became {Records(focus.Records)}") : "";
        var decimals = total.Currency.Decimals switch { 0 => $"whole {total.Currency}", 1 => "one decimal", _ => "four decimals" };
        var rounding = total.Difference switch
        {
            "0.00" => ", and so do the records.",
            ['-', .. var less] => $". Each record is rounded once to {decimals}, which makes {less} less together.",
            var more => $". Each record is rounded once to {decimals}, which makes {more} more together.",
        };
        return $"{Lines(total.Lines)}{records}: the lines add up to exactly {total.Exact} {total.Currency}{rounding}";
    }

    private static IEnumerable<string> Corrections(FocusSummary focus)
    {
        if (focus.Corrections is not { } booked) yield break;

        yield return booked == FocusCorrections.ChargeMonth
            ? $"Corrections of other months, {Lines(focus.CorrectionLines)}, are revenue of the month the corrected charge began in."
            : $"Corrections of other months, {Lines(focus.CorrectionLines)}, are revenue of the month they are billed in.";
    }

    private static IEnumerable<string> Fallbacks(FocusSummary focus)
    {
        if (focus.LinesWithoutService == 0) yield break;

        var many = focus.LinesWithoutService == 1 ? "1 line has no ServiceName; its" : $"{Lines(focus.LinesWithoutService)} have no ServiceName; their";
        yield return $"{many} ServiceCategory is the product: {Listed([.. focus.Fallbacks.Select(fallback => Text($"{fallback.Product} ({fallback.Lines:N0})"))])}.";
    }

    private static IEnumerable<string> Accounts(FocusSummary focus)
    {
        if (focus.MovedAccounts == 0) yield break;

        yield return focus.MovedAccounts == 1
            ? "1 sub account stands under more than one billing account: the last is its parent."
            : Text($"{focus.MovedAccounts:N0} sub accounts stand under more than one billing account: the last is their parent.");
    }

    private static IEnumerable<string> Invoices(FocusSummary focus)
    {
        if (focus.InvoiceCount > 0)
        {
            var many = focus.InvoiceCount == 1 ? "1 invoice" : Text($"{(focus.HasMoreInvoices ? "More than " : "")}{focus.InvoiceCount:N0} invoices");
            yield return $"{many}. Tax is in their sums: hold them against what is to be paid.";
        }

        if (focus.LinesWithoutInvoice > 0) yield return $"Without an invoice yet: {Lines(focus.LinesWithoutInvoice)}.";
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count <= Named
        ? string.Join(", ", names)
        : Text($"{string.Join(", ", names.Take(Named))} and {names.Count - Named:N0} more");

    private static string Lines(long lines) => lines == 1 ? "1 line" : Text($"{lines:N0} lines");

    private static string Records(long records) => records == 1 ? "1 record" : Text($"{records:N0} records");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
