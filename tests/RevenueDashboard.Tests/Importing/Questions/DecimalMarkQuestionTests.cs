using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Questions;

public sealed class DecimalMarkQuestionTests
{
    [Fact]
    public void Decimal_commas_are_asked_about_with_their_lines()
    {
        var question = Reading.OnlyQuestion(Semicolons("1.234,56", "7", "12,50"));

        Assert.Equal((ImportQuestion.DecimalMark, "comma point"), (question.Code, string.Join(' ', question.Choices.Select(choice => choice.Code))));
        Assert.Equal(["2 amounts are written with a decimal comma, none with a decimal point.", "Line 2: 1.234,56", "Line 4: 12,50"], question.Evidence);
    }

    [Fact]
    public void Answered_with_commas_the_file_is_read_in_commas()
    {
        // 1.234 has thousands here, in whatever order the rows come.
        var (reading, sink) = Reading.Of(Semicolons("1.234", "1.234,56", "7"), Reading.Answered((ImportQuestion.DecimalMark, "comma")));

        Assert.Empty(reading.Problems);
        Assert.Equal([12_340_000L, 12_345_600, 70_000], sink.Rows.Select(row => row.Amount));
        Assert.Equal(ImportQuestion.DecimalMark, Assert.Single(reading.Questions).Code);
    }

    [Fact]
    public void Answered_with_points_each_comma_is_a_problem() =>
        Assert.Equal([(2, "amount", ProblemCodes.AmountDecimalComma), (4, "amount", ProblemCodes.AmountDecimalComma)],
            Reading.Problems(Semicolons("1.234,56", "7", "12,50"), Reading.Answered((ImportQuestion.DecimalMark, "point"))));

    [Fact]
    public void A_row_that_contradicts_decimal_commas_is_a_problem() =>
        Assert.Equal([(3, "amount", ProblemCodes.AmountDecimalPoint)], Reading.Problems(Semicolons("1.234,56", "1,234.56", "12,50")));

    [Fact]
    public void A_row_that_contradicts_decimal_points_is_a_problem() =>
        Assert.Equal([(4, "amount", ProblemCodes.AmountDecimalComma)], Reading.Problems(Semicolons("1,234.56", "12.5", "12,50")));

    [Theory]
    [InlineData("1,234"), InlineData("1.234")]
    public void An_amount_that_can_be_read_in_two_ways_is_asked_about_where_commas_do_not_divide_the_fields(string amount)
    {
        var question = Reading.OnlyQuestion(Semicolons(amount, "7"));

        Assert.Equal(ImportQuestion.DecimalMark, question.Code);
        Assert.Equal(2, question.Evidence.Count);
        var (comma, point) = amount == "1,234" ? ("1.234", "1234") : ("1234", "1.234");
        Assert.Equal($"Line 2: {amount} is {comma} with a decimal comma, {point} with a decimal point", question.Evidence[1]);
    }

    [Theory]
    [InlineData("1,234", "comma", 12_340), InlineData("1,234", "point", 12_340_000), InlineData("1.234", "comma", 12_340_000), InlineData("1.234", "point", 12_340)]
    public void The_answer_says_how_large_it_is(string amount, string choice, long units) =>
        Assert.Equal(units, Assert.Single(Reading.Of(Semicolons(amount), Reading.Answered((ImportQuestion.DecimalMark, choice))).Sink.Rows).Amount);

    [Fact]
    public void One_amount_that_proves_points_settles_the_file_and_is_shown()
    {
        var (reading, sink) = Reading.Of(Semicolons("1,234", "12.50"));

        Assert.Empty(reading.Questions);
        Assert.Equal([12_340_000L, 125_000], sink.Rows.Select(row => row.Amount));
        Assert.Equal(["Amounts are read with decimal points: line 3 says 12.50."], reading.Summary!.Notes);
    }

    [Fact]
    public void Where_commas_divide_the_fields_a_quoted_comma_is_one_of_thousands()
    {
        var (reading, sink) = Reading.Of("month,customer,product,amount\n2026-01,A,P,\"1,234\"\n2026-01,B,P,1.234\n");

        Assert.Empty(reading.Questions);
        Assert.Equal([12_340_000L, 12_340], sink.Rows.Select(row => row.Amount));
    }

    [Fact]
    public void Proven_decimal_commas_are_asked_about_in_quotes_too() =>
        Assert.Equal(ImportQuestion.DecimalMark, Reading.OnlyQuestion("month,customer,product,amount\n2026-01,A,P,\"1.234,56\"\n").Code);

    [Fact]
    public void What_the_owner_said_is_not_asked()
    {
        Assert.Empty(Reading.Of(Semicolons("1,234"), Reading.Dollars with { DecimalMark = DecimalMark.Point }).Reading.Questions);
        Assert.Equal(12_340, Assert.Single(Reading.Of(Semicolons("1,234"), Reading.Dollars with { DecimalMark = DecimalMark.Comma }).Sink.Rows).Amount);
    }

    [Fact]
    public void An_answer_holds_also_where_nothing_had_to_be_asked()
    {
        var (reading, sink) = Reading.Of("month,customer,product,amount\n2026-01,A,P,1.234\n", Reading.Answered((ImportQuestion.DecimalMark, "comma")));

        Assert.Empty(reading.Questions);
        Assert.Equal(12_340_000, Assert.Single(sink.Rows).Amount);
    }

    private static string Semicolons(params string[] amounts) =>
        "month;customer;product;amount\n" + string.Concat(amounts.Select((amount, i) => $"2026-01;C{i};A;{amount}\n"));
}
