using Microsoft.Data.Sqlite;
using Npgsql;
using RevenueDashboard.Data;

namespace RevenueDashboard.Web.Hosting;

/// <summary>What can go wrong with the book on the server's side, told alike to programs and on pages: each can be waited for or put right.</summary>
/// <param name="Status">The status of HTTP for it.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Advice">What is known of the command, and what to do.</param>
public sealed record BookFault(int Status, string Title, string Advice)
{
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int UnixNoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    private static readonly BookFault DiskFull = new(
        StatusCodes.Status507InsufficientStorage, "There is no space left", "The server's disk is full. Nothing was kept. Tell whoever runs the server, then try again.");

    // A connection can break after its last word arrived: whether the command was done is not known, and nobody says that it was not.
    private static readonly BookFault Gone = new(
        StatusCodes.Status503ServiceUnavailable, "The book cannot be reached",
        "The database does not answer. Tell whoever runs the server. When it answers again, look first whether it was done, then try again.");

    /// <summary>Null for what nobody foresaw: a mistake of the program.</summary>
    public static BookFault? Of(Exception? problem) => problem switch
    {
        null => null,
        BookBusyException => new BookFault(StatusCodes.Status503ServiceUnavailable, "The book is busy", problem.Message),
        SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } or IOException { HResult: UnixNoSpace or WindowsDiskFull } => DiskFull,
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteInputOutput or SqliteCannotOpen } => Gone,
        PostgresException { SqlState: var state } => IsGone(state) ? Gone : Of(problem.InnerException),
        NpgsqlException => Gone,
        _ => Of(problem.InnerException),
    };

    private static bool IsGone(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.DatabaseDropped
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.InvalidCatalogName;
}
