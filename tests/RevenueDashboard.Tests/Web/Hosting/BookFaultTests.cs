using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RevenueDashboard.Data;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Tests.Web.Hosting;

public sealed class BookFaultTests
{
    // Numbers of SQLite (sqlite3.h) and states of PostgreSQL (appendix A of its manual); 28 is ENOSPC.
    public static TheoryData<Exception, int> Foreseen => new()
    {
        { new BookBusyException(new SqliteException("database is locked", 5)), 503 },
        { new SqliteException("database or disk is full", 13), 507 },
        { new DbUpdateException("saving failed", new SqliteException("database or disk is full", 13)), 507 },
        { new PostgresException("could not extend file", "ERROR", "ERROR", "53100"), 507 },
        { new IOException("No space left on device", 28), 507 },
        { new SqliteException("unable to open database file", 14), 503 },
        { new SqliteException("disk I/O error", 10), 503 },
        { new SqliteException("attempt to write a readonly database", 8), 503 },
        { new NpgsqlException("Exception while reading from stream", new IOException("connection reset")), 503 },
        { new InvalidOperationException("likely due to a transient failure", new NpgsqlException("Failed to connect")), 503 },
        { new PostgresException("terminating connection due to administrator command", "FATAL", "FATAL", "57P01"), 503 },
        { new PostgresException("database does not exist", "FATAL", "FATAL", "3D000"), 503 },
    };

    [Theory]
    [MemberData(nameof(Foreseen))]
    public void What_can_be_waited_for_or_put_right_is_told_with_what_to_do(Exception problem, int status)
    {
        var fault = BookFault.Of(problem);

        Assert.Equal(status, fault?.Status);
        Assert.Contains("try again", fault!.Advice, StringComparison.Ordinal);
    }

    public static TheoryData<Exception> Mistakes => new()
    {
        new InvalidOperationException("Sequence contains no elements"),
        new SqliteException("no such column: x", 1),
        new PostgresException("duplicate key", "ERROR", "ERROR", "23505"),
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_of_the_program_is_none_of_them(Exception problem) => Assert.Null(BookFault.Of(problem));
}
