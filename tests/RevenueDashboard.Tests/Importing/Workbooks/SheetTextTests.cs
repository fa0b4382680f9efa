using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Workbooks;
using static RevenueDashboard.Tests.Importing.Workbooks.TestWorkbook;

namespace RevenueDashboard.Tests.Importing.Workbooks;

/// <summary>What the cells of a sheet become as the fields of a file.</summary>
public sealed class SheetTextTests
{
    [Fact]
    public void The_row_of_the_sheet_is_the_line_of_the_text() =>
        Assert.Equal(
            ["", "\"month\",\"customer\",\"product\",\"amount\"", "", "\"2026-01\",\"Ann \"\"A\"\"\",\"Compute, GPU\",1.5", "\"2026-02\",\"Bob\",,"],
            Lines(new TestWorkbook().Sheet("July", Header(2) + Row(4, "2026-01", "Ann \"A\"", "Compute, GPU", 1.5m) + Row(5, "2026-02", "Bob") + Row(900))));

    [Theory]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("1234.5600000000004", "1234.56")]
    [InlineData("-1.1000000000000001", "-1.1")]
    [InlineData("1E3", "1000"), InlineData("1.5E-3", "0.0015"), InlineData("2.5e+06", "2500000")]
    [InlineData("123456789012.3456", "123456789012.3456")]
    [InlineData("-0", "0"), InlineData("0.1234567890123456", "0.123456789012346")]
    [InlineData("1E+40", "1E+40"), InlineData("NaN", "NaN")]
    public void A_number_has_fifteen_digits_or_four_decimals(string stored, string text) =>
        Assert.Equal(text, Cell(new TestWorkbook(), $"=<c><v>{stored}</v></c>"));

    [Theory]
    [InlineData("46023", "yyyy-mm-dd", "2026-01-01"), InlineData("46054", "#17", "2026-02-01"), InlineData("46053", "d.m.yy", "2026-01-31"), InlineData("46054", "#14", "2026-02-01")]
    [InlineData("46053.75", "yyyy-mm-dd h:mm", "2026-01-31T18:00:00")]
    [InlineData("46053.9999999", "mmm yy", "2026-01-31T23:59:59")]
    [InlineData("59", "#14", "1900-02-28"), InlineData("60", "#14", "1900-02-29"), InlineData("61", "#14", "1900-03-01"), InlineData("1", "#14", "1900-01-01")]
    [InlineData("-3", "#14", "########"), InlineData("46023", "[$-409]mmmm yyyy", "2026-01-01")]
    public void A_date_is_its_day_however_it_is_shown(string stored, string format, string text)
    {
        var workbook = new TestWorkbook();
        Assert.Equal(text, Cell(workbook, Number(stored, workbook.Style(format)), column: 0));
    }

    [Theory]
    [InlineData("44561", "2026-01-01"), InlineData("0", "1904-01-01")]
    public void Days_of_a_workbook_of_1904_are_counted_from_there(string stored, string text)
    {
        var workbook = new TestWorkbook { Is1904 = true };
        Assert.Equal(text, Cell(workbook, Number(stored, workbook.Style("yyyy-mm-dd")), column: 0));
    }

    [Theory]
    [InlineData("1234.5", "#,##0.00", "1234.5"), InlineData("5", "[$€-407] #,##0.00", "5 €"), InlineData("-5", "0.00 \"EUR\"", "-5 EUR"), InlineData("5", "#44", "5")]
    [InlineData("-5", "0.00;[Red]0.00", "-5"), InlineData("-1234.5", "_($* #,##0.00_);_($* (#,##0.00)", "-1234.5 $"), InlineData("0.55", "0%", "55%"), InlineData("7", "@", "7")]
    [InlineData("1200000", "0.0E+00", "1200000"), InlineData("1.2", "0.0 \"M\"", "1.2 M")]
    [InlineData("0", "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "0"), InlineData("0", "0;-0;;@", "0"), InlineData("0", "0 [$€-407];-0 [$€-407];\\–\\ [$€-407]", "0 €")]
    [InlineData("1234567.5", "#\\ ###\\ ##0.00", "1234567.5"), InlineData("1234.5", "#'##0.00", "1234.5"), InlineData("-12.5", "#,##0.00;\u2212#,##0.00", "-12.5"), InlineData("0.5", "#.00", "0.5")]
    [InlineData("-12.5", "0.00;0.00\\-", "-12.5"), InlineData("-12.5", "[Black]0.00;[Color 3]0.00", "-12.5"), InlineData("-12.5", "0.00\\;;[Red]0.00", "-12.5")]
    public void An_amount_is_what_the_cell_holds_with_the_words_it_shows(string stored, string format, string text)
    {
        var workbook = new TestWorkbook();
        Assert.Equal(text, Cell(workbook, Number(stored, workbook.Style(format))));
    }

    [Theory]
    [InlineData("1234.5678", "0.00", "shows \"1234.57\", holds 1234.5678", "1234.57", "1234.5678")]
    [InlineData("1234567", "#,##0,", "shows \"1,235\", holds 1234567", "1235", "1234567")]
    [InlineData("0.555", "0%", "shows \"56%\", holds 0.555", "56%", "55.5%")]
    [InlineData("-2.5", "0", "shows \"-3\", holds -2.5", "-3", "-2.5")]
    [InlineData("3", ";;;", "shows \"\", holds 3", "", "3")]
    [InlineData("12.5", "[Red]-#,##0.00;#,##0.00", "shows \"-12.50\", holds 12.5", "-12.5", "12.5")]
    [InlineData("-12.5", "#,##0.00;#,##0.00", "shows \"12.50\", holds -12.5", "12.5", "-12.5")]
    [InlineData("-12.5", "[Red]0.00;[Red]0.00", "shows \"12.50\", holds -12.5", "12.5", "-12.5")]
    [InlineData("-12.5", "[Red][<-100]0.00;0.00", "shows \"12.50\", holds -12.5", "12.5", "-12.5")]
    [InlineData("12.5", "(0.00);0.00", "shows \"(12.50)\", holds 12.5", "-12.5", "12.5")]
    [InlineData("12.5", "0.00\\-", "shows \"12.50-\", holds 12.5", "-12.5", "12.5")]
    [InlineData("5551234", "000-0000", "shows \"555-1234\", holds 5551234", "555-1234", "5551234")]
    [InlineData("1.5", "# ?/?", "shows \"1 1/2\", holds 1.5", "1 1/2", "1.5")]
    [InlineData("0", "0;-0;\"none\"", "shows \"none\", holds 0", "none", "0 none")]
    public void A_number_that_shows_another_value_is_asked_about(string stored, string format, string evidence, string shown, string held)
    {
        var workbook = new TestWorkbook();
        var style = workbook.Style(format);
        workbook.Sheet("July", Header() + Row(2, "2026-01", "Ann", "Compute", Number(stored, style)) + Row(3, "2026-01", "Bob", "Compute", 1));

        using var asking = Read(workbook);
        var question = Assert.Single(asking.Content.Questions);
        Assert.Null(asking.Text);
        Assert.Equal((ImportQuestion.HiddenDecimals, $"Row 2, amount: {evidence}"), (question.Code, Assert.Single(question.Evidence)));
        Assert.Equal(shown, Fields(Lines(workbook, (ImportQuestion.HiddenDecimals, "shown"))[1])[3]);
        Assert.Equal(held, Fields(Lines(workbook, (ImportQuestion.HiddenDecimals, "stored"))[1])[3]);
    }

    [Fact]
    public void What_shows_a_decimal_comma_that_its_number_has_not_is_asked_about_and_then_a_text_like_any_other()
    {
        // 1250 in cents, shown as 12,50.
        var workbook = new TestWorkbook();
        workbook.Sheet("July", Header() + Row(2, "2026-01", "Ann", "Compute", Number("1250", workbook.Style("0\\,00"))) + Row(3, "2026-01", "Bob", "Compute", 1.5m));

        using var asking = Read(workbook);
        Assert.Equal("Row 2, amount: shows \"12,50\", holds 1250", Assert.Single(Assert.Single(asking.Content.Questions).Evidence));
        Assert.Equal(["1250", "1.5"], Lines(workbook, (ImportQuestion.HiddenDecimals, "stored"))[1..].Select(line => Fields(line)[3]));

        using var shown = Read(workbook, new SpendFileOptions { Answers = new Dictionary<string, string> { [ImportQuestion.HiddenDecimals] = "shown" } });
        Assert.Equal([ImportQuestion.HiddenDecimals, ImportQuestion.DecimalMark], shown.Content.Questions.Select(question => question.Code));
        Assert.Equal(["12,50", "1,5"], Lines(workbook, (ImportQuestion.HiddenDecimals, "shown"), (ImportQuestion.DecimalMark, "comma"))[1..].Select(line => Fields(line)[3]));
    }

    [Fact]
    public void In_a_column_that_no_file_has_nothing_is_asked()
    {
        var workbook = new TestWorkbook();
        workbook.Sheet("July", Row(1, "month", "customer", "product", "amount", "markup") + Row(2, "2026-01", "Ann", "Compute", 1, Number("0.123", workbook.Style("0.0"))));

        Assert.Equal("\"2026-01\",\"Ann\",\"Compute\",1,0.123", Lines(workbook)[1]);
    }

    [Fact]
    public void An_id_is_what_the_cell_shows()
    {
        var workbook = new TestWorkbook();
        workbook.Sheet("July", Row(1, "month", "customer", "product", "amount", "customer id") + Row(2, "2026-01", "Ann", "Compute", 1, Number("42", workbook.Style("00000"))));

        Assert.Equal("00042", Fields(Lines(workbook)[1])[4]);
    }

    [Fact]
    public void Numbers_are_written_as_the_texts_beside_them() =>
        Assert.Equal("\"1,5\"", Fields(Lines(new TestWorkbook().Sheet("July", Header() + Row(2, "2026-01", "Ann", "Compute", 1.5m)), new SpendFileOptions { DecimalMark = DecimalMark.Comma })[1], quoted: true)[3]);

    [Theory]
    [InlineData("=<c t=\"s\"><v>0</v></c>", "Ann")]
    [InlineData("=<c t=\"s\"><v>1</v></c>", "Northwind Bank")]
    [InlineData("=<c t=\"s\"><v>2</v></c>", "東京")]
    [InlineData("=<c t=\"str\"><f>A1&amp;B1</f><v>Ann &amp; Bob</v></c>", "Ann & Bob")]
    [InlineData("=<c t=\"str\"><f>IF(1,\"\",\"\")</f><v></v></c>", "")]
    [InlineData("=<c t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("=<c t=\"inlineStr\"><is><t>a_x0007_b_x0000_ _xD800_</t></is></c>", "a\u0007b_x0000_ _xD800_")]
    [InlineData("=<c t=\"inlineStr\"><is><t><![CDATA[<Ann>]]> &#66;</t></is></c>", "<Ann> B")]
    [InlineData("=<c t=\"inlineStr\"><is><t>=1+1</t></is></c>", "=1+1")]
    [InlineData("=<c t=\"d\"><v>2026-01-31</v></c>", "2026-01-31")]
    [InlineData("=<c><f>1+1</f><v>2</v></c>", "2")]
    public void A_text_is_itself(string cell, string text) => Assert.Equal(text, Cell(new TestWorkbook
    {
        SharedStrings = "<si><t>Ann</t></si><si><r><rPr><b/></rPr><t>North</t></r><r><t xml:space=\"preserve\">wind Bank</t></r></si><si><t>東京</t><rPh sb=\"0\" eb=\"1\"><t>トウキョウ</t></rPh></si>",
    }, cell, column: 1));

    [Fact]
    public void Lines_below_a_cell_of_several_lines_have_their_rows()
    {
        using var sheet = Read(new TestWorkbook().Sheet("July", Row(1, "month", "customer", "product", "amount", "note") + Row(2, "2026-01", "Ann", "Compute", 1, "one\ntwo\r\nthree") + Row(5, "2026-01", "Bob", "Compute", 1)));

        // Row 2 takes the lines 2 to 4; rows 3 and 4 are empty; row 5 is line 7.
        Assert.Equal([1, 2, 2, 2, 3, 4, 5], Enumerable.Range(1, 7).Select(line => sheet.RowOf(line)));
    }

    private static string Cell(TestWorkbook workbook, string cell, int column = 3)
    {
        var cells = new object?[] { "2026-01", "Ann", "Compute", 1, "end" };
        cells[column] = cell;
        workbook.Sheet("July", Row(1, "month", "customer", "product", "amount", "note") + Row(2, cells));
        return Fields(Lines(workbook)[1])[column];
    }

    private static SheetText Read(TestWorkbook workbook, SpendFileOptions? options = null) =>
        SheetText.Read(new MemoryStream(workbook.Build()), options ?? new SpendFileOptions(), new ImportLimits(), TestContext.Current.CancellationToken);

    private static string[] Lines(TestWorkbook workbook, params (string, string)[] answers) =>
        Lines(workbook, new SpendFileOptions { Answers = answers.ToDictionary(answer => answer.Item1, answer => answer.Item2) });

    private static string[] Lines(TestWorkbook workbook, SpendFileOptions options)
    {
        using var sheet = Read(workbook, options);
        Assert.Equal((0, true), (sheet.Content.ProblemCount, sheet.Text is not null));
        sheet.Text!.Position = 0;
        return new StreamReader(sheet.Text).ReadToEnd().Split('\n')[..^1];
    }

    // Fields of a line without line breaks.
    private static List<string> Fields(string line, bool quoted = false)
    {
        var fields = new List<string> { "" };
        var inside = false;
        foreach (var c in line)
        {
            if (c == '"') inside = !inside;
            if (c == ',' && !inside) fields.Add("");
            else if (c != '"' || quoted) fields[^1] += c;
        }

        return fields;
    }
}
