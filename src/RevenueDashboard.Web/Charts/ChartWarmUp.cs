using RevenueDashboard.Web.Charts.Options;

namespace RevenueDashboard.Web.Charts;

/// <summary>Loads the chart scripts into the interpreter after the start, which takes seconds, so that no reader's chart has to wait for it.</summary>
public sealed class ChartWarmUp(ChartSvgRenderer renderer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        renderer.TryGet(ChartJson.Write(Smallest), 64, 64, mayDraw: true);
        return Task.CompletedTask;
    }

    private static ChartOption Smallest { get; } = new()
    {
        Grid = [new Grid()],
        XAxis = [Axis.Category(["Jan 2024", "Feb 2024"])],
        YAxis = [Axis.Value(AxisScale.For(0, 2), ChartFormat.Number0)],
        Series = [new Series { Type = "bar", Data = [1, 2] }, new Series { Type = "line", Data = [1, 2] }],
    };
}
