using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>Steps through the records of a batch past ADO.NET, which takes four times as long for a million of them.</summary>
internal static class SqliteRecords
{
    private const int RecordsBetweenLooks = 65_536;

    /// <param name="connection">Open; its transaction is part of what is seen.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Visit(SqliteConnection connection, int batchId, StoredRecordVisitor visit, CancellationToken cancellation)
    {
        var database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, StoredRecords.Select, out var statement), database);
        using var select = statement;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int(select, 1, batchId), database);

        var handle = select.DangerousGetHandle();
        var (letters, currency) = (0, default(Currency));
        var (index, month) = (-1, default(Month));
        var units = new LastText();
        var count = 0;
        int result;
        while ((result = SqliteNative.Step(handle)) == raw.SQLITE_ROW)
        {
            if (++count % RecordsBetweenLooks == 0) cancellation.ThrowIfCancellationRequested();

            var monthIndex = (int)SqliteNative.ColumnInt64(handle, 0);
            if (monthIndex != index) (index, month) = (monthIndex, Month.FromIndex(monthIndex));
            var code = LettersOf(handle, 4);
            if (code != letters) (letters, currency) = (code, Currency.Parse(raw.sqlite3_column_text(select, 4).utf8_to_string()));
            visit(new StoredRecord(
                month,
                (int)SqliteNative.ColumnInt64(handle, 1),
                (int)SqliteNative.ColumnInt64(handle, 2),
                (RevenueType)SqliteNative.ColumnInt64(handle, 3),
                currency,
                SqliteNative.ColumnInt64(handle, 5),
                (RecordStatus)SqliteNative.ColumnInt64(handle, 6),
                NumberOrNull(handle, 7),
                NumberOrNull(handle, 8),
                SqliteNative.ColumnType(handle, 9) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(select, 9).utf8_to_string(),
                NumberOrNull(handle, 10),
                SqliteNative.ColumnType(handle, 11) == raw.SQLITE_NULL ? null : units.Of(raw.sqlite3_column_blob(select, 11))));
        }

        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);
    }

    /// <summary>A currency's three letters in a number, so that a million rows need no million texts; 0 for a text of another length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int LettersOf(nint statement, int column)
    {
        var code = SqliteNative.ColumnBlob(statement, column);
        return SqliteNative.ColumnBytes(statement, column) == 3 ? Marshal.ReadByte(code) << 16 | Marshal.ReadByte(code, 1) << 8 | Marshal.ReadByte(code, 2) : 0;
    }

    // A million rows in seats need no million texts.
    private sealed class LastText
    {
        private byte[] bytes = [];
        private string text = "";

        public string Of(ReadOnlySpan<byte> read)
        {
            if (!read.SequenceEqual(bytes)) (bytes, text) = (read.ToArray(), System.Text.Encoding.UTF8.GetString(read));
            return text;
        }
    }

    private static long? NumberOrNull(nint statement, int column) =>
        SqliteNative.ColumnType(statement, column) == raw.SQLITE_NULL ? null : SqliteNative.ColumnInt64(statement, column);
}
