using System.Text;
using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Tests.Importing;

public sealed class ExactSumsTests
{
    private static readonly AmountRules Points = new(Currency.Usd, DecimalMark.Point);

    [Fact]
    public void A_record_is_rounded_once_and_not_each_of_its_lines()
    {
        // Three times 0.00004 is 0.00012: rounded line by line nothing would be left of it.
        var sums = SumsOf(("TikTok", "USD", "0.00004"), ("TikTok", "USD", "0.00004"), ("TikTok", "USD", "0.00004"));

        var record = Assert.Single(sums.Records());
        Assert.Equal((1L, 3L, (Int128)1), (record.Line, record.Lines, record.Amount));
        Assert.Equal([new RoundingDifference(Currency.Usd, -0.00002m)], sums.Differences());
    }

    [Theory]
    [InlineData("0.00005", 0), InlineData("0.00015", 2), InlineData("0.00025", 2), InlineData("-0.00005", 0), InlineData("-0.00015", -2), InlineData("0.00005000001", 1), InlineData("-0.00005000001", -1)]
    [InlineData("1.23456789012", 12_346), InlineData("-999999999999.99995", -10_000_000_000_000_000), InlineData("12.5", 125_000), InlineData("0.000000000000000001", 0)]
    public void Halves_go_to_the_even_neighbour(string amount, long units) =>
        Assert.Equal((Int128)units, Assert.Single(SumsOf(("TikTok", "USD", amount)).Records()).Amount);

    [Theory]
    [InlineData("JPY", "12.5", 120_000), InlineData("JPY", "13.5", 140_000), InlineData("JPY", "-0.4", 0), InlineData("KWD", "1.23456", 12_346), InlineData("USD", "1.23456", 12_346)]
    public void A_currency_of_fewer_than_two_decimals_is_rounded_to_its_own(string currency, string amount, long units) =>
        Assert.Equal((Int128)units, Assert.Single(SumsOf(("TikTok", currency, amount)).Records()).Amount);

    [Theory]
    // 36 decimals as FOCUS writes them, 18 as any file: what decides about the half may stand at the very end.
    [InlineData("0.00005", "0.000000000000000000000000000000000001", 1), InlineData("0.00005", "-0.000000000000000000000000000000000001", 0)]
    [InlineData("-0.00015", "0.000000000000000000000000000000000001", -1), InlineData("-0.00015", "-0.000000000000000000000000000000000001", -2), InlineData("0.00015", "0", 2)]
    public void Both_readers_of_exact_amounts_add_up_in_one_class(string plain, string focus, long units)
    {
        Assert.Equal(AmountFault.None, FocusNumber.Read(Encoding.UTF8.GetBytes(focus), DecimalMark.Point, out var little));
        var sums = new ExactSums<int>();
        sums.Add(1, 2, Currency.Usd, Exact(plain));
        sums.Add(1, 3, Currency.Usd, little);

        Assert.Equal((Int128)units, Assert.Single(sums.Records()).Amount);
    }

    [Fact]
    public void Records_come_in_the_order_of_their_first_lines_with_all_their_lines()
    {
        var sums = SumsOf(("Walmart", "USD", "1.000001"), ("TikTok", "USD", "2"), ("Walmart", "USD", "-1.000001"), ("TikTok", "EUR", "0.00005"));

        Assert.Equal(
            [("Walmart USD", 1L, 2L, (Int128)0), ("TikTok USD", 2L, 1L, 20_000), ("TikTok EUR", 4L, 1L, 0)],
            sums.Records().Select(record => (record.Key, record.Line, record.Lines, record.Amount)));
        Assert.Equal([new(Currency.Parse("EUR"), -0.00005m), new RoundingDifference(Currency.Usd, 0m)], sums.Differences());
        Assert.Equal((4L, 3), (sums.Lines, sums.Count));
    }

    [Fact]
    public void Quantities_are_added_up_like_amounts()
    {
        var sums = new ExactSums<string>();
        sums.Add("TikTok", 2, Currency.Parse("JPY"), Exact("1"), Exact("0.33333333333"));
        sums.Add("TikTok", 3, Currency.Parse("JPY"), Exact("1"), Exact("0.66666666667"));

        Assert.Equal(((Int128)20_000, (Int128)10_000), (Assert.Single(sums.Records()).Amount, Assert.Single(sums.Records()).Quantity));
    }

    [Fact]
    public void Ten_million_of_the_largest_amounts_fit()
    {
        var sums = new ExactSums<int>();
        var tenThousand = Enumerable.Repeat(Exact("1000000000000"), 10_000).Aggregate((sum, each) => sum + each);
        for (var line = 1; line <= 1_000; line++) sums.Add(1, line, Currency.Usd, tenThousand);

        Assert.Equal((Int128)10_000_000_000_000_000 * 10_000_000, Assert.Single(sums.Records()).Amount);
    }

    [Fact]
    public void Memory_grows_with_the_records_and_not_with_the_lines()
    {
        static long AllocatedFor(int lines)
        {
            var sums = new ExactSums<int>();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var line = 0; line < lines; line++) sums.Add(line % 100, line, Currency.Usd, ExactAmount.Of(line));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        AllocatedFor(1_000);
        Assert.Equal(AllocatedFor(1_000), AllocatedFor(100_000));
    }

    [Theory]
    [InlineData("(1.5)", AmountFault.None), InlineData("1,234.5", AmountFault.None), InlineData("$1.123456789012345678", AmountFault.None), InlineData("1.1234567890123456789", AmountFault.TooPrecise)]
    [InlineData("€1", AmountFault.OtherCurrency), InlineData("1,23", AmountFault.DecimalComma), InlineData("1000000000000.00001", AmountFault.OutOfRange), InlineData(" ", AmountFault.Empty), InlineData("1e-7", AmountFault.Exponent)]
    public void Exact_amounts_keep_the_grammar_of_all_amounts(string text, AmountFault fault) =>
        Assert.Equal(fault, AmountText.ReadExact(Encoding.UTF8.GetBytes(text), Points, out _));

    private static ExactSums<string> SumsOf(params (string Customer, string Currency, string Amount)[] lines)
    {
        var sums = new ExactSums<string>();
        for (var i = 0; i < lines.Length; i++) sums.Add($"{lines[i].Customer} {lines[i].Currency}", i + 1, Currency.Parse(lines[i].Currency), Exact(lines[i].Amount));
        return sums;
    }

    private static ExactAmount Exact(string text)
    {
        Assert.Equal(AmountFault.None, AmountText.ReadExact(Encoding.UTF8.GetBytes(text), Points, out var exact));
        return exact;
    }
}
