namespace RevenueDashboard.Metrics;

/// <summary>Shares as fractions, and as percentages in a list.</summary>
public static class Shares
{
    /// <summary>The part an amount is of a total, as a fraction; null when the total is ≤ 0. An amount ≤ 0 has no share either.</summary>
    public static double? Of(long amount, long total) => total > 0 && amount > 0 ? amount / (double)total : null;

    /// <summary>
    /// The percentages to show so that they add up to what their sum rounds to – 100.0 for a whole – by largest remainder: all are cut, and the
    /// missing last-place units go to those that lost most, the first of equal ones first. No percentage is a whole last-place unit off.
    /// </summary>
    /// <param name="shares">Fractions; 0.24 is 24 %. Negative ones are allowed.</param>
    /// <param name="decimals">Decimals of the percentage, 0 to 6.</param>
    /// <remarks>Source: the Hamilton method of apportionment. The sum itself is rounded half away from zero.</remarks>
    /// <exception cref="ArgumentException">A share is not a finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of decimals is out of range.</exception>
    public static decimal[] Rounded(ReadOnlySpan<double> shares, int decimals = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);

        var scale = 100m;
        for (var i = 0; i < decimals; i++) scale *= 10;

        var units = new decimal[shares.Length];
        var lost = new (decimal Remainder, int Place)[shares.Length];
        var exact = 0m;
        var cut = 0m;

        for (var i = 0; i < units.Length; i++)
        {
            if (!double.IsFinite(shares[i])) throw new ArgumentException($"{shares[i]} is not a share.", nameof(shares));
            var scaled = (decimal)shares[i] * scale;
            units[i] = decimal.Floor(scaled);
            lost[i] = (scaled - units[i], i);
            exact += scaled;
            cut += units[i];
        }

        Array.Sort(lost, (left, right) => left.Remainder == right.Remainder ? left.Place.CompareTo(right.Place) : right.Remainder.CompareTo(left.Remainder));

        // Ten thousand doubles that should add up to 1 may miss it by 1e-12; that must not cost a unit where the sum ends on a half.
        var missing = (int)(Rounding.HalfAwayFromZero(Rounding.HalfAwayFromZero(exact, 6), 0) - cut);
        for (var i = 0; i < missing; i++) units[lost[i].Place]++;
        for (var i = 0; i < units.Length; i++) units[i] = units[i] * 100 / scale;
        return units;
    }
}
