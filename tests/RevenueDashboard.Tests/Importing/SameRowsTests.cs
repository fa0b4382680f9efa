using System.Text;
using CsCheck;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class SameRowsTests
{
    private const string Header = "month,customer,product,amount,revenue type,currency\n";

    [Fact]
    public void Rows_of_the_same_customer_month_product_type_and_currency_are_counted()
    {
        var (reading, sink) = Reading.Of(Header +
            "2026-01,TikTok,A,1,usage,USD\n2026-01,TikTok,A,2,credit,USD\n2026-01,TikTok,A,3,usage,EUR\n2026-01,TikTok,B,4,usage,USD\n2026-02,TikTok,A,5,usage,USD\n2026-01,Walmart,A,6,usage,USD\n" +
            "2026-01-15,TIKTOK,a,7,usage,USD\n2026-01,TikTok,A,1,usage,USD\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(8, sink.Rows.Count);
        Assert.Equal(2, reading.Summary!.RepeatedRows);
        var january = Month.Parse("2026-01");
        Assert.Equal([new(8, january, "TIKTOK", "A", RevenueType.Usage), new RepeatedLine(9, january, "TikTok", "A", RevenueType.Usage)], reading.Summary.FirstRepeated);
    }

    [Fact]
    public void Repeated_rows_are_found_as_a_set_of_all_keys_would_find_them() =>
        Gen.Select(Gen.Int[0, 150], Gen.Int[1, 6], Gen.Int[0, 3]).Array[0, 400].Sample(rows =>
        {
            var file = "month,customer,product,amount\n" + string.Concat(rows.Select(row => $"2026-0{row.Item2},C{row.Item1},P{row.Item3},1\n"));
            var expected = rows.Length - rows.Distinct().Count();
            return rows.Length == 0 || Reading.Of(file).Reading.Summary!.RepeatedRows == expected;
        }, iter: 50);

    [Fact]
    public void The_content_hash_does_not_mind_order_notation_encoding_or_spelling()
    {
        var hash = HashOf("month,customer,product,amount\n2026-01,TikTok,A,1234.5\n2026-02,Walmart,B,-2\n");

        Assert.Equal(48, hash.Length);
        Assert.Equal(hash, HashOf("month,customer,product,amount\n2026-02,Walmart,B,-2\n2026-01,TikTok,A,1234.5\n"));
        Assert.Equal(hash, HashOf("Amount;Service;Period;Client\n\"1,234.50\";a;Jan 2026; tiktok\n\n(2.00);B;2026-02-28;WALMART\n"));
        Assert.Equal(hash, Reading.Of([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("month,customer,product,amount\n2026-01,TikTok,A,1234.5\n2026-02,Walmart,B,-2\n")]).Reading.Summary!.ContentHash);
    }

    [Theory]
    [InlineData("2026-01,TikTok,A,1234.5001\n2026-02,Walmart,B,-2\n"), InlineData("2026-01,TikTok,B,1234.5\n2026-02,Walmart,A,-2\n"), InlineData("2026-01,Walmart,A,1234.5\n2026-02,TikTok,B,-2\n")]
    [InlineData("2026-02,TikTok,A,1234.5\n2026-01,Walmart,B,-2\n"), InlineData("2026-01,TikTok,A,1234.5\n"), InlineData("2026-01,TikTok,A,1234.5\n2026-02,Walmart,B,-2\n2026-02,Walmart,B,-2\n")]
    public void Other_rows_have_another_hash(string rows) =>
        Assert.NotEqual(HashOf("month,customer,product,amount\n2026-01,TikTok,A,1234.5\n2026-02,Walmart,B,-2\n"), HashOf("month,customer,product,amount\n" + rows));

    [Fact]
    public void What_is_said_beside_the_amount_is_content_too()
    {
        var hashes = new[] { "note", "source", "qualifier", "unit", "country", "industry", "previous provider", "parent" }
            .Select(column => HashOf($"month,customer,product,amount,{column}\n2026-01,TikTok,A,1,x\n"))
            .Append(HashOf("month,customer,product,amount,note\n2026-01,TikTok,A,1,\n"))
            .Append(HashOf("month,customer,product,amount,amount low\n2026-01,TikTok,A,1,1\n"))
            .Append(HashOf("month,customer,product,amount,amount high\n2026-01,TikTok,A,1,1\n"));

        Assert.Distinct(hashes);
        Assert.Equal(HashOf("month,customer,product,amount\n2026-01,TikTok,A,1\n"), HashOf("month,customer,product,amount,note\n2026-01,TikTok,A,1,\n"));
    }

    [Fact]
    public void The_same_rows_in_any_accepted_dialect_have_the_same_totals_and_hash() =>
        Gen.Select(Rows, Gen.OneOf(Gen.Const(','), Gen.Const(';'), Gen.Const('\t'), Gen.Const('|')), Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 3], Gen.Bool).Sample((rows, separator, form, quoteAll, encoding, comma) =>
        {
            var plain = Write(rows, ',', 0, false, DecimalMark.Point, "\n");
            var mark = comma ? DecimalMark.Comma : DecimalMark.Point;
            var other = Write(rows, separator, form, quoteAll, mark, form % 2 == 0 ? "\r\n" : "\n");
            byte[] bytes = encoding switch
            {
                0 => Encoding.UTF8.GetBytes(other),
                1 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(other)],
                2 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(other)],
                _ => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(other)],
            };

            var (expected, _) = Reading.Of(plain);
            var (reading, _) = Reading.Of(bytes, Reading.Dollars with { DecimalMark = mark });
            return reading.ProblemCount == 0 && expected.ProblemCount == 0
                && reading.Summary!.ContentHash == expected.Summary!.ContentHash
                && reading.Summary.Totals.SequenceEqual(expected.Summary.Totals)
                && reading.Summary.Totals.Sum(total => (decimal)total.Amount) == rows.Sum(row => (decimal)row.Units);
        }, iter: 300);

    private static readonly string[] Customers = ["TikTok", "Acme, Inc", "a;b|c", "Say \"hi\"", "Müller", "=1+1", "𝔘nicode", "two  spaces"];

    private static Gen<(int Month, string Customer, int Product, long Units)[]> Rows =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, Customers.Length - 1].Select(i => Customers[i]), Gen.Int[0, 2], Gen.Long[-99_999_999_999_999, 99_999_999_999_999]).Array[1, 30];

    private static string Write((int Month, string Customer, int Product, long Units)[] rows, char separator, int form, bool quoteAll, DecimalMark mark, string end)
    {
        var text = new StringBuilder(string.Join(separator, "month", "customer", "product", "amount")).Append(end);
        foreach (var (month, customer, product, units) in rows)
        {
            text.AppendJoin(separator, Field($"2026-0{month}"), Field(customer), Field($"P{product}"), Field(Dialect.Write(units, form, mark, "$"))).Append(end);
        }

        return text.ToString();

        string Field(string field) => quoteAll || field.AsSpan().ContainsAny([separator, '"', '\n']) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }

    private static string HashOf(string file)
    {
        var (reading, _) = Reading.Of(file);
        Assert.Empty(reading.Problems);
        return reading.Summary!.ContentHash;
    }
}
