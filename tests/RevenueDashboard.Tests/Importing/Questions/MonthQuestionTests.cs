using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Questions;

public sealed class MonthQuestionTests
{
    private const string Header = "month,customer,product,amount\n";

    [Fact]
    public void Dates_that_nothing_settles_are_asked_about_with_what_they_would_be()
    {
        var question = Reading.OnlyQuestion(Of("01/02/2026", "03/04/2026", "05/05/2026"));

        Assert.Equal((ImportQuestion.MonthOrder, "dmy mdy"), (question.Code, Choices(question)));
        Assert.Contains("2 dates can be read both ways", question.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["Line 2: 01/02/2026 is 2026-02 with the day first, 2026-01 with the month first", "Line 3: 03/04/2026 is 2026-04 with the day first, 2026-03 with the month first"], question.Evidence);
    }

    [Theory]
    [InlineData("dmy", "2026-02"), InlineData("mdy", "2026-01")]
    public void The_answer_says_which_month_it_is(string order, string month)
    {
        var (reading, sink) = Reading.Of(Of("01/02/2026"), Reading.Answered((ImportQuestion.MonthOrder, order)));

        Assert.Empty(reading.Problems);
        Assert.Equal(month, Assert.Single(sink.Rows).Month.ToString());
        Assert.Equal(ImportQuestion.MonthOrder, Assert.Single(reading.Questions).Code);
    }

