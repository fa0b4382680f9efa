using System.Globalization;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Tests.Web.Formatting;

public sealed class FiguresTests
{
    private static readonly AmountUnit Millions = AmountUnit.Millions(Currency.Usd);

    [Theory]
    [InlineData(83_300_000, "83.3")]
    [InlineData(83_250_000, "83.3")]
    [InlineData(-83_250_000, "−83.3")]
    [InlineData(-49_999, "0.0")]
    [InlineData(1_234_567_890, "1,234.6")]
    public void Amounts_round_half_away_from_zero(long amount, string expected) => Assert.Equal(expected, Figures.Amount(amount, Millions));

    [Fact]
    public void An_amount_with_its_unit_does_not_break_over_two_lines() => Assert.Equal("83.3\u202FM$", Figures.AmountWithUnit(83_300_000m, Millions));

    [Theory]
    [InlineData(1_200_000, "+1.2")]
    [InlineData(-400_000, "−0.4")]
    [InlineData(30_000, "0.0")]
    public void A_change_has_a_sign_unless_it_rounds_to_nothing(long change, string expected) => Assert.Equal(expected, Figures.AmountChange(change, Millions));

    [Theory]
    [InlineData("USD", 210_423_184_000, "21,042,318.40")]
    [InlineData("USD", -312_045_000, "−31,204.50")]
    [InlineData("USD", 12_345, "1.2345")]
    [InlineData("JPY", 12_340_000, "1,234")]
    [InlineData("JPY", 12_345_000, "1,234.5")]
    [InlineData("KWD", 12_340_000, "1,234.000")]
    public void An_exact_amount_shows_every_digit_that_is_kept(string currency, long units, string expected) =>
        Assert.Equal(expected, Figures.Exact(new Money(units, Currency.Parse(currency))));

    [Fact]
    public void An_exact_amount_can_name_its_currency() => Assert.Equal("21,042,318.40 USD", Figures.ExactWithCurrency(new Money(210_423_184_000, Currency.Usd)));

    [Theory]
    [InlineData(0.240964, "24.1\u202F%")]
    [InlineData(0.2405, "24.1\u202F%")]
    [InlineData(-0.04, "−4.0\u202F%")]
    [InlineData(1.0, "100.0\u202F%")]
    [InlineData(double.NaN, "n/a")]
    [InlineData(double.PositiveInfinity, "n/a")]
    [InlineData(null, "n/a")]
    public void A_share_reads_as_percent_and_a_share_of_nothing_as_not_applicable(double? share, string expected) => Assert.Equal(expected, Figures.Percent(share));

    [Theory]
    [InlineData(0.039, "+3.9\u202F%")]
    [InlineData(-0.17, "−17.0\u202F%")]
    [InlineData(null, "n/a")]
    public void Growth_has_a_sign(double? growth, string expected) => Assert.Equal(expected, Figures.PercentChange(growth));

    [Theory]
    [InlineData(0.006, "+0.6\u202Fpp")]
    [InlineData(-0.0004, "0.0\u202Fpp")]
    [InlineData(null, "n/a")]
    public void The_difference_of_two_shares_is_in_points(double? difference, string expected) => Assert.Equal(expected, Figures.Points(difference));

    [Theory]
    [InlineData(1, "1 customer")]
    [InlineData(0, "0 customers")]
    [InlineData(1284, "1,284 customers")]
    public void Counts_agree_with_their_word(long count, string expected) => Assert.Equal(expected, Figures.Count(count, "customer", "customers"));

    [Fact]
    public void Months_and_days_are_in_English_words()
    {
        Assert.Equal("Mar 2024", Figures.MonthName(new Month(2024, 3)));
        Assert.Equal("May 2023 to Apr 2024", Figures.MonthNames(new MonthRange(new Month(2023, 5), new Month(2024, 4))));
        Assert.Equal("18 Apr 2024 09:12", Figures.Time(new DateTimeOffset(2024, 4, 18, 9, 12, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData(96_000, "96 KB")]
    [InlineData(1, "1 byte")]
    [InlineData(20_400_000, "20.4 MB")]
    public void File_sizes_count_in_thousands(long bytes, string expected) => Assert.Equal(expected, Figures.FileSize(bytes));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("")]
    public void No_culture_of_the_machine_changes_a_figure(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("−1,234.5", Figures.Number(-1234.5));
            Assert.Equal("18 Apr 2024", Figures.Date(new DateOnly(2024, 4, 18)));
            Assert.Equal("1,284", Figures.Count(1284));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(83_300_000, "USD", "M$")]
    [InlineData(415_000, "EUR", "K€")]
    [InlineData(12_000_000_000, "USD", "bn$")]
    [InlineData(999, "GBP", "£")]
    [InlineData(-2_000_000, "CHF", "M CHF")]
    public void The_unit_fits_the_largest_amount(long largest, string currency, string word) =>
        Assert.Equal(word, AmountUnit.For(largest, Currency.Parse(currency)).Word);
}
