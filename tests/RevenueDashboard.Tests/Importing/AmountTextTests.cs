using System.Text;
using CsCheck;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class AmountTextTests
{
    private static readonly AmountRules Points = new(Currency.Usd, DecimalMark.Point);
    private static readonly AmountRules Commas = new(Currency.Parse("EUR"), DecimalMark.Comma);

    [Theory]
    [InlineData("0", 0), InlineData("1234.56", 12_345_600), InlineData("1,234,567.89", 12_345_678_900), InlineData("1,234", 12_340_000), InlineData("-12.50", -125_000)]
    [InlineData("+12.50", 125_000), InlineData("\u221212.50", -125_000), InlineData("(1,234.56)", -12_345_600), InlineData("$12.50", 125_000), InlineData("-$12.50", -125_000)]
    [InlineData("$ 12.50", 125_000), InlineData("USD 12.50", 125_000), InlineData("12.50 USD", 125_000), InlineData("12.50usd", 125_000), InlineData("US$12.50", 125_000)]
    [InlineData("($12.50)", -125_000), InlineData("$(12.50)", -125_000), InlineData("(12.50 USD)", -125_000), InlineData("(12.50) USD", -125_000), InlineData("$-12.50", -125_000)]
    [InlineData("\u00A012.50\u00A0", 125_000), InlineData("  7 ", 70_000), InlineData(".50", 5_000), InlineData("-.5", -5_000), InlineData("12.500000", 125_000)]
    [InlineData("0.0001", 1), InlineData("-0", 0), InlineData("007.10", 71_000), InlineData("1000000000000", 10_000_000_000_000_000), InlineData("-1,000,000,000,000.0000", -10_000_000_000_000_000)]
    [InlineData("999999999999.9999", 9_999_999_999_999_999)]
    public void Amounts_are_read_exactly(string text, long units) => AssertReads(text, Points, units);

    [Theory]
    [InlineData("1.234,56", 12_345_600), InlineData("1234,5", 12_345_000), InlineData("-1.234.567,89", -12_345_678_900), InlineData(",50", 5_000), InlineData("1.234", 12_340_000)]
    [InlineData("12,50 €", 125_000), InlineData("€12,50", 125_000), InlineData("(12,50 EUR)", -125_000), InlineData("12", 120_000)]
    public void Decimal_commas_are_read_when_the_file_is_in_commas(string text, long units) => AssertReads(text, Commas, units);

    [Theory]
    [InlineData("1,23", AmountFault.DecimalComma), InlineData("1,2345", AmountFault.DecimalComma), InlineData("0,123", AmountFault.DecimalComma), InlineData("1.234,56", AmountFault.DecimalComma)]
    [InlineData("1.234.567", AmountFault.DecimalComma), InlineData("1.234.567,89", AmountFault.DecimalComma), InlineData("12,5 USD", AmountFault.DecimalComma)]
    [InlineData("1,,2", AmountFault.Grouping), InlineData("12,34,567", AmountFault.Grouping), InlineData("1,234,56", AmountFault.Grouping), InlineData("1,234,", AmountFault.Grouping)]
    [InlineData("1 234.56", AmountFault.Grouping), InlineData("1'234.56", AmountFault.Grouping), InlineData("1\u202F234", AmountFault.Grouping), InlineData("1234,567", AmountFault.DecimalComma)]
    [InlineData("1e6", AmountFault.Exponent), InlineData("1.5E+06", AmountFault.Exponent), InlineData("2E-3", AmountFault.Exponent)]
    [InlineData("NaN", AmountFault.NotANumber), InlineData("Infinity", AmountFault.NotANumber), InlineData("-inf", AmountFault.NotANumber), InlineData("N/A", AmountFault.NotANumber), InlineData("null", AmountFault.NotANumber)]
    [InlineData("-", AmountFault.Dash), InlineData("–", AmountFault.Dash), InlineData(" - ", AmountFault.Dash)]
    [InlineData("", AmountFault.Empty), InlineData("   ", AmountFault.Empty), InlineData("\u00A0", AmountFault.Empty)]
    [InlineData("=1+1", AmountFault.Formula), InlineData("#REF!", AmountFault.SpreadsheetFault), InlineData("12%", AmountFault.Percent)]
    [InlineData("１２", AmountFault.Digits), InlineData("١٢", AmountFault.Digits), InlineData("1２", AmountFault.Digits)]
    [InlineData("12-", AmountFault.TrailingMinus), InlineData("(12", AmountFault.Parenthesis), InlineData("12)", AmountFault.Parenthesis), InlineData("(-12)", AmountFault.Parenthesis), InlineData("-(12)", AmountFault.Parenthesis), InlineData("((12))", AmountFault.Parenthesis)]
    [InlineData("€12", AmountFault.OtherCurrency), InlineData("12 EUR", AmountFault.OtherCurrency), InlineData("C$12", AmountFault.OtherCurrency), InlineData("£12", AmountFault.OtherCurrency)]
    [InlineData("1000000000000.01", AmountFault.OutOfRange), InlineData("1000000000001", AmountFault.OutOfRange), InlineData("-99999999999999999999999999", AmountFault.OutOfRange)]
    [InlineData("0.00001", AmountFault.TooPrecise), InlineData("12.345678", AmountFault.TooPrecise)]
    [InlineData("abc", AmountFault.Unreadable), InlineData("12.", AmountFault.Unreadable), InlineData(".", AmountFault.Unreadable), InlineData("--12", AmountFault.Unreadable)]
    [InlineData("1-2", AmountFault.Unreadable), InlineData("$", AmountFault.Unreadable), InlineData("0x10", AmountFault.Unreadable), InlineData("1..2", AmountFault.Unreadable), InlineData("0x1F", AmountFault.Unreadable)]
    [InlineData("12 M", AmountFault.Words), InlineData("12abc", AmountFault.Words), InlineData("approx. 12", AmountFault.Words), InlineData("$1,5 kr. net", AmountFault.Words)]
    [InlineData("$12 USD", AmountFault.TwoMarks), InlineData("USD $12", AmountFault.TwoMarks), InlineData("- 12", AmountFault.SignSpace), InlineData("+ $12", AmountFault.SignSpace), InlineData("\u221212 DEM", AmountFault.OtherCurrency)]
    [InlineData("\u201312", AmountFault.OtherDash), InlineData("\u2010$12", AmountFault.OtherDash), InlineData("\uFF0D1,5", AmountFault.OtherDash)]
    public void What_is_no_amount_is_refused_for_its_own_reason(string text, AmountFault fault) => AssertFault(text, Points, fault);

    [Theory]
    [InlineData("1,234.56", AmountFault.DecimalPoint), InlineData("1234.56", AmountFault.DecimalPoint), InlineData("0.123", AmountFault.DecimalPoint), InlineData("1.23", AmountFault.DecimalPoint)]
    [InlineData("1,234,567", AmountFault.DecimalPoint), InlineData("1..234", AmountFault.Grouping), InlineData("$12,50", AmountFault.OtherCurrency)]
    public void Points_contradict_a_file_in_commas(string text, AmountFault fault) => AssertFault(text, Commas, fault);

    [Theory]
    [InlineData("JPY", "12.5", AmountFault.CurrencyDecimals), InlineData("JPY", "12.00", AmountFault.None), InlineData("JPY", "¥1,250", AmountFault.None), InlineData("KRW", "0.01", AmountFault.CurrencyDecimals)]
    [InlineData("KWD", "12.345", AmountFault.None), InlineData("USD", "12.3456", AmountFault.None), InlineData("CNY", "¥5", AmountFault.None), InlineData("CAD", "$5", AmountFault.None), InlineData("CAD", "US$5", AmountFault.OtherCurrency)]
    public void Decimals_and_marks_must_fit_the_currency(string currency, string text, AmountFault fault) =>
        Assert.Equal(fault, AmountText.Read(text, new AmountRules(Currency.Parse(currency), DecimalMark.Point), out _));

    [Fact]
    public void A_very_long_field_is_no_amount() => AssertFault(new string('1', 60_000), Points, AmountFault.Unreadable);

    [Fact]
    public void Every_amount_written_in_any_accepted_way_is_read_back() =>
        Gen.Select(Gen.Long[-9_999_999_999_999_999, 9_999_999_999_999_999], Gen.Int[0, 7]).Sample((units, form) =>
        {
            var written = Dialect.Write(units, form, DecimalMark.Point, "$");
            return AmountText.Read(written, Points, out var read) == AmountFault.None && read == units
                && AmountText.Read(Encoding.UTF8.GetBytes(written), Points, out var quick) == AmountFault.None && quick == units;
        });

    [Fact]
    public void The_quick_way_and_the_grammar_never_disagree() =>
        Gen.Char["019.,-+()$ e%"].Array[0, 12].Select(letters => new string(letters)).Sample(text =>
        {
            var byGrammar = AmountText.Read(text, Points, out var expected);
            var quick = AmountText.Read(Encoding.UTF8.GetBytes(text), Points, out var units);
            return byGrammar == quick && expected == units;
        });

    private static void AssertReads(string text, AmountRules rules, long units)
    {
        Assert.Equal((AmountFault.None, units), (AmountText.Read(text, rules, out var read), read));
        Assert.Equal((AmountFault.None, units), (AmountText.Read(Encoding.UTF8.GetBytes(text), rules, out var readBytes), readBytes));
    }

    private static void AssertFault(string text, AmountRules rules, AmountFault fault)
    {
        Assert.Equal((fault, 0), (AmountText.Read(text, rules, out var read), read));
        Assert.Equal((fault, 0), (AmountText.Read(Encoding.UTF8.GetBytes(text), rules, out var readBytes), readBytes));
    }
}
