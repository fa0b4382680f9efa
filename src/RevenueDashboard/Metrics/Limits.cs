namespace RevenueDashboard.Metrics;

/// <summary>How much of a limit on a share or on the HHI is used.</summary>
public static class Limits
{
    /// <summary>Share over limit, as a fraction: 1.2 is 120 % used. Null when the share is n/a.</summary>
    /// <param name="share">As a fraction.</param>
    /// <param name="limit">The largest share allowed, as a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above 0 and at most 1.</exception>
    public static double? Use(double? share, decimal limit)
    {
        RequireShare(limit);
        return share / (double)limit;
    }

    /// <summary>HHI over limit, as a fraction: 1.2 is 120 % used. Null when the HHI is n/a.</summary>
    /// <param name="hhi">In points.</param>
    /// <param name="limit">The highest HHI allowed, in points.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above 0 and at most 10,000.</exception>
    public static double? UseOfPoints(double? hhi, decimal limit)
    {
        if (limit is <= 0 or > 10_000) throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit of the HHI is above 0 and at most 10,000 points.");
        return hhi / (double)limit;
    }

    /// <summary>max(0, r − limit·R): what the customer pays beyond the limit, in ten-thousandths, rounded up: a limit that is passed shows an excess.</summary>
    /// <param name="amount">What the customer pays, r.</param>
    /// <param name="total">What all pay, R. Null results when it is ≤ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above 0 and at most 1.</exception>
    public static long? Excess(long amount, long total, decimal limit)
    {
        RequireShare(limit);
        return total > 0 ? (long)decimal.Ceiling(Math.Max(0, amount - limit * total)) : null;
    }

    private static void RequireShare(decimal limit)
    {
        if (limit is <= 0 or > 1) throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit is a share above 0 and at most 1.");
    }
}
