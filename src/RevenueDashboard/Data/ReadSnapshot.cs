using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RevenueDashboard.Data;

/// <summary>Several queries that see one state of the book, whatever is committed meanwhile, and that keep no writer waiting.</summary>
internal static class ReadSnapshot
{
    public static async Task<IDbContextTransaction> BeginSnapshotAsync(this RevenueContext context, CancellationToken cancellation)
    {
        if (context.Database.GetDbConnection() is not SqliteConnection connection)
        {
            return await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        }

        // SQLite's driver starts every transaction as a writer's unless it is told to wait with that.
        await context.Database.OpenConnectionAsync(cancellation);
        return (await context.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellation))!;
    }
}