    [Theory]
    [InlineData("31/01/2026", "2026-02", "Dates are read with the day first: line 4 says 31/01/2026."), InlineData("01/31/2026", "2026-01", "Dates are read with the month first: line 4 says 01/31/2026.")]
    public void One_row_that_proves_the_order_settles_the_file_and_is_shown(string proof, string month, string note)
    {
        var (reading, sink) = Reading.Of(Of("01/02/2026", "2026-03", proof));

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Questions);
        Assert.Equal([month, "2026-03", "2026-01"], sink.Rows.Select(row => row.Month.ToString()));
        Assert.Equal([note], reading.Summary!.Notes);
    }

    [Fact]
    public void Both_orders_in_one_file_are_a_problem_where_the_rarer_one_stands() =>
        Assert.Equal([(4, "month", ProblemCodes.MonthOrderContradicted)], Reading.Problems(Of("31/01/2026", "28/02/2026", "03/31/2026", "01/02/2026")));

    [Fact]
    public void What_the_owner_said_is_not_overruled_by_the_file() =>
        Assert.Equal([(3, "month", ProblemCodes.MonthOrderContradicted)], Reading.Problems(Of("01/02/2026", "31/01/2026"), Reading.Dollars with { MonthOrder = MonthOrder.MonthFirst }));

    [Fact]
    public void An_order_that_makes_no_difference_is_not_asked_about()
    {
        var (reading, sink) = Reading.Of(Of("01/01/2026", "02.02.2026"));

        Assert.Empty(reading.Questions);
        Assert.Equal(["2026-01", "2026-02"], sink.Rows.Select(row => row.Month.ToString()));
        Assert.Contains("makes no difference: line 2 says 01/01/2026", Assert.Single(reading.Summary!.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("02/2026", ImportQuestion.MonthYear, "mm-yyyy refuse", "mm-yyyy", "2026-02"), InlineData("2.2026", ImportQuestion.MonthYear, "mm-yyyy refuse", "mm-yyyy", "2026-02")]
    [InlineData("Feb-26", ImportQuestion.MonthName, "mmm-yy refuse", "mmm-yy", "2026-02"), InlineData("202602", ImportQuestion.MonthCompact, "yyyymm refuse", "yyyymm", "2026-02"), InlineData("20260228", ImportQuestion.MonthCompact, "yyyymm refuse", "yyyymm", "2026-02")]
    // Day 46023 counted from 30 December 1899 is 1 January 2026; counted from 1904 it is 1,462 days later.
    [InlineData("46023", ImportQuestion.MonthSerial, "1900 1904 refuse", "1900", "2026-01"), InlineData("46053.99", ImportQuestion.MonthSerial, "1900 1904 refuse", "1900", "2026-01"), InlineData("44561", ImportQuestion.MonthSerial, "1900 1904 refuse", "1904", "2026-01")]
    public void Each_form_that_could_mean_something_else_has_a_question_of_its_own(string text, string code, string choices, string choice, string month)
    {
        var question = Reading.OnlyQuestion(Of(text, text));
        var (reading, sink) = Reading.Of(Of(text, text), Reading.Answered((code, choice)));

        Assert.Equal((code, choices), (question.Code, Choices(question)));
        Assert.Contains(text, question.Evidence[0], StringComparison.Ordinal);
        Assert.Empty(reading.Problems);
        Assert.Equal([month, month], sink.Rows.Select(row => row.Month.ToString()));
    }

    [Theory]
    [InlineData("02/2026", ImportQuestion.MonthYear, ProblemCodes.MonthAmbiguous), InlineData("Feb-26", ImportQuestion.MonthName, ProblemCodes.MonthAmbiguous)]
    [InlineData("202602", ImportQuestion.MonthCompact, ProblemCodes.MonthCompact), InlineData("46023", ImportQuestion.MonthSerial, ProblemCodes.MonthSerial)]
    public void Refused_they_are_problems(string text, string question, string code) =>
        Assert.Equal([(2, "month", code)], Reading.Problems(Of(text), Reading.Answered((question, ImportQuestion.Refuse))));

    [Fact]
    public void Serials_are_shown_under_both_systems() =>
        Assert.Equal(["Line 2: 46023 is 2026-01 counted from 1900, 2030-01 counted from 1904"], Reading.OnlyQuestion(Of("46023")).Evidence);

    [Theory]
    [InlineData("2026-01", "202602", ProblemCodes.MonthCompact), InlineData("2026-01", "46023", ProblemCodes.MonthSerial), InlineData("2026-01", "Jan-26", ProblemCodes.MonthAmbiguous)]
    public void A_single_slip_of_the_hand_is_a_problem_of_its_row(string most, string slip, string code) =>
        Assert.Equal([(4, "month", code)], Reading.Problems(Of(most, most, slip)));

    [Fact]
    public void Several_forms_at_once_are_problems() =>
        Assert.Equal(3, Reading.Of(Of("202601", "46023", "Jan-26")).Reading.ProblemCount);

    [Theory]
    [InlineData("202613", ProblemCodes.MonthCompact), InlineData("26-Jan", ProblemCodes.MonthAmbiguous), InlineData("13/2026", ProblemCodes.MonthAmbiguous), InlineData("012026", ProblemCodes.MonthCompact)]
    public void What_is_no_month_in_its_form_is_not_asked_about(string text, string code) => Assert.Equal([(2, "month", code)], Reading.Problems(Of(text)));

    [Fact]
    public void A_question_comes_before_the_problems_that_its_answer_would_cure()
    {
        var file = Of("01/02/2026", "2026-13");

        Assert.Equal(ImportQuestion.MonthOrder, Reading.OnlyQuestion(file).Code);
        Assert.Equal([(3, "month", ProblemCodes.MonthNumber)], Reading.Problems(file, Reading.Answered((ImportQuestion.MonthOrder, "dmy"))));
    }

    [Fact]
    public void Reference_files_ask_too()
    {
        using var file = new MemoryStream("month,currency,rate\n01/02/2026,EUR,1.08\n"u8.ToArray());

        var asked = ReferenceFile.ReadExchangeRates(file, new SpendFileOptions(), new ImportLimits(), Reading.LastMonth, CancellationToken.None);
        var answered = ReferenceFile.ReadExchangeRates(
            file, new SpendFileOptions { Answers = new Dictionary<string, string> { [ImportQuestion.MonthOrder] = "dmy" } }, new ImportLimits(), Reading.LastMonth, CancellationToken.None);

        Assert.Equal((ImportQuestion.MonthOrder, 0L, null), (Assert.Single(asked.Questions).Code, asked.ProblemCount, asked.Summary));
        Assert.Equal("2026-02", Assert.Single(answered.Lines).Month.ToString());
    }

    private static string Of(params string[] months) => Header + string.Concat(months.Select((month, i) => $"{month},C{i},A,{i + 1}.50\n"));

    private static string Choices(ImportQuestion question) => string.Join(' ', question.Choices.Select(choice => choice.Code));
}
