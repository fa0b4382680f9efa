using CsCheck;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics.Loss;

/// <summary>Books of so many amounts that they have no common unit to be added up in.</summary>
public sealed class LossRoundingTests
{
    private static readonly double[] Levels = [0.90, 0.95, 0.99];
    private static readonly double[] Probabilities = [0.02, 0.05, 0.1, 0.25];

    // The quantiles of the binomial distribution with p = 0.1, added up in whole numbers of 10ⁿ outside of this product.
    [Theory]
    [InlineData(1_450, 160, 164, 172, 168.9937)]
    [InlineData(1_990, 216, 221, 231, 227.0420)]
    public void Of_customers_of_like_size_as_many_are_lost_as_the_binomial_says(int customers, int at90, int at95, int at99, double shortfall)
    {
        // 100.0200 and up, a ten-thousandth more each: all within 0.2 % of one another.
        var exposures = LikeSize(customers);
        var each = exposures.Average(exposure => exposure.Amount);

        var loss = LossDistribution.Of(exposures);

        Assert.False(loss.IsExact);
        Assert.All(Levels.Zip([at90, at95, at99]), of => Assert.Equal(of.Second, loss.AtRisk(of.First) / each, of.Second * 0.002));
        Assert.Equal(shortfall, loss.ExpectedShortfall(0.95) / each, shortfall * 0.002);
        Assert.Equal(customers * 0.1, MeanOf(loss) / each, 0.002);
    }

    [Fact]
    public void A_few_small_ones_more_move_no_quantile()
    {
        var exposures = LikeSize(1_990);
        var (loss, more) = (LossDistribution.Of(exposures), LossDistribution.Of([.. exposures, .. Enumerable.Repeat(new Exposure(100, 0.1), 10)]));

        Assert.All(Levels, level => Assert.InRange(more.AtRisk(level), loss.AtRisk(level) - 4 * loss.Unit, loss.AtRisk(level) + 4 * loss.Unit));
    }

    [Theory]
    [InlineData(1_450, 0, 11)]
    [InlineData(1_990, 0, 12)]
    [InlineData(1_990, 0, 13)]
    [InlineData(500, 1, 14)]
    [InlineData(1_450, 1, 15)]
    [InlineData(1_990, 2, 16)]
    public void Added_up_and_drawn_agree_within_the_error_of_drawing(int customers, double spread, int seed)
    {
        var exposures = spread == 0 ? LikeSize(customers) : LogNormal(customers, spread, seed);
        CommonShock[] shocks = [new(0.15, [.. Enumerable.Range(0, customers / 10)]), new(0.05, [.. Enumerable.Range(customers / 20, customers / 10)], 0.6)];
        Assert.All(new[] { [], shocks }, struck =>
        {
            var loss = LossDistribution.Of(exposures, struck);
            var drawn = SimulatedLoss.Of(exposures, struck, (ulong)seed, draws: 20_000);

            Assert.False(loss.IsExact);
            Assert.All(Levels, level =>
            {
                // A quantile of the draws is that of a level at most four standard errors away.
                var error = 4 * Math.Sqrt(level * (1 - level) / drawn.Draws);
                Assert.InRange(loss.AtRisk(level), drawn.AtRisk(level - error) - loss.Unit, drawn.AtRisk(Math.Min(0.9999, level + error)) + loss.Unit);
            });
        });
    }

    [Fact]
    public void Rounded_to_units_all_that_can_be_lost_and_the_mean_are_what_they_are() =>
        Gen.Select(Gen.Long[1, 1_000_000_000], Gen.OneOf(Gen.Const(0.1), Gen.Const(1.0), Gen.Double[0, 1])).Select((amount, p) => new Exposure(amount, p)).Array[100, 400].Sample(exposures =>
        {
            CommonShock[] shocks = [new(0.2, [0, 7, 50]), new(0.3, [7, 20], 0.5)];

            var loss = LossDistribution.Of(exposures, shocks, mostUnits: 1_000);

            var all = exposures.Sum(exposure => exposure.Amount);
            // Struck by the first, by the second, by both, by none: four orders, each within half a unit, and what a shock adds on its way.
            Assert.Equal(loss.ExpectedLoss, MeanOf(loss), 4.0 * loss.Unit);
            Assert.InRange((loss.Probabilities.Length - 1) * loss.Unit, 0, all + loss.Unit);
        });

    [Fact]
    public void What_is_certain_is_lost_and_not_more()
    {
        Exposure[] exposures = [.. Enumerable.Range(1, 1_990).Select(i => new Exposure(1_000_003L + i * 7, 1))];

        var loss = LossDistribution.Of(exposures);

        Assert.All(Levels, level => Assert.Equal(exposures.Sum(exposure => exposure.Amount), loss.AtRisk(level), 1.0 * loss.Unit));
    }

    private static double MeanOf(LossDistribution loss)
    {
        var mean = 0.0;
        for (var units = 0; units < loss.Probabilities.Length; units++) mean += loss.Probabilities[units] * units;
        return mean * loss.Unit;
    }

    private static Exposure[] LikeSize(int customers) => [.. Enumerable.Range(0, customers).Select(i => new Exposure(1_000_200 + i, 0.1))];

    // Sizes from a log-normal distribution, and a few different probabilities.
    private static Exposure[] LogNormal(int customers, double spread, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, customers).Select(_ => new Exposure(
            (long)(1e9 * Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))),
            Probabilities[random.Next(Probabilities.Length)]))];
    }
}
