using System.Globalization;

namespace RevenueDashboard.Importing.Focus;

/// <summary>What can be wrong with a FOCUS file beside what can be wrong with any.</summary>
internal static class FocusProblems
{
    public static Fault Period { get; } = new(ProblemCodes.FocusPeriod,
        "The billing period is not within one calendar month: BillingPeriodEnd is the first moment after it, as 2026-02-01T00:00:00Z for January. Revenue is kept by month: export the charges by calendar month.");

    public static Fault ChargeCategory { get; } = new(ProblemCodes.FocusChargeCategory,
        "This is no ChargeCategory. FOCUS knows Usage, Purchase, Credit, Adjustment and Tax.");

    public static Fault ChargeClass { get; } = new(ProblemCodes.FocusChargeClass,
        "This is no ChargeClass. FOCUS knows Correction, and nothing for all other charges.");

    public static Fault VirtualCurrency { get; } = new(ProblemCodes.FocusVirtualCurrency,
        "BillingCurrency is no ISO 4217 currency. Credits and tokens are not money: export the charges in the currency they are invoiced in, or leave these lines out.");

    public static Fault NoCurrency { get; } = new(ProblemCodes.CurrencyMissing,
        "BillingCurrency is empty. Every charge needs the currency it is invoiced in.");

    public static Fault NoAccount { get; } = new(ProblemCodes.CustomerEmpty,
        "Neither a sub account nor a billing account is named. Every charge needs one.");

    public static Fault NoService { get; } = new(ProblemCodes.ProductEmpty,
        "Neither ServiceName nor ServiceCategory is given. Every charge needs one of them.");

    public static Fault OnlyTax { get; } = new(ProblemCodes.NoRows, "Every line of the file is tax. Revenue is net of it: there is nothing to import.");

    public static Fault Missing(IEnumerable<FocusField> fields) => new(ProblemCodes.ColumnsMissing,
        $"The file has the columns of a FOCUS billing export, but not {string.Join(" and ", fields)}. Export it with all of FOCUS's mandatory columns.");

    public static Fault Number(AmountFault fault, DecimalMark mark) => fault switch
    {
        AmountFault.Empty => new(ProblemCodes.AmountEmpty, "The cost is empty. FOCUS wants a number in every line: write 0 where nothing is charged."),
        AmountFault.TooPrecise => new(ProblemCodes.AmountTooPrecise, string.Create(CultureInfo.InvariantCulture,
            $"The number has more than {ExactAmount.Decimals} decimals. Nothing is rounded unasked: round it in the file.")),
        AmountFault.Exponent => new(ProblemCodes.AmountExponent,
            "FOCUS writes powers of ten as 35.2E-7 or 35.2E7. A plus sign behind the E is how spreadsheets shorten numbers, and digits are lost: export the file again."),
        AmountFault.Unreadable => new(ProblemCodes.AmountUnreadable,
            "This is not a number as FOCUS writes it: 1234.56, -0.0000008 or 35.2E-7, without grouping and without the mark of a currency."),
        _ => AmountProblems.Of(fault, new AmountRules(null, mark)),
    };

    /// <param name="earlier">The batch in the book that used the other column.</param>
    /// <param name="cost">The column this file was read by.</param>
    public static ImportProblem MixedCost(FocusChoice earlier, FocusCost cost) => new(0, FocusQuestions.ColumnOf(cost), ProblemCodes.FocusCostMixed, string.Create(CultureInfo.InvariantCulture,
        $"Batch {earlier.BatchId} ({Excerpt.Of(earlier.FileName)}) of the same provider is in the book by {FocusQuestions.ColumnOf(earlier.Cost)}, this file is read by {FocusQuestions.ColumnOf(cost)}. The two never add up: read this file by {FocusQuestions.ColumnOf(earlier.Cost)}, or undo the earlier batches first."), null);
}
