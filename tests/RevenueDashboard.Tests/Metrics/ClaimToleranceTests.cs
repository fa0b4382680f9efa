using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class ClaimToleranceTests
{
    // Worked out by hand from docs/metrics.md.
    [Theory]
    [InlineData(25, "almost", 24.375, 25), InlineData(20_000_000, "nearly", 19_500_000, 20_000_000), InlineData(100, "Nearly ", 97.5, 100)]
    [InlineData(100, "about", 95, 105), InlineData(-20, "about", -21, -19), InlineData(-20, "almost", -20, -19.5)]
    [InlineData(25, null, 24.75, 25.25), InlineData(24.5, null, 24.45, 24.55), InlineData(83_000_000, null, 82_500_000, 83_500_000), InlineData(1_000_000_000, null, 990_000_000, 1_010_000_000)]
    [InlineData(12, null, 11.88, 12.12), InlineData(0, null, 0, 0), InlineData(12, "exactly", 11.88, 12.12), InlineData(100, "towering", 99, 101)]
    public void A_word_says_between_what_a_figure_lies(double value, string? word, double low, double high)
    {
        var meant = ClaimTolerance.Of((decimal)value, word)!;

        Assert.Equal(low, meant.Low, Math.Abs(low) * 1e-12);
        Assert.Equal(high, meant.High, Math.Abs(high) * 1e-12);
        Assert.True(meant.Agrees(low) && meant.Agrees(high));
        Assert.False(meant.Agrees(low - 0.001 * Math.Abs(low) - 0.001) || meant.Agrees(high + 0.001 * Math.Abs(high) + 0.001));
    }

    [Theory]
    [InlineData("more than", false, true), InlineData("at least", true, true), InlineData("less than", false, false), InlineData("at most", true, false)]
    public void An_open_word_has_one_end(string word, bool itself, bool above)
    {
        var meant = ClaimTolerance.Of(10, word)!;

        Assert.Equal(itself, meant.Agrees(10));
        Assert.Equal(above, meant.Agrees(1e12));
        Assert.Equal(!above, meant.Agrees(-1e12));
    }

    [Theory]
    [InlineData("millions", 2e6, 9.99e6, 1.9e6, 1e7), InlineData("Millions a month", 2e6, 9.99e6, 1.9e6, 1e7), InlineData("tens of billions", 2e10, 9.9e10, 1e10, 1e11)]
    public void A_word_can_be_a_figure(string word, double least, double much, double tooLittle, double tooMuch)
    {
        var meant = ClaimTolerance.Of(null, word)!;

        Assert.True(meant.Agrees(least) && meant.Agrees(much));
        Assert.False(meant.Agrees(tooLittle) || meant.Agrees(tooMuch));
    }

    [Fact]
    public void Neither_a_figure_nor_a_word_that_is_one_says_nothing()
    {
        Assert.Null(ClaimTolerance.Of(null, null));
        Assert.Null(ClaimTolerance.Of(null, "almost"));
    }

    [Theory]
    [InlineData(22.81, 24.01, false), InlineData(22, 24.5, true), InlineData(20, 30, true), InlineData(24.9, 24.95, true), InlineData(25.1, 26, false)]
    public void A_figure_that_is_a_range_agrees_when_some_of_it_does(double low, double high, bool agrees) => Assert.Equal(agrees, ClaimTolerance.Of(25, "almost")!.Meets(low, high));
}
