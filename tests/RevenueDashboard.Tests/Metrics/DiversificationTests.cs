using System.Globalization;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class DiversificationTests
{
    [Theory]
    [InlineData("0.20", "80", 0.270, "15.75"), InlineData("0.15", "113.33", 0.799, "11.12"), InlineData("0.10", "180", 1.857, "7.00")]
    public void Twenty_beside_sixty_three(string target, string needed, double growth, string cap)
    {
        var result = Diversification.Of(Millions(20m), Millions(63m), decimal.Parse(target, CultureInfo.InvariantCulture));

        Assert.Equal(decimal.Parse(needed, CultureInfo.InvariantCulture), Math.Round(Money.ToDecimal(result.OthersNeeded) / 1_000_000, 2));
        Near(growth, result.OthersGrowth, 0.0005);
        Assert.Equal(decimal.Parse(cap, CultureInfo.InvariantCulture), Math.Round(Money.ToDecimal(result.CustomerCap) / 1_000_000, 2));
    }

    [Fact]
    public void The_target_is_met_to_the_last_unit()
    {
        // 11/(11 + n) ≤ 0.15 needs n ≥ 62.33; m/(m + 50) ≤ 0.15 allows m ≤ 8.82.
        var result = Diversification.Of(11, 50, 0.15m);

        Assert.Equal(63, result.OthersNeeded);
        Assert.Equal(8, result.CustomerCap);
        Near(187 / 150.0 - 1, result.OthersGrowth, 1e-12);
        // 50 others are more than the 9 that half would need.
        Near(9 / 50.0 - 1, Diversification.Of(9, 50, 0.5m).OthersGrowth, 1e-12);
    }

    [Fact]
    public void Nobody_else_cannot_grow() => Assert.Null(Diversification.Of(7, 0, 0.5m).OthersGrowth);

    [Fact]
    public void A_target_of_nothing_or_all_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Diversification.Of(7, 50, 0m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Diversification.Of(7, 50, 1m));
    }
}
