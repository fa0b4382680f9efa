using RevenueDashboard.Metrics;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Movements;

/// <summary>The movements as the page's charts take them.</summary>
internal static class MovementCharts
{
    /// <summary>From the opening, which is zero here, to the change in all: beside the whole revenue the steps would be too thin to see.</summary>
    public static ChartDrawing Bridge(MovementDetail detail, MovementBridge bridge, AmountUnit unit)
    {
        var steps = BridgePart.All.Where(part => part.IsAlways || part.Amount(bridge) != 0).Select(part => new ChangeStep(part.Name, In(part.Amount(bridge), unit)) { Color = part.Color });
        var drawing = ChangeWaterfallChart.Draw(new ChangeWaterfallData([.. steps], "Change in all"));
        return drawing with { Table = Table(detail, bridge, unit) };
    }

    public static ChartDrawing Months(MovementsReport report, AmountUnit unit, ViewAddress address)
    {
        var parts = BridgePart.All.Where(part => report.Months.Any(month => month.All.Bridge is { } bridge && part.Amount(bridge) != 0));
        return MovementMonthsChart.Draw(new MovementMonthsData(
            ChartMonths(report),
            [.. parts.Select(part => new MovementSeries(part.Name, part.Color, part.IsLoss, [.. report.Months.Select(month => month.All.Bridge is { } bridge ? In(part.Amount(bridge), unit) : (double?)null)]))],
            unit,
            month => ToMonth(address, month)));
    }

    /// <returns>Null when no month has a year before it.</returns>
    public static ChartDrawing? Retention(MovementsReport report, ViewAddress address)
    {
        if (report.Months.All(month => month.All.Nrr12 is null)) return null;

        double?[] Points(Func<MovementMonth, double?> of) => [.. report.Months.Select(of)];
        return LinesChart.Draw(new LinesData(
            ChartMonths(report),
            [
                new LineSeries("NRR", ChartColor.Product(0), Points(month => month.All.Nrr12)),
                new LineSeries("GRR", ChartColor.Product(1), Points(month => month.All.Grr12)),
                new LineSeries("NRR without the largest", ChartColor.Product(0), Points(month => month.ExLargest?.Nrr12), IsDashed: true),
                new LineSeries("GRR without the largest", ChartColor.Product(1), Points(month => month.ExLargest?.Grr12), IsDashed: true),
            ],
            ChartMeasure.Share,
            Href: month => ToMonth(address, month)));
    }

    /// <summary>The bridge of one month.</summary>
    public static string ToMonth(ViewAddress address, Month month) => (address with { BridgeFrom = null, BridgeTo = month }).On("movements");

    /// <summary>In which the greatest part reads well.</summary>
    public static AmountUnit UnitOf(IEnumerable<MovementBridge> bridges, Currency currency)
    {
        var greatest = bridges.SelectMany(bridge => BridgePart.All.Select(part => Math.Abs(Money.ToDecimal(part.Amount(bridge))))).DefaultIfEmpty(0).Max();
        return AmountUnit.For(greatest, currency);
    }

    private static ChartTable Table(MovementDetail detail, MovementBridge bridge, AmountUnit unit) => new(
        [new ChartColumn("Part", IsNumber: false), new ChartColumn("Count"), new ChartColumn(unit.Word)],
        [
            Row(Figures.MonthName(detail.From), bridge.OpeningCount, In(bridge.Opening, unit), isChange: false),
            .. BridgePart.All.Where(part => part.IsShown(bridge)).Select(part => Row(part.Name, part.Count(bridge), In(part.Amount(bridge), unit), isChange: true)),
            Row(Figures.MonthName(detail.To), null, In(bridge.Closing, unit), isChange: false),
        ]);

    private static ChartRow Row(string name, int? count, double amount, bool isChange) => new(
        [ChartCell.Of(name), ChartCell.Of(count, count is { } known ? Figures.Count(known) : ""), ChartCell.Of(amount, isChange ? Figures.Change(amount, 2) : Figures.Number(amount, 2))]);

    private static List<ChartMonth> ChartMonths(MovementsReport report) => [.. report.Months.Select(month => new ChartMonth(month.Month, month.Status == MonthStatus.Open))];

    private static double In(long amount, AmountUnit unit) => (double)(Money.ToDecimal(amount) / unit.Size);
}
