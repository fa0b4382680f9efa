namespace RevenueDashboard.Web.Formatting;

/// <summary>The unit amounts are shown in on one page or chart: M$, K€, bn CHF. Chosen once for all of them, so that they compare.</summary>
/// <param name="Size">Currency units in one of it: 1, a thousand, a million or a billion.</param>
/// <param name="Word">What stands beside the number or in the header.</param>
public readonly record struct AmountUnit(decimal Size, string Word)
{
    /// <summary>The unit in which the largest of some amounts reads well: 83,300,000 is 83.3 M$, 415,000 is 415.0 K$.</summary>
    /// <param name="largest">The amount furthest from zero, in currency units.</param>
    public static AmountUnit For(decimal largest, Currency currency) => decimal.Abs(largest) switch
    {
        >= 10_000_000_000m => Billions(currency),
        >= 1_000_000m => Millions(currency),
        >= 1_000m => Of(1_000m, "K", currency),
        _ => new AmountUnit(1m, Symbol(currency)),
    };

    public static AmountUnit Millions(Currency currency) => Of(1_000_000m, "M", currency);

    /// <summary>For one amount on its own that is read as a headline: a run-rate of 1.10 bn$.</summary>
    public static AmountUnit Billions(Currency currency) => Of(1_000_000_000m, "bn", currency);

    private static AmountUnit Of(decimal size, string prefix, Currency currency)
    {
        var symbol = Symbol(currency);
        return new AmountUnit(size, symbol.Length == 1 ? prefix + symbol : $"{prefix} {symbol}");
    }

    // Only signs that mean one currency in a revenue book; every other currency is named by its code.
    private static string Symbol(Currency currency) => currency.Code switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        var code => code,
    };
}
