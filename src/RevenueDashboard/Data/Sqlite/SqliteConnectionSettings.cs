using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>What every connection to the file needs before it is used; SQLite keeps none of it but the journal mode in the file.</summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    // WAL: readers never wait for the writer. FULL: a commit that was answered survives the loss of power. The limit cuts the log back after a large import.
    private const string Pragmas =
        """
        PRAGMA busy_timeout = 5000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA journal_size_limit = 33554432;
        """;

    public static SqliteConnectionSettings Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
