namespace RevenueDashboard.Metrics;

/// <summary>The ends of top share and Σ s² when every amount has a range and the total is their sum.</summary>
internal static class RangedTotals
{
    /// <param name="ranges">0 ≤ low ≤ high, high above 0; at least one.</param>
    public static ((double Low, double High) Top, (double Low, double High) Squares) Bounds(List<(double Low, double High)> ranges)
    {
        double lows = 0, highs = 0;
        foreach (var (low, high) in ranges)
        {
            lows += low;
            highs += high;
        }

        var shares = new List<(double Low, double High)>(ranges.Count);
        var largestShare = 0.0;
        foreach (var (low, high) in ranges)
        {
            // A share rises with its own amount and falls with every other.
            var share = (Low: low == 0 ? 0 : low / (low + Math.Max(0, highs - high)), High: high / (high + Math.Max(0, lows - low)));
            shares.Add(share);
            largestShare = Math.Max(largestShare, share.High);
        }

        return ((LeastTopShare(ranges), largestShare), (LeastSquares(ranges, highs), Math.Min(1, ChordBound.SumOfSquares(shares, total: 1, block: 0))));
    }

    /// <summary>
    /// Cutting all amounts at a level c gives the top share c / Σ min(high, c), which never falls as c rises; so c is the lowest level the largest
    /// amount can have.
    /// </summary>
    private static double LeastTopShare(List<(double Low, double High)> ranges)
    {
        var level = ranges.Max(range => range.Low);
        return level == 0 ? 1.0 / ranges.Count : level / ranges.Sum(range => Math.Min(range.High, level));
    }

    /// <summary>
    /// √Σx² is convex and the total linear, so their ratio has one minimum in the box; its gradient vanishes where every amount is
    /// Σx²/Σx or the end of its range nearest to that level. The balance below falls with the level, so bisection finds it.
    /// </summary>
    private static double LeastSquares(List<(double Low, double High)> ranges, double highs)
    {
        double below = 0, above = highs;
        for (var step = 0; step < 200 && below < above; step++)
        {
            var level = (below + above) / 2;
            if (level <= below || level >= above) break;

            var balance = 0.0;
            foreach (var (low, high) in ranges)
            {
                var amount = Math.Clamp(level, low, high);
                balance += amount * (amount - level);
            }

            if (balance > 0) below = level;
            else above = level;
        }

        double sum = 0, squares = 0;
        foreach (var (low, high) in ranges)
        {
            var amount = Math.Clamp(above, low, high);
            sum += amount;
            squares += amount * amount;
        }

        return squares / (sum * sum);
    }
}
