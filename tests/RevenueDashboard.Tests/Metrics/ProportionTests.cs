using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class ProportionTests
{
    [Fact]
    public void A_split_adds_up_to_the_last_unit()
    {
        // A third of ten each is 3.33: the first of equal remainders is rounded up.
        Assert.Equal([4, 3, 3], Proportion.Split(10, [1, 1, 1]));
        Assert.Equal([1, 5], Proportion.Split(6, [2, 7]));
        Assert.Equal([0, 0], Proportion.Split(0, [2, 7]));
        Assert.Equal([long.MaxValue / 2 + 1, long.MaxValue / 2], Proportion.Split(long.MaxValue, [long.MaxValue, long.MaxValue]));
    }

    [Fact]
    public void Weights_that_add_up_to_the_total_are_the_parts() => Assert.Equal([2, 7, 1], Proportion.Split(10, [2, 7, 1]));

    [Fact]
    public void There_must_be_something_to_split_over()
    {
        Assert.Throws<ArgumentException>(() => Proportion.Split(10, []));
        Assert.Throws<ArgumentException>(() => Proportion.Split(10, [1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Split(-1, [1]));
    }
}
