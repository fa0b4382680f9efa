using CsCheck;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class AscendingSortTests
{
    private static readonly Gen<long[]> Amounts = Gen.OneOf(Gen.Long[1, 100], Gen.Long[1, 10_000_000_000], Gen.Long[1, long.MaxValue]).Array[0, 3_000];

    [Fact]
    public void The_order_is_that_of_the_numbers() => Amounts.Sample(amounts =>
    {
        var sorted = (long[])amounts.Clone();
        AscendingSort.Sort(sorted);
        return sorted.SequenceEqual(amounts.Order());
    });
}
