using CsCheck;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class TrendMeasuresTests
{
    [Fact]
    public void Without_sorting_they_are_to_the_last_bit_those_of_all_measures() =>
        Gen.Select(Gen.Long[-1_000, 1_000_000_000_000].Array[0, 40], Gen.Long[0, 1_000_000]).Sample((amounts, unallocated) =>
        {
            var (trend, all) = (TrendMeasures.Of(amounts, unallocated), ConcentrationMeasures.Of(amounts, unallocated));
            return (trend.Top1Share, trend.Cr5, trend.Hhi, trend.EffectiveCustomers) == (all.Top1Share, all.Cr5, all.Hhi, all.EffectiveCustomers)
                && (trend.Base.Total, trend.Base.Customers) == (all.Total, all.Customers);
        });

    [Fact]
    public void Equal_amounts_at_rank_five_count_as_often_as_there_are_places()
    {
        // 3 + 2 + 1 + 1 + 1 of 10.
        Assert.Equal(0.8, TrendMeasures.Of([1, 1, 3, 1, 1, 2, 1]).Cr5!.Value, 12);
    }

    [Fact]
    public void A_total_that_is_not_above_zero_has_no_shares()
    {
        var measures = TrendMeasures.Of([5, -5]);

        Assert.Equal((null, null, null, null), (measures.Top1Share, measures.Cr5, measures.Hhi, measures.EffectiveCustomers));
    }

    [Fact]
    public void Sums_of_logarithms_are_those_one_by_one() =>
        Gen.Long[1, 1_000_000_000_000].Array[0, 50].Sample(amounts =>
        {
            var expected = amounts.Sum(amount => amount * 1e-6 * Math.Log(amount * 1e-6));
            return Math.Abs(LogSums.OfRatios(amounts, 1e-6) - expected) <= 1e-12 * Math.Max(1, amounts.Sum(amount => Math.Abs(amount * 1e-6 * Math.Log(amount * 1e-6))));
        });
}
