using System.Collections.Frozen;

namespace RevenueDashboard.Importing.Focus;

/// <summary>The words of FOCUS that decide what a line is: its category, and whether it corrects an earlier one.</summary>
internal static class FocusWords
{
    private static readonly FrozenDictionary<string, FocusCharge> Charges = new Dictionary<string, FocusCharge>
    {
        ["usage"] = FocusCharge.Usage,
        ["purchase"] = FocusCharge.Purchase,
        ["credit"] = FocusCharge.Credit,
        ["adjustment"] = FocusCharge.Adjustment,
        ["refund"] = FocusCharge.Refund,
        ["tax"] = FocusCharge.Tax,
    }.ToFrozenDictionary();

    /// <summary>What revenue of a category is; null for tax, which is none.</summary>
    public static RevenueType? TypeOf(FocusCharge charge) => charge switch
    {
        FocusCharge.Usage => RevenueType.Usage,
        // A service or resource bought upfront or on a recurring basis: reservations, savings plans, licences, support.
        FocusCharge.Purchase => RevenueType.Subscription,
        FocusCharge.Credit or FocusCharge.Refund => RevenueType.Credit,
        FocusCharge.Adjustment => RevenueType.Adjustment,
        _ => null,
    };

    public static Word<FocusCharge> ChargeOf(string field) =>
        Charges.TryGetValue(FieldSynonyms.Normal(FocusText.Of(field)), out var charge) ? new(charge, null) : new(null, FocusProblems.ChargeCategory);

    /// <summary>Whether a line is a correction; null and the empty field say that it is none.</summary>
    public static Word<bool> IsCorrection(string field) => FieldSynonyms.Normal(FocusText.Of(field)) switch
    {
        "" => new(false, null),
        "correction" => new(true, null),
        _ => new(null, FocusProblems.ChargeClass),
    };

    public static Word<Currency> CurrencyOf(string field)
    {
        var text = FocusText.Of(field);
        if (text.Length == 0) return new(null, FocusProblems.NoCurrency);
        return Currency.TryParse(text, out var currency) ? new(currency, null) : new(null, FocusProblems.VirtualCurrency);
    }
}
