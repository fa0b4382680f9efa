namespace RevenueDashboard.Data;

/// <summary>What one unit of a currency was worth in the reporting currency, month by month.</summary>
/// <param name="reporting">The currency everything is converted to.</param>
public sealed class RateTable(Currency reporting)
{
    private const long RateScale = 1_000_000_000;

    private readonly Dictionary<(Month, Currency), long> rates = [];
    private Month? only;

    public Currency Reporting { get; } = reporting;

    /// <summary>The rate of a later batch takes the place of an earlier one's, or withdraws it.</summary>
    public void Add(ExchangeRate rate)
    {
        if (rate.IsWithdrawn) rates.Remove((rate.Month, rate.Currency));
        else rates[(rate.Month, rate.Currency)] = rate.Rate;
    }

    /// <summary>The rates of one month for all months: what grows is then the business and not a currency.</summary>
    public RateTable Only(Month month)
    {
        var table = new RateTable(Reporting) { only = month };
        foreach (var (key, rate) in rates) table.rates[key] = rate;
        return table;
    }

    /// <summary>Whether amounts of a currency in a month can be converted.</summary>
    public bool Knows(Currency currency, Month month) => currency == Reporting || rates.ContainsKey((only ?? month, currency));

    /// <summary>Whether every amount would come out the same.</summary>
    public bool ConvertsAs(RateTable other) =>
        Reporting == other.Reporting && rates.Count == other.rates.Count && rates.All(rate => other.rates.TryGetValue(rate.Key, out var known) && known == rate.Value);

    /// <summary>An amount in the reporting currency at its month's rate, rounded half to even to a ten-thousandth.</summary>
    /// <exception cref="InvalidDataException">There is no rate.</exception>
    public long Convert(long amount, Currency currency, Month month)
    {
        if (currency == Reporting) return amount;
        if (!rates.TryGetValue((only ?? month, currency), out var rate)) throw new InvalidDataException($"No exchange rate for {currency} in {only ?? month}: import a rates file.");

        var product = (Int128)amount * rate;
        var (quotient, remainder) = Int128.DivRem(product, RateScale);
        var twice = Int128.Abs(remainder) * 2;
        if (twice > RateScale || (twice == RateScale && Int128.IsOddInteger(quotient))) quotient += Int128.Sign(product);
        return checked((long)quotient);
    }
}
