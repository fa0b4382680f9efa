using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>What was published for a month of a reference series beside what had been expected, guided, or published by a peer.</summary>
/// <param name="Name">Of the series, raw.</param>
/// <param name="Unit">%, a currency code or a word; null when nobody said.</param>
/// <param name="Actual">Ten-thousandths of the unit; null when nobody published one. The others likewise.</param>
public sealed record SeriesComparison(string Name, Month Month, string? Unit, long? Actual, long? Expectation, long? Peer, long? Guidance)
{
    /// <summary>Actual less expectation, in ten-thousandths; below zero it was missed. Null when either is not there.</summary>
    public long? Surprise => Less(Expectation);

    /// <summary>Actual less the peer's, in ten-thousandths.</summary>
    public long? AgainstPeer => Less(Peer);

    /// <summary>Actual less what had been guided, in ten-thousandths.</summary>
    public long? AgainstGuidance => Less(Guidance);

    /// <summary>Months with at least two figures that compare: of several kinds in one unit. The latest month first, then by name.</summary>
    /// <param name="months">Months after the last of these are left out; null for none.</param>
    public static IReadOnlyList<SeriesComparison> Of(IReadOnlyList<CubeSeries> series, MonthRange? months) =>
    [
        .. from each in series
           from points in each.Points.GroupBy(point => (point.Month, Unit: point.Unit ?? ""))
           where months is { } range && range.Contains(points.Key.Month) && points.Select(point => point.Kind).Distinct().Count() > 1
           orderby points.Key.Month descending, each.Name
           select new SeriesComparison(each.Name, points.Key.Month, points.Key.Unit.Length == 0 ? null : points.Key.Unit,
               ValueOf(points, ReferenceKind.Actual), ValueOf(points, ReferenceKind.Expectation), ValueOf(points, ReferenceKind.Peer), ValueOf(points, ReferenceKind.Guidance)),
    ];

    private static long? ValueOf(IEnumerable<CubePoint> points, ReferenceKind kind) => points.FirstOrDefault(point => point.Kind == kind)?.Value;

    private long? Less(long? other) => Actual is { } published && other is { } compared ? checked(published - compared) : null;
}
