using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class ReplacementTimeTests
{
    [Theory]
    [InlineData(0.02, 13.92), InlineData(0.03, 9.33), InlineData(0.05, 5.65), InlineData(0.08, 3.58), InlineData(0.10, 2.89)]
    public void Twenty_of_eighty_three(double growth, double months) =>
        Near(months, ReplacementTime.Of(Millions(83m), Millions(20m), growth).Months, 0.005);

    [Theory]
    [InlineData(83, 20, 0.0, ReplacementOutcome.NotAtCurrentGrowth), InlineData(83, 20, -0.01, ReplacementOutcome.NotAtCurrentGrowth)]
    [InlineData(20, 20, 0.05, ReplacementOutcome.NotApplicable), InlineData(0, 0, 0.05, ReplacementOutcome.NotApplicable)]
    [InlineData(83, 20, null, ReplacementOutcome.NotApplicable), InlineData(83, -1, 0.05, ReplacementOutcome.NotApplicable)]
    public void Some_losses_are_not_replaced(long revenue, long lost, double? growth, ReplacementOutcome expected)
    {
        var time = ReplacementTime.Of(revenue, lost, growth);

        Assert.Equal(expected, time.Outcome);
        Assert.Null(time.Months);
    }

    [Fact]
    public void Losing_nothing_takes_no_time() => Assert.Equal(new ReplacementTime(ReplacementOutcome.Replaced, 0), ReplacementTime.Of(83, 0, 0));
}
