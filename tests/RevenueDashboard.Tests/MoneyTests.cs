namespace RevenueDashboard.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(0, "0.00"), InlineData(12_345, "1.2345"), InlineData(-1, "-0.0001"), InlineData(10_000, "1.00"), InlineData(833_000_000_000, "83300000.00")]
    [InlineData(long.MinValue, "-922337203685477.5808")]
    public void Plain_text_is_exact(long units, string text) => Assert.Equal(text, Money.ToPlainText(units));

    [Fact]
    public void Two_currencies_do_not_add() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, Currency.Usd) + new Money(1, Currency.Parse("EUR")));

    [Fact]
    public void A_sum_beyond_64_bits_is_an_error_not_a_wrap() =>
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Currency.Usd) + new Money(1, Currency.Usd));

    [Theory]
    [InlineData("USD", 2), InlineData("jpy", 0), InlineData(" KWD ", 3)]
    public void Currencies_know_their_decimals(string code, int decimals) => Assert.Equal(decimals, Currency.Parse(code).Decimals);

    [Theory]
    [InlineData("US"), InlineData("XXX"), InlineData("DOLLAR"), InlineData(""), InlineData(null)]
    public void What_is_no_currency_is_refused(string? code) => Assert.False(Currency.TryParse(code, out _));
}
