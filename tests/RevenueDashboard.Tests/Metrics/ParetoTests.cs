using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class ParetoTests
{
    [Fact]
    public void Shares_accumulate_from_the_largest_down_over_the_whole_denominator()
    {
        var points = Pareto.Of(Ranking.Of([10, 40, -5, 30], ["a", "b", "c", "d"]), unallocated: 20);

        Assert.Equal([new(1, 1, 0.4, 0.4), new(3, 2, 0.3, 0.7), new(0, 3, 0.1, 0.8)], points);
        Assert.Equal(points[..2], Pareto.Of(Ranking.Of([10, 40, -5, 30], ["a", "b", "c", "d"]), 20, most: 2));
    }

    [Fact]
    public void Without_net_revenue_there_is_no_curve() => Assert.Empty(Pareto.Of(Ranking.Of([5, -5], ["a", "b"])));
}
