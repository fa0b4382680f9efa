using RevenueDashboard.Web.Charts.Builders;

namespace RevenueDashboard.Tests.Web.Charts;

/// <summary>Words in a chart stand where there is nothing else, whatever the amounts are.</summary>
public sealed class ChartWordsTests
{
    private const double PlotHeight = 272, MostBarWidth = 48;

    public static TheoryData<double[]> Books { get; } = new(new double[][]
    {
        [0.472, 0.2, 0.12, 0.1, 0.06, 0.048], [0.5, 0.5], [0.6, 0.3, 0.1], [1.0], [.. Enumerable.Repeat(0.125, 8)], [0.241, .. Enumerable.Repeat(0.759 / 54, 54)], [0.9, 0.1], [.. Enumerable.Repeat(0.01, 100)],
    });

    [Theory]
    [MemberData(nameof(Books))]
    public void The_words_of_the_largest_stand_off_its_bar(double[] shares)
    {
        var drawing = ParetoChart.Draw(new ParetoData([.. shares.Select((share, i) => new RankedShare($"Industry {i}", share))], []));

        foreach (var words in new[] { drawing.Wide, drawing.Narrow }.Select(option => option.Series[^1].Data).Where(data => data.Count > 0).Select(data => data[0]))
        {
            // Right of a bar of any width, or above its top by more than half a line.
            var (right, down) = (words.Label!.Offset![0], words.Label.Offset[1]);
            Assert.True(right >= Math.Min(MostBarWidth / 2, 0.41 * 260 / shares.Length) || down <= -8, $"{right}, {down}");
            Assert.InRange(words.Y!.Value * PlotHeight - down, 2, PlotHeight + 8);
        }
    }

    [Fact]
    public void Words_that_have_no_room_are_left_out_and_their_mark_stays()
    {
        var shares = Enumerable.Repeat(0.25, 4).Select((share, i) => new RankedShare($"Industry {i}", share)).ToArray();

        var data = ParetoChart.Draw(new ParetoData(shares, [new ParetoMark(3, new string('m', 200))])).Narrow.Series[^1].Data;

        Assert.False(data[^1].Label!.Show);
        Assert.Equal("circle", data[^1].Symbol);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(1000)]
    public void The_words_of_a_Lorenz_curve_are_never_on_it(int customers)
    {
        // One has as much as all others together.
        LorenzPoint[] curve = [new(0, 0), new(1 - 1.0 / customers, 0.5), new(1, 1)];

        var words = LorenzChart.Draw(new LorenzData(curve, 0.5 - 1.0 / customers, "AI research")).Wide.Series[^1].Data;

        var largest = words.Single(datum => datum.Name!.StartsWith("AI research", StringComparison.Ordinal));
        // Three lines of 15 pixels around the place: the lowest is above equal shares, where no curve is.
        Assert.True(largest.Y - 22.5 / PlotHeight > largest.X);
        var gini = words.Single(datum => datum.Name!.StartsWith("Gini", StringComparison.Ordinal));
        var under = gini.X!.Value <= curve[1].Customers ? gini.X.Value * 0.5 / curve[1].Customers : 1;
        Assert.True(gini.Y > under + 7.5 / PlotHeight);
    }
}
