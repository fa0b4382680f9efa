using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>A reference series as the book knows it at the cube's time: figures that are not this book's revenue.</summary>
/// <param name="Name">The latest spelling, raw: encode it where it is shown.</param>
/// <param name="Points">By month, then by kind.</param>
public sealed record CubeSeries(string Name, IReadOnlyList<CubePoint> Points)
{
    /// <summary>Its name says so: a word of it begins with "invest", or is "capex". Held against gross profit added up; amounts of any other series are of revenue a month.</summary>
    public bool IsInvestment => Names.Key(Name).Split([' ', ',', ':', '(', ')', '/', '-']).Any(word => word.StartsWith("invest", StringComparison.Ordinal) || word == "capex");

    /// <summary>The latest figure of a series, month and kind holds; one that was withdrawn is gone.</summary>
    /// <param name="points">In the order of the commits.</param>
    internal static IReadOnlyList<CubeSeries> Of(IEnumerable<ReferencePoint> points)
    {
        var series = new SortedDictionary<string, (string Name, SortedDictionary<(Month, ReferenceKind), ReferencePoint> Points)>(StringComparer.Ordinal);
        foreach (var point in points)
        {
            var key = Names.Key(point.Series);
            var known = series.TryGetValue(key, out var earlier) ? earlier.Points : [];
            if (point.IsWithdrawn) known.Remove((point.Month, point.Kind));
            else known[(point.Month, point.Kind)] = point;
            series[key] = (point.Series, known);
        }

        return
        [
            .. series.Values.Where(each => each.Points.Count > 0)
                .Select(each => new CubeSeries(each.Name, [.. each.Points.Values.Select(point => new CubePoint(point.Month, point.Kind, point.Value, point.Unit, point.Source, point.Note))])),
        ];
    }
}

/// <summary>One figure of a series.</summary>
/// <param name="Value">Ten-thousandths of the unit.</param>
/// <param name="Unit">A currency code, %, or a word; null when nobody said.</param>
public sealed record CubePoint(Month Month, ReferenceKind Kind, long Value, string? Unit, string? Source, string? Note);
