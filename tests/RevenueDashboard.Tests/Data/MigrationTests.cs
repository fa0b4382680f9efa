using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;

namespace RevenueDashboard.Tests.Data;

public sealed class MigrationTests
{
    [Theory, Databases]
    public async Task An_empty_database_becomes_an_empty_book(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);

        await using var context = test.Open();
        var book = await context.Books.SingleAsync(TestBook.Cancellation);
        Assert.Equal((1, 0L, null, false), (book.Id, book.Version, book.Currency, book.IsSample));
        Assert.Empty(await context.Records.ToListAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task The_migrations_say_what_the_model_says(DatabaseProvider provider)
    {
        await using var test = await TestBook.UnmigratedAsync(provider);
        await using var context = test.Open();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory, Databases]
    public async Task Migrating_again_changes_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await using (var context = test.Open()) await context.Books.ExecuteUpdateAsync(book => book.SetProperty(row => row.Version, 7), TestBook.Cancellation);

        await test.Services.GetRequiredService<DatabaseMigration>().MigrateAsync(TestBook.Cancellation);

        await using var after = test.Open();
        Assert.Equal(7, (await after.Books.SingleAsync(TestBook.Cancellation)).Version);
    }

    [Theory, Databases]
    public async Task Four_starts_at_once_on_an_empty_database_all_get_ready(DatabaseProvider provider)
    {
        await using var test = await TestBook.UnmigratedAsync(provider);
        // A still clock would keep those that wait for the lock of the file waiting for ever.
        await using var others = new ServiceCollection()
            .AddRevenueDashboard(database => (database.Provider, database.ConnectionString) = (provider, test.ConnectionString)).BuildServiceProvider();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => others.GetRequiredService<DatabaseMigration>().MigrateAsync(TestBook.Cancellation), TestBook.Cancellation)));

        await using var context = test.Open();
        Assert.Equal(1, await context.Books.CountAsync(TestBook.Cancellation));
    }

    [Theory, Databases]
    public async Task A_newer_database_is_refused_by_name(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await using (var context = test.Open())
        {
            await context.Database.ExecuteSqlAsync(
                $"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Future', '99.0.0')""", TestBook.Cancellation);
        }

        var refusal = await Assert.ThrowsAsync<DatabaseNewerException>(() => test.Services.GetRequiredService<DatabaseMigration>().MigrateAsync(TestBook.Cancellation));
        Assert.Contains("29990101000000_Future", refusal.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_mark_of_a_killed_migration_does_not_stop_the_next_start()
    {
        await using var test = await TestBook.UnmigratedAsync(DatabaseProvider.Sqlite);
        await using (var context = test.Open())
        {
            await context.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2025-06-15 11:59:00');
                """, TestBook.Cancellation);
        }

        await test.Services.GetRequiredService<DatabaseMigration>().MigrateAsync(TestContext.Current.CancellationToken);

        await using var after = test.Open();
        Assert.Equal(1, await after.Books.CountAsync(TestBook.Cancellation));
    }
}
