using CsCheck;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class SharesTests
{
    [Fact]
    public void Three_thirds_are_shown_as_a_whole() => Assert.Equal([33.4m, 33.3m, 33.3m], Shares.Rounded([1 / 3.0, 1 / 3.0, 1 / 3.0]));

    [Fact]
    public void The_largest_remainders_get_the_missing_units() =>
        // 41.67, 33.33 and 25.00 in whole percent: 99 when cut, and the first lost most.
        Assert.Equal([42m, 33m, 25m], Shares.Rounded([5 / 12.0, 4 / 12.0, 3 / 12.0], 0));

    [Fact]
    public void A_part_of_a_list_adds_up_to_the_rounded_part() => Assert.Equal([24.1m, 6.0m], Shares.Rounded([0.24096, 0.06024]));

    [Fact]
    public void Shown_shares_add_up_to_one_hundred_and_none_is_a_unit_off() =>
        Gen.Select(PayingBook, Gen.Int[0, 4]).Sample((book, decimals) =>
        {
            var total = book.Sum();
            double[] shares = [.. book.Select(amount => amount / (double)total)];
            var shown = Shares.Rounded(shares, decimals);
            var unit = Math.Pow(10, -decimals);
            return shown.Sum() == 100 && shown.Zip(shares).All(pair => Math.Abs((double)pair.First - 100 * pair.Second) < unit + Tolerance);
        });

    [Fact]
    public void What_is_no_number_is_no_share() => Assert.Throws<ArgumentException>(() => Shares.Rounded([double.NaN]));

    [Fact]
    public void A_share_of_nothing_has_no_meaning()
    {
        Assert.Equal(0.25, Shares.Of(1, 4));
        Assert.Null(Shares.Of(1, 0));
        Assert.Null(Shares.Of(1, -4));
        Assert.Null(Shares.Of(-1, 4));
    }
}
