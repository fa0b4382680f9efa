using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

/// <summary>Books whose measures were worked out by an independent program; printed digits only.</summary>
public sealed class ConcentrationVectorTests
{
    [Fact]
    public void One_large_customer_among_many()
    {
        var measures = ConcentrationMeasures.Of(OneLargeAmongMany);

        Assert.Equal(Millions(83m), measures.Total);
        Assert.Equal(55, measures.Customers);
        Near(0.240964, measures.Top1Share, 5e-7);
        Near(0.349398, measures.Cr3, 5e-7);
        Near(0.397590, measures.Cr5, 5e-7);
        Near(0.457831, measures.Cr10, 5e-7);
        Assert.Equal(51, measures.Cr5Ties);
        Assert.Equal(1, measures.Cr3Ties);
        Near(727.2463, measures.Hhi, 5e-5);
        Near(13.7505, measures.EffectiveCustomers, 5e-5);
        Near(32.9011, measures.EntropyCustomers, 5e-5);
        Near(0.324206, measures.Gini, 5e-7);
        Near(0.513828, measures.Theil, 5e-7);
        Near(0.0555529, measures.HhiNormalised, 5e-8);
        Assert.Equal(14, measures.N50);
        Assert.Equal(39, measures.N80);
    }

    [Fact]
    public void The_same_book_without_its_largest_customer()
    {
        var measures = ConcentrationMeasures.Of(OneLargeAmongMany.AsSpan(1));

        Assert.Equal(Millions(63m), measures.Total);
        Near(0.079365, measures.Top1Share, 5e-7);
        Near(254.4722, measures.Hhi, 5e-5);
        Near(39.2970, measures.EffectiveCustomers, 5e-5);
    }

    [Fact]
    public void Splitting_the_largest_customer_hides_it_and_rolling_up_shows_it_again()
    {
        var byCustomer = ConcentrationMeasures.Of([Millions(12m), Millions(8m), .. OneLargeAmongMany[1..]]);
        Near(448.5412, byCustomer.Hhi, 5e-5);
        Near(0.144578, byCustomer.Top1Share, 5e-7);

        var byParent = ConcentrationMeasures.Of([Millions(12m) + Millions(8m), .. OneLargeAmongMany[1..]]);
        Near(727.2463, byParent.Hhi, 5e-5);
        Near(0.240964, byParent.Top1Share, 5e-7);
    }

    [Fact]
    public void Equal_customers()
    {
        var measures = ConcentrationMeasures.Of(Millions(Enumerable.Repeat(10, 8)));

        Assert.Equal(1250, measures.Hhi);
        Assert.Equal(8, measures.EffectiveCustomers);
        Near(8, measures.EntropyCustomers, 1e-12);
        Assert.Equal(0, measures.Gini);
        Near(0, measures.Theil, 1e-12);
        Assert.Equal(0, measures.HhiNormalised);
        Assert.Equal(4, measures.N50);
        Assert.Equal(7, measures.N80);
        Assert.Equal(8, measures.Cr3Ties);
        Assert.Equal(0, measures.Cr10Ties);
        Assert.Equal(1, measures.Cr10);
    }

    [Fact]
    public void A_single_customer()
    {
        var measures = ConcentrationMeasures.Of(Millions([7]));

        Assert.Equal(1, measures.Top1Share);
        Assert.Equal(10_000, measures.Hhi);
        Assert.Equal(1, measures.EffectiveCustomers);
        Assert.Equal(0, measures.Gini);
        Assert.Null(measures.HhiNormalised);
        Assert.Equal(1, measures.N50);
        Assert.Equal(1, measures.N80);
    }

    [Fact]
    public void A_net_credit_has_no_share_and_is_shown()
    {
        var measures = ConcentrationMeasures.Of(Millions([60, 50, -10]));

        Assert.Equal(Millions(100m), measures.Total);
        Assert.Equal(Millions(110m), measures.Positive);
        Assert.Equal(Millions(-10m), measures.Excluded);
        Assert.Equal(2, measures.Customers);
        Near(0.545455, measures.Top1Share, 5e-7);
        Near(5041.3223, measures.Hhi, 5e-5);
        Near(1.98361, measures.EffectiveCustomers, 5e-6);
        // On the net base the two would be 110 %.
        Assert.Equal(1, measures.Cr3);
    }

