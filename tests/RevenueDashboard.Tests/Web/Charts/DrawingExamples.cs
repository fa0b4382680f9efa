using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Tests.Web.Charts;

/// <summary>One small drawing from each builder, with a name of the test's choice wherever a customer's or product's name can stand.</summary>
internal static class DrawingExamples
{
    public static readonly ChartMonth[] Months = [new(new Month(2023, 12)), new(new Month(2024, 1)), new(new Month(2024, 2)), new(new Month(2024, 3), IsOpen: true)];

    public static IEnumerable<(string Builder, ChartDrawing Drawing)> All(string name) =>
    [
        ("stacked months", Stacked(name)),
        ("trend pair", TrendPairChart.Draw(new TrendPairData(Months[..3], [0.2, null, 0.24], [15, null, 13.7], name, new ShareBands()))),
        ("lines", LinesChart.Draw(new LinesData(Months, [new LineSeries(name, ChartColor.Azure, [1, 2, null, 4]), new LineSeries("second", ChartColor.Largest, [2, 2, 2, 2], IsDashed: true)], Limit: (3, name)))),
        ("pareto", ParetoChart.Draw(new ParetoData([new RankedShare(name, 0.6), new RankedShare("b", 0.3), new RankedShare("c", 0.1)], [new ParetoMark(2, name)]))),
        ("lorenz", LorenzChart.Draw(new LorenzData([new(0, 0), new(0.5, 0.2), new(1, 1)], 0.3, name))),
        ("waterfall", ChangeWaterfallChart.Draw(new ChangeWaterfallData([new ChangeStep(name, 27, IsLargest: true), new ChangeStep("b", -30), new ChangeStep("c", 1)], name))),
        ("movement months", MovementMonthsChart.Draw(new MovementMonthsData(
            Months, [new MovementSeries(name, ChartColor.Azure, IsLoss: false, [null, 2, 3, 1]), new MovementSeries("Churn", ChartColor.Azure, IsLoss: true, [null, -1, 0, -2])], AmountUnit.Millions(Currency.Usd)))),
        ("horizontal bars", HorizontalBarsChart.Draw(new HorizontalBarsData([new HorizontalBar(name, 5, name, ChartColor.Azure), new HorizontalBar("b", -1, "−1.0", ChartColor.Azure)], name, name))),
    ];

    public static ChartDrawing Stacked(string name) => StackedMonthsChart.Draw(new StackedMonthsData(
        Months,
        [new StackedSeries(name, ChartColor.Largest, [10_000_000m, 12_000_000m, 20_000_000m, 5_000_000m]), new StackedSeries("others", ChartColor.Azure, [40_000_000m, null, 63_300_000m, 20_000_000m])],
        AmountUnit.Millions(Currency.Usd), new ChartEvent(new Month(2024, 1), name, name), month => $"/revenue?from={month}"));
}
