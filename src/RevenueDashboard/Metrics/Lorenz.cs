namespace RevenueDashboard.Metrics;

/// <summary>The Lorenz curve: which part of the revenue the smallest part of the customers pays.</summary>
/// <remarks>Source: M. O. Lorenz, Publications of the American Statistical Association 9(70), 1905. Known customers only.</remarks>
public static class Lorenz
{
    /// <summary>At most <paramref name="most"/> points of the curve, from (0, 0) to (1, 1), both kept.</summary>
    /// <remarks>
    /// Thinned by distance along customers + revenue, not by counting: with 10,000 customers the last one in a hundred draws half of the picture.
    /// A point that is left out is within 2/(most − 1) of one that is kept.
    /// </remarks>
    /// <param name="amounts">Net amount per customer or parent in ten-thousandths, in any order; entries ≤ 0 are left out.</param>
    /// <returns>Empty when shares are n/a.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 points are asked for.</exception>
    public static LorenzPoint[] Of(ReadOnlySpan<long> amounts, int most = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        using var positive = PositiveAmounts.Of(amounts, 0);
        if (!positive.Base.HasShares) return [];

        var customers = positive.Base.Customers;
        var points = new List<LorenzPoint>(Math.Min(most, customers + 1)) { new(0, 0) };
        var step = 2.0 / (most - 1);
        var next = customers < most ? 0 : step;
        long sum = 0;

        for (var i = 0; i < customers - 1; i++)
        {
            sum += positive.Ascending[i];
            var point = new LorenzPoint((i + 1) / (double)customers, sum / (double)positive.Base.Positive);
            var distance = point.Customers + point.Revenue;
            if (distance < next) continue;

            // The end takes the last place.
            if (points.Count == most - 1) break;
            points.Add(point);
            if (customers >= most) next = (Math.Floor(distance / step) + 1) * step;
        }

        points.Add(new LorenzPoint(1, 1));
        return [.. points];
    }
}

/// <param name="Customers">The part of the customers, from the smallest up, 0 to 1.</param>
/// <param name="Revenue">The part of the revenue they pay, 0 to 1.</param>
public readonly record struct LorenzPoint(double Customers, double Revenue);
