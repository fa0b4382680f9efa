using System.Globalization;

namespace RevenueDashboard.Importing.Focus;

/// <summary>What only the owner of a FOCUS file can decide.</summary>
internal static class FocusQuestions
{
    public const string Billed = "billed";
    public const string Effective = "effective";
    public const string BillingPeriod = "billing-period";
    public const string ChargeMonth = "charge-month";

    /// <summary>Currencies shown as evidence.</summary>
    private const int CurrenciesShown = 5;

    public static string ColumnOf(FocusCost cost) => cost == FocusCost.Billed ? "BilledCost" : "EffectiveCost";

    /// <summary>The answer given; null when there is none.</summary>
    public static FocusCost? CostIn(IReadOnlyDictionary<string, string> answers) => answers.GetValueOrDefault(ImportQuestion.FocusCost) switch
    {
        Billed => FocusCost.Billed,
        Effective => FocusCost.Effective,
        _ => null,
    };

    /// <inheritdoc cref="CostIn"/>
    public static FocusCorrections? CorrectionsIn(IReadOnlyDictionary<string, string> answers) => answers.GetValueOrDefault(ImportQuestion.FocusCorrections) switch
    {
        BillingPeriod => FocusCorrections.BillingPeriod,
        ChargeMonth => FocusCorrections.ChargeMonth,
        _ => null,
    };

    /// <param name="earlier">The batch in the book that decided it for the provider.</param>
    public static ImportQuestion Cost(FocusTotals totals, FocusChoice? earlier)
    {
        List<string> evidence = [.. Sums(totals, FocusCost.Billed), .. Sums(totals, FocusCost.Effective), Text($"They differ in {Lines(totals.LinesThatDiffer)}.")];
        if (earlier is not null) evidence.Add(Text($"Batch {earlier.BatchId} ({Excerpt.Of(earlier.FileName)}) of the same provider is in the book by {ColumnOf(earlier.Cost)}: the other column is refused beside it."));

        return new ImportQuestion(
            ImportQuestion.FocusCost, "Which cost of this FOCUS billing export is the revenue? One of them is taken for all files of a provider, never both.", evidence,
            [
                new ImportChoice(Billed, "BilledCost: what was invoiced in the billing period, purchases when they are made"),
                new ImportChoice(Effective, "EffectiveCost: purchases and prepayments spread over the months they cover"),
            ]) { IsAboutReading = true };
    }

    /// <param name="lines">Lines that correct charges of another month.</param>
    /// <param name="sums">What they add up to, by currency.</param>
    /// <param name="months">The months of those charges.</param>
    public static ImportQuestion Corrections(long lines, IEnumerable<(Currency Currency, ExactAmount Amount)> sums, IEnumerable<Month> months) => new(
        ImportQuestion.FocusCorrections,
        Text($"{(lines == 1 ? "One line corrects a charge" : $"{Lines(lines)} correct charges")} of a month that was billed before. In which month is the correction revenue?"),
        [
            Text($"Together {string.Join(" and ", sums.OrderBy(sum => sum.Currency.Code, StringComparer.Ordinal).Take(CurrenciesShown).Select(sum => $"{sum.Amount} {sum.Currency}"))}."),
            Text($"The charges began in {Months([.. months.Distinct().Order()])}."),
        ],
        [
            new ImportChoice(BillingPeriod, "Billing period: in the month they are billed in; earlier months stay as they are"),
            new ImportChoice(ChargeMonth, "Charge month: in the month the corrected charge began; these months change"),
        ]) { IsAboutReading = true };

    private static IEnumerable<string> Sums(FocusTotals totals, FocusCost cost) => totals.Taken(cost).Take(CurrenciesShown)
        .Select(total => Text($"{ColumnOf(cost)} adds up to {total.Amount} {total.Currency} in {Lines(total.Lines)} without tax."));

    private static string Months(Month[] months) => months.Length <= 3 ? string.Join(", ", months) : Text($"{months[0]} to {months[^1]}, {months.Length} months");

    private static string Lines(long lines) => lines == 1 ? "1 line" : Text($"{lines:N0} lines");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
