using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Questions;

public sealed class TotalRowQuestionTests
{
    private const string Header = "month,customer,product,amount\n";
    private const string Headed = Header + "2026-01,A,P,10\n2026-01,B,P,25\nTotal,,,35\n2026-02,A,P,5\n2026-02,Subtotal 2026-02,,5\n";
    private const string Unheaded = Header + "2026-01,A,P,10\n2026-01,B,P,25\n2026-01,Everybody,All,35\n2026-02,A,P,5\n";

    [Fact]
    public void Rows_headed_like_a_total_are_asked_about_with_their_lines()
    {
        var question = Reading.OnlyQuestion(Headed);

        Assert.Equal((ImportQuestion.TotalRows, "leave-out keep refuse"), (question.Code, string.Join(' ', question.Choices.Select(choice => choice.Code))));
        Assert.Equal(["2 rows are named like a total.", "Line 4: Total,,,35", "Line 6: 2026-02,Subtotal 2026-02,,5"], question.Evidence);
    }

    [Theory]
    [InlineData("2026-01,A,P,1\n2026-01,B,P,2\n,,,3\n", "Line 4: 3.00 USD without a customer and a product is the sum of the 2 rows above it.")]
    [InlineData("2026-01,A,P,1\n2026-02,A,P,2\n,,,$3.00\n", "Line 4: 3.00 USD without a customer and a product is the sum of the 2 rows above it.")]
    [InlineData("2026-01,A,P,1\n2026-01,B,P,2\n2026-01, ,,3\n2026-02,A,P,4\n2026-02,,,4\n,,,7\n",
        "Line 4: 3.00 USD without a customer and a product is the sum of the 2 rows above it.", "Line 6: 4.00 USD without a customer and a product is the sum of the row above it.", "Line 7: 7.00 USD without a customer and a product is the sum of the 3 rows above it.")]
    public void A_sum_without_any_name_is_asked_about(string rows, params string[] evidence)
    {
        Assert.Equal((ImportQuestion.TotalRows, string.Join('|', evidence)), (Reading.OnlyQuestion(Header + rows).Code, string.Join('|', Reading.OnlyQuestion(Header + rows).Evidence)));

        var (reading, sink) = Reading.Of(Header + rows, Reading.Answered((ImportQuestion.TotalRows, "leave-out")));
        Assert.Equal((0L, evidence.Length), (reading.ProblemCount, (int)reading.Summary!.TotalRows));
        Assert.DoesNotContain(sink.Rows, row => evidence.Any(line => line.StartsWith($"Line {row.Line}:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2026-01,A,P,1\n2026-01,B,P,2\n,,,4\n", 4)]
    [InlineData(",,,3\n2026-01,A,P,1\n2026-01,B,P,2\n", 2)]
    public void An_amount_without_any_name_that_is_no_sum_is_one_problem(string rows, long line) =>
        Assert.Equal([(line, null, ProblemCodes.RowUnnamed)], Reading.Problems(Header + rows));

    [Theory]
    [InlineData("keep", ProblemCodes.RowUnnamed), InlineData("refuse", ProblemCodes.TotalRow)]
    public void A_sum_without_any_name_cannot_be_kept(string answer, string code) =>
        Assert.Equal([(4, null, code)], Reading.Problems(Header + "2026-01,A,P,1\n2026-01,B,P,2\n,,,3\n", Reading.Answered((ImportQuestion.TotalRows, answer))));

    [Fact]
    public void A_sum_without_a_currency_is_one_of_the_only_currency_of_the_file()
    {
        const string Currencies = "month,customer,product,amount,currency\n2026-01,A,P,1,EUR\n2026-01,B,P,2,EUR\n";

        Assert.Equal(["Line 4: 3.00 EUR without a customer and a product is the sum of the 2 rows above it."], Reading.OnlyQuestion(Currencies + ",,,3,\n").Evidence);
        Assert.Equal([(5, null, ProblemCodes.RowUnnamed)], Reading.Problems(Currencies + "2026-01,C,P,7,CHF\n,,,10,\n"));
    }

    [Fact]
    public void Left_out_they_are_counted()
    {
        var (reading, sink) = Reading.Of(Headed, Reading.Answered((ImportQuestion.TotalRows, "leave-out")));

        Assert.Empty(reading.Problems);
        Assert.Equal([2L, 3, 5], sink.Rows.Select(row => row.Line));
        Assert.Equal((3L, 2L), (reading.Summary!.Rows, reading.Summary.TotalRows));
        Assert.Equal(["2 rows were left out as totals of others."], reading.Summary.Notes);
    }

    [Fact]
    public void Kept_they_are_rows_like_any_other_with_the_problems_of_any_other() =>
        Assert.Equal(
            [(4, "month", ProblemCodes.MonthUnreadable), (4, "customer", ProblemCodes.CustomerEmpty), (4, "product", ProblemCodes.ProductEmpty), (6, "product", ProblemCodes.ProductEmpty)],
            Reading.Problems(Headed, Reading.Answered((ImportQuestion.TotalRows, "keep"))));

    [Fact]
    public void Refused_they_are_problems_of_their_lines()
    {
        var file = Header + "2026-01,A,P,10\n2026-01,Total,P,7\n";

        Assert.Equal([(3, "customer", ProblemCodes.TotalRow)], Reading.Problems(file, Reading.Answered((ImportQuestion.TotalRows, ImportQuestion.Refuse))));
        Assert.Equal([(4, null, ProblemCodes.TotalRow)], Reading.Problems(Unheaded, Reading.Answered((ImportQuestion.TotalRows, ImportQuestion.Refuse))));
    }

    [Theory]
    [InlineData("Total"), InlineData("GRAND TOTAL"), InlineData(" Sub-Total:"), InlineData("Sum"), InlineData("Summe"), InlineData("Total January 2026"), InlineData("Total 2026"), InlineData("Total USD")]
    public void Words_for_a_total_are_known(string customer) => Assert.Equal(ImportQuestion.TotalRows, Reading.OnlyQuestion(Header + $"2026-01,A,P,10\n2026-01,{customer},P,7\n").Code);

    [Theory]
    [InlineData("Total Hygiene Ltd"), InlineData("TotalEnergies"), InlineData("Summit"), InlineData("Sumo Logic"), InlineData("Gesamtverband"), InlineData("All"), InlineData("Total May Ltd")]
    public void Customers_that_only_begin_like_one_are_customers(string customer) => Assert.Empty(Reading.Of(Header + $"2026-01,A,P,10\n2026-01,{customer},P,7\n").Reading.Questions);

    [Fact]
    public void A_customer_of_that_name_is_kept_when_its_owner_says_so()
    {
        var (reading, sink) = Reading.Of(Header + "2026-01,Total,P,10\n", Reading.Answered((ImportQuestion.TotalRows, "keep")));

        Assert.Empty(reading.Problems);
        Assert.Equal("Total", Assert.Single(sink.Customers).Name);
    }

    [Fact]
    public void A_last_row_that_adds_up_the_others_of_its_month_is_asked_about() =>
        Assert.Equal(["Line 4: 35.00 USD is the sum of the other 2 rows of 2026-01."], Reading.OnlyQuestion(Unheaded).Evidence);

    [Theory]
    [InlineData("leave-out", 3), InlineData("keep", 4)]
    public void The_answer_holds_for_it(string choice, int rows)
    {
        var (reading, sink) = Reading.Of(Unheaded, Reading.Answered((ImportQuestion.TotalRows, choice)));

        Assert.Empty(reading.Problems);
        Assert.Equal((rows, 4L - rows), (sink.Rows.Count, reading.Summary!.TotalRows));
        Assert.Equal(ImportQuestion.TotalRows, Assert.Single(reading.Questions).Code);
    }

    [Fact]
    public void A_last_row_that_adds_up_the_whole_file_is_asked_about() =>
        Assert.Equal(["Line 4: 35.00 USD is the sum of the other 2 rows of the file."], Reading.OnlyQuestion(Header + "2026-01,A,P,10\n2026-02,A,P,25\n2026-03,Everybody,All,35\n").Evidence);

    [Fact]
    public void A_first_row_is_one_only_above_four_others()
    {
        const string Four = "2026-01,A,P,1\n2026-01,B,P,2\n2026-01,C,P,3\n2026-01,D,P,4\n";

        Assert.Equal(["Line 2: 10.00 USD is the sum of the other 4 rows of 2026-01."], Reading.OnlyQuestion(Header + "2026-01,Everybody,All,10\n" + Four).Evidence);
        Assert.Empty(Reading.Of(Header + "2026-01,Everybody,All,6\n" + Four[..^14]).Reading.Questions);
    }

    [Theory]
    // The sum of one other row; nothing; in the middle; of another currency; not the largest.
    [InlineData("2026-01,A,P,10\n2026-01,B,P,10\n"), InlineData("2026-01,A,P,10\n2026-01,B,P,-10\n2026-01,C,P,0\n"), InlineData("2026-01,A,P,10\n2026-01,C,P,35\n2026-01,B,P,25\n")]
    [InlineData("2026-01,A,P,10\n2026-01,B,P,20\n2026-01,C,P,€30\n"), InlineData("2026-01,A,P,50\n2026-01,B,P,-40\n2026-01,C,P,10\n")]
    public void Chance_is_not_asked_about(string rows) => Assert.Empty(Reading.Of(Header + rows).Reading.Questions);
}
