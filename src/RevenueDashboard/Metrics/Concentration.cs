namespace RevenueDashboard.Metrics;

/// <summary>
/// How much of the revenue hangs on how few customers: each measure by itself. <see cref="ConcentrationMeasures.Of"/> gives all of them for one sort.
/// </summary>
/// <remarks>
/// <para>Every method takes the net amounts per customer or parent of one scope, in ten-thousandths of one currency and in any order. Amounts ≤ 0
/// have no share and are left out. The result is null (n/a) when net revenue is ≤ 0 or nobody has any: a share of nothing has no meaning.</para>
/// <para>The unallocated remainder (reported total less the known customers, ≥ 0) is in the denominator of shares, HHI, effective number and
/// customers-for-a-share, and is taken as many very small customers. The measures that need to know how many customers there are – normalised HHI,
/// entropy, Hill numbers, Theil, Gini – describe the known customers among themselves; there the remainder only decides whether there is net revenue.</para>
/// <para>A negative remainder is an <see cref="ArgumentOutOfRangeException"/>; a sum beyond 64 bits is an <see cref="OverflowException"/>.</para>
/// </remarks>
public static class Concentration
{
    /// <summary>The part of the revenue that the largest customer pays: 0 to 1.</summary>
    public static double? TopShare(ReadOnlySpan<long> amounts, long unallocated = 0) => ConcentrationRatio(amounts, 1, unallocated);

    /// <summary>CR-n: the part of the revenue that the n largest customers pay, 0 to 1. With n customers or fewer it is the share of all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static double? ConcentrationRatio(ReadOnlySpan<long> amounts, int count, long unallocated = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.ConcentrationRatio(count);
    }

    /// <summary>
    /// How many customers have the same amount as the one at this rank, itself included: above 1, CR-n took some of them and left equal ones out
    /// when they go beyond the rank. 0 when there are fewer customers than the rank.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rank"/> is below 1.</exception>
    public static int TiesAtRank(ReadOnlySpan<long> amounts, int rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        using var positive = PositiveAmounts.Of(amounts, 0);
        return positive.TiesAtRank(rank);
    }

    /// <summary>The Herfindahl–Hirschman index: the sum of the squared revenue shares, in points.</summary>
    /// <returns>10,000/n (n equal customers) to 10,000 (one customer); down towards 0 with an unallocated remainder.</returns>
    /// <remarks>Source: O. C. Herfindahl, Concentration in the U.S. Steel Industry (1950); A. O. Hirschman, American Economic Review 54(5), 1964.</remarks>
    public static double? HerfindahlIndex(ReadOnlySpan<long> amounts, long unallocated = 0)
    {
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.HerfindahlIndex();
    }

    /// <summary>(Σs² − 1/N)/(1 − 1/N) over the known customers: 0 (all equal) to 1 (one has all). Null also for a single customer.</summary>
    public static double? NormalisedHerfindahl(ReadOnlySpan<long> amounts, long unallocated = 0)
    {
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.NormalisedHerfindahl();
    }

    /// <summary>1/Σs²: as many equal customers would be as concentrated. 1 to the number of customers; above it with an unallocated remainder.</summary>
    /// <remarks>Source: M. A. Adelman, Review of Economics and Statistics 51(1), 1969 ("numbers equivalent").</remarks>
    public static double? EffectiveNumber(ReadOnlySpan<long> amounts, long unallocated = 0)
    {
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.EffectiveNumber();
    }

    /// <summary>exp(−Σ s ln s) over the known customers: the effective number that gives small customers more weight. 1 to the number of customers.</summary>
    /// <remarks>Source: C. E. Shannon, Bell System Technical Journal 27, 1948; M. O. Hill, Ecology 54(2), 1973 (order 1).</remarks>
    public static double? EntropyNumber(ReadOnlySpan<long> amounts, long unallocated = 0)
    {
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.EntropyNumber(positive.Theil());
    }

    /// <summary>
    /// The Hill number of an order over the known customers, 1 to their number: order 0 counts them, 1 is the entropy number, 2 the effective
    /// number, ∞ is one over the largest share. Never rises with the order.
    /// </summary>
    /// <remarks>Source: M. O. Hill, Diversity and Evenness, Ecology 54(2), 1973.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative or not a number.</exception>
    public static double? HillNumber(ReadOnlySpan<long> amounts, double order, long unallocated = 0)
    {
        if (!(order >= 0)) throw new ArgumentOutOfRangeException(nameof(order), order, "The order of a Hill number is 0 or more.");
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.HillNumber(order);
    }

    /// <summary>The Hill numbers of several orders for one sort.</summary>
    /// <inheritdoc cref="HillNumber"/>
    public static double[]? HillProfile(ReadOnlySpan<long> amounts, ReadOnlySpan<double> orders, long unallocated = 0)
    {
        foreach (var order in orders)
        {
            if (!(order >= 0)) throw new ArgumentOutOfRangeException(nameof(orders), order, "The order of a Hill number is 0 or more.");
        }

        using var positive = PositiveAmounts.Of(amounts, unallocated);
        if (!positive.Base.HasShares) return null;
        var profile = new double[orders.Length];
        for (var i = 0; i < profile.Length; i++) profile[i] = positive.HillNumber(orders[i])!.Value;
        return profile;
    }

    /// <summary>Theil's index over the known customers, ln N + Σ s ln s: 0 (all equal) to ln N (one has all). Splits exactly by group.</summary>
    /// <remarks>Source: H. Theil, Economics and Information Theory (1967). See <see cref="TheilDecomposition"/>.</remarks>
    public static double? Theil(ReadOnlySpan<long> amounts, long unallocated = 0)
    {
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.Theil();
    }

    /// <summary>The Gini coefficient over the known customers: 0 (all equal) to below 1.</summary>
    /// <remarks>Source: C. Gini, Variabilità e mutabilità (1912). See <see cref="Lorenz"/> for the curve it measures.</remarks>
    public static double? Gini(ReadOnlySpan<long> amounts, long unallocated = 0)
    {
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.Gini();
    }

    /// <summary>The smallest number of customers that together pay this part of the revenue: N50 for 0.5, N80 for 0.8.</summary>
    /// <returns>1 to the number of customers; null also when the known customers together do not reach the part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and at most 1.</exception>
    public static int? CustomersForShare(ReadOnlySpan<long> amounts, double share, long unallocated = 0)
    {
        if (!(share is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share is above 0 and at most 1.");
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        return positive.CustomersForShare(share);
    }
}
