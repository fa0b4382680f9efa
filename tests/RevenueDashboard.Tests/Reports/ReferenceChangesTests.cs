using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Reports;

/// <summary>What a staged reference file would say otherwise than the book, and what a committed one says otherwise than the book without it.</summary>
public sealed class ReferenceChangesTests
{
    private const string Spend = "month,customer,product,amount,currency\n2025-01,Ann,Compute,60,USD\n2025-01,Bob,Compute,40,USD\n";

    private static readonly string[] Known =
    [
        "customer,parent,parent from,industry\nAnn,Big,2024-01,Energy\nBob,,,Retail\n",
        "product,revenue type,gross margin low,gross margin high\nCompute,usage,40,60\n",
        "month,currency,rate,source\n2025-01,EUR,1.08,Bank\n2025-01,GBP,1.25,\n",
        "month,product,total,currency,status\n2025-01,Compute,120,USD,reported\n",
        "series,month,kind,value,unit\nGrowth,2025-01,actual,29,%\nGrowth,2025-01,peer,28,%\n",
    ];

    [Theory]
    [InlineData("month,currency,rate,source\n2025-01,EUR,1.1,Bank\n2025-02,EUR,1.2,Bank\n2025-01,GBP,(none),\n", "2025-01, EUR: rate 1.08 -> 1.1; 2025-01, GBP: rate 1.25 -> none; 2025-02, EUR: rate none -> 1.2 (Bank)")]
    [InlineData("month,product,total,currency,status\n2025-01,Compute,150.5,USD,estimated\n", "2025-01, Compute: total 120.00 -> 150.50; 2025-01, Compute: status reported -> estimated")]
    [InlineData("month,product,total,currency\n2025-01,Compute,(none),USD\n", "2025-01, Compute: total 120.00 (USD, reported) -> none")]
    [InlineData("product,gross margin low,gross margin high\nCompute,45,(none)\n", "Compute: gross margin low 40 -> 45; Compute: gross margin high 60 -> none")]
    [InlineData("series,month,kind,value,unit\nGrowth,2025-01,actual,(none),\nGrowth,2025-01,peer,30,%\n", "Growth, 2025-01, peer: value 28.00 -> 30.00; Growth, 2025-01, actual: value 29.00 (%) -> none")]
    [InlineData("customer,parent,parent from,industry\nAnn,Bigger,2025-01,\nBob,,,(none)\n", "Ann: parent Big from 2024-01 -> Bigger from 2025-01; Bob: industry Retail -> none")]
    [InlineData("customer,alias of,distinct from\nBob,Ann,\nCid,,Ann\n", "Bob: counts for none -> Ann; Cid: is not none -> Ann")]
    [InlineData("customer,industry\nAnn,Energy\nBob,Trade\n", "Bob: industry Retail -> Trade")]
    public async Task Each_fact_that_differs_is_told_with_its_old_and_its_new_value(string file, string expected)
    {
        await using var test = await BookAsync(DatabaseProvider.Sqlite);

        var (batch, changes) = await ChangesAsync(test, file);
        Assert.Equal(expected, changes);

        // Once it is in the book, undoing it would take back the same.
        Assert.Equal(BatchOutcome.Done, (await test.Importer.CommitAsync(batch.BatchId!.Value, "ann", TestBook.Cancellation)).Outcome);
        var reference = test.Services.GetRequiredService<ReferenceBook>();
        var without = await test.Services.GetRequiredService<CubeStore>().WithoutAsync(batch.BatchId.Value, TestBook.Cancellation);
        Assert.Equal(expected, Words(ReferenceChanges.Between(
            await reference.WithoutAsync(batch.BatchId.Value, without, TestBook.Cancellation), await reference.LoadAsync(TestBook.Cancellation), batch.Kind)));
    }

    [Theory, Databases]
    public async Task Both_databases_tell_the_same(DatabaseProvider provider)
    {
        await using var test = await BookAsync(provider);

        Assert.Equal("2025-01, EUR: rate 1.08 -> 1.1", (await ChangesAsync(test, "month,currency,rate,source\n2025-01,EUR,1.1,Bank\n")).Changes);
    }

    private static async Task<TestBook> BookAsync(DatabaseProvider provider)
    {
        var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        foreach (var (file, number) in Known.Select((file, number) => (file, number))) await test.CommitAsync($"{number}.csv", file);
        return test;
    }

    private static async Task<(StagedFile File, string Changes)> ChangesAsync(TestBook test, string file)
    {
        var staged = await test.StageAsync("new.csv", file);
        Assert.Equal((StagedOutcome.Staged, ""), (staged.Outcome, string.Join(" ", staged.Problems.Select(problem => problem.Message))));
        var reference = test.Services.GetRequiredService<ReferenceBook>();
        var with = await test.Services.GetRequiredService<CubeStore>().PreviewAsync(new PreviewBatch(staged.BatchId!.Value, []), TestBook.Cancellation);
        return (staged, Words(ReferenceChanges.Between(await reference.LoadAsync(TestBook.Cancellation), await reference.WithAsync(staged.BatchId.Value, with, TestBook.Cancellation), staged.Kind)));
    }

    private static string Words(IEnumerable<ReferenceChange> changes) =>
        string.Join("; ", changes.Select(change => $"{change.About}: {change.Field} {change.Before ?? "none"} -> {change.After ?? "none"}"));
}
