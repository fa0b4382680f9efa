using RevenueDashboard.Web.Charts.Options;

namespace RevenueDashboard.Web.Charts;

/// <summary>Everything a figure shows: the chart at two widths, its height, and the same numbers as a table.</summary>
/// <param name="Wide">For places of 520 pixels and more.</param>
/// <param name="Narrow">For phones: fewer ticks, shorter labels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Table">The numbers of the chart, exact enough to replace it.</param>
public sealed record ChartDrawing(ChartOption Wide, ChartOption Narrow, int Height, ChartTable Table);

/// <summary>What was clicked.</summary>
/// <param name="SeriesName">Name of the series, as the builder named it.</param>
/// <param name="Name">Name of the category or datum: a month's or a customer's name.</param>
/// <param name="Index">Place in the series; −1 when nothing in a series was hit.</param>
public sealed record ChartClick(string? SeriesName, string? Name, int Index);
