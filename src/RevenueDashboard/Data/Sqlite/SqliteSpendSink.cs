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
    private readonly SpendRow[] waiting = new SpendRow[RowsPerStatement];
    private readonly SqliteRowStatement plain;
    private readonly SqliteRowStatement full;
    private int count;
    private bool anyOptional;

    public SqliteSpendSink(RevenueContext context, int batchId, NumberRegister customers, NumberRegister products)
        : base(batchId, customers, products)
    {
        database = ((SqliteConnection)context.Database.GetDbConnection()).Handle ?? throw new InvalidOperationException("The connection is closed.");
        plain = new SqliteRowStatement(database, batchId, RowsPerStatement, optionalColumns: false);
        full = new SqliteRowStatement(database, batchId, RowsPerStatement, optionalColumns: true);
    }

    protected override void WriteRow(in SpendRow row)
    {
        waiting[count++] = row;
        anyOptional |= SqliteRowStatement.HasOptional(row);
        if (count < RowsPerStatement) return;

        (anyOptional ? full : plain).Write(waiting);
        count = 0;
        anyOptional = false;
    }

    public override void Complete()
    {
        if (count > 0)
        {
            using var rest = new SqliteRowStatement(database, BatchId, count, optionalColumns: true);
            rest.Write(waiting.AsSpan(0, count));
            count = 0;
        }

        Save("""INSERT INTO "Customers" ("Id", "Key", "Name") VALUES (?1, ?2, ?3)""", Customers);
        Save("""INSERT INTO "Products" ("Id", "Key", "Name") VALUES (?1, ?2, ?3)""", Products);
    }

    public override void Dispose()
    {
        plain.Dispose();
        full.Dispose();
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
