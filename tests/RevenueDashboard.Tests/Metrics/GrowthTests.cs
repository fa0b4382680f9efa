using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class GrowthTests
{
    [Theory]
    [InlineData(110L, 100L, 0.1), InlineData(0L, 100L, -1.0), InlineData(-50L, 100L, -1.5)]
    [InlineData(100L, 0L, null), InlineData(100L, -1L, null), InlineData(100L, null, null), InlineData(null, 100L, null)]
    public void Growth_needs_something_to_have_grown_from(long? now, long? before, double? expected)
    {
        if (expected is { } rate) Near(rate, Growth.Rate(now, before), 1e-15);
        else Assert.Null(Growth.Rate(now, before));
    }

    [Fact]
    public void A_year_that_does_not_fit_is_not_told()
    {
        // 9,223,372,036,854,775,807 / 12 = 768,614,336,404,564,650.58
        Assert.Equal(9_223_372_036_854_775_800, Growth.AnnualRunRate(768_614_336_404_564_650));
        Assert.Null(Growth.AnnualRunRate(768_614_336_404_564_651));
        Assert.Null(Growth.AnnualRunRate(long.MinValue));
    }

    [Fact]
    public void Month_quarter_and_year_look_one_three_and_twelve_months_back()
    {
        long?[] months = [50, 60, 70, 75, 80, 85, 90, 95, null, 80, 90, 96, 100];

        Near(100 / 96.0 - 1, Growth.MonthOverMonth(months, 12), 1e-15);
        Near(0.25, Growth.QuarterOverQuarter(months, 12), 1e-15);
        Near(1.0, Growth.YearOverYear(months, 12), 1e-15);
        // The ninth month is missing, which is not zero; and before the first there is nothing.
        Assert.Null(Growth.MonthOverMonth(months, 9));
        Assert.Null(Growth.QuarterOverQuarter(months, 11));
        Assert.Null(Growth.MonthOverMonth(months, 8));
        Assert.Null(Growth.YearOverYear(months, 11));
    }

    [Fact]
    public void Doubling_in_six_months_compounds()
    {
        Near(0.122462, Growth.CompoundMonthly(200, 100, 6), 5e-7);
        Assert.Null(Growth.CompoundMonthly(0, 100, 6));
        Assert.Null(Growth.CompoundMonthly(100, 0, 6));
        Assert.Null(Growth.CompoundMonthly(null, 100, 6));
    }

    [Fact]
    public void The_run_rate_is_twelve_months()
    {
        Assert.Equal(Millions(996m), Growth.AnnualRunRate(Millions(83m)));
        Assert.Null(Growth.AnnualRunRate(null));
    }

    [Fact]
    public void A_leap_February_and_the_March_after_it_are_level_at_the_same_daily_revenue()
    {
        Near(304.375, Growth.PerDayNormalised(290, new Month(2024, 2)), 1e-12);
        Near(304.375, Growth.PerDayNormalised(310, new Month(2024, 3)), 1e-12);
        Assert.Null(Growth.PerDayNormalised(null, new Month(2024, 3)));
    }

    [Fact]
    public void Growth_without_the_largest_removes_it_from_both_sides()
    {
        // 83 with a customer of 20 after 70 with the same customer at 10: 63 after 60.
        Near(0.05, Growth.ExLargest(83, 70, 20, 10), 1e-12);
        Assert.Null(Growth.ExLargest(83, 10, 20, 10));
        Assert.Null(Growth.ExLargest(83, null, 20, 0));
    }

    [Fact]
    public void A_customer_exactly_at_the_threshold_counts() => Assert.Equal(2, Growth.CustomersOver([9_999, 10_000, 10_001], 10_000));
}
