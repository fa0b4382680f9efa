using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Reports;

public sealed class LastFileTests
{
    [Theory]
    [Databases]
    public async Task It_is_the_last_commit_that_counts_at_the_time_asked_for(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var lastFile = book.Services.GetRequiredService<LastFile>();
        Assert.Null(await lastFile.FindAsync(cancellation: TestBook.Cancellation));

        await book.CommitAsync("march.csv", "Month,Customer,Product,Amount,Currency\n2025-03,A,Azure OpenAI,100.00,USD\n");
        var noon = book.Time.GetUtcNow();
        book.Time.Advance(TimeSpan.FromHours(1));
        var april = await book.CommitAsync("april.csv", "Month,Customer,Product,Amount,Currency\n2025-04,A,Azure OpenAI,100.00,USD\n2025-04,B,Azure OpenAI,100.00,USD\n");

        Assert.Equal(new CommittedFile("april.csv", 2, noon.AddHours(1), "ann"), await lastFile.FindAsync(cancellation: TestBook.Cancellation));
        Assert.Equal("march.csv", (await lastFile.FindAsync(noon, TestBook.Cancellation))?.Name);
        Assert.Null(await lastFile.FindAsync(noon.AddHours(-1), TestBook.Cancellation));

        var thirteen = book.Time.GetUtcNow();
        book.Time.Advance(TimeSpan.FromHours(1));
        await book.Importer.UndoAsync(april, "ann", TestBook.Cancellation);

        Assert.Equal("march.csv", (await lastFile.FindAsync(cancellation: TestBook.Cancellation))?.Name);
        Assert.Equal("april.csv", (await lastFile.FindAsync(thirteen, TestBook.Cancellation))?.Name);
    }
}
