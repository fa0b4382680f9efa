using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>A prepared statement without results; failures are <see cref="SqliteException"/>, as from a command.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly nint handle;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        handle = statement.DangerousGetHandle();
    }

    /// <param name="index">From 1. A parameter that is never bound is null; a bound one keeps its value from run to run.</param>
    public void Bind(int index, long number) => Check(SqliteNative.BindInt64(handle, index, number));

    public void Bind(int index, long? number) => Check(number is { } some ? SqliteNative.BindInt64(handle, index, some) : SqliteNative.BindNull(handle, index));

    public void Bind(int index, string? text) => Check(text is null ? SqliteNative.BindNull(handle, index) : raw.sqlite3_bind_text(statement, index, text));

    public void Run()
    {
        var result = SqliteNative.Step(handle);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);

        // Only repeats the result of the step, and a failed one has thrown.
        _ = SqliteNative.Reset(handle);
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, database);
    }
}
