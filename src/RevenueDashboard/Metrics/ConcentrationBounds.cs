namespace RevenueDashboard.Metrics;

/// <summary>
/// Within which bounds the concentration of a scope lies when a part of its revenue has no known customer, or amounts are known as ranges only.
/// </summary>
/// <param name="Top1Share">The largest customer's share, 0 to 1.</param>
/// <param name="Hhi">The Herfindahl–Hirschman index in points.</param>
/// <param name="EffectiveCustomers">One over the sum of the squared shares. The high end is infinite when every range starts at 0 and there is a remainder.</param>
/// <remarks>
/// <para><b>Unallocated remainder.</b> Low: the remainder is many very small customers. High: it is made of blocks as large as they may be, which
/// are as large as the largest known customer or as declared, whichever is less. Squares are convex, so these two are the exact ends.</para>
/// <para><b>Ranges without a remainder.</b> The total moves with the amounts. Both ends of the top share and the low end of HHI are exact: there the
/// amounts are all as near to one level as their ranges let them be (<see cref="RangedTotals"/>). The high end of HHI is valid but may be a little
/// wide: every share is put between its own ends, its square is replaced by the chord over them, and the shares may not exceed the whole.</para>
/// <para><b>Ranges with a remainder.</b> The remainder comes from a reported total, so that total is fixed and the remainder gives what the amounts
/// take. The ends of the top share and the low end of HHI are exact; the high end is valid by the same chords.</para>
/// <para><b>Ranges that add up to a reported total.</b> The total is fixed and there is no remainder: both of the last two hold, so the narrower end of each.</para>
/// </remarks>
public sealed record ConcentrationBounds(Interval Top1Share, Interval Hhi, Interval EffectiveCustomers)
{
    /// <summary>The bounds that follow from an unallocated remainder alone.</summary>
    /// <param name="amounts">Net amount per customer or parent in ten-thousandths, in any order; entries ≤ 0 are left out.</param>
    /// <param name="unallocated">Reported total less the known customers, ≥ 0.</param>
    /// <param name="largestUnknown">No unknown customer is larger than this, in ten-thousandths; null when nothing is declared.</param>
    /// <returns>Null when shares are n/a: net revenue ≤ 0, or nobody known pays.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The remainder is negative or the declared maximum is not above 0.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static ConcentrationBounds? Of(ReadOnlySpan<long> amounts, long unallocated = 0, long? largestUnknown = null)
    {
        RequirePositive(largestUnknown);
        using var positive = PositiveAmounts.Of(amounts, unallocated);
        var revenueBase = positive.Base;
        if (!revenueBase.HasShares) return null;

        var largest = positive.Ascending[^1];
        var total = (double)revenueBase.Denominator;
        var squares = positive.SumOfSquaredShares(revenueBase.Denominator);
        var blocks = SquaresOfBlocks(unallocated, Math.Min(largest, largestUnknown ?? largest)) / (total * total);
        var top = largest / total;
        return From(new Interval(top, top, top), Interval.Around(squares, squares, squares + blocks));
    }

    /// <summary>The bounds that follow from ranges and an unallocated remainder together.</summary>
    /// <param name="amounts">Net amount per customer or parent with its range, in ten-thousandths; what lies below 0 has no share.</param>
    /// <param name="isTotalReported">The total is known from elsewhere, also when no remainder is left of it: the amounts can only move within it.</param>
    /// <inheritdoc cref="Of(ReadOnlySpan{long}, long, long?)"/>
    public static ConcentrationBounds? Of(ReadOnlySpan<RangedAmount> amounts, long unallocated = 0, long? largestUnknown = null, bool isTotalReported = false)
    {
        RequirePositive(largestUnknown);
        var points = new long[amounts.Length];
        for (var i = 0; i < amounts.Length; i++) points[i] = amounts[i].Amount;

        using var positive = PositiveAmounts.Of(points, unallocated);
        if (!positive.Base.HasShares) return null;

        var pointTop = positive.ConcentrationRatio(1)!.Value;
        var pointSquares = positive.SumOfSquaredShares(positive.Base.Denominator);
        var ranges = Ranges(amounts);
        var (top, squares) = unallocated == 0
            ? RangedTotals.Bounds(ranges)
            : WithReportedTotal(ranges, positive.Base.Denominator, largestUnknown);
        if (unallocated == 0 && isTotalReported)
        {
            var (topInTotal, squaresInTotal) = WithReportedTotal(ranges, positive.Base.Denominator, largestUnknown);
            (top, squares) = (Narrower(top, topInTotal), Narrower(squares, squaresInTotal));
        }

        return From(Interval.Around(top.Low, pointTop, top.High), Interval.Around(squares.Low, pointSquares, squares.High));
    }

    /// <summary>The largest Σ blocks² that an amount can be cut into when no block may be larger than the given one.</summary>
    internal static double SquaresOfBlocks(double amount, double block)
    {
        if (amount <= 0 || block <= 0) return 0;
        var whole = Math.Floor(amount / block);
        var rest = amount - whole * block;
        return whole * block * block + rest * rest;
    }

    private static ((double Low, double High) Top, (double Low, double High) Squares) WithReportedTotal(
        List<(double Low, double High)> ranges, double total, long? largestUnknown)
    {
        double lows = 0, largestLow = 0, largestHigh = 0, lowSquares = 0;
        foreach (var (low, high) in ranges)
        {
            lows += low;
            lowSquares += low * low;
            largestLow = Math.Max(largestLow, low);
            largestHigh = Math.Max(largestHigh, high);
        }

        // A customer cannot take more of the reported total than the others leave at their least.
        var largestTop = 0.0;
        foreach (var (low, high) in ranges) largestTop = Math.Max(largestTop, Math.Min(high, total - (lows - low)));

        var block = Math.Min(largestHigh, largestUnknown ?? largestHigh);
        var highSquares = ChordBound.SumOfSquares(ranges, total, block);
        return ((largestLow / total, largestTop / total), (lowSquares / (total * total), highSquares / (total * total)));
    }

    private static (double Low, double High) Narrower((double Low, double High) one, (double Low, double High) other) => (Math.Max(one.Low, other.Low), Math.Min(one.High, other.High));

    private static List<(double Low, double High)> Ranges(ReadOnlySpan<RangedAmount> amounts)
    {
        var ranges = new List<(double Low, double High)>(amounts.Length);
        foreach (var amount in amounts)
        {
            if (amount.High > 0) ranges.Add((Math.Max(amount.Low, 0), amount.High));
        }

        return ranges;
    }

    private static ConcentrationBounds From(Interval top, Interval squares) => new(top, squares.Times(10_000), squares.Inverse());

    private static void RequirePositive(long? largestUnknown)
    {
        if (largestUnknown <= 0) throw new ArgumentOutOfRangeException(nameof(largestUnknown), largestUnknown, "The largest unknown customer is above 0.");
    }
}
