using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Web.Charts.Builders;

namespace RevenueDashboard.Web.Charts;

/// <summary>Reference series as lines of a chart: each kind has marks and dashes of its own, so that they are told apart without colour.</summary>
internal static class ReferenceLines
{
    private static readonly double[] Dash = [6, 4];
    private static readonly double[] Dot = [2, 3];
    private static readonly double[] DashDot = [8, 3, 2, 3];

    /// <summary>One line for each series and kind with a figure in the unit and months asked for.</summary>
    /// <param name="inUnit">Whether a point has the unit of the chart.</param>
    /// <param name="byKind">While there is one series only, its lines are labelled by kind: "Expectation".</param>
    /// <param name="scale">What a point's ten-thousandths are divided by.</param>
    public static IReadOnlyList<LineSeries> Of(IReadOnlyList<CubeSeries> series, IReadOnlyList<Month> months, Func<CubePoint, bool> inUnit, double scale, bool byKind = false)
    {
        var found = (from each in series
                     from kind in each.Points.Where(inUnit).GroupBy(point => point.Kind)
                     let points = kind.ToDictionary(point => point.Month, point => (double?)(point.Value / scale))
                     where months.Any(points.ContainsKey)
                     select (each.Name, Kind: kind.Key, Points: months.Select(month => points.GetValueOrDefault(month)).ToList())).ToList();
        var isOne = byKind && found.Select(line => line.Name).Distinct().Count() == 1;
        string ShortName(string name, ReferenceKind kind) => isOne ? WordOf(kind) : kind == ReferenceKind.Actual ? name : $"{name}, {WordOf(kind).ToLowerInvariant()}";
        return
        [
            .. found.Select(line => new LineSeries($"{line.Name}, {WordOf(line.Kind).ToLowerInvariant()}", ColorOf(line.Kind), line.Points)
            {
                ShortName = ShortName(line.Name, line.Kind), Marks = MarksOf(line.Kind),
            }),
        ];
    }

    public static string WordOf(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Actual => "Actual",
        ReferenceKind.Expectation => "Expectation",
        ReferenceKind.Peer => "Peer",
        ReferenceKind.Guidance => "Guidance",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of figure."),
    };

    private static ChartColor ColorOf(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Actual => ChartColor.Ink,
        ReferenceKind.Expectation => ChartColor.Watch,
        ReferenceKind.Peer => ChartColor.Product(3),
        _ => ChartColor.Ink3,
    };

    private static MarkedLine MarksOf(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Actual => new MarkedLine("circle", 6),
        ReferenceKind.Expectation => new MarkedLine("diamond", 11, IsHollow: true, Dashes: Dash),
        ReferenceKind.Peer => new MarkedLine("triangle", 15, IsHollow: true, Dashes: Dot),
        _ => new MarkedLine("rect", 10, IsHollow: true, Dashes: DashDot),
    };
}
