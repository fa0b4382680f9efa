using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Importing.Workbooks.TestWorkbook;

namespace RevenueDashboard.Tests.Importing.Workbooks;

/// <summary>Amounts and months of workbooks that are texts or plain numbers: an answer holds for the texts, and a stored number stays what it is. Today is 15 June 2025.</summary>
public sealed class WorkbookNotationTests
{
    [Theory, Databases]
    public async Task Texts_in_decimal_commas_are_asked_about_and_the_answer_leaves_stored_numbers_alone(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        // 1.234 stored is a little more than one, whatever mark the texts have.
        var file = SheetOf("1.234,50", 1.234m, "7,5", 1234.5m);

        var asked = await StageAsync(book, file);

        var question = Assert.Single(asked.OpenQuestions);
        Assert.Equal(ImportQuestion.DecimalMark, question.Code);
        // Of the texts alone, with their rows.
        Assert.Equal(["2 amounts are written with a decimal comma, none with a decimal point.", "Line 2: 1.234,50", "Line 4: 7,5"], question.Evidence);
        Assert.Equal([12_340, 75_000, 12_345_000, 12_345_000], await AmountsAsync(book, file, new SpendFileOptions(), (ImportQuestion.DecimalMark, "comma")));
    }

    [Theory]
    [InlineData(null, "comma"), InlineData(null, "point"), InlineData(DecimalMark.Comma, null), InlineData(DecimalMark.Point, null), InlineData(null, null)]
    public async Task Stored_numbers_are_the_same_whatever_is_said_of_the_notation(DecimalMark? option, string? answer)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var amounts = await AmountsAsync(book, SheetOf(1.234m, 1234m, -0.5m, 12.5m), new SpendFileOptions { DecimalMark = option }, answer is null ? [] : [(ImportQuestion.DecimalMark, answer)]);

        Assert.Equal([-5_000, 12_340, 125_000, 12_340_000], amounts);
    }

    [Theory]
    [InlineData("comma", 12_340L), InlineData("point", 12_340_000L)]
    public async Task A_text_that_could_be_either_is_asked_about_although_a_stored_number_has_decimals(string answer, long units)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var file = SheetOf("1,234", 12.5m);

        Assert.Equal([ImportQuestion.DecimalMark], (await StageAsync(book, file)).OpenQuestions.Select(question => question.Code));
        Assert.Equal(new[] { units, 125_000 }.Order(), await AmountsAsync(book, file, new SpendFileOptions(), (ImportQuestion.DecimalMark, answer)));
    }

    [Theory]
    [InlineData(DecimalMark.Comma, 12_340L), InlineData(DecimalMark.Point, 12_340_000L)]
    public async Task What_was_said_beforehand_is_not_asked(DecimalMark mark, long units)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        Assert.Equal(new[] { units, 125_000 }.Order(), await AmountsAsync(book, SheetOf("1,234", 12.5m), new SpendFileOptions { DecimalMark = mark }));
    }

    [Fact]
    public async Task Texts_that_prove_their_mark_settle_the_others()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        Assert.Equal([12_500, 12_340_000], await AmountsAsync(book, SheetOf("1,234", "1.25"), new SpendFileOptions()));
    }

    [Fact]
    public async Task Where_most_texts_have_commas_the_other_text_is_the_problem_and_no_stored_number()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var refused = await StageAsync(book, SheetOf("1,5", "2,5", "3.25", 4.75m));

        Assert.Equal((4L, ProblemCodes.AmountDecimalPoint), (Assert.Single(refused.Problems).Line, refused.Problems[0].Code));
    }

    [Theory]
    // 120 years with 30 leap days after 1 January 1904, and 1,462 days more after 30 December 1899: 1 January 2024.
    [InlineData(true, 43830, "1904"), InlineData(false, 45292, "1900")]
    public async Task Months_that_are_plain_numbers_are_days_of_the_workbooks_own_calendar(bool is1904, int day, string choice)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var file = new TestWorkbook { Is1904 = is1904 }.Sheet("July", Header() + Row(2, day, "Ann", "Compute", 60m)).File();

        var question = Assert.Single((await StageAsync(book, file)).OpenQuestions);
        Assert.Equal((ImportQuestion.MonthSerial, $"{choice} refuse"), (question.Code, string.Join(' ', question.Choices.Select(offered => offered.Code))));
        Assert.Equal([$"Line 2: {day} would be 2024-01"], question.Evidence);

        // The other calendar is no answer: it would be four years off.
        var other = await StageAsync(book, file, (ImportQuestion.MonthSerial, is1904 ? "1900" : "1904"));
        Assert.Equal([ImportQuestion.MonthSerial], other.OpenQuestions.Select(open => open.Code));

        var staged = await StageAsync(book, file, (ImportQuestion.MonthSerial, choice));
        Assert.Equal("2024-01", Assert.Single(staged.Summary!.Totals).Month.ToString());
    }

    [Fact]
    public async Task Dates_and_plain_numbers_of_one_calendar_are_the_same_months()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var workbook = new TestWorkbook { Is1904 = true };
        var date = workbook.Style("yyyy-mm-dd");
        var file = workbook.Sheet("July", Header() + Row(2, 43830, "Ann", "Compute", 60m) + Row(3, 43830, "Bob", "Compute", 40m) + Row(4, Number("43830", date), "Cid", "Compute", 7m)).File();

        var staged = await StageAsync(book, file, (ImportQuestion.MonthSerial, "1904"));

        Assert.Equal(("2024-01", 3L), (Assert.Single(staged.Summary!.Totals).Month.ToString(), staged.Summary.Totals[0].Rows));
    }

    private static ImportFile SheetOf(params object[] amounts) =>
        new TestWorkbook().Sheet("July", Header() + string.Concat(amounts.Select((amount, i) => Row(i + 2, "2025-01", $"Customer {i:000}", "Compute", amount)))).File();

    private static Task<StagedFile> StageAsync(TestBook book, ImportFile file, params (string Question, string Choice)[] answers) =>
        book.Importer.StageAsync(file, new SpendFileOptions(), answers.ToDictionary(answer => answer.Question, answer => answer.Choice), "ann", cancellation: TestBook.Cancellation);

    /// <summary>Commits the file and gives the amounts that are stored, in ten-thousandths, the smallest first.</summary>
    private static async Task<IEnumerable<long>> AmountsAsync(TestBook book, ImportFile file, SpendFileOptions options, params (string Question, string Choice)[] answers)
    {
        var imported = await book.Importer.ImportAsync(file, options, answers.ToDictionary(answer => answer.Question, answer => answer.Choice), "ann", cancellation: TestBook.Cancellation);
        Assert.Equal(BatchOutcome.Done, imported.Commit?.Outcome);
        await using var context = book.Open();
        return await context.Records.Where(record => record.BatchId == imported.File.BatchId).OrderBy(record => record.Amount).Select(record => record.Amount).ToListAsync(TestBook.Cancellation);
    }
}
