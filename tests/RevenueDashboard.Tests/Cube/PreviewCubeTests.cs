using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Cube;

public sealed class PreviewCubeTests
{
    private const string Euros = "month,customer,product,amount,currency\n2025-01,Ann,Compute,10,EUR\n";

    [Fact]
    public async Task A_first_file_in_another_currency_is_seen_in_its_own()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("euros.csv", Euros);

        var cube = await PreviewAsync(book, 1);

        Assert.Equal("EUR", cube.Currency.Code);
        Assert.Equal(100_000, cube.Cells.Of(new Month(2025, 1)).Amounts[0]);
    }

    [Fact]
    public async Task A_batch_that_somebody_committed_meanwhile_counts_once()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.CommitAsync("euros.csv", Euros);

        var cube = await PreviewAsync(book, 1);

        Assert.Equal(100_000, cube.Cells.Of(new Month(2025, 1)).Amounts[0]);
    }

    private static async Task<RevenueCube> PreviewAsync(TestBook book, int batchId)
    {
        var history = book.Services.GetRequiredService<ImportHistory>();
        var batch = await history.FindAsync(batchId, Cancellation);
        var scopes = await history.ScopesAsync(batchId, Cancellation);
        return await book.Services.GetRequiredService<CubeStore>().PreviewAsync(new PreviewBatch(batchId, scopes, batch!.ReportingCurrency), Cancellation);
    }
}
