using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>What is edited in a form goes the way of a file.</summary>
public sealed class ReferenceEditTests
{
    private const string Spend = "month,customer,product,amount,currency\n2025-01,Intuit,Compute,60,USD\n2025-01,Intuit Inc,Compute,5,USD\n";

    [Theory, Databases]
    public async Task An_edit_holds_until_it_is_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        var edits = test.Services.GetRequiredService<ReferenceEdits>();

        var done = await edits.SaveAsync(new ReferenceEdit(FileKind.Customers, "Intuit", ["customer", "industry"], [["Intuit", "Software, \"tax\""]]), "ben", TestBook.Cancellation);

        Assert.Equal(BatchOutcome.Done, done.Outcome);
        Assert.Equal("Software, \"tax\"", await IndustryAsync(test));
        var entry = await test.Services.GetRequiredService<ImportHistory>().FindAsync(done.BatchId, TestBook.Cancellation);
        Assert.Equal(("Edited by hand: Intuit", "ben", true), (entry!.FileName, entry.By, entry.HasOriginal));

        await test.Importer.UndoAsync(done.BatchId, "ann", TestBook.Cancellation);
        Assert.Null(await IndustryAsync(test));
    }

    [Theory, Databases]
    public async Task One_customer_under_two_names_is_one_after_the_decision(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        var before = (await BookOf(test)).Customers;

        var edit = ReferenceEdit.SameCustomer(before[1].Identity, before[0].Identity);
        var done = await test.Services.GetRequiredService<ReferenceEdits>().SaveAsync(edit, "ben", TestBook.Cancellation);

        Assert.Equal(BatchOutcome.Done, done.Outcome);
        Assert.Equal(["Intuit Inc"], (await BookOf(test)).Customers[0].OtherNames);
        await test.Importer.UndoAsync(done.BatchId, "ann", TestBook.Cancellation);
        Assert.Empty((await BookOf(test)).Customers[0].OtherNames);
    }

    [Fact]
    public async Task A_name_that_several_have_means_the_customer_with_the_id_that_was_chosen()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("spend.csv", "month,customer,customer id,product,amount,currency\n2025-01,Acme,7,Compute,1,USD\n2025-01,Acme,8,Compute,2,USD\n2025-01,Acme West,9,Compute,4,USD\n");

        var edit = ReferenceEdit.SameCustomer(new EditedCustomer("id:9", "Acme West"), new EditedCustomer("id:8", "Acme"));
        var done = await test.Services.GetRequiredService<ReferenceEdits>().SaveAsync(edit, "ben", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.Done, ""), (done.Outcome, string.Join(" ", done.Problems.Select(problem => problem.Message))));
        Assert.Equal(["Acme West"], (await BookOf(test)).Customers.Single(customer => customer.Key == "id:8").OtherNames);
    }

    [Fact]
    public async Task Names_of_a_file_that_nobody_committed_are_not_in_the_book()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("spend.csv", "month,customer,parent,product,amount,currency\n2025-01,Intuit,Big,Compute,60,USD\n");
        await test.CommitAsync("customers.csv", "customer,industry\nWalmart,Retail\n");
        await test.StageAsync("mistyped.csv", "month,customer,product,amount,currency\n2025-02,Zebra,Cmopute,60,USD\n");

        var book = await BookOf(test);

        Assert.Equal(["Big", "Intuit", "Walmart"], book.Customers.Select(customer => customer.Name));
        Assert.Equal(["Compute"], book.Products.Select(product => product.Name));
    }

    [Fact]
    public async Task What_a_file_must_not_say_a_form_must_not_say_either()
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        var refused = await test.Services.GetRequiredService<ReferenceEdits>().SaveAsync(
            new ReferenceEdit(FileKind.ExchangeRates, "EUR", ["month", "currency", "rate"], [["2025-13", "EUR", "1.1"]]), "ben", TestBook.Cancellation);

        Assert.Equal(BatchOutcome.Refused, refused.Outcome);
        Assert.Equal(("month", "month-number"), (refused.Problems.Single().Column, refused.Problems.Single().Code));
        Assert.Empty((await BookOf(test)).Rates);
    }

    [Theory]
    [InlineData(FileKind.Customers)]
    [InlineData(FileKind.Products)]
    [InlineData(FileKind.ExchangeRates)]
    [InlineData(FileKind.ReportedTotals)]
    [InlineData(FileKind.ReferenceSeries)]
    [InlineData(FileKind.Claims)]
    [InlineData(FileKind.Events)]
    public async Task What_is_downloaded_and_imported_again_changes_nothing(FileKind kind)
    {
        await using var test = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("c.csv", "customer,parent,parent from,parent to,industry,customer since\nIntuit,Big,2020-01,2022-12,Software,2019-02\nIntuit,Bigger,2023-01,,,\n");
        await test.CommitAsync("a.csv", "customer,alias of\nIntuit Inc,Intuit\n");
        await test.CommitAsync("p.csv", "product,revenue type,gross margin low,gross margin high\nCompute,usage,-5,60.5\n");
        await test.CommitAsync("r.csv", "month,currency,rate,source\n2025-01,EUR,1.084512345,Bank\n");
        await test.CommitAsync("t.csv", "month,product,total,currency,status\n2025-01,Compute,100.25,USD,estimated\n");
        await test.CommitAsync("s.csv", "series,month,kind,value,unit\nGrowth,2025-01,expectation,-2.5,%\n");
        await test.CommitAsync("l.csv", "claim,metric,first month,month,over,value,unit,qualifier,said on\nIt,totalGrowth,2025-01,2025-03,10000,-2.5,%,almost,2025-04-01\n");
        await test.CommitAsync("e.csv", "date,title,kind,value,unit,source,note\n2025-01-31,\"Results, in full\",results,-7.5,%,Press,after hours\n2031-12-01,Model planned,,,,,\n");
        var before = await CsvAsync(test, kind);

        // A table that one file brought is known as that file's; one that several brought is a new batch.
        var again = await test.ImportAsync("again.csv", before);

        Assert.Empty(again.File.Problems);
        Assert.True(again.File.Outcome == StagedOutcome.AlreadyImported || again.Commit?.Outcome == BatchOutcome.Done);
        Assert.Equal(before, await CsvAsync(test, kind));
        Assert.True(before.Count(letter => letter == '\n') > 1);
    }

    private static async Task<string> CsvAsync(TestBook test, FileKind kind)
    {
        await using var text = new StringWriter();
        (await BookOf(test)).TableOf(kind).WriteCsv(text);
        return text.ToString();
    }

    private static Task<ReferenceView> BookOf(TestBook test) => test.Services.GetRequiredService<ReferenceBook>().LoadAsync(TestBook.Cancellation);

    private static async Task<string?> IndustryAsync(TestBook test) =>
        (await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation)).Customers.Single(customer => customer.Name == "Intuit").Industry;
}
