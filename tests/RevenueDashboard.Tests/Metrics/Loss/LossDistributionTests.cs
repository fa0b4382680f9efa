using CsCheck;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics.Loss;

public sealed class LossDistributionTests
{
    private const long Million = 1_000_000L * 10_000;

    // V1 of metrics.md: 20, 5, 4, 3 and 51 times 1 million, each lost with 10 % by itself.
    private static readonly Exposure[] V1 = [.. new long[] { 20, 5, 4, 3 }.Concat(Enumerable.Repeat(1L, 51)).Select(amount => new Exposure(amount * Million, 0.1))];

    [Fact]
    public void V10_to_the_digit()
    {
        var loss = LossDistribution.Of(V1);

        Assert.True(loss.IsExact);
        Assert.Equal(8.3 * Million, loss.ExpectedLoss, 1.0);
        Assert.Equal(8.0903, loss.Deviation / (83 * Million) * 100, 0.00005);
        Assert.Equal([20 * Million, 26 * Million, 30 * Million], new[] { 0.90, 0.95, 0.99 }.Select(loss.AtRisk));
        Assert.Equal(31.3, loss.AtRisk(0.95) / (83.0 * Million) * 100, 0.05);
        Assert.Equal(28.65, loss.ExpectedShortfall(0.95) / Million, 0.005);
        Assert.Equal(17.7 * Million, loss.GranularityAddOn(0.95), 1.0);
    }

    [Fact]
    public void The_spread_of_equal_chances_follows_from_HHI()
    {
        // √(p(1 − p)·HHI/10,000), metrics.md.
        var hhi = Concentration.HerfindahlIndex([.. V1.Select(exposure => exposure.Amount)])!.Value;

        Assert.Equal(Math.Sqrt(0.1 * 0.9 * hhi / 10_000), LossDistribution.Of(V1).Deviation / (83.0 * Million), 12);
    }

