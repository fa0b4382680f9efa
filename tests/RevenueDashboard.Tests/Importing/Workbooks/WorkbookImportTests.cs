using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Importing.Workbooks.TestWorkbook;

namespace RevenueDashboard.Tests.Importing.Workbooks;

/// <summary>Workbooks on their whole way into the book. Today is 15 June 2025.</summary>
public sealed class WorkbookImportTests
{
    private static readonly string TwoRows = Header() + Row(2, "2025-01", "Ann", "Compute", 100.25m) + Row(3, "2025-01", "Bob", "Compute", -0.25m);

    [Theory]
    [Databases]
    public async Task A_workbook_is_committed_and_kept_byte_for_byte(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var bytes = new TestWorkbook().Sheet("July", TwoRows).Build();

        var imported = await ImportAsync(book, ImportFile.Of("july.xlsx", bytes));

        Assert.Equal(BatchOutcome.Done, imported.Commit?.Outcome);
        Assert.Equal("2025-01 Ann Compute 100; 2025-01 Bob Compute 0", await book.CountingAsync());
        var total = Assert.Single(imported.File.Summary!.Totals);
        Assert.Equal(("2025-01", 1_000_000L, 2L), (total.Month.ToString(), total.Amount, total.Rows));
        Assert.Equal(("workbook", "sheet \"July\""), (imported.File.Summary.Encoding, imported.File.Summary.Separator));
        using var original = new MemoryStream();
        Assert.True(await book.Importer.CopyOriginalAsync(1, original, TestBook.Cancellation));
        Assert.Equal(bytes, original.ToArray());
        await using var context = book.Open();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), context.Batches.Single().FileHash);
    }

    [Fact]
    public async Task The_same_rows_as_text_are_already_imported()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await ImportAsync(book, new TestWorkbook().Sheet("July", TwoRows).File());

        Assert.Equal(StagedOutcome.AlreadyImported, (await book.StageAsync("july.csv", "month,customer,product,amount\n2025-01,Bob,Compute,-0.25\n2025-01,Ann,Compute,100.25\n")).Outcome);
    }

    [Fact]
    public async Task Records_and_problems_have_the_row_of_the_sheet()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var rows = Row(3, "month", "customer", "product", "amount", "note") + Row(4, "2025-01", "Ann", "Compute", 1, "one\ntwo") + Row(7, "2025-01", "Bob", "Compute", 1);

        await ImportAsync(book, new TestWorkbook().Sheet("July", rows).File());
        var refused = await StageAsync(book, new TestWorkbook().Sheet("July", rows + Row(8, "2025-13", "Cid", "Compute", 1)).File());

        await using var context = book.Open();
        Assert.Equal([4L, 7], context.Records.OrderBy(record => record.Line).Select(record => (long)record.Line).ToList());
        Assert.Equal((8, "month", ProblemCodes.MonthNumber), Problem(refused));
    }

    [Fact]
    public async Task Which_sheet_is_asked_when_several_have_data_and_read_again_when_answered_otherwise()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var workbook = new TestWorkbook().Sheet("Notes", Row(1, "Made by Ann")).Sheet("July", TwoRows).Sheet("Empty", Row(1)).Sheet("Old", TwoRows, "hidden").Sheet("August", Header() + Row(2, "2025-02", "Cid", "Compute", 7));

        var asking = await StageAsync(book, workbook.File());
        Assert.True(asking.IsUnread);
        var question = Assert.Single(asking.OpenQuestions);
        Assert.Equal((ImportQuestion.Sheet, "Notes July August"), (question.Code, string.Join(' ', question.Choices.Select(choice => choice.Code))));

        Assert.Equal(["Notes: 1 row, 1 column; begins with Made by Ann", "July: 3 rows, 4 columns; begins with month | customer | product | amount", "August: 2 rows, 4 columns; begins with month | customer | product | amount"], question.Evidence);

        var july = await AnswerAsync(book, 1, (ImportQuestion.Sheet, "July"));
        Assert.Equal((1, BatchOutcome.Done, 0), (july.BatchId, july.Outcome, july.Questions.Count));
        Assert.Equal(["Other sheets of the workbook were not read: Notes, Empty, Old (hidden), August."], (await book.Importer.FindAsync(1, TestBook.Cancellation))!.Summary!.Notes);

        var august = await AnswerAsync(book, 1, (ImportQuestion.Sheet, "August"));
        Assert.Equal((2, BatchOutcome.Done), (august.BatchId, august.Outcome));
        Assert.Equal(BatchOutcome.Done, (await book.Importer.CommitAsync(2, "ann", TestBook.Cancellation)).Outcome);
        Assert.Equal("2025-02 Cid Compute 7", await book.CountingAsync());
    }

    [Theory]
    [InlineData("old", null)]
    [InlineData("Older", ProblemCodes.SheetUnknown)]
    public async Task A_sheet_can_be_named_also_a_hidden_one(string sheet, string? problem)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var staged = await StageAsync(book, new TestWorkbook().Sheet("July", TwoRows).Sheet("Old", TwoRows, "veryHidden").File(), new SpendFileOptions { Sheet = sheet });

        Assert.Equal(problem, staged.Problems.SingleOrDefault()?.Code);
    }

    [Fact]
    public async Task A_refused_workbook_is_read_again_by_another_sheet()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await StageAsync(book, new TestWorkbook().Sheet("Notes", Row(1, "Made by Ann")).Sheet("July", TwoRows, "hidden").File());

        var again = await book.Importer.ReadAgainAsync(1, new SpendFileOptions { Sheet = "July" }, new Dictionary<string, string>(), "ann", TestBook.Cancellation);

        Assert.Equal((2, BatchOutcome.Done), (again.BatchId, again.Outcome));
        Assert.Equal(2, (await book.Importer.FindAsync(2, TestBook.Cancellation))!.Summary!.Rows);
    }

    [Theory]
    [InlineData("include", 3, "Hidden rows: 1, read.", " hidden=\"1\"")]
    [InlineData("leave-out", 2, "Hidden rows: 1, left out.", " hidden=\"1\"")]
    [InlineData("leave-out", 2, "Hidden rows: 1, left out.", " ht=\"0\" customHeight=\"1\"")]
    public async Task Hidden_rows_are_asked_about(string choice, int rows, string note, string hidden)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var file = new TestWorkbook().Sheet("July", TwoRows + RowOf(4, hidden, "2025-01", "Cid", "Compute", 9) + RowOf(5, " hidden=\"1\"")).File();

        var question = Assert.Single((await StageAsync(book, file)).OpenQuestions);
        Assert.Equal((ImportQuestion.HiddenRows, "Row 4: 2025-01 | Cid | Compute | 9"), (question.Code, Assert.Single(question.Evidence)));
        await AnswerAsync(book, 1, (ImportQuestion.HiddenRows, choice));

        var summary = (await book.Importer.FindAsync(1, TestBook.Cancellation))!.Summary!;
        Assert.Equal((rows, note), (summary.Rows, Assert.Single(summary.Notes)));
    }

    [Fact]
    public async Task Hidden_columns_are_read_and_told()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var staged = await StageAsync(book, new TestWorkbook().Sheet("July", TwoRows, before: "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"3\" max=\"3\" width=\"0\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols>").File());

        Assert.Equal("Hidden columns were read: customer, product.", Assert.Single(staged.Summary!.Notes));
    }

    [Theory]
    [InlineData("=<c t=\"e\"><v>#REF!</v></c>", null, "customer", ProblemCodes.CellError)]
    [InlineData(null, "=<c t=\"e\"><v>#REF!</v></c>", "amount", ProblemCodes.AmountSpreadsheetFault)]
    [InlineData("=<c t=\"str\"><f>A1</f></c>", null, "customer", ProblemCodes.CellNotCalculated)]
    [InlineData(null, "=<c><f>SUM(A1:A2)</f></c>", "amount", ProblemCodes.CellNotCalculated)]
    [InlineData(null, "=<c t=\"b\"><v>1</v></c>", "amount", ProblemCodes.AmountUnreadable)]
    public async Task What_a_formula_failed_at_or_never_did_is_a_problem(string? customer, string? amount, string column, string code)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var staged = await StageAsync(book, new TestWorkbook().Sheet("July", TwoRows + Row(4, "2025-01", customer ?? "Cid", "Compute", (object?)amount ?? 1)).File());

        Assert.Equal((4, column, code), Problem(staged));
    }

    [Theory]
    [InlineData("B2:B3", 2L)]
    [InlineData("D1:E1", 1L)]
    [InlineData("A5:D9", 0L)]
    [InlineData("F2:F3", 0L)]
    public async Task Merged_cells_in_the_rows_are_a_problem_and_elsewhere_none(string range, long line)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var staged = await StageAsync(book, new TestWorkbook().Sheet("July", TwoRows, after: $"<mergeCells><mergeCell ref=\"{range}\"/></mergeCells>").File());

        Assert.Equal(line == 0 ? [] : [(line, ProblemCodes.CellMerged)], staged.Problems.Select(problem => (problem.Line, problem.Code)));
    }

    [Fact]
    public async Task A_cell_beyond_the_columns_of_the_header_is_a_problem_of_its_row()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var rows = string.Concat(Enumerable.Range(2, 150).Select(row => Row(row, "2025-01", $"C{row}", "Compute", 1)));

        var staged = await StageAsync(book, new TestWorkbook().Sheet("July", Header() + rows + Row(152, "2025-01", "Last", "Compute", 1, "see above")).File());

        Assert.Equal((152, "E", ProblemCodes.ColumnWithoutHeader), Problem(staged));
    }

    [Fact]
    public async Task A_workbook_of_customers_is_recognised()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var workbook = new TestWorkbook();
        workbook.Sheet("Customers", Row(1, "customer", "industry", "customer since") + Row(2, "Ann", "Retail", Number("43831", workbook.Style("mmm-yy"))));

        var imported = await ImportAsync(book, workbook.File("customers.xlsx"));

        Assert.Equal((FileKind.Customers, BatchOutcome.Done), (imported.File.Kind, imported.Commit!.Outcome));
        await using var context = book.Open();
        // 43831 is 1 January 2020.
        Assert.Equal("2020-01", context.CustomerFacts.Single().CustomerSince.ToString());
    }

    [Fact]
    public async Task Margins_in_per_cent_are_read_as_shown()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var workbook = new TestWorkbook();
        workbook.Sheet("Products", Row(1, "product", "gross margin low", "gross margin high") + Row(2, "Compute", Number("0.55", workbook.Style("0%")), 60));

        await ImportAsync(book, workbook.File("products.xlsx"));

        await using var context = book.Open();
        var fact = context.ProductFacts.Single();
        Assert.Equal((5_500, 6_000), (fact.MarginLow, fact.MarginHigh));
    }

    [Fact]
    public async Task The_problems_of_a_refused_workbook_stand_beside_its_rows()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var workbook = new TestWorkbook().Sheet("Notes", Row(1, "Made by Ann"))
            .Sheet("July", TwoRows + Row(4, "2025-01", "=<c t=\"e\"><v>#REF!</v></c>", "Compute", 7) + Row(5, "2025-13", "Cid", "Compute", 8));
        await book.Importer.StageAsync(workbook.File(), new SpendFileOptions(), new Dictionary<string, string> { [ImportQuestion.Sheet] = "July" }, "ann", cancellation: TestBook.Cancellation);

        using var csv = new MemoryStream();
        Assert.True(await book.Services.GetRequiredService<ProblemFile>().WriteAsync(1, csv, cancellation: TestBook.Cancellation));

        var lines = System.Text.Encoding.UTF8.GetString(csv.ToArray()).Trim('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        Assert.Equal(["month,customer,product,amount,problem", "2025-01,Ann,Compute,100.25,", "2025-01,Bob,Compute,-0.25,"], lines[..3]);
        Assert.StartsWith("2025-01,#REF!,Compute,7,", lines[3], StringComparison.Ordinal);
        Assert.Contains("Correct it in the spreadsheet", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("2025-13,Cid,Compute,8,", lines[4], StringComparison.Ordinal);
        Assert.EndsWith(".", lines[4].TrimEnd('"'), StringComparison.Ordinal);
    }

    private static Task<ImportedFile> ImportAsync(TestBook book, ImportFile file) => book.Importer.ImportAsync(file, new SpendFileOptions(), new Dictionary<string, string>(), "ann", cancellation: TestBook.Cancellation);

    private static Task<StagedFile> StageAsync(TestBook book, ImportFile file, SpendFileOptions? options = null) =>
        book.Importer.StageAsync(file, options ?? new SpendFileOptions(), new Dictionary<string, string>(), "ann", cancellation: TestBook.Cancellation);

    private static Task<BatchResult> AnswerAsync(TestBook book, int batch, (string Question, string Choice) answer) =>
        book.Importer.AnswerAsync(batch, new Dictionary<string, string> { [answer.Question] = answer.Choice }, "ann", TestBook.Cancellation);

    private static (long, string?, string) Problem(StagedFile file)
    {
        var problem = Assert.Single(file.Problems);
        return (problem.Line, problem.Column, problem.Code);
    }
}
