using CsCheck;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class TheilDecompositionTests
{
    [Fact]
    public void Equal_customers_in_unequal_groups_differ_neither_between_nor_within()
    {
        // The between part compares a group's revenue with its number of customers.
        var split = TheilDecomposition.Of([5, 5, 5, 5], [0, 1, 1, 1], 3)!;

        Near(0, split.Between, 1e-15);
        Near(0, split.Within, 1e-15);
        Assert.Equal(0, split.Groups[2].Customers);
        Assert.Null(split.Groups[2].Theil);
    }

    [Fact]
    public void Two_groups_by_hand()
    {
        // Group 0 is {6, 2}, group 1 is {1, 1}. Between: 0.8 ln 1.6 + 0.2 ln 0.4. Within: 0.8·(0.75 ln 1.5 + 0.25 ln 0.5).
        var split = TheilDecomposition.Of([6, 2, 1, 1], [0, 0, 1, 1], 2)!;

        Near(0.8 * Math.Log(1.6) + 0.2 * Math.Log(0.4), split.Between, 1e-14);
        Near(0.8 * (0.75 * Math.Log(1.5) + 0.25 * Math.Log(0.5)), split.Within, 1e-14);
        Near(0.8, split.Groups[0].Share, 1e-15);
        Assert.True(split.Groups[1].Between < 0);
    }

    [Fact]
    public void Between_and_within_are_all_there_is() =>
        Gen.Select(Gen.Long[-20, 1000], Gen.Int[0, 4]).Array[1, 50].Sample(pairs =>
        {
            long[] amounts = [.. pairs.Select(pair => pair.Item1)];
            var split = TheilDecomposition.Of(amounts, [.. pairs.Select(pair => pair.Item2)], 5);
            return split is null
                ? Concentration.Theil(amounts) is null
                : Close(Concentration.Theil(amounts), split.Total) && split.Between >= 0 && split.Within >= 0
                    && Close(1, split.Groups.Sum(group => group.Share))
                    && Close(split.Total, split.Groups.Sum(group => group.Between + group.Within));
        });

    [Fact]
    public void One_group_has_everything_within()
    {
        var split = TheilDecomposition.Of(OneLargeAmongMany, new int[55], 1)!;

        Near(0.513828, split.Within, 5e-7);
        Near(0, split.Between, 1e-12);
    }

    [Fact]
    public void A_group_outside_the_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => TheilDecomposition.Of([1], [1], 1));
}
