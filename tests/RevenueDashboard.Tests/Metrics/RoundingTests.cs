using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(0.5, 0, 1), InlineData(1.5, 0, 2), InlineData(2.5, 0, 3), InlineData(-2.5, 0, -3), InlineData(2.675, 2, 2.68), InlineData(1.005, 2, 1.01), InlineData(24.0963855, 1, 24.1), InlineData(1e300, 1, 1e300)]
    public void Halves_go_away_from_zero(double number, int decimals, double expected) => Assert.Equal(expected, Rounding.HalfAwayFromZero(number, decimals));

    [Fact]
    public void Amounts_are_rounded_to_the_decimals_of_their_currency()
    {
        Assert.Equal(1.23m, Rounding.Amount(12_349, 2));
        Assert.Equal(-1.24m, Rounding.Amount(-12_350, 2));
        Assert.Equal(2m, Rounding.Amount(15_000, 0));
    }
}
