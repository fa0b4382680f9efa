using CsCheck;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class AttributionTests
{
    [Fact]
    public void Entry_exit_and_change_are_attributed()
    {
        // 50/50/0 to 60/0/40: 0.36 − 0.25, 0 − 0.25, 0.16 − 0.
        var contributions = Attribution.OfHerfindahl([50, 50, 0], [60, 0, 40])!;

        Near(1100, contributions[0], Tolerance);
        Near(-2500, contributions[1], Tolerance);
        Near(1600, contributions[2], Tolerance);
    }

    [Fact]
    public void Contributions_add_up_to_the_change_of_the_index() =>
        Gen.Select(Gen.Select(Gen.Long[-50, 1000], Gen.Long[-50, 1000]).Array[1, 40], Remainder, Remainder).Sample((pairs, remainderBefore, remainderNow) =>
        {
            long[] before = [.. pairs.Select(pair => pair.Item1)], now = [.. pairs.Select(pair => pair.Item2)];
            var change = Concentration.HerfindahlIndex(now, remainderNow) - Concentration.HerfindahlIndex(before, remainderBefore);
            var contributions = Attribution.OfHerfindahl(before, now, remainderBefore, remainderNow);
            return contributions is null ? change is null : Math.Abs(contributions.Sum() - change!.Value) < 1e-8;
        });

    [Fact]
    public void Without_shares_in_one_of_the_months_nothing_is_attributed() => Assert.Null(Attribution.OfHerfindahl([1, 2], [1, -1]));

    [Fact]
    public void Months_of_different_customers_are_refused() => Assert.Throws<ArgumentException>(() => Attribution.OfHerfindahl([1], [1, 2]));
}
