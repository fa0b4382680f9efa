namespace RevenueDashboard.Metrics;

/// <summary>How wrong a method of projection would have been from each of the months so far.</summary>
public sealed record BackTest
{
    private const int FewestForQuantile = 5;
    private const int MostAhead = 12;

    // Before this many months no method is asked.
    private const int FirstOrigin = 3;

    // What came less what was projected, as a fraction of what was projected, by distance.
    private readonly IReadOnlyList<double[]> _errors;

    private BackTest(IReadOnlyList<double[]> errors) => _errors = errors;

    public required ProjectionMethod Method { get; init; }

    /// <summary>The mean distance between what was projected and what came, over all origins and distances, in the unit of the amounts.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>The same as a fraction of what came; null when a month had nothing.</summary>
    public required double? MeanAbsolutePercentage { get; init; }

    /// <summary>How many months it was asked from.</summary>
    public required int Origins { get; init; }

    /// <summary>The mean absolute error of projections a month, two months … ahead, as a fraction of what was projected.</summary>
    public IReadOnlyList<double> ErrorByDistance => [.. _errors.Where(errors => errors.Length > 0).Select(errors => errors.Average(Math.Abs))];

    internal static BackTest? Of(ProjectionMethod method, double[] amounts)
    {
        var byDistance = Enumerable.Range(0, MostAhead).Select(_ => new List<double>()).ToArray();
        var (sum, relative, count, origins, hasZero) = (0.0, 0.0, 0, 0, false);
        for (var origin = FirstOrigin; origin < amounts.Length; origin++)
        {
            var ahead = Math.Min(MostAhead, amounts.Length - origin);
            if (ProjectionMethods.Project(method, amounts.AsSpan(0, origin), ahead) is not { } projected) continue;

            origins++;
            for (var distance = 0; distance < ahead; distance++)
            {
                var came = amounts[origin + distance];
                var error = came - projected[distance];
                sum += Math.Abs(error);
                hasZero |= came == 0;
                relative += came == 0 ? 0 : Math.Abs(error / came);
                count++;
                if (projected[distance] != 0) byDistance[distance].Add(error / Math.Abs(projected[distance]));
            }
        }

        if (count == 0) return null;
        return new BackTest([.. byDistance.Select(errors => errors.Order().ToArray())])
        {
            Method = method,
            MeanAbsoluteError = sum / count,
            MeanAbsolutePercentage = hasZero ? null : relative / count,
            Origins = origins,
        };
    }

    internal ProjectedMonth Around(double point, int distance)
    {
        var (low, high) = Between(distance);
        return new ProjectedMonth(point, point + low * Math.Abs(point), point + high * Math.Abs(point));
    }

    private (double Low, double High) Between(int distance)
    {
        const double tail = (1 - Projection.Confidence) / 2;
        if (distance <= MostAhead && _errors[distance - 1] is { Length: >= FewestForQuantile } errors)
        {
            // A projection is never surer than its own point.
            return (Math.Min(0, Quantile(errors, tail)), Math.Max(0, Quantile(errors, 1 - tail)));
        }

        // From the furthest distance that has enough errors, growing as a random walk does.
        for (var known = Math.Min(distance, MostAhead); known >= 1; known--)
        {
            if (_errors[known - 1] is not { Length: > 0 } fewer || (fewer.Length < FewestForQuantile && known > 1)) continue;
            var spread = Math.Sqrt(fewer.Average(error => error * error)) * NormalQuantile * Math.Sqrt(distance / (double)known);
            return (-spread, spread);
        }

        return (0, 0);
    }

    // Of the standard normal distribution at 90 %: its middle 80 % lies between this and its negative.
    private const double NormalQuantile = 1.2815515655446004;

    // Hyndman and Fan, The American Statistician 50(4), 1996, definition 7.
    private static double Quantile(double[] ascending, double level)
    {
        var place = level * (ascending.Length - 1);
        var below = (int)place;
        return below + 1 == ascending.Length ? ascending[below] : ascending[below] + (place - below) * (ascending[below + 1] - ascending[below]);
    }
}
