using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace RevenueDashboard.Data;

/// <summary>Somebody else kept the book locked for too long. Nothing was written; the same command can be sent again.</summary>
public sealed class BookBusyException(Exception inner) : Exception("The book is being written to by somebody else. Nothing was changed: try again in a moment.", inner);

/// <summary>Lets one writer at a time into the book, whatever the process or server. Readers never wait.</summary>
public sealed class BookWriter(IDbContextFactory<RevenueContext> contexts) : IDisposable
{
    // "revenue" read as a number: any constant that no other user of the same PostgreSQL database is likely to choose.
    private const long LockKey = 0x72_65_76_65_6E_75_65;

    // SQLite's driver waits for its lock on the thread. Writers of this process queue here instead and block none.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Opens a context in a transaction that holds the write lock until it is committed or disposed.</summary>
    /// <exception cref="BookBusyException">Another process held the lock for half a minute.</exception>
    public async Task<BookTransaction> BeginAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        RevenueContext? context = null;
        try
        {
            context = await contexts.CreateDbContextAsync(cancellation);
            var transaction = await context.Database.BeginTransactionAsync(cancellation);
            if (context.Database.IsNpgsql())
            {
                await context.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = '30s'", cancellation);
                await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
            }

            var book = await context.Books.SingleAsync(cancellation);
            return new BookTransaction(context, transaction, book, turn);
        }
        catch (Exception exception)
        {
            if (context is not null) await context.DisposeAsync();
            turn.Release();
            if (exception is SqliteException { SqliteErrorCode: 5 or 6 } or PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }) throw new BookBusyException(exception);
            throw;
        }
    }

    public void Dispose() => turn.Dispose();
}

/// <summary>The one open write to the book. Disposed without commit, nothing of it happened.</summary>
public sealed class BookTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction transaction;
    private readonly SemaphoreSlim turn;

    internal BookTransaction(RevenueContext context, IDbContextTransaction transaction, Book book, SemaphoreSlim turn) =>
        (Context, this.transaction, Book, this.turn) = (context, transaction, book, turn);

    public RevenueContext Context { get; }

    /// <summary>Tracked: <see cref="Book.Version"/> set here is saved with the rest.</summary>
    public Book Book { get; }

    public async Task CommitAsync(CancellationToken cancellation)
    {
        await Context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        // Whatever a broken connection says to the roll-back, the next writer gets its turn.
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            try
            {
                await Context.DisposeAsync();
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
