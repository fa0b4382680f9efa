using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class ProblemFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string[]> LinesAsync(TestBook book, int batch, ProblemRows rows = ProblemRows.All)
    {
        using var file = new MemoryStream();
        Assert.True(await book.Services.GetRequiredService<ProblemFile>().WriteAsync(batch, file, rows, Cancellation));
        var bytes = file.ToArray();
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]).Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public async Task Every_row_of_the_file_stands_in_it_with_what_is_wrong_beside_it()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var refused = await book.StageAsync("july.csv", "month,customer,product,amount\n2025-01,A,X,10\n2025-13,B,X,1e6\n2025-01,C,X,-12.50\n");

        var lines = await LinesAsync(book, refused.BatchId!.Value);

        Assert.Equal("month,customer,product,amount,problem", lines[0]);
        Assert.Equal("2025-01,A,X,10,", lines[1]);
        Assert.StartsWith("2025-13,B,X,1e6,", lines[2], StringComparison.Ordinal);
        Assert.Contains("Line 3, month: ", lines[2], StringComparison.Ordinal);
        Assert.Contains("Line 3, amount: ", lines[2], StringComparison.Ordinal);
        Assert.Equal("2025-01,C,X,-12.50,", lines[3]);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task All_problems_are_in_it_not_only_those_that_are_shown()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var rows = string.Concat(Enumerable.Range(1, 250).Select(number => $"2025-01,Customer {number},X,{(number % 2 == 0 ? "5" : "none")}\n"));
        var refused = await book.StageAsync("many.csv", "month,customer,product,amount\n" + rows);
        Assert.Equal(100, refused.Problems.Count);

        var lines = await LinesAsync(book, refused.BatchId!.Value, ProblemRows.WithProblems);

        // Half of 250 rows, under the header.
        Assert.Equal(126, lines.Length);
        Assert.All(lines[1..], line => Assert.Contains(", amount: ", line, StringComparison.Ordinal));
        Assert.StartsWith("2025-01,Customer 249,X,none,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_problem_file_is_a_file_that_can_be_imported()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var refused = await book.StageAsync("july.csv", "month;customer;product;amount\n2025-01;A;X;n/a\n2025-01;\"B; Ltd\";X;-3.25\n");

        var corrected = string.Join('\n', await LinesAsync(book, refused.BatchId!.Value)).Replace("n/a", "10", StringComparison.Ordinal);
        await book.CommitAsync("july.csv", corrected);

        Assert.Equal("2025-01 A X 10; 2025-01 B; Ltd X -3", await book.CountingAsync());
    }

    [Fact]
    public async Task Names_that_a_spreadsheet_would_run_are_neutralised_and_amounts_are_not()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var refused = await book.StageAsync("formulas.csv", "month,customer,product,amount\n2025-01,=HYPERLINK(A1),@SUM,-5\n2025-01,-1+1,+X,x\n");

        var lines = await LinesAsync(book, refused.BatchId!.Value);

        Assert.Equal("2025-01,'=HYPERLINK(A1),'@SUM,-5,", lines[1]);
        Assert.StartsWith("2025-01,'-1+1,'+X,x,", lines[2], StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Names_that_begin_like_formulas_are_the_same_customers_once_the_file_is_corrected(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        await book.CommitAsync("january.csv", "month,customer,product,amount\n2025-01,-Beta GmbH,=P,100\n2025-01,@home,=P,5\n2025-01,'-Beta GmbH,=P,7\n", (ImportQuestion.RepeatedLines, "sum"));
        await book.CommitAsync("more.csv", "month,customer,product,amount\n2025-01,''@home,Q,3\n");
        var refused = await book.StageAsync("february.csv", "month,customer,product,amount\n2025-02,-Beta GmbH,=P,100\n2025-02,''@home,Q,-3.50 USD\n2025-02,@home,=P,oops\n");

        var lines = await LinesAsync(book, refused.BatchId!.Value);
        await book.CommitAsync("february.csv", string.Join('\n', lines).Replace("oops", "5", StringComparison.Ordinal));

        Assert.Equal("2025-02,'-Beta GmbH,'=P,100,", lines[1]);
        Assert.Equal("2025-02,''@home,Q,'-3.50 USD,", lines[2]);
        Assert.Equal(
            "2025-01 '@home Q 3; 2025-01 -Beta GmbH =P 100; 2025-01 -Beta GmbH =P 7; 2025-01 @home =P 5; 2025-02 '@home Q -3; 2025-02 -Beta GmbH =P 100; 2025-02 @home =P 5",
            await book.CountingAsync());
    }

    [Fact]
    public async Task A_file_of_problems_that_is_refused_again_does_not_gather_apostrophes()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var first = await LinesAsync(book, (await book.StageAsync("february.csv", "month,customer,product,amount,-x\n2025-02,-Beta,P,oops,\n2025-02,''@home,P,oops,\n")).BatchId!.Value);

        var second = await LinesAsync(book, (await book.StageAsync("again.csv", string.Join('\n', first))).BatchId!.Value);

        Assert.Equal(["month,customer,product,amount,'-x,problem,problem 2", .. first[1..].Select(line => line[..line.IndexOf("oops", StringComparison.Ordinal)])], [second[0], .. second[1..].Select(line => line[..line.IndexOf("oops", StringComparison.Ordinal)])]);
    }

    [Fact]
    public async Task A_row_that_is_broken_as_a_row_stays_in_one_piece()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var refused = await book.StageAsync("short.csv", "month,customer,product,amount,note\n2025-01,A,X,10\n2025-01,B,X,20,\n");

        var lines = await LinesAsync(book, refused.BatchId!.Value);

        // Filled up with empty fields, the first row would pass for a whole one.
        Assert.StartsWith("\"2025-01,A,X,10\",,,,,", lines[1], StringComparison.Ordinal);
        Assert.Equal("2025-01,B,X,20,,", lines[2]);
    }

    [Fact]
    public async Task What_is_wrong_with_the_file_as_a_whole_stands_above_its_rows()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var refused = await book.StageAsync("nothing.csv", "month,customer,product,net worth\n2025-01,A,X,10\n");

        var lines = await LinesAsync(book, refused.BatchId!.Value);

        Assert.Equal("month,customer,product,net worth,problem", lines[0]);
        Assert.Contains("needs amount", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(",,,,", lines[1], StringComparison.Ordinal);
        Assert.Equal("2025-01,A,X,10,", lines[2]);
    }

    [Fact]
    public async Task Repeated_lines_that_were_refused_are_all_named()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var rows = string.Concat(Enumerable.Repeat("2025-01,A,X,1\n", 151));
        var refused = await book.StageAsync("twice.csv", "month,customer,product,amount\n" + rows, (ImportQuestion.RepeatedLines, "refuse"));
        Assert.Equal(StagedOutcome.Refused, refused.Outcome);

        var lines = await LinesAsync(book, refused.BatchId!.Value, ProblemRows.WithProblems);

        // All but the first, under the header.
        Assert.Equal(151, lines.Length);
    }

    [Fact]
    public async Task A_file_that_is_no_text_has_its_problems_listed()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var refused = await book.Importer.StageAsync(ImportFile.Of("archive.csv", [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31]), new SpendFileOptions(), new Dictionary<string, string>(), "ann", cancellation: Cancellation);

        var lines = await LinesAsync(book, refused.BatchId!.Value);

        Assert.Equal("problem", lines[0]);
        Assert.Contains("not a text file", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_is_called_problem_already_keeps_its_name()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var refused = await book.StageAsync("again.csv", "month,customer,product,amount,Problem\n2025-01,A,X,x,\n");

        Assert.Equal("month,customer,product,amount,Problem,problem 2", (await LinesAsync(book, refused.BatchId!.Value))[0]);
    }

    [Fact]
    public async Task A_batch_without_problems_has_no_problem_file()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var batch = await book.CommitAsync("july.csv", "month,customer,product,amount\n2025-01,A,X,10\n");
        var problems = book.Services.GetRequiredService<ProblemFile>();
        using var file = new MemoryStream();

        Assert.False(await problems.WriteAsync(batch, file, cancellation: Cancellation));
        Assert.False(await problems.WriteAsync(99, file, cancellation: Cancellation));
        Assert.Equal(0, file.Length);
    }
}
