using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class ProblemTests
{
    [Fact]
    public void Every_problem_of_a_row_is_told_with_its_line_and_column() =>
        Assert.Equal(
            [
                (3, "Month", ProblemCodes.MonthNumber), (3, "Customer", ProblemCodes.CustomerEmpty), (3, "Revenue Type", ProblemCodes.RevenueTypeUnknown), (3, "CURRENCY", ProblemCodes.CurrencyUnknown),
                (3, "Net Amount", ProblemCodes.AmountNotANumber), (4, "Product", ProblemCodes.ProductEmpty), (4, "status", ProblemCodes.StatusUnknown),
            ],
            Reading.Problems(
                "Month,Customer,Product,Net Amount,CURRENCY,Revenue Type,status\n2026-01,TikTok,A,1,USD,usage,actual\n2026-13,,A,N/A,DOLLAR,tax,actual\n2026-01,TikTok,,1,USD,usage,maybe\n"));

    [Fact]
    public void Nothing_is_handed_on_after_the_first_problem_but_reading_goes_on()
    {
        var (reading, sink) = Reading.Of("month,customer,product,amount\n2026-01,TikTok,A,1\n2026-01,TikTok,A,x\n2026-01,Intuit,B,1\n2026-01,G42,A,y\n");

        Assert.Equal(2, reading.ProblemCount);
        Assert.Single(sink.Rows);
        Assert.Equal(["TikTok"], sink.Customers.Select(customer => customer.Name));
        Assert.Equal(["A"], sink.Products.Select(product => product.Name));
        Assert.Equal(4, reading.Summary!.Rows);
    }

    [Fact]
    public void All_problems_are_counted_and_the_first_are_kept()
    {
        var file = "month,customer,product,amount\n" + string.Concat(Enumerable.Range(1, 1000).Select(i => $"2026-01,C{i},A,x\n"));

        var (reading, _) = Reading.Of(file, limits: new ImportLimits { ProblemsShown = 3 });

        Assert.Equal(1000, reading.ProblemCount);
        Assert.Equal([2L, 3, 4], reading.Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void An_excerpt_is_short_and_shows_what_is_invisible()
    {
        var excerpt = Assert.Single(Reading.OfRow(customer: "ab\u0007\u202E" + new string('x', 500)).Reading.Problems).Excerpt!;

        Assert.StartsWith("ab␇<U+202E>xxx", excerpt, StringComparison.Ordinal);
        Assert.Equal((80, '…'), (excerpt.Length, excerpt[^1]));
    }

    [Fact]
    public void The_message_says_what_to_do()
    {
        var problem = Assert.Single(Reading.OfRow(amount: "1,23", options: Reading.Dollars with { DecimalMark = DecimalMark.Point }).Reading.Problems);

        Assert.Equal((2L, "amount", ProblemCodes.AmountDecimalComma, "1,23"), (problem.Line, problem.Column, problem.Code, problem.Excerpt));
        Assert.Contains("--decimal comma", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", "", ""), InlineData("10", "10", "10"), InlineData("10", "9", ""), InlineData("10", "", "11"), InlineData("-10", "-11", "-9")]
    public void Bounds_hold_the_amount_between_them(string amount, string low, string high) => Assert.Empty(WithBounds(amount, low, high).Problems);

    [Theory]
    [InlineData("10", "11", ""), InlineData("10", "", "9"), InlineData("10", "12", "8"), InlineData("-10", "-9", "-11")]
    public void Bounds_that_do_not_are_a_problem(string amount, string low, string high) =>
        Assert.Equal(ProblemCodes.AmountBounds, Assert.Single(WithBounds(amount, low, high).Problems).Code);

    [Fact]
    public void A_month_total_beyond_what_can_be_kept_is_a_problem_not_a_wrong_number()
    {
        // 10¹² a row; 64 bits of ten-thousandths hold 922 of them.
        var file = "month,customer,product,amount\n" + string.Concat(Enumerable.Range(1, 923).Select(i => $"2026-01,C{i},A,1000000000000\n"));

        Assert.Equal(ProblemCodes.TotalOutOfRange, Reading.OnlyProblem(file).Code);
    }

    [Fact]
    public void A_mark_of_another_currency_than_the_row_is_a_problem() =>
        Assert.Equal([(3, "amount", ProblemCodes.AmountOtherCurrency)],
            Reading.Problems("month,customer,product,amount,currency\n2026-01,TikTok,A,€1,EUR\n2026-01,TikTok,B,€1,USD\n"));

    private static SpendFileReading WithBounds(string amount, string low, string high) =>
        Reading.Of($"month,customer,product,amount,amount low,amount high\n2026-01,TikTok,A,{amount},{low},{high}\n").Reading;
}
