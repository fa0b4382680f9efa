namespace RevenueDashboard.Metrics;

/// <summary>How much of the revenue of customers that paid then is still there now. New customers do not count.</summary>
/// <remarks>The customers are those with an amount above zero then. For a figure without the largest customer, leave out its place.</remarks>
public static class Retention
{
    /// <summary>NRR: what they pay now over what they paid then, as a fraction. Above 1 when they grow; below 0 when credits outweigh.</summary>
    /// <param name="then">Net amount per customer or parent, for NRR-12 twelve months ago, in ten-thousandths.</param>
    /// <param name="now">The same customers in the same order.</param>
    /// <param name="leaveOut">The place of a customer to leave out, as <see cref="Ranking.PlaceOfLargest"/> gives it.</param>
    /// <returns>Null when nobody paid then.</returns>
    /// <exception cref="ArgumentException">The inputs are not of one length.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static double? Net(ReadOnlySpan<long> then, ReadOnlySpan<long> now, int? leaveOut = null) => SumsOf(then, now, leaveOut).Net;

    /// <summary>GRR: as <see cref="Net"/>, but nobody counts for more than it paid then and nobody for less than nothing: 0 to 1.</summary>
    /// <inheritdoc cref="Net"/>
    public static double? Gross(ReadOnlySpan<long> then, ReadOnlySpan<long> now, int? leaveOut = null) => SumsOf(then, now, leaveOut).Gross;

    private static RetentionSums SumsOf(ReadOnlySpan<long> then, ReadOnlySpan<long> now, int? leaveOut)
    {
        if (then.Length != now.Length) throw new ArgumentException("Both months need the same customers in the same order.", nameof(now));

        var sums = new RetentionSums();
        for (var i = 0; i < then.Length; i++)
        {
            if (i != leaveOut) sums.Add(then[i], now[i]);
        }

        return sums;
    }
}
