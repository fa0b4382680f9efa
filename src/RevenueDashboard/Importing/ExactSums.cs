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
    /// <param name="amount">Of the line.</param>
    /// <param name="quantity">0 for a record without quantities.</param>
    /// <exception cref="OverflowException">More lines of the largest amounts than any file can have.</exception>
    public void Add(in TKey key, long line, Currency currency, in ExactAmount amount, in ExactAmount quantity = default)
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
        sum.Amount += amount;
        if (quantity != default) sum.Quantity += quantity;
    }

    /// <summary>The records in the order of their first lines, each rounded once, as <see cref="ExactAmount.Rounded"/> says.</summary>
    public IEnumerable<ExactRecord<TKey>> Records()
    {
        foreach (var sum in sums)
            yield return new ExactRecord<TKey>(sum.Key, sum.Line, sum.Lines, sum.Amount.Rounded(sum.Currency.Decimals), sum.Quantity.Rounded(4));
    }

    /// <summary>What rounding adds to the total of each currency, in order of their codes; negative where it takes away, 0 where it changes nothing.</summary>
    public IReadOnlyList<RoundingDifference> Differences() =>
    [
        .. sums.GroupBy(sum => sum.Currency).OrderBy(group => group.Key.Code, StringComparer.Ordinal).Select(group => new RoundingDifference(
            group.Key, group.Aggregate(ExactAmount.Zero, (total, sum) => total + sum.Amount.Difference(sum.Currency.Decimals)).ToDecimal())),
    ];

    private struct Sum(TKey key, long line, Currency currency)
    {
        public readonly TKey Key = key;
        public readonly long Line = line;
        public readonly Currency Currency = currency;
        public long Lines;
        public ExactAmount Amount;
        public ExactAmount Quantity;
    }
}

/// <summary>A record made of lines.</summary>
/// <param name="Key">What the lines have in common.</param>
/// <param name="Line">Physical line of the first.</param>
/// <param name="Lines">How many there are.</param>
/// <param name="Amount">Ten-thousandths, rounded; beyond 64 bits, perhaps.</param>
/// <param name="Quantity">Ten-thousandths, rounded.</param>
internal readonly record struct ExactRecord<TKey>(TKey Key, long Line, long Lines, Int128 Amount, Int128 Quantity);

/// <summary>What rounding the records of a file changes in their total.</summary>
/// <param name="Currency">Of the records.</param>
/// <param name="Difference">Rounded total less exact total, in units of the currency.</param>
public sealed record RoundingDifference(Currency Currency, decimal Difference)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Difference:0.##################} {Currency}");
}
