using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Tests.Web.Charts;

public sealed class BuilderTests
{
    [Fact]
    public void The_stack_labels_the_last_closed_month_and_totals_it()
    {
        var series = DrawingExamples.Stacked("ByteDance").Wide.Series;

        // February: 20 + 63.3; March is open.
        Assert.Equal("83.3", series[2].Data.Single().Name);
        Assert.Equal((2.0, 83.3), (series[2].Data[0].X!.Value, Math.Round(series[2].Data[0].Y!.Value, 9)));
        Assert.Equal(["ByteDance 20.0", "others 63.3"], series[3].Data.Select(datum => datum.Name));
    }

    [Fact]
    public void A_missing_month_is_a_gap_in_the_drawing_and_a_word_in_the_table()
    {
        var drawing = DrawingExamples.Stacked("ByteDance");

        Assert.Null(drawing.Wide.Series[1].Data[1].Y);
        Assert.Equal(["Jan 2024", "12.00", "missing", "12.00"], drawing.Table.Rows[1].Cells.Select(cell => cell.Text));
        Assert.Equal("", drawing.Table.Rows[1].Cells[2].Plain);
        Assert.Equal("/revenue?from=2024-01", drawing.Table.Rows[1].Href);
    }

    [Fact]
    public void Steps_of_a_waterfall_begin_where_the_one_above_ended_also_below_zero()
    {
        var drawing = ChangeWaterfallChart.Draw(new ChangeWaterfallData([new ChangeStep("a", 10), new ChangeStep("b", -15), new ChangeStep("c", 2)], "Sum"));

        // 0→10, 10→−5, −5→−3: the left ends are 0, −5, −5, and the sum −3 goes back to 0.
        Assert.Equal([0, -5, -5, -3], drawing.Wide.Series[0].Data.Select(datum => datum.Y!.Value));
        Assert.Equal([10, 15, 2, 3], drawing.Wide.Series[1].Data.Select(datum => datum.Y!.Value));
        Assert.Equal(["+10.0", "−15.0", "+2.0", "−3.0"], drawing.Wide.Series[1].Data.Select(datum => datum.Name));
        Assert.Equal(ChartColor.Surface, drawing.Wide.Series[1].Data[1].ItemStyle!.Color);
    }

    [Fact]
    public void Gains_stand_above_zero_and_losses_below_and_the_axis_has_room_for_both()
    {
        var drawing = MovementMonthsChart.Draw(new MovementMonthsData(
            DrawingExamples.Months,
            [new MovementSeries("New", ChartColor.Azure, false, [null, 20, 30, 5]), new MovementSeries("Expansion", ChartColor.Other, false, [null, 40, 10, 5]), new MovementSeries("Churn", ChartColor.Azure, true, [null, -1, 0, -15])],
            AmountUnit.Millions(Currency.Usd)));

        // 20 + 40 above, 15 below.
        var axis = drawing.Wide.YAxis[0];
        Assert.True(axis.Max >= 60 && axis.Min <= -15, $"{axis.Min} to {axis.Max}");
        Assert.Null(drawing.Wide.Series[0].Data[0].Y);
        // Nothing lost is nothing drawn, not a line at zero.
        Assert.Null(drawing.Wide.Series[2].Data[2].Y);
        Assert.Equal(["no bridge", "no bridge", "no bridge", "no bridge"], drawing.Table.Rows[0].Cells.Skip(1).Select(cell => cell.Text));
        Assert.Equal("+59.00", drawing.Table.Rows[1].Cells[^1].Text);
    }

    [Fact]
    public void A_pareto_of_thousands_keeps_its_steep_part_and_its_end()
    {
        var customers = Enumerable.Range(1, 4000).Select(rank => new RankedShare($"c{rank}", 1.0 / 4000)).ToArray();

        var running = ParetoChart.Draw(new ParetoData(customers, [])).Wide.Series[1].Data;

        Assert.InRange(running.Count, 100, 200);
        Assert.Equal(Enumerable.Range(1, 50).Select(rank => (double)rank), running.Take(50).Select(datum => datum.X!.Value));
        Assert.Equal((4000.0, 1.0), (running[^1].X!.Value, Math.Round(running[^1].Y!.Value, 9)));
    }

    [Fact]
    public void Charts_of_nothing_are_drawn_empty()
    {
        Assert.NotNull(StackedMonthsChart.Draw(new StackedMonthsData([], [], RevenueDashboard.Web.Formatting.AmountUnit.Millions(Currency.Usd))));
        Assert.NotNull(TrendPairChart.Draw(new TrendPairData([], [], [], "", new ShareBands())));
        Assert.NotNull(LinesChart.Draw(new LinesData([], [])));
        Assert.NotNull(ParetoChart.Draw(new ParetoData([], [])));
        Assert.NotNull(LorenzChart.Draw(new LorenzData([], null, "")));
        Assert.NotNull(ChangeWaterfallChart.Draw(new ChangeWaterfallData([], "Sum")));
        Assert.NotNull(HorizontalBarsChart.Draw(new HorizontalBarsData([], "a", "b")));
    }

    [Fact]
    public void Amounts_and_shares_start_at_zero() => Assert.All(
        DrawingExamples.All("x").Where(example => example.Builder is not ("waterfall" or "movement months" or "horizontal bars")).SelectMany(example => example.Drawing.Wide.YAxis),
        axis => Assert.Equal(0, axis.Min));

    [Fact]
    public void A_spreadsheet_cannot_be_made_to_run_a_name()
    {
        var table = new ChartTable(
            [new ChartColumn("Customer", IsNumber: false), new ChartColumn("M$")],
            [new ChartRow([ChartCell.Of("=1+1"), ChartCell.Of(-4.25, "−4.3")]), new ChartRow([ChartCell.Of("a, \"b\""), ChartCell.Of(null, "missing")])]);

        Assert.Equal("Customer,M$\r\n'=1+1,-4.25\r\n\"a, \"\"b\"\"\",\r\n", table.ToCsv());
    }
}
