namespace RevenueDashboard.Metrics;

/// <summary>A way to carry monthly revenue on into months to come.</summary>
public enum ProjectionMethod
{
    /// <summary>Every month to come is as the last one.</summary>
    RunRate,

    /// <summary>Level and trend, the trend fading with each month (Gardner and McKenzie, Management Science 31(10), 1985).</summary>
    DampedTrend,

    /// <summary>Every month to come is as the same month a year before. Needs two years.</summary>
    SeasonalNaive,
}

/// <summary>The methods themselves: from the months that are known to those that are not. Amounts in any unit, in order of the months, without gaps.</summary>
internal static class ProjectionMethods
{
    private const int Year = 12;
    private const int FewestForTrend = 4;

    private static readonly double[] LevelWeights = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];
    private static readonly double[] TrendWeights = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8];
    private static readonly double[] Dampings = [0.80, 0.85, 0.90, 0.94, 0.98];

    /// <returns>Null when the method needs more months than there are. Where no month was below zero, none to come is: revenue that falls ends at nothing.</returns>
    public static double[]? Project(ProjectionMethod method, ReadOnlySpan<double> known, int months)
    {
        var projected = Unbounded(method, known, months);
        if (projected is null || HasNegative(known)) return projected;
        for (var month = 0; month < months; month++) projected[month] = Math.Max(0, projected[month]);
        return projected;
    }

    /// <summary>Credits were more than revenue in one of the months.</summary>
    public static bool HasNegative(ReadOnlySpan<double> known)
    {
        foreach (var amount in known)
        {
            if (amount < 0) return true;
        }

        return false;
    }

    private static double[]? Unbounded(ProjectionMethod method, ReadOnlySpan<double> known, int months) => method switch
    {
        ProjectionMethod.RunRate => known.Length == 0 ? null : Enumerable.Repeat(known[^1], months).ToArray(),
        ProjectionMethod.DampedTrend => known.Length < FewestForTrend ? null : DampedTrend(known, months),
        ProjectionMethod.SeasonalNaive => known.Length < 2 * Year ? null : SeasonalNaive(known, months),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a method of projection."),
    };

    private static double[] SeasonalNaive(ReadOnlySpan<double> known, int months)
    {
        var projected = new double[months];
        for (var month = 0; month < months; month++) projected[month] = known[known.Length - Year + month % Year];
        return projected;
    }

    private static double[] DampedTrend(ReadOnlySpan<double> known, int months)
    {
        // The weights that would have told each month best from the months before it.
        var (least, best) = (double.PositiveInfinity, default(Smoothing));
        foreach (var level in LevelWeights)
        {
            foreach (var trend in TrendWeights)
            {
                foreach (var damping in Dampings)
                {
                    var smoothing = Smoothing.Of(known, level, trend, damping);
                    if (smoothing.SquaredError < least) (least, best) = (smoothing.SquaredError, smoothing);
                }
            }
        }

        var projected = new double[months];
        var (fading, sum) = (1.0, 0.0);
        for (var month = 0; month < months; month++)
        {
            fading *= best.Damping;
            sum += fading;
            projected[month] = best.Level + sum * best.Trend;
        }

        return projected;
    }

    private readonly record struct Smoothing(double Level, double Trend, double Damping, double SquaredError)
    {
        public static Smoothing Of(ReadOnlySpan<double> known, double levelWeight, double trendWeight, double damping)
        {
            var (level, trend, error) = (known[0], (known[3] - known[0]) / 3, 0.0);
            for (var month = 1; month < known.Length; month++)
            {
                var expected = level + damping * trend;
                error += (known[month] - expected) * (known[month] - expected);
                var next = levelWeight * known[month] + (1 - levelWeight) * expected;
                trend = trendWeight * (next - level) + (1 - trendWeight) * damping * trend;
                level = next;
            }

            return new Smoothing(level, trend, damping, error);
        }
    }
}
