using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Amounts of several currencies made comparable, exactly: in billionths of a ten-thousandth of the reporting currency, as a rate has nine decimals.</summary>
internal sealed class BookRates
{
    /// <summary>A ten-thousandth of the reporting currency.</summary>
    public const long One = 1_000_000_000;

    private readonly Dictionary<(Month, Currency), long> rates = [];

    private BookRates(Currency reporting) => Reporting = reporting;

    public Currency Reporting { get; }

    /// <summary>The rates of the book: of several for a month and a currency, that of the last commit.</summary>
    public static async Task<BookRates> LoadAsync(RevenueContext context, Currency reporting, CancellationToken cancellation)
    {
        var known = await (
            from rate in context.ExchangeRates
            join batch in context.Batches on rate.BatchId equals batch.Id
            where batch.State == BatchState.Committed
            orderby batch.CommitNumber
            select new { rate.Month, rate.Currency, rate.Rate }).ToListAsync(cancellation);

        var loaded = new BookRates(reporting);
        foreach (var rate in known) loaded.rates[(rate.Month, rate.Currency)] = rate.Rate;
        // A rate of 0 was withdrawn.
        foreach (var withdrawn in loaded.rates.Where(rate => rate.Value == 0).ToList()) loaded.rates.Remove(withdrawn.Key);
        return loaded;
    }

    /// <param name="amount">Ten-thousandths of the currency.</param>
    /// <exception cref="InvalidDataException">There is no rate: neither a commit nor an undo lets that happen.</exception>
    public Int128 In(long amount, Month month, Currency currency)
    {
        if (currency == Reporting) return (Int128)amount * One;
        return rates.TryGetValue((month, currency), out var rate)
            ? (Int128)amount * rate
            : throw new InvalidDataException($"No exchange rate for {currency} in {month}: import a rates file.");
    }
}