    [Fact]
    public void Every_case_counted_by_hand_gives_the_same_probabilities() =>
        Gen.Select(
            Gen.Select(Gen.Long[0, 30], Gen.Double[0, 1]).Select((amount, p) => new Exposure(amount, p)).Array[1, 7],
            Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 127], Gen.Int[0, 127]).Sample((exposures, likely, hit, one, other) =>
        {
            CommonShock[] shocks = [Shock(exposures, likely, hit, one), Shock(exposures, 0.3, 1, other)];
            var byHand = AllCases(exposures, shocks);

            var loss = LossDistribution.Of(exposures, shocks);

            for (long amount = 0; amount <= exposures.Sum(exposure => exposure.Amount); amount++)
                Assert.Equal(byHand.Where(each => each.Loss <= amount).Sum(each => each.Probability), loss.ProbabilityUpTo(amount), 1e-9);
            var mean = byHand.Sum(each => each.Loss * each.Probability);
            Assert.Equal(mean, loss.ExpectedLoss, 1e-8);
            Assert.Equal(Math.Sqrt(byHand.Sum(each => (each.Loss - mean) * (each.Loss - mean) * each.Probability)), loss.Deviation, 1e-5);
        });

    [Fact]
    public void What_customers_add_to_the_spread_is_all_of_it()
    {
        var moments = LossMoments.Of(V1, [new CommonShock(0.2, [0, 1, 2]), new CommonShock(0.1, [2, 3], 0.5)]);

        Assert.Equal(moments.Deviation, moments.Contributions.Sum(), 3);
        Assert.Equal(0.28, moments.Probabilities[0], 12);
    }

    [Fact]
    public void The_quantile_is_the_smallest_loss_that_reaches_the_level()
    {
        // 0 with 90 %, 10 with 10 %: 90 % is reached at 0, a little more is not.
        var loss = LossDistribution.Of([new Exposure(10, 0.1)]);

        Assert.Equal([0, 10], new[] { 0.90, 0.9001 }.Select(loss.AtRisk));
        Assert.Equal(10, loss.ExpectedShortfall(0.90), 9);
        Assert.Equal(2, loss.ExpectedShortfall(0.5), 9);
    }

    [Fact]
    public void Nobody_or_nothing_to_lose_is_a_loss_of_nothing()
    {
        Assert.All(new Exposure[][] { [], [new Exposure(0, 0.5)], [new Exposure(7, 0)] }, exposures =>
        {
            var loss = LossDistribution.Of(exposures);
            Assert.Equal((1.0, 0L, 0.0, 0.0), (loss.NoLoss, loss.AtRisk(0.99), loss.ExpectedLoss, loss.Deviation));
            Assert.Equal(0, loss.ExpectedShortfall(0.99));
        });
    }

    [Fact]
    public void Drawing_years_agrees_within_the_error_of_drawing()
    {
        CommonShock[] shocks = [new(0.15, [0, 1, 5, 6, 7]), new(0.05, [0, 2], 0.6)];
        var exact = LossDistribution.Of(V1, shocks);

        var drawn = SimulatedLoss.Of(V1, shocks, seed: 20261126, draws: 200_000);

        Assert.Equal(exact.ExpectedLoss, drawn.Mean, 4 * exact.Deviation / Math.Sqrt(drawn.Draws));
        Assert.All(new[] { 0.90, 0.95, 0.99 }, level =>
        {
            var (low, high) = drawn.AtRiskBetween(level);
            Assert.InRange(exact.AtRisk(level), low - Million, high + Million);
            Assert.Equal(exact.ExpectedShortfall(level), drawn.ExpectedShortfall(level), 0.4 * Million);
        });
    }

    [Fact]
    public void The_same_seed_draws_the_same_years()
    {
        var (one, same, other) = (SimulatedLoss.Of(V1, seed: 7, draws: 1_000), SimulatedLoss.Of(V1, seed: 7, draws: 1_000), SimulatedLoss.Of(V1, seed: 8, draws: 1_000));

        Assert.Equal((one.Mean, one.AtRisk(0.95)), (same.Mean, same.AtRisk(0.95)));
        Assert.NotEqual(one.Mean, other.Mean);
    }

    [Fact]
    public void What_is_no_probability_and_no_member_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LossDistribution.Of([new Exposure(1, 1.5)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossDistribution.Of([new Exposure(-1, 0.5)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossDistribution.Of([new Exposure(1, 0.5)], [new CommonShock(0.5, [1])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossDistribution.Of(V1).AtRisk(1));
        Assert.Throws<ArgumentException>(() => LossDistribution.Of(V1, [.. Enumerable.Range(0, 9).Select(i => new CommonShock(0.1, [0, i + 1]))]));
    }

    private static CommonShock Shock(Exposure[] exposures, double likely, double hit, int bits) =>
        new(likely, [.. Enumerable.Range(0, exposures.Length).Where(i => (bits >> i & 1) == 1)], hit);

    // Each customer stays or goes, each shock happens or not: all cases one by one.
    private static List<(long Loss, double Probability)> AllCases(Exposure[] exposures, CommonShock[] shocks)
    {
        var cases = new List<(long, double)>();
        for (var happened = 0; happened < 1 << shocks.Length; happened++)
        {
            for (var gone = 0; gone < 1 << exposures.Length; gone++)
            {
                var (loss, probability) = (0L, 1.0);
                for (var s = 0; s < shocks.Length; s++) probability *= (happened >> s & 1) == 1 ? shocks[s].Probability : 1 - shocks[s].Probability;
                for (var i = 0; i < exposures.Length; i++)
                {
                    var stays = 1 - exposures[i].Probability;
                    for (var s = 0; s < shocks.Length; s++)
                    {
                        if ((happened >> s & 1) == 1 && shocks[s].Members.Contains(i)) stays *= 1 - shocks[s].Hit;
                    }

                    if ((gone >> i & 1) == 1) (loss, probability) = (loss + exposures[i].Amount, probability * (1 - stays));
                    else probability *= stays;
                }

                cases.Add((loss, probability));
            }
        }

        return cases;
    }
}
