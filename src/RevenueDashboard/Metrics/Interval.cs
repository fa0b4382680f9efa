namespace RevenueDashboard.Metrics;

/// <summary>A measure that is known only within bounds. The bounds contain the point.</summary>
/// <param name="Low">The measure is not below this.</param>
/// <param name="Point">The measure from the stated amounts.</param>
/// <param name="High">The measure is not above this.</param>
public readonly record struct Interval(double Low, double Point, double High)
{
    /// <summary>Whether the bounds say nothing beyond the point.</summary>
    public bool IsExact => Low == High;

    // A bound computed by another route than the point may end a rounding on its wrong side.
    internal static Interval Around(double low, double point, double high) => new(Math.Min(low, point), point, Math.Max(high, point));

    internal Interval Times(double factor) => new(Low * factor, Point * factor, High * factor);

    internal Interval Inverse() => new(1 / High, 1 / Point, 1 / Low);
}
