namespace RevenueDashboard.Metrics;

/// <summary>Customers from the largest down, with how much they pay together.</summary>
public static class Pareto
{
    /// <param name="ranked">Customers in the order of <see cref="Ranking.Of"/>; those with amounts ≤ 0 have no share and are left out.</param>
    /// <param name="unallocated">Reported total less the known customers, ≥ 0. It is in the denominator, so the last point is then below 1.</param>
    /// <param name="most">No more points than this, from the largest customer down.</param>
    /// <returns>Empty when shares are n/a.</returns>
    public static ParetoPoint[] Of(ReadOnlySpan<RankedAmount> ranked, long unallocated = 0, int most = int.MaxValue)
    {
        var amounts = new long[ranked.Length];
        for (var i = 0; i < amounts.Length; i++) amounts[i] = ranked[i].Amount;

        var revenueBase = RevenueBase.Of(amounts, unallocated);
        if (!revenueBase.HasShares) return [];

        var points = new ParetoPoint[Math.Min(revenueBase.Customers, Math.Max(most, 0))];
        var denominator = (double)revenueBase.Denominator;
        long sum = 0;
        for (var i = 0; i < points.Length; i++)
        {
            sum += ranked[i].Amount;
            points[i] = new ParetoPoint(ranked[i].Place, ranked[i].Rank, ranked[i].Amount / denominator, sum / denominator);
        }

        return points;
    }
}

/// <param name="Place">Where the customer was in the input of the ranking, from 0.</param>
/// <param name="Rank">From 1; equal amounts have equal ranks.</param>
/// <param name="Share">The customer's share, 0 to 1.</param>
/// <param name="Cumulative">The share of this customer and all listed before it, 0 to 1.</param>
public readonly record struct ParetoPoint(int Place, int Rank, double Share, double Cumulative);
