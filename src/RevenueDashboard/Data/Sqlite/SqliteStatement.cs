using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>A prepared statement without results; failures are <see cref="SqliteException"/>, as from a command.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <param name="index">From 1. A parameter that is never bound is null; a bound one keeps its value from run to run.</param>
    public void Bind(int index, long number) => Check(raw.sqlite3_bind_int64(statement, index, number));

    public void Bind(int index, long? number) => Check(number is { } some ? raw.sqlite3_bind_int64(statement, index, some) : raw.sqlite3_bind_null(statement, index));

    public void Bind(int index, string? text) => Check(text is null ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_text(statement, index, text));

    public void Run()
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);

        // Only repeats the result of the step, and a failed one has thrown.
        _ = raw.sqlite3_reset(statement);
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, database);
    }
}
