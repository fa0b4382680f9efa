using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Importing;

public sealed class ImportHistoryTests
{
    private const string First = "month,customer,product,amount,currency\n2025-01,Ann,Compute,10,USD\n2025-01,Ann,Storage,5,USD\n2025-02,Bob,Compute,20.5,USD\n";
    private const string Corrected = "month,customer,product,amount,currency\n2025-01,Ann,Compute,11,USD\n";

    [Theory, Databases]
    public async Task Every_file_is_listed_with_what_became_of_it(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("first.csv", First);
        await book.StageAsync("bad.csv", "month,customer,product,amount\n2025-01,Ann,Compute,x\n");
        await book.StageAsync("corrected.csv", Corrected);

        var batches = await HistoryOf(book).ListAsync(Cancellation);

        Assert.Equal(["corrected.csv Staged", "bad.csv Refused", "first.csv Committed"], batches.Select(batch => $"{batch.FileName} {batch.State}"));
        Assert.Equal([1, 0, 0], batches.Select(batch => batch.OpenQuestions));
        Assert.Equal(1, batches[1].ProblemCount);
        var first = batches[2];
        Assert.Equal(["Compute", "Storage"], first.Products);
        Assert.Equal([new Month(2025, 1), new Month(2025, 2)], first.Months);
        Assert.Equal([new Money(355_000, Currency.Usd)], first.Totals);
        Assert.Equal(first.Totals, await HistoryOf(book).StoredTotalsAsync(first.Id, Cancellation));
        Assert.Equal("ann", first.By);
    }

    [Theory, Databases]
    public async Task A_staged_file_tells_what_it_would_replace_and_nothing_once_it_is_to_be_added(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("first.csv", First);
        var staged = await book.StageAsync("corrected.csv", Corrected);

        Assert.Equal(["2025-01 Compute replaces", "2025-01 Storage replaces"], await ScopesAsync(book, staged.BatchId!.Value));

        await book.Importer.AnswerAsync(staged.BatchId.Value, new Dictionary<string, string> { [ImportQuestion.Restatement] = "add" }, "Ann", Cancellation);
        Assert.Equal(["2025-01 Compute adds"], await ScopesAsync(book, staged.BatchId.Value));
    }

    [Theory, Databases]
    public async Task What_a_committed_file_replaced_is_what_its_preview_said(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.CommitAsync("first.csv", First);
        var batch = await book.CommitAsync("corrected.csv", Corrected, (ImportQuestion.Restatement, "replace"));

        Assert.Equal(["2025-01 Compute replaces", "2025-01 Storage replaces"], await ScopesAsync(book, batch));
        Assert.Null(await HistoryOf(book).FindAsync(99, Cancellation));
        Assert.Empty(await HistoryOf(book).ScopesAsync(99, Cancellation));
    }

    private static ImportHistory HistoryOf(TestBook book) => book.Services.GetRequiredService<ImportHistory>();

    private static async Task<IEnumerable<string>> ScopesAsync(TestBook book, int batch)
    {
        var names = new Dictionary<int, string> { [1] = "Compute", [2] = "Storage" };
        return (await HistoryOf(book).ScopesAsync(batch, Cancellation))
            .OrderBy(scope => scope.Month).ThenBy(scope => scope.ProductId)
            .Select(scope => $"{scope.Month} {names[scope.ProductId]} {(scope.Replaces ? "replaces" : "adds")}");
    }
}
