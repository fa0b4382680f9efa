using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class LimitsTests
{
    [Fact]
    public void Twenty_four_of_twenty_percent_uses_the_limit_to_120_percent()
    {
        Near(1.2, Limits.Use(0.24, 0.20m), 1e-15);
        // 20 − 0.2·83 = 3.4.
        Assert.Equal(Millions(3.4m), Limits.Excess(Millions(20m), Millions(83m), 0.20m));
    }

    [Fact]
    public void Within_the_limit_there_is_no_excess_and_without_revenue_no_answer()
    {
        Assert.Equal(0, Limits.Excess(20, 100, 0.20m));
        Assert.Equal(1, Limits.Excess(21, 101, 0.20m));
        Assert.Null(Limits.Excess(20, 0, 0.20m));
        Assert.Null(Limits.Use(null, 0.20m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limits.Use(0.1, 0m));
    }
}
