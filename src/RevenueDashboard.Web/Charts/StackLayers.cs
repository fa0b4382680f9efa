using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts.Builders;

namespace RevenueDashboard.Web.Charts;

/// <summary>From the parts of a report to the layers of a chart: colours, currency units, and no more layers than an eye can tell apart.</summary>
public static class StackLayers
{
    public const int Most = 7;

    public static decimal? ToAmount(long? units) => units is { } amount ? Money.ToDecimal(amount) : null;

    /// <param name="place">Decides the hue: a product's position in the book, or a part's place among the parts.</param>
    public static ChartColor ColorOf(RevenueSeries series, int? place) => series.Kind switch
    {
        SeriesKind.Other => ChartColor.Other,
        SeriesKind.Unallocated => ChartColor.Line2,
        _ => ChartColor.Product(place ?? ChartColor.ProductCount),
    };

    /// <summary>
    /// The layers from the bottom; those after the sixth as one when there are more than seven. What is allocated to nobody stays a layer of its
    /// own on top: it is not a part like the others.
    /// </summary>
    public static IReadOnlyList<StackedSeries> AtMostSeven(IReadOnlyList<StackedSeries> layers, StackedSeries? unallocated)
    {
        var shown = layers.Count <= Most ? layers : Folded(layers);
        return unallocated is null ? shown : [.. shown, unallocated];
    }

    private static List<StackedSeries> Folded(IReadOnlyList<StackedSeries> layers)
    {
        var rest = layers.Skip(Most - 1).ToList();
        var sums = Enumerable.Range(0, rest[0].Amounts.Count)
            .Select(i => rest.All(layer => layer.Amounts[i] is null) ? (decimal?)null : rest.Sum(layer => layer.Amounts[i] ?? 0))
            .ToList();
        return [.. layers.Take(Most - 1), new StackedSeries($"{rest.Count} others", ChartColor.Other, sums)];
    }
}
