using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>Adds up row by row, outside SQL: GROUP BY sorts all records of the batch first and takes three times as long.</summary>
internal static class SqliteBatchTotals
{
    /// <param name="connection">Open; its transaction is part of what is seen.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static IReadOnlyList<BatchTotal> Sum(SqliteConnection connection, int batchId)
    {
        var database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v2(database, """SELECT "Month", "Currency", "Amount" FROM "Records" WHERE "BatchId" = ?1""", out var statement), database);
        using var select = statement;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int(select, 1, batchId), database);

        var sums = new Dictionary<(int Month, int Currency), Total>();
        var key = (Month: 0, Currency: 0);
        var total = new Total();
        var handle = select.DangerousGetHandle();
        int result;
        while ((result = SqliteNative.Step(handle)) == raw.SQLITE_ROW)
        {
            var rowKey = ((int)SqliteNative.ColumnInt64(handle, 0), SqliteRecords.LettersOf(handle, 1));
            if (rowKey != key)
            {
                key = rowKey;
                if (!sums.TryGetValue(key, out var known)) sums.Add(key, known = new Total());
                total = known;
            }

            total.Rows++;
            total.Amount = checked(total.Amount + SqliteNative.ColumnInt64(handle, 2));
        }

        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);
        return [.. sums.Select(sum => new BatchTotal(Month.FromIndex(sum.Key.Month), Currency.Parse(Code(sum.Key.Currency)), sum.Value.Rows, sum.Value.Amount))];
    }

    private static string Code(int letters) => string.Create(3, letters, (code, packed) =>
    {
        code[0] = (char)(packed >> 16);
        code[1] = (char)(packed >> 8 & 0xFF);
        code[2] = (char)(packed & 0xFF);
    });

    private sealed class Total
    {
        public long Rows { get; set; }

        public long Amount { get; set; }
    }
}
