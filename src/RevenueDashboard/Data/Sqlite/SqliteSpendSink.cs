using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>Prepared statements of many rows each, stepped past ADO.NET: three times as fast as a command a row, twice as fast as a statement a row.</summary>
internal sealed class SqliteSpendSink : SpendSink
{
    // Beyond some dozens of rows a statement nothing is gained; a multiple of the usual numbers of products leaves a slot's product as it is.
    private const int RowsPerStatement = 60;

    private readonly sqlite3 database;
    private readonly SqliteRowStatement plain;
    private readonly SqliteRowStatement full;

    public SqliteSpendSink(RevenueContext context, int batchId, NumberRegister customers, NumberRegister products)
        : base(batchId, customers, products)
    {
        database = ((SqliteConnection)context.Database.GetDbConnection()).Handle ?? throw new InvalidOperationException("The connection is closed.");
        plain = new SqliteRowStatement(database, batchId, RowsPerStatement, optionalColumns: false);
        full = new SqliteRowStatement(database, batchId, RowsPerStatement, optionalColumns: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void WriteRows(ReadOnlySpan<SpendRow> rows)
    {
        for (; rows.Length >= RowsPerStatement; rows = rows[RowsPerStatement..])
        {
            var written = rows[..RowsPerStatement];
            (AnyOptional(written) ? full : plain).Write(written);
        }

        if (rows.IsEmpty) return;
        using var rest = new SqliteRowStatement(database, BatchId, rows.Length, optionalColumns: true);
        rest.Write(rows);
    }

    protected override void Finish()
    {
        Save("""INSERT INTO "Customers" ("Id", "Key", "Name") VALUES (?1, ?2, ?3)""", Customers);
        Save("""INSERT INTO "Products" ("Id", "Key", "Name") VALUES (?1, ?2, ?3)""", Products);
    }

    protected override void Close()
    {
        plain.Dispose();
        full.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AnyOptional(ReadOnlySpan<SpendRow> rows)
    {
        foreach (ref readonly var row in rows)
        {
            if (SqliteRowStatement.HasOptional(row)) return true;
        }

        return false;
    }

    private void Save(string sql, NumberRegister register)
    {
        using var statement = new SqliteStatement(database, sql);
        foreach (var (number, key, name) in register.Added)
        {
            statement.Bind(1, number);
            statement.Bind(2, key);
            statement.Bind(3, name);
            statement.Run();
        }

        register.Saved();
    }
}
