using System.Globalization;
using System.Runtime.InteropServices;

namespace RevenueDashboard.Importing;

/// <summary>
/// Adds up the lines of each record exactly and rounds every record once: many lines with many decimals lose nothing on their way to a sum.
/// Memory grows with the records, not with the lines.
/// </summary>
/// <typeparam name="TKey">What makes lines one record; two equal keys are one record.</typeparam>
internal sealed class ExactSums<TKey> where TKey : notnull
{
    private readonly Dictionary<TKey, int> places = [];
    private readonly List<Sum> sums = [];

    /// <summary>Lines taken so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Records so far.</summary>
    public int Count => sums.Count;

    /// <summary>Takes a line.</summary>
    /// <param name="key">The record it belongs to.</param>
    /// <param name="line">Its physical line; the record keeps that of its first.</param>
    /// <param name="currency">Currency of the amount, the same for every line of the record.</param>
    /// <param name="amount">In units of 10^-18 (<see cref="ExactAmount.Decimals"/>).</param>
    /// <param name="quantity">In the same units; 0 for a record without quantities.</param>
    /// <exception cref="OverflowException">More than a hundred million of the largest amounts.</exception>
    public void Add(in TKey key, long line, Currency currency, Int128 amount, Int128 quantity = default)
    {
        Lines++;
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out var known);
        if (!known)
        {
            place = sums.Count;
            sums.Add(new Sum(key, line, currency));
        }

        ref var sum = ref CollectionsMarshal.AsSpan(sums)[place];
        sum.Lines++;
        sum.Amount = checked(sum.Amount + amount);
        sum.Quantity = checked(sum.Quantity + quantity);
    }

    /// <summary>The records in the order of their first lines, each rounded once: half to even, to four decimals, or to as many as its currency has where these are fewer than two.</summary>
    public IEnumerable<ExactRecord<TKey>> Records()
    {
        foreach (var sum in sums)
            yield return new ExactRecord<TKey>(sum.Key, sum.Line, sum.Lines, ExactAmount.Round(sum.Amount, sum.Currency.Decimals), ExactAmount.Round(sum.Quantity, 4));
    }

    /// <summary>What rounding adds to the total of each currency, in order of their codes; negative where it takes away, 0 where it changes nothing.</summary>
    public IReadOnlyList<RoundingDifference> Differences() =>
    [
        .. sums.GroupBy(sum => sum.Currency).OrderBy(group => group.Key.Code, StringComparer.Ordinal).Select(group => new RoundingDifference(
            group.Key, ExactAmount.ToDecimal(group.Aggregate(Int128.Zero, (total, sum) => total + ExactAmount.Difference(sum.Amount, sum.Currency.Decimals))))),
    ];

    private struct Sum(TKey key, long line, Currency currency)
    {
        public readonly TKey Key = key;
        public readonly long Line = line;
        public readonly Currency Currency = currency;
        public long Lines;
        public Int128 Amount;
        public Int128 Quantity;
    }
}

/// <summary>A record made of lines.</summary>
/// <param name="Key">What the lines have in common.</param>
/// <param name="Line">Physical line of the first.</param>
/// <param name="Lines">How many there are.</param>
/// <param name="Amount">Ten-thousandths, rounded.</param>
/// <param name="Quantity">Ten-thousandths, rounded.</param>
internal readonly record struct ExactRecord<TKey>(TKey Key, long Line, long Lines, Int128 Amount, Int128 Quantity);

/// <summary>What rounding the records of a file changes in their total.</summary>
/// <param name="Currency">Of the records.</param>
/// <param name="Difference">Rounded total less exact total, in units of the currency.</param>
public sealed record RoundingDifference(Currency Currency, decimal Difference)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Difference:0.##################} {Currency}");
}

/// <summary>Amounts with up to eighteen decimals, as whole numbers of 10^-18.</summary>
internal static class ExactAmount
{
    /// <summary>Decimals kept.</summary>
    public const int Decimals = 18;

    /// <summary>1.</summary>
    public static readonly Int128 One = Power(Decimals);

    private static readonly Int128 TenThousandth = Power(Decimals - 4);

    /// <summary>Rounds half to even.</summary>
    /// <param name="exact">In units of 10^-18.</param>
    /// <param name="currencyDecimals">Decimals of the currency: amounts are rounded to them where these are fewer than two, else to four.</param>
    /// <returns>Ten-thousandths.</returns>
    public static Int128 Round(Int128 exact, int currencyDecimals)
    {
        var unit = currencyDecimals < 2 ? Power(Decimals - currencyDecimals) : TenThousandth;
        var (whole, rest) = Int128.DivRem(exact, unit);
        var twice = Int128.Abs(rest) * 2;
        if (twice > unit || (twice == unit && Int128.IsOddInteger(whole))) whole += Int128.IsNegative(rest) ? Int128.NegativeOne : Int128.One;
        return whole * (unit / TenThousandth);
    }

    /// <summary>Rounded less exact, in units of 10^-18.</summary>
    public static Int128 Difference(Int128 exact, int currencyDecimals) => Round(exact, currencyDecimals) * TenThousandth - exact;

    /// <summary>Exactly, in whole units.</summary>
    public static decimal ToDecimal(Int128 exact) => (decimal)exact / (decimal)One;

    /// <summary>Exactly, as a file would write it: 1234.5.</summary>
    public static string ToText(Int128 exact)
    {
        var (whole, rest) = Int128.DivRem(Int128.Abs(exact), One);
        var decimals = rest.ToString("D18", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{(Int128.IsNegative(exact) ? "-" : "")}{whole}{(decimals.Length == 0 ? "" : ".")}{decimals}");
    }

    private static Int128 Power(int exponent)
    {
        var power = Int128.One;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
