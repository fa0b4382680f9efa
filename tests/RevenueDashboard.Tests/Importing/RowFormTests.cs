using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class RowFormTests
{
    private const string Header = "month,customer,product,amount,note\n";

    [Fact]
    public void Quoted_fields_hold_separators_quotes_and_lines()
    {
        var (reading, sink) = Reading.Of(Header + "2026-01,\"Acme, \"\"Inc\"\"\",A,\"1,234.50\",\"one\r\ntwo\"\n2026-01,TikTok,A,1,\n");

        Assert.Empty(reading.Problems);
        Assert.Equal("Acme, \"Inc\"", sink.Customers[0].Name);
        Assert.Equal([(2L, 12_345_000L, "one\r\ntwo"), (4, 10_000, null)], sink.Rows.Select(row => (row.Line, row.Amount, row.Note)));
    }

    [Theory]
    [InlineData("\n"), InlineData("\r\n"), InlineData("\r")]
    public void Problems_stand_in_the_physical_line_of_their_field(string end) =>
        Assert.Equal([(2, "month", ProblemCodes.MonthUnreadable), (5, "amount", ProblemCodes.AmountUnreadable), (6, "amount", ProblemCodes.AmountUnreadable)],
            Reading.Problems($"note,customer,month,product,amount\na,TikTok,soon,A,1\n\"a\n\nb\",TikTok,2026-01,A,x\nc,TikTok,2026-01,A,x\n".Replace("\n", end)));

    [Theory]
    [InlineData("2026-01,Tik\"Tok,A,1,\n", ProblemCodes.QuoteStray), InlineData("2026-01,\"Tik\"Tok,A,1,\n", ProblemCodes.QuoteStray), InlineData("2026-01, \"TikTok\",A,1,\n", ProblemCodes.QuoteStray)]
    [InlineData("2026-01,\"TikTok,A,1,\n", ProblemCodes.QuoteUnclosed), InlineData("2026-01,TikTok,A,1,\"\n\n2026-01,Walmart,A,1,\n", ProblemCodes.QuoteUnclosed)]
    [InlineData("2026-01,TikTok,A,1\n", ProblemCodes.RowFieldCount), InlineData("2026-01,TikTok,A,1,,\n", ProblemCodes.RowFieldCount), InlineData("2026-01,TikTok,A,1,234.50,\n", ProblemCodes.RowFieldCount)]
    [InlineData("2026-01;TikTok;A;1;\n", ProblemCodes.RowFieldCount)]
    public void A_row_that_is_no_row_is_refused_where_it_begins(string row, string code) =>
        Assert.Equal([(3, null, code)], Reading.Problems(Header + "2026-01,Intuit,A,1,\n" + row));

    [Fact]
    public void Reading_goes_on_after_a_stray_quote() =>
        Assert.Equal([(2, null, ProblemCodes.QuoteStray), (3, "amount", ProblemCodes.AmountUnreadable)], Reading.Problems(Header + "2026-01,a\"b,A,1,\n2026-01,TikTok,A,x,\n"));

    [Fact]
    public void A_stray_quote_in_the_header_is_a_problem_of_line_1() =>
        Assert.Equal([(1, null, ProblemCodes.QuoteStray)], Reading.Problems("month,customer,product,amount,no\"te\n2026-01,TikTok,A,1,\n"));

    [Fact]
    public void An_unclosed_quote_in_the_header_is_a_problem_of_line_1() =>
        Assert.Equal([(1, null, ProblemCodes.QuoteUnclosed)], Reading.Problems("month,customer,product,amount,\"note\n2026-01,TikTok,A,1,\n"));

    [Fact]
    public void Blank_lines_are_left_out_and_counted()
    {
        var (reading, sink) = Reading.Of(Header + "\n2026-01,TikTok,A,1,\n,,,,\n,\n   \n \t,, ,,\r\n2026-02,TikTok,A,1,\n\n");

        Assert.Empty(reading.Problems);
        Assert.Equal((2L, 6L), (reading.Summary!.Rows, reading.Summary.BlankLines));
        Assert.Equal([3L, 8], sink.Rows.Select(row => row.Line));
    }

    [Fact]
    public void The_last_line_need_not_end() => Assert.Single(Reading.Of(Header + "2026-01,TikTok,A,1,").Sink.Rows);
}
