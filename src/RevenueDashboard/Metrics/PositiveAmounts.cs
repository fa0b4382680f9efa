using System.Buffers;

namespace RevenueDashboard.Metrics;

/// <summary>
/// The amounts above zero of one scope in ascending order, and every concentration formula over them. One sort serves all measures;
/// <see cref="Concentration"/> and <see cref="ConcentrationMeasures"/> are two doors to this one place, so that they cannot disagree.
/// </summary>
/// <remarks>Sums of amounts and of their squares are exact integers; a ratio is rounded once, when it becomes a <c>double</c>.</remarks>
internal readonly ref struct PositiveAmounts : IDisposable
{
    /// <summary>A cumulative share this close below the target has reached it: five shares of 0.1 are a half.</summary>
    private const double ShareTolerance = 1e-12;

    private readonly long[] rented;

    // Exact: the sum of the squares is at most the square of the sum, which has 126 bits. Three measures need it.
    private readonly UInt128 squares;

    private PositiveAmounts(long[] rented, RevenueBase revenueBase, UInt128 squares) => (this.rented, Base, this.squares) = (rented, revenueBase, squares);

    public RevenueBase Base { get; }

    public ReadOnlySpan<long> Ascending => rented.AsSpan(0, Base.Customers);

    public static PositiveAmounts Of(ReadOnlySpan<long> amounts, long unallocated)
    {
        var revenueBase = RevenueBase.Of(amounts, unallocated);
        var rented = ArrayPool<long>.Shared.Rent(revenueBase.Customers);
        var count = 0;
        var squares = UInt128.Zero;

        foreach (var amount in amounts)
        {
            if (amount <= 0) continue;
            rented[count++] = amount;
            squares += Math.BigMul((ulong)amount, (ulong)amount);
        }

        AscendingSort.Sort(rented.AsSpan(0, count));
        return new PositiveAmounts(rented, revenueBase, squares);
    }

    public void Dispose() => ArrayPool<long>.Shared.Return(rented);

    public double? Share(long amount) => Base.HasShares ? amount / (double)Base.Denominator : null;

    public double? ConcentrationRatio(int count)
    {
        if (!Base.HasShares) return null;
        var taken = Math.Min(count, Base.Customers);
        long sum = 0;
        foreach (var amount in Ascending[^taken..]) sum += amount;
        return Share(sum);
    }

    public int TiesAtRank(int rank)
    {
        if (rank > Base.Customers) return 0;
        var ascending = Ascending;
        var at = ascending[^rank];
        // Equal amounts stand together.
        var (first, last) = (ascending.Length - rank, ascending.Length - rank);
        while (first > 0 && ascending[first - 1] == at) first--;
        while (last < ascending.Length - 1 && ascending[last + 1] == at) last++;
        return last - first + 1;
    }

    /// <summary>Σ s² over the known customers, with the remainder in the denominator only. The base must have shares.</summary>
    public double SumOfSquaredShares(long denominator) => SumOfSquaredShares(squares, denominator);

    internal static double SumOfSquaredShares(UInt128 squares, long denominator) => (double)squares / (double)Math.BigMul((ulong)denominator, (ulong)denominator);

    public double? HerfindahlIndex() => Base.HasShares ? 10_000 * SumOfSquaredShares(Base.Denominator) : null;

    public double? EffectiveNumber() => Base.HasShares ? 1 / SumOfSquaredShares(Base.Denominator) : null;

    public double? NormalisedHerfindahl()
    {
        if (!Base.HasShares || Base.Customers == 1) return null;
        var equal = 1.0 / Base.Customers;
        // Equal amounts may come out a rounding below zero.
        return Math.Clamp((SumOfSquaredShares(Base.Positive) - equal) / (1 - equal), 0, 1);
    }

    public double? Theil()
    {
        if (!Base.HasShares) return null;
        // Never negative (Jensen), but equal amounts may come out a rounding below zero.
        return Math.Max(0, LogSums.OfRatios(Ascending, Base.Customers / (double)Base.Positive) / Base.Customers);
    }

    /// <summary>exp(−Σ s ln s), by way of Theil = ln N + Σ s ln s: one pass of logarithms serves both.</summary>
    public double? EntropyNumber(double? theil) => theil is { } known ? Base.Customers * Math.Exp(-known) : null;

    public double? Gini()
    {
        if (!Base.HasShares) return null;
        // 2Σ i·x(i)/(N Σx) − (N+1)/N over the common denominator: an exact integer, so equal amounts give exactly 0.
        var weighted = Int128.Zero;
        var weight = 1L - Base.Customers;
        foreach (var amount in Ascending)
        {
            weighted += Math.BigMul(weight, amount);
            weight += 2;
        }

        return (double)weighted / (Base.Customers * (double)Base.Positive);
    }

    public double? HillNumber(double order)
    {
        if (!Base.HasShares) return null;
        if (order == 0) return Base.Customers;
        if (Math.Abs(order - 1) < 1e-8) return EntropyNumber(Theil());

        var largest = Ascending[^1];
        var largestShare = largest / (double)Base.Positive;
        if (double.IsPositiveInfinity(order)) return 1 / largestShare;

        // Relative to the largest, so that a high order does not underflow.
        var sum = 0.0;
        foreach (var amount in Ascending) sum += Math.Pow(amount / (double)largest, order);
        return Math.Exp((order * Math.Log(largestShare) + Math.Log(sum)) / (1 - order));
    }

    public int? CustomersForShare(double share)
    {
        if (!Base.HasShares) return null;
        var ascending = Ascending;
        var denominator = (double)Base.Denominator;
        long sum = 0;

        for (var taken = 1; taken <= ascending.Length; taken++)
        {
            sum += ascending[^taken];
            if (sum / denominator >= share - ShareTolerance) return taken;
        }

        return null;
    }
}
