namespace RevenueDashboard.Metrics;

/// <summary>An upper bound of a sum of squares whose terms have ranges and a common total. Exact when every range is a point.</summary>
internal static class ChordBound
{
    /// <summary>
    /// No choice of a term from each range, with the rest of the total in blocks of at most <paramref name="block"/> each, has a larger sum of squares.
    /// A block of 0 means that the rest counts nothing.
    /// </summary>
    /// <remarks>
    /// Over [low, high] a square is at most its chord, low² + (x − low)(low + high). What is left of the total, r, is at most
    /// min(blocks(all that the lows leave), block·r). The sum of both is concave in what the terms take above their lows, so taking the
    /// steepest chords first finds its maximum.
    /// </remarks>
    public static double SumOfSquares(List<(double Low, double High)> ranges, double total, double block)
    {
        double lows = 0, squares = 0;
        foreach (var (low, high) in ranges)
        {
            lows += low;
            squares += low * low;
        }

        var rest = Math.Max(0, total - lows);
        var restSquares = ConcentrationBounds.SquaresOfBlocks(rest, block);
        // Up to here the terms can grow without the bound on the blocks giving way.
        var free = block > 0 ? rest - restSquares / block : rest;

        var taken = 0.0;
        foreach (var (low, high) in ranges.Where(range => range.High > range.Low).OrderByDescending(range => range.Low + range.High))
        {
            var slope = low + high;
            var reach = slope > block ? rest : free;
            var step = Math.Min(high - low, reach - taken);
            if (step <= 0) continue;

            squares += step * slope;
            taken += step;
        }

        return squares + Math.Min(restSquares, block * (rest - taken));
    }
}