    [Theory]
    [InlineData(), InlineData(0L, 0L), InlineData(5L, -5L), InlineData(5L, -6L), InlineData(-3L)]
    public void A_book_without_net_revenue_has_no_measure_and_is_no_exception(params long[] amounts)
    {
        var measures = ConcentrationMeasures.Of(amounts);

        Assert.Null(measures.Top1Share);
        Assert.Null(measures.Cr3);
        Assert.Null(measures.Cr20);
        Assert.Null(measures.Hhi);
        Assert.Null(measures.HhiNormalised);
        Assert.Null(measures.EffectiveCustomers);
        Assert.Null(measures.EntropyCustomers);
        Assert.Null(measures.Gini);
        Assert.Null(measures.Theil);
        Assert.Null(measures.N50);
        Assert.Null(measures.N80);
        Assert.Null(Concentration.HillNumber(amounts, 0));
        Assert.Null(ConcentrationBounds.Of(amounts));
        Assert.Empty(Lorenz.Of(amounts));
    }

    [Fact]
    public void The_remainder_is_in_the_denominator_only()
    {
        // 20 + 10 known of 100: Σs² = 0.04 + 0.01.
        var measures = ConcentrationMeasures.Of(Millions([20, 10]), Millions(70m));

        Assert.Equal(Millions(100m), measures.Total);
        Assert.Equal(Millions(30m), measures.Positive);
        Assert.Equal(0.2, measures.Top1Share);
        Assert.Equal(0.3, measures.Cr3);
        Near(500, measures.Hhi, Tolerance);
        Near(20, measures.EffectiveCustomers, Tolerance);
        // Two known customers cannot reach a half; how unequal they are among themselves does not depend on the rest.
        Assert.Null(measures.N50);
        Near(Concentration.Gini(Millions([20, 10]))!.Value, measures.Gini, 0);
        Near(1.0 / 6, measures.Gini, Tolerance);
        Near(1.0 / 9, measures.HhiNormalised, Tolerance);
    }

    [Fact]
    public void Amounts_near_64_bits_do_not_wrap()
    {
        var half = long.MaxValue / 2;

        Near(5000, Concentration.HerfindahlIndex([half, half]), Tolerance);
        Assert.Equal(0, Concentration.Gini([half, half]));
        Assert.Equal(10_000, Concentration.HerfindahlIndex([long.MaxValue]));
        Assert.Throws<OverflowException>(() => ConcentrationMeasures.Of([long.MaxValue, 1]));
        Assert.Throws<OverflowException>(() => ConcentrationMeasures.Of([long.MaxValue], 1));
    }

    [Fact]
    public void A_negative_remainder_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConcentrationMeasures.Of([1], -1));

    [Theory]
    // Ten times a tenth: the sum of five doubles 0.1 must still count as a half.
    [InlineData(10, 0.5, 5), InlineData(10, 0.8, 8), InlineData(10, 1, 10), InlineData(3, 0.5, 2), InlineData(49, 1, 49)]
    public void Equal_customers_reach_a_share_when_they_should(int count, double share, int expected) =>
        Assert.Equal(expected, Concentration.CustomersForShare([.. Enumerable.Repeat(7L, count)], share));

    [Theory]
    // 1e-13 below a half is a half, 2e-12 below is not: the tolerance is 1e-12.
    [InlineData(4_999_999_999_999, 1), InlineData(4_999_999_999_980, 2)]
    public void A_share_missed_by_a_rounding_is_reached(long largest, int expected) =>
        Assert.Equal(expected, Concentration.CustomersForShare([largest, 4_000_000_000_000, 6_000_000_000_000 - largest], 0.5));

    [Theory]
    // {4, 3, 2, 1}: shares .4 .3 .2 .1; q = 0.5: (Σ√s)², q = 2: 1/0.3, q = 3: (Σs³)^(−1/2) = 0.1^(−1/2).
    [InlineData(0, 4), InlineData(0.5, 3.7777), InlineData(1, 3.5961), InlineData(2, 3.3333), InlineData(3, 3.1623), InlineData(double.PositiveInfinity, 2.5)]
    public void Hill_numbers_of_four_customers(double order, double expected) =>
        Near(expected, Concentration.HillNumber([4, 3, 2, 1], order), 5e-5);
}
