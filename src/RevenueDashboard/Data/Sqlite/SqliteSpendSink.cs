using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Importing;
using SQLitePCL;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>
/// One prepared statement, stepped once a row, past ADO.NET, which costs three times as much. A parameter keeps its value from row to row
/// and is bound again only when it changes: in a sorted file that is four of sixteen.
/// </summary>
internal sealed class SqliteSpendSink : SpendSink
{
    private const string Insert =
        """
        INSERT INTO "Records" ("BatchId", "Line", "Month", "CustomerId", "ProductId", "RevenueType", "Currency", "Amount",
            "AmountLow", "AmountHigh", "Status", "Qualifier", "Source", "Note", "Quantity", "Unit")
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt insert;
    private SpendRow bound;
    private bool anyBound;

    public SqliteSpendSink(RevenueContext context, int batchId, NumberRegister customers, NumberRegister products)
        : base(batchId, customers, products)
    {
        database = ((SqliteConnection)context.Database.GetDbConnection()).Handle ?? throw new InvalidOperationException("The connection is closed.");
        insert = Prepare(Insert);
        Check(raw.sqlite3_bind_int(insert, 1, batchId));
    }

    protected override void WriteRow(in SpendRow row)
    {
        Check(raw.sqlite3_bind_int64(insert, 2, row.Line));
        if (!anyBound || row.Month != bound.Month) Check(raw.sqlite3_bind_int(insert, 3, row.Month.Index));
        Check(raw.sqlite3_bind_int(insert, 4, row.CustomerId));
        if (!anyBound || row.ProductId != bound.ProductId) Check(raw.sqlite3_bind_int(insert, 5, row.ProductId));
        if (!anyBound || row.RevenueType != bound.RevenueType) Check(raw.sqlite3_bind_int(insert, 6, (int)row.RevenueType));
        if (!anyBound || row.Currency != bound.Currency) Bind(7, row.Currency.Code);
        Check(raw.sqlite3_bind_int64(insert, 8, row.Amount));
        // A statement starts with every parameter null, as the default row has them.
        if (row.AmountLow != bound.AmountLow) Bind(9, row.AmountLow);
        if (row.AmountHigh != bound.AmountHigh) Bind(10, row.AmountHigh);
        if (!anyBound || row.Status != bound.Status) Check(raw.sqlite3_bind_int(insert, 11, (int)row.Status));
        if (row.Qualifier != bound.Qualifier) Bind(12, row.Qualifier);
        if (row.Source != bound.Source) Bind(13, row.Source);
        if (row.Note != bound.Note) Bind(14, row.Note);
        if (row.Quantity != bound.Quantity) Bind(15, row.Quantity);
        if (row.Unit != bound.Unit) Bind(16, row.Unit);
        bound = row;
        anyBound = true;

        Step(insert);
    }

    public override void Complete()
    {
        Save("""INSERT INTO "Customers" ("Id", "Key", "Name") VALUES (?1, ?2, ?3)""", Customers);
        Save("""INSERT INTO "Products" ("Id", "Key", "Name") VALUES (?1, ?2, ?3)""", Products);
    }

    public override void Dispose() => insert.Dispose();

    private void Save(string sql, NumberRegister register)
    {
        using var statement = Prepare(sql);
        foreach (var (number, key, name) in register.Added)
        {
            Check(raw.sqlite3_bind_int(statement, 1, number));
            Check(raw.sqlite3_bind_text(statement, 2, key));
            Check(raw.sqlite3_bind_text(statement, 3, name));
            Step(statement);
        }

        register.Saved();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(database, sql, out var statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);
        // Reports the result of the step again; a failed one has thrown.
        _ = raw.sqlite3_reset(statement);
    }

    private void Bind(int index, long? number) => Check(number is { } some ? raw.sqlite3_bind_int64(insert, index, some) : raw.sqlite3_bind_null(insert, index));

    private void Bind(int index, string? text) => Check(text is null ? raw.sqlite3_bind_null(insert, index) : raw.sqlite3_bind_text(insert, index, text));

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, database);
    }
}
