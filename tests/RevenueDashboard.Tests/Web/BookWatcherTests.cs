using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Web.Jobs;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Web;

public sealed class BookWatcherTests
{
    [Fact]
    public async Task A_commit_of_another_process_is_seen_within_a_second()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        // As another process has it: its own services on the same database.
        await using var other = book.Start();
        var cubes = other.GetRequiredService<CubeStore>();
        var changes = new SemaphoreSlim(0);
        cubes.Changed += () => changes.Release();
        using var watcher = new BookWatcher(cubes, book.Time, NullLogger<BookWatcher>.Instance);
        await watcher.StartAsync(Cancellation);
        await changes.WaitAsync(Cancellation);

        await book.CommitAsync("january.csv", "month,customer,product,amount\n2025-01,Ann,Compute,10\n");
        book.Time.Advance(TimeSpan.FromSeconds(1));
        await changes.WaitAsync(Cancellation);

        Assert.Equal(new Month(2025, 1), (await cubes.CurrentAsync(Cancellation)).Months!.Value.First);
        await watcher.StopAsync(Cancellation);
    }
}
