using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class ControlTotalTests
{
    private static readonly Money Total = new(3_570_021_308_200, Currency.Usd);

    [Theory]
    [InlineData("357002130.82")]
    [InlineData(" 357,002,130.82 ")]
    [InlineData("$357,002,130.8200")]
    [InlineData("357,002,130.82 USD")]
    public void The_exact_total_agrees_however_it_is_written(string typed) => Assert.True(ControlTotal.Check(typed, Total).Agrees);

    [Theory]
    [InlineData("357002130.81", "The file's total is 0.01 USD more than the control total.")]
    [InlineData("357002130.8201", "The file's total is 0.0001 USD less than the control total.")]
    [InlineData("-357002130.82", "The file's total is 714004261.64 USD more than the control total.")]
    public void A_total_that_is_off_by_anything_does_not_and_says_by_how_much(string typed, string message)
    {
        var check = ControlTotal.Check(typed, Total);

        Assert.False(check.Agrees);
        Assert.Equal(message, check.Message);
    }

    [Theory]
    [InlineData("357.002.130,82")]
    [InlineData("€357002130.82")]
    [InlineData("about 357 million")]
    [InlineData("=1+1")]
    public void What_is_no_amount_never_agrees_and_is_told_the_form(string typed)
    {
        var check = ControlTotal.Check(typed, Total);

        Assert.False(check.Agrees);
        Assert.Contains("Write the total as 357002130.82", check.Message, StringComparison.Ordinal);
    }
}
