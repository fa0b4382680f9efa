namespace RevenueDashboard.Metrics;

/// <summary>Who moved the concentration between two months.</summary>
public static class Attribution
{
    /// <summary>What each customer adds to the change of HHI, in points: 10,000·(s(now)² − s(before)²). Entries and exits are included.</summary>
    /// <param name="before">Net amount per customer or parent in ten-thousandths.</param>
    /// <param name="now">The same customers in the same order; an absent one has 0.</param>
    /// <param name="unallocatedBefore">Reported total less the known customers, ≥ 0.</param>
    /// <param name="unallocatedNow">Reported total less the known customers, ≥ 0.</param>
    /// <returns>One number per customer; they add up to HHI(now) − HHI(before). Null when one of the two has no shares.</returns>
    /// <exception cref="ArgumentException">The two do not have the same number of customers.</exception>
    public static double[]? OfHerfindahl(ReadOnlySpan<long> before, ReadOnlySpan<long> now, long unallocatedBefore = 0, long unallocatedNow = 0)
    {
        if (before.Length != now.Length) throw new ArgumentException("Both months need the same customers in the same order.", nameof(now));

        var baseBefore = RevenueBase.Of(before, unallocatedBefore);
        var baseNow = RevenueBase.Of(now, unallocatedNow);
        if (!baseBefore.HasShares || !baseNow.HasShares) return null;

        var contributions = new double[now.Length];
        for (var i = 0; i < contributions.Length; i++)
        {
            var shareBefore = Math.Max(before[i], 0) / (double)baseBefore.Denominator;
            var shareNow = Math.Max(now[i], 0) / (double)baseNow.Denominator;
            contributions[i] = 10_000 * (shareNow - shareBefore) * (shareNow + shareBefore);
        }

        return contributions;
    }
}
