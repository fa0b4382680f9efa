using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using RevenueDashboard.Data.Sqlite;

namespace RevenueDashboard.Data;

/// <summary>The database was written by a later version of the program, which this one would misread.</summary>
public sealed class DatabaseNewerException(IEnumerable<string> unknown) : Exception(
    $"The database is newer than this program: it has {string.Join(", ", unknown)}. Start the version that wrote it, or a later one.");

/// <summary>Brings the database up to this program, safely against other starts and against earlier ones that were killed.</summary>
public sealed class DatabaseMigration(IDbContextFactory<RevenueContext> contexts, IOptions<DatabaseOptions> options, TimeProvider time)
{
    private const long LockKey = 0x6D_69_67_72_61_74_65;

    /// <summary>Creates what is missing. Waits for another start that is doing the same; changes nothing when there is nothing to do.</summary>
    /// <exception cref="DatabaseNewerException">The database has migrations that this program does not know.</exception>
    /// <exception cref="TimeoutException">Another start kept the lock for a minute (SQLite).</exception>
    public Task MigrateAsync(CancellationToken cancellation) =>
        options.Value.Provider == DatabaseProvider.Postgres ? MigratePostgresAsync(cancellation) : MigrateSqliteAsync(cancellation);

    private async Task MigrateSqliteAsync(CancellationToken cancellation)
    {
        var file = options.Value.SqliteFile!;
        using var migrating = await SqliteFile.LockAsync(file, time, cancellation);
        SqliteFile.Protect(file);

        await using var context = await contexts.CreateDbContextAsync(cancellation);

        // EF marks a running migration with a row. A killed start leaves it, and every later one would wait for it for ever;
        // under the lock of the operating system, which dies with its process, a row can only be such a leftover.
        await context.Database.OpenConnectionAsync(cancellation);
        await context.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        await MigrateAsync(context, cancellation);
    }

    private async Task MigratePostgresAsync(CancellationToken cancellation)
    {
        // On a connection of its own and out of the pool: the lock goes with the connection, however this process ends.
        await using var guard = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { Pooling = false }.ConnectionString);
        await guard.OpenAsync(cancellation);
        await using (var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", guard) { CommandTimeout = 0 })
        {
            command.Parameters.AddWithValue("key", LockKey);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await MigrateAsync(context, cancellation);
    }

    private static async Task MigrateAsync(RevenueContext context, CancellationToken cancellation)
    {
        var known = context.Database.GetMigrations().ToHashSet();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        var unknown = applied.Where(migration => !known.Contains(migration)).ToList();
        if (unknown.Count > 0) throw new DatabaseNewerException(unknown);

        // A short command is over before EF has found out that there is nothing to migrate.
        if (applied.Count < known.Count) await context.Database.MigrateAsync(cancellation);
        if (await HasBookAsync(context, cancellation)) return;

        context.Books.Add(new Book { Id = 1 });
        await context.SaveChangesAsync(cancellation);
    }

    private static async Task<bool> HasBookAsync(RevenueContext context, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = """SELECT count(*) FROM "Books" """;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) > 0;
    }
}
