using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Questions;

public sealed class DecimalsQuestionTests
{
    private static readonly SpendFileOptions Rounding = Reading.Answered((ImportQuestion.Decimals, "round"));

    [Fact]
    public void More_than_four_decimals_are_asked_about()
    {
        var question = Reading.OnlyQuestion(Of("A,P,1.00001", "B,P,2.5", "C,P,0.12345678901"));

        Assert.Equal((ImportQuestion.Decimals, "round refuse"), (question.Code, string.Join(' ', question.Choices.Select(choice => choice.Code))));
        Assert.StartsWith("2 amounts or quantities have more than four decimals.", question.Message, StringComparison.Ordinal);
        Assert.Equal(["Line 2: 1.00001", "Line 4: 0.12345678901"], question.Evidence);
    }

    [Fact]
    public void Refused_they_are_problems() =>
        Assert.Equal([(2, "amount", ProblemCodes.AmountTooPrecise), (3, "amount", ProblemCodes.AmountTooPrecise)],
            Reading.Problems(Of("A,P,1.00001", "B,P,1.00001"), Reading.Answered((ImportQuestion.Decimals, ImportQuestion.Refuse))));

    [Fact]
    public void Lines_are_added_up_exactly_and_each_record_is_rounded_once()
    {
        var (reading, sink) = Reading.Of(Of("A,P,0.00004", "B,P,7", "A,P,0.00004", "A,P,0.00004", "A,Q,0.00005"), Rounding);

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [(2L, 1, 1, 1L, "Sum of 3 lines"), (3, 2, 1, 70_000, null), (6, 1, 2, 0, null)],
            sink.Rows.Select(row => (row.Line, row.CustomerId, row.ProductId, row.Amount, row.Note)));
        var summary = reading.Summary!;
        // 0.0001 for 0.00012 and 0 for 0.00005.
        Assert.Equal([new RoundingDifference(Currency.Usd, -0.00007m)], summary.Rounding);
        Assert.Equal((5L, 0L, 70_001L, 3L), (summary.Rows, summary.RepeatedRows, Assert.Single(summary.Totals).Amount, summary.Totals[0].Rows));
        Assert.Equal(["5 lines were added up exactly into 3 records and each was rounded once; that changes the total by -0.00007 USD."], summary.Notes);
    }

    [Fact]
    public void What_lines_say_beside_the_amount_keeps_them_apart_and_quantities_add_up()
    {
        var (reading, sink) = Reading.Of(
            "month,customer,product,amount,quantity,unit,note\n2026-01,A,P,0.00001,0.5,h,\n2026-01,A,P,0.00009,0.25,h,\n2026-01,A,P,1,1,h,late\n2026-01,A,P,1,,,\n", Rounding);

        Assert.Empty(reading.Problems);
        Assert.Equal([(2L, 1L, (long?)7_500, "Sum of 2 lines"), (4, 10_000, 10_000, "late"), (5, 10_000, null, null)], sink.Rows.Select(row => (row.Line, row.Amount, row.Quantity, row.Note)));
        Assert.Equal(2, reading.Summary!.RepeatedRows);
    }

    [Fact]
    public void Yen_are_rounded_to_yen()
    {
        var (reading, sink) = Reading.Of("month,customer,product,amount,currency\n2026-01,A,P,0.123456,JPY\n2026-01,A,P,1.4,JPY\n", Rounding);

        Assert.Equal(20_000, Assert.Single(sink.Rows).Amount);
        Assert.Equal(0.476544m, Assert.Single(reading.Summary!.Rounding).Difference);
    }

    [Fact]
    public void The_same_lines_in_another_order_are_the_same_file()
    {
        static string Hash(params string[] rows) => Reading.Of(Of(rows), Rounding).Reading.Summary!.ContentHash;

        Assert.Equal(Hash("A,P,0.00004", "B,P,7", "A,P,0.00004"), Hash("B,P,7.0", "A,P,0.00004", "A,P,0.00004"));
        Assert.NotEqual(Hash("A,P,0.00004", "B,P,7"), Hash("A,P,0.00014", "B,P,7"));
    }

    [Fact]
    public void The_answer_changes_nothing_where_it_was_not_asked_for() =>
        Assert.Equal(2, Reading.Of(Of("A,P,1.5", "A,P,1.5"), Rounding).Sink.Rows.Count);

    [Fact]
    public void Other_faults_of_an_amount_stay_problems() =>
        Assert.Equal([(3, "amount", ProblemCodes.AmountNotANumber), (4, "amount", ProblemCodes.AmountOtherCurrency)], Reading.Problems(Of("A,P,0.00001", "B,P,N/A", "C,P,€1"), Rounding));

    private static string Of(params string[] rows) => "month,customer,product,amount\n" + string.Concat(rows.Select(row => $"2026-01,{row}\n"));
}
