using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Tests.Importing.Focus;

public sealed class FocusNumberTests
{
    [Theory]
    [InlineData("4", "4.00"), InlineData("-3", "-3.00"), InlineData("-100.2", "-100.20"), InlineData("1.234", "1.234"), InlineData("0.00000080000", "0.0000008"), InlineData(".5", "0.50")]
    [InlineData("35.2E-7", "0.00000352"), InlineData("35.2E7", "352000000.00"), InlineData("8e-07", "0.0000008"), InlineData("-1E0", "-1.00"), InlineData("0E-300", "0.00"), InlineData("0.000E99", "0.00")]
    [InlineData("3.0000000000000004e-07", "0.00000030000000000000004"), InlineData("1E-36", "0.000000000000000000000000000000000001"), InlineData("1000000000000", "1000000000000.00")]
    [InlineData("123456789012.123456789012345678901234567890123456", "123456789012.123456789012345678901234567890123456"), InlineData(" 12.50 ", "12.50"), InlineData("0.100000000000000000000000000000000000000000", "0.10")]
    public void A_number_is_read_to_its_last_decimal(string text, string exact)
    {
        Assert.Equal(AmountFault.None, FocusNumber.Read(Encoding.UTF8.GetBytes(text), DecimalMark.Point, out var amount));
        Assert.Equal(exact, amount.ToString());
    }

    [Theory]
    [InlineData("", AmountFault.Empty), InlineData("NULL", AmountFault.Empty), InlineData("35.2E+7", AmountFault.Exponent), InlineData("1.23E+05", AmountFault.Exponent)]
    [InlineData("3,432,342", AmountFault.Unreadable), InlineData("+333", AmountFault.Unreadable), InlineData("$32", AmountFault.OtherCurrency), InlineData("32 GiB", AmountFault.Unreadable)]
    [InlineData("1 1/2", AmountFault.Unreadable), InlineData("2.3^3", AmountFault.Unreadable), InlineData("1.", AmountFault.Unreadable), InlineData("-", AmountFault.Dash), InlineData("1,23", AmountFault.DecimalComma)]
    [InlineData("NaN", AmountFault.NotANumber), InlineData("1E-37", AmountFault.TooPrecise), InlineData("1000000000000.01", AmountFault.OutOfRange), InlineData("1E13", AmountFault.OutOfRange)]
    [InlineData("1E1000", AmountFault.Exponent), InlineData("(12.50)", AmountFault.Unreadable), InlineData("E5", AmountFault.Unreadable), InlineData("--1", AmountFault.Unreadable)]
    public void Whatever_FOCUS_does_not_allow_is_refused(string text, AmountFault fault)
    {
        Assert.Equal(fault, FocusNumber.Read(Encoding.UTF8.GetBytes(text), DecimalMark.Point, out var amount));
        Assert.True(amount.IsZero);
    }

    [Fact]
    public void A_file_in_decimal_commas_is_read_as_such()
    {
        Assert.Equal(AmountFault.None, FocusNumber.Read("-0,0008"u8, DecimalMark.Comma, out var amount));
        Assert.Equal("-0.0008", amount.ToString());
    }

    [Theory]
    [InlineData("0.00005", 0L), InlineData("0.00015", 2L), InlineData("0.00025", 2L), InlineData("-0.00005", 0L), InlineData("-0.00015", -2L), InlineData("0.000050000000000000000000000000000001", 1L)]
    [InlineData("-0.000050000000000000000000000000000001", -1L), InlineData("0.000049999999999999999999999999999999", 0L), InlineData("1.99995", 20000L), InlineData("1000000000000", 10_000_000_000_000_000L)]
    public void Rounding_is_to_the_even_ten_thousandth_only_at_exactly_the_half(string text, long units)
    {
        Assert.Equal(AmountFault.None, FocusNumber.Read(Encoding.UTF8.GetBytes(text), DecimalMark.Point, out var amount));
        Assert.Equal((Int128)units, amount.Rounded(2));
    }

    [Fact]
    public void Sums_are_exact_in_any_order_and_agree_with_whole_numbers_of_any_size() =>
        Gen.Select(Gen.Long[-999_999_999_999, 999_999_999_999], Gen.Int[0, 36]).Array[1, 40].Sample(numbers =>
        {
            var sum = ExactAmount.Zero;
            var expected = BigInteger.Zero;
            foreach (var (digits, decimals) in numbers)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"{digits}E{(decimals == 0 ? "0" : $"-{decimals}")}");
                Assert.Equal(AmountFault.None, FocusNumber.Read(Encoding.UTF8.GetBytes(text), DecimalMark.Point, out var amount));
                sum += amount;
                expected += digits * BigInteger.Pow(10, 36 - decimals);
            }

            var plain = sum.ToString().Split('.');
            var shown = BigInteger.Parse(plain[0].TrimStart('-') + plain[1].PadRight(36, '0'), CultureInfo.InvariantCulture) * (plain[0].StartsWith('-') ? -1 : 1);
            return shown == expected;
        }, iter: 2_000);
}
