using CsCheck;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class MovementBridgeTests
{
    private static readonly long[] Before = [100, 50, 30, 0, 20, 0, 10];
    private static readonly long[] After = [120, 35, 0, 40, 20, 15, -5];

    private static Gen<(long Before, long After, bool Earlier)[]> Months { get; } =
        Gen.Select(Gen.Long[-30, 60], Gen.Long[-30, 60], Gen.Bool).Array[0, 40];

    [Fact]
    public void Seven_customers_one_of_each_kind()
    {
        var bridge = MovementBridge.Of(Before, After, [true, true, true, true, true, false, true]);

        Assert.Equal(210, bridge.Opening);
        Assert.Equal(15, bridge.New);
        Assert.Equal(40, bridge.Reactivation);
        Assert.Equal(20, bridge.Expansion);
        Assert.Equal(-15, bridge.Contraction);
        Assert.Equal(-40, bridge.Churn);
        Assert.Equal(-5, bridge.Credit);
        Assert.Equal(225, bridge.Closing);
        Assert.Equal((1, 1, 1, 1, 2, 1), (bridge.NewCount, bridge.ReactivationCount, bridge.ExpansionCount, bridge.ContractionCount, bridge.ChurnCount, bridge.CreditCount));
        // C and G of A, B, C, E and G; 75 won against 55 lost.
        Assert.Equal(0.4, bridge.LogoChurn);
        Near(75.0 / 55, bridge.QuickRatio, 1e-15);
    }

    [Fact]
    public void Retention_of_the_same_seven()
    {
        Near(0.80952, Retention.Net(Before, After), 5e-6);
        Near(0.73810, Retention.Gross(Before, After), 5e-6);
        // Without A: 50, 30, 20, 10 became 35, 0, 20, −5.
        Near(50.0 / 110, Retention.Net(Before, After, leaveOut: 0), 1e-15);
        Near(55.0 / 110, Retention.Gross(Before, After, leaveOut: 0), 1e-15);
    }

    [Theory]
    // A credit that is over goes to credit, what is paid now to new or reactivation.
    [InlineData(-10, 25, false, 25, 0, 10), InlineData(-10, 25, true, 0, 25, 10), InlineData(-10, -4, true, 0, 0, 6), InlineData(0, -4, false, 0, 0, -4), InlineData(-4, 0, false, 0, 0, 4)]
    public void Credits_have_a_part_of_their_own(long before, long after, bool earlier, long asNew, long reactivated, long credit)
    {
        var bridge = MovementBridge.Of([before], [after], [earlier]);

        Assert.Equal((asNew, reactivated, credit), (bridge.New, bridge.Reactivation, bridge.Credit));
        Assert.Equal(0, bridge.Expansion + bridge.Contraction + bridge.Churn);
        Assert.Null(bridge.LogoChurn);
    }

    [Fact]
    public void The_bridge_closes_for_every_pair_of_months() =>
        Months.Sample(months =>
        {
            var bridge = Bridge(months);
            return bridge.Opening == months.Sum(month => month.Before) && bridge.Closing == months.Sum(month => month.After)
                && bridge.Opening + bridge.New + bridge.Reactivation + bridge.Expansion + bridge.Contraction + bridge.Churn + bridge.Credit == bridge.Closing;
        });

    [Fact]
    public void Every_part_has_its_sign() =>
        Months.Sample(months =>
        {
            var bridge = Bridge(months);
            return bridge.New >= 0 && bridge.Reactivation >= 0 && bridge.Expansion >= 0 && bridge.Contraction <= 0 && bridge.Churn <= 0
                && bridge.LogoChurn is null or (>= 0 and <= 1) && bridge.QuickRatio is null or >= 0;
        });

    [Fact]
    public void Gross_retention_is_at_most_net_of_credits_and_at_most_one() =>
        Months.Sample(months =>
        {
            long[] then = [.. months.Select(month => month.Before)], now = [.. months.Select(month => month.After)];
            var gross = Retention.Gross(then, now);
            return then.All(amount => amount <= 0) ? gross is null && Retention.Net(then, now) is null
                : gross is >= 0 and <= 1 && gross <= Retention.Net(then, [.. now.Select(amount => Math.Max(amount, 0))]);
        });

    [Fact]
    public void Nothing_lost_has_no_quick_ratio() => Assert.Null(MovementBridge.Of([10], [12], [true]).QuickRatio);

    [Fact]
    public void Cross_sell_is_what_new_products_add_and_never_more_than_the_expansion()
    {
        // 10 + 0 became 12 + 5: 5 of the 7 more come from the second product.
        Assert.Equal(5, MovementBridge.CrossSellOf([10, 0], [12, 5]));
        // 10 + 0 became 8 + 5: the customer pays 3 more.
        Assert.Equal(3, MovementBridge.CrossSellOf([10, 0], [8, 5]));
        Assert.Equal(0, MovementBridge.CrossSellOf([10, 0], [4, 5]));
        Assert.Equal(0, MovementBridge.CrossSellOf([0, 0], [4, 5]));

        var bridge = MovementBridge.Of([10, 10, 10], [17, 8, 11], [true, true, true], [5, 4, 9]);
        Assert.Equal(8, bridge.Expansion);
        Assert.Equal(6, bridge.CrossSell);
    }

    [Fact]
    public void Months_of_different_customers_are_refused() => Assert.Throws<ArgumentException>(() => MovementBridge.Of([1], [1, 2], [true]));

    [Fact]
    public void A_bridge_beyond_64_bits_is_an_error_not_a_wrap() =>
        Assert.Throws<OverflowException>(() => MovementBridge.Of([0, 0], [long.MaxValue, 1], [false, false]));

    private static MovementBridge Bridge((long Before, long After, bool Earlier)[] months) => MovementBridge.Of(
        [.. months.Select(month => month.Before)], [.. months.Select(month => month.After)], [.. months.Select(month => month.Earlier)]);
}
