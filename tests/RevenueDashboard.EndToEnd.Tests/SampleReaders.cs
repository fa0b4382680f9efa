using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Importing;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>The sample book for tests that only read it, with a file that waits to be committed and one that was refused.</summary>
public sealed class ReadOnlySample(Chromium chromium) : SampleServer(chromium)
{
    public int WaitingBatch { get; private set; }

    public int RefusedBatch { get; private set; }

    /// <summary>Number of ByteDance, the parent of TikTok.</summary>
    public int LargestCustomer { get; private set; }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        WaitingBatch = await StageAsync("example-2024-07.csv");
        RefusedBatch = await StageAsync("example-broken.csv");
        var cube = await Services.GetRequiredService<CubeStore>().CurrentAsync(TestContext.Current.CancellationToken);
        LargestCustomer = cube.Customers.Single(customer => customer.Name == "ByteDance").Id;
    }

    private async Task<int> StageAsync(string name)
    {
        var file = new ImportFile(name, () => RepositoryFiles.Data(name).OpenRead());
        var staged = await Services.GetRequiredService<SpendImporter>().StageAsync(file, new SpendFileOptions(), new Dictionary<string, string>(), "Browser test", cancellation: TestContext.Current.CancellationToken);
        return staged.BatchId!.Value;
    }
}

/// <summary>Tests that share the sample book, which none of them changes.</summary>
[CollectionDefinition(Name)]
public sealed class SampleReaders : ICollectionFixture<ReadOnlySample>
{
    public const string Name = "Readers of the sample book";
}
