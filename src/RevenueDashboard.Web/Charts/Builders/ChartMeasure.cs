using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>What a chart measures, which decides how its numbers read.</summary>
public enum ChartMeasure
{
    /// <summary>Amounts or counts; the caption names the unit.</summary>
    Number,

    /// <summary>Fractions, read as percent.</summary>
    Share,

    /// <summary>Small measures such as Gini: two decimals.</summary>
    Index,

    /// <summary>Whole numbers.</summary>
    Count,
}

internal static class ChartMeasureFormats
{
    public static ChartFormat Ticks(this ChartMeasure measure, double step) => measure switch
    {
        ChartMeasure.Share => ChartFormat.PercentTicks(step),
        _ => ChartFormat.Ticks(step),
    };

    public static ChartFormat Format(this ChartMeasure measure) => measure switch
    {
        ChartMeasure.Share => ChartFormat.Percent1,
        ChartMeasure.Index => ChartFormat.Number2,
        ChartMeasure.Count => ChartFormat.Number0,
        _ => ChartFormat.Number1,
    };

    public static string Text(this ChartMeasure measure, double? number) => measure switch
    {
        ChartMeasure.Share => Figures.Percent(number),
        ChartMeasure.Index => Figures.Number(number, 2),
        ChartMeasure.Count => Figures.Number(number, 0),
        _ => Figures.Number(number),
    };

    /// <summary>For tables, whose headers say %.</summary>
    public static ChartCell Cell(this ChartMeasure measure, double? number) => measure == ChartMeasure.Share
        ? ChartCell.Of(number * 100, Figures.PercentNumber(number))
        : ChartCell.Of(number, measure.Text(number));
}
