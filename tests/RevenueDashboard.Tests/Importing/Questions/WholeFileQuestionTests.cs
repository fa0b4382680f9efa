using System.Text;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Questions;

public sealed class WholeFileQuestionTests
{
    private const string Names = "month,customer,product,amount\n2026-01,Walmart,A,1\n2026-01,Müller,A,1\n2026-01,Café Ñandú,A,3\n";
    private const string Titled = "Revenue report\n\nJune;final\nmonth;customer;product;amount\n2026-01;TikTok;A;1\n";

    [Fact]
    public void Windows_1252_is_offered_with_the_names_as_they_would_be_read()
    {
        var question = Reading.OnlyQuestion(Encoding.Latin1.GetBytes(Names));

        Assert.Equal((ImportQuestion.Encoding, "windows-1252 refuse"), (question.Code, Choices(question)));
        Assert.Equal(["Line 3: 2026-01,Müller,A,1", "Line 4: 2026-01,Café Ñandú,A,3"], question.Evidence);
    }

    [Fact]
    public void Answered_with_Windows_1252_the_names_are_right()
    {
        var (reading, sink) = Reading.Of(Encoding.Latin1.GetBytes(Names), Reading.Answered((ImportQuestion.Encoding, "windows-1252")));

        Assert.Empty(reading.Problems);
        Assert.Equal(["Walmart", "Müller", "Café Ñandú"], sink.Customers.Select(customer => customer.Name));
        Assert.Equal(("windows-1252", ImportQuestion.Encoding), (reading.Summary!.Encoding, Assert.Single(reading.Questions).Code));
    }

    [Fact]
    public void An_encoding_that_was_named_is_not_asked_about() =>
        Assert.Empty(Reading.Of(Encoding.Latin1.GetBytes(Names), Reading.Dollars with { Encoding = "windows-1252" }).Reading.Questions);

    [Fact]
    public void Bytes_that_no_encoding_has_are_refused_as_they_were()
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes(Names), 0x81, .. "\n"u8];

        Assert.Equal((3L, ProblemCodes.EncodingInvalid), (Reading.OnlyProblem(bytes).Line, Reading.OnlyProblem(bytes).Code));
    }

    [Fact]
    public void A_line_ended_in_the_manner_of_Windows_is_one_line() =>
        Assert.StartsWith("Line 3: ", Reading.OnlyQuestion(Encoding.Latin1.GetBytes(Names.Replace("\n", "\r\n", StringComparison.Ordinal))).Evidence[0], StringComparison.Ordinal);

    [Fact]
    public void Half_a_letter_of_UTF_16_is_told_on_its_line()
    {
        var text = "month,customer,product,amount\r\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"2026-01,C{i},A,1\r\n"));
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text), 0x3D, 0xD8, 0x41, 0x00, .. Encoding.Unicode.GetBytes("\r\n" + text)];

        Assert.Equal((50_002L, ProblemCodes.EncodingInvalid), (Reading.OnlyProblem(bytes).Line, Reading.OnlyProblem(bytes).Code));
    }

    [Fact]
    public void A_header_further_down_is_asked_about_with_what_stands_above_it()
    {
        var question = Reading.OnlyQuestion(Titled);

        Assert.Equal((ImportQuestion.HeaderRow, "4 refuse"), (question.Code, Choices(question)));
        Assert.Equal(["Line 1: Revenue report", "Line 3: June;final", "Line 4: month;customer;product;amount"], question.Evidence);
    }

    [Fact]
    public void Answered_with_its_line_what_stands_above_is_left_out_and_counted()
    {
        var (reading, sink) = Reading.Of(Titled, Reading.Answered((ImportQuestion.HeaderRow, "4")));

        Assert.Empty(reading.Problems);
        Assert.Equal(5, Assert.Single(sink.Rows).Line);
        Assert.Equal((2L, 1L, 1L), (reading.Summary!.LinesAbove, reading.Summary.BlankLines, reading.Summary.Rows));
        Assert.Equal(["2 lines above the header were left out."], reading.Summary.Notes);
    }

    [Fact]
    public void A_title_may_be_a_word_that_is_also_a_header() =>
        Assert.Equal(ImportQuestion.HeaderRow, Reading.OnlyQuestion("Revenue,,,\nmonth,customer,product,amount\n2026-01,TikTok,A,1\n").Code);

    [Fact]
    public void A_title_may_have_a_stray_quote() =>
        Assert.Single(Reading.Of("All 19\" racks\nmonth,customer,product,amount\n2026-01,TikTok,A,1\n", Reading.Answered((ImportQuestion.HeaderRow, "2"))).Sink.Rows);

    [Fact]
    public void The_kind_of_a_file_is_only_known_with_its_header()
    {
        using var file = new MemoryStream("Rates of June\nmonth,currency,rate\n2026-01,EUR,1.08\n"u8.ToArray());

        var asked = FileKinds.Recognise(file, new SpendFileOptions(), new ImportLimits());
        var answered = FileKinds.Recognise(file, new SpendFileOptions { Answers = new Dictionary<string, string> { [ImportQuestion.HeaderRow] = "2" } }, new ImportLimits());

        Assert.Equal((null, ImportQuestion.HeaderRow), (asked.Kind, Assert.Single(asked.Questions).Code));
        Assert.Equal(RevenueDashboard.Data.FileKind.ExchangeRates, answered.Kind);
    }

    private static string Choices(ImportQuestion question) => string.Join(' ', question.Choices.Select(choice => choice.Code));
}
