using System.Runtime.CompilerServices;

namespace RevenueDashboard.Metrics;

/// <summary>
/// The measures that a trend over months is drawn from, in one pass without sorting: total, top share, CR5, HHI and effective number. They are the
/// same numbers, to the last bit, as those of <see cref="ConcentrationMeasures"/>.
/// </summary>
/// <param name="Base">What the shares are shares of.</param>
/// <param name="Top1Share">As <see cref="Concentration.TopShare"/>.</param>
/// <param name="Cr5">As <see cref="Concentration.ConcentrationRatio"/> of five.</param>
/// <param name="Hhi">As <see cref="Concentration.HerfindahlIndex"/>.</param>
/// <param name="EffectiveCustomers">As <see cref="Concentration.EffectiveNumber"/>.</param>
public readonly record struct TrendMeasures(RevenueBase Base, double? Top1Share, double? Cr5, double? Hhi, double? EffectiveCustomers)
{
    private const int Five = 5;

    /// <param name="amounts">Net amount per customer or parent of one scope in ten-thousandths of one currency, in any order.</param>
    /// <param name="unallocated">Reported total less the known customers, ≥ 0: many very small customers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The remainder is negative.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TrendMeasures Of(ReadOnlySpan<long> amounts, long unallocated = 0)
    {
        var revenue = RevenueBase.Of(amounts, unallocated);
        if (!revenue.HasShares) return new TrendMeasures(revenue, null, null, null, null);

        // The five largest, descending; what is missing is 0.
        Span<long> top = stackalloc long[Five];
        top.Clear();
        var squares = UInt128.Zero;
        foreach (var amount in amounts)
        {
            if (amount <= 0) continue;
            squares += Math.BigMul((ulong)amount, (ulong)amount);
            if (amount <= top[Five - 1]) continue;

            var place = Five - 1;
            for (; place > 0 && top[place - 1] < amount; place--) top[place] = top[place - 1];
            top[place] = amount;
        }

        long five = 0;
        foreach (var amount in top) five += amount;
        var denominator = (double)revenue.Denominator;
        var sum = PositiveAmounts.SumOfSquaredShares(squares, revenue.Denominator);
        return new TrendMeasures(revenue, top[0] / denominator, five / denominator, 10_000 * sum, 1 / sum);
    }
}
