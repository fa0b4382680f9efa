using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class TenPercentCustomersTests
{
    [Fact]
    public void Exactly_ten_percent_is_disclosed_and_exactly_eight_is_watched()
    {
        var customers = TenPercentCustomers.Of([99, 100, 300, 80, 79, 342, -1], 1000)!;

        Assert.Equal([5, 2, 1], customers.Disclosed);
        Assert.Equal([0, 3], customers.Watched);
    }

    [Fact]
    public void Amounts_no_double_can_tell_apart_are_told_apart()
    {
        // Beyond 2^53 a tenth and one unit less are the same double.
        const long total = 900_000_000_000_000_010;
        var customers = TenPercentCustomers.Of([90_000_000_000_000_001, 90_000_000_000_000_000], total)!;

        Assert.Equal([0], customers.Disclosed);
        Assert.Equal([1], customers.Watched);
    }

    [Fact]
    public void Without_net_revenue_there_is_no_list() => Assert.Null(TenPercentCustomers.Of([5], 0));
}
