using System.Globalization;
using System.Runtime.CompilerServices;
using SQLitePCL;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>Inserts a fixed number of records at once. What stands in a slot already is not bound again: usually only line, customer and amount differ.</summary>
internal sealed class SqliteRowStatement : IDisposable
{
    // ?1 is the batch; then each row has its parameters in a row, the optional ones last.
    private const int RequiredColumns = 8;
    private const int OptionalColumns = 7;

    private readonly SqliteStatement statement;
    private readonly SpendRow[] bound;
    private readonly bool optionalColumns;
    private readonly int columns;
    private bool first = true;

    public SqliteRowStatement(sqlite3 database, int batchId, int rows, bool optionalColumns)
    {
        this.optionalColumns = optionalColumns;
        columns = RequiredColumns + (optionalColumns ? OptionalColumns : 0);
        bound = new SpendRow[rows];
        var names = """("BatchId", "Line", "Month", "CustomerId", "ProductId", "RevenueType", "Currency", "Amount", "Status" """
            + (optionalColumns ? """, "AmountLow", "AmountHigh", "Quantity", "Qualifier", "Source", "Note", "Unit")""" : ")");
        var values = Enumerable.Range(0, rows).Select(row => "(?1, " + string.Join(", ", Enumerable.Range(2 + row * columns, columns).Select(Parameter)) + ")");
        statement = new SqliteStatement(database, $"INSERT INTO \"Records\" {names} VALUES {string.Join(", ", values)}");
        statement.Bind(1, batchId);
    }

    public static bool HasOptional(in SpendRow row) =>
        row.AmountLow is not null || row.AmountHigh is not null || row.Quantity is not null
        || row.Qualifier is not null || row.Source is not null || row.Note is not null || row.Unit is not null;

    /// <param name="rows">As many as the statement was made for.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ReadOnlySpan<SpendRow> rows)
    {
        for (var slot = 0; slot < bound.Length; slot++) Bind(2 + slot * columns, in rows[slot], in bound[slot]);
        rows.CopyTo(bound);
        first = false;
        statement.Run();
    }

    public void Dispose() => statement.Dispose();

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"?{index}");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bind(int at, in SpendRow row, in SpendRow before)
    {
        statement.Bind(at, row.Line);
        if (first || row.Month != before.Month) statement.Bind(at + 1, row.Month.Index);
        if (first || row.CustomerId != before.CustomerId) statement.Bind(at + 2, row.CustomerId);
        if (first || row.ProductId != before.ProductId) statement.Bind(at + 3, row.ProductId);
        if (first || row.RevenueType != before.RevenueType) statement.Bind(at + 4, (int)row.RevenueType);
        if (first || row.Currency != before.Currency) statement.Bind(at + 5, row.Currency.Code);
        statement.Bind(at + 6, row.Amount);
        if (first || row.Status != before.Status) statement.Bind(at + 7, (int)row.Status);
        if (!optionalColumns) return;

        // Null to begin with, as the default row is: no need for a first time.
        at += RequiredColumns;
        if (row.AmountLow != before.AmountLow) statement.Bind(at, row.AmountLow);
        if (row.AmountHigh != before.AmountHigh) statement.Bind(at + 1, row.AmountHigh);
        if (row.Quantity != before.Quantity) statement.Bind(at + 2, row.Quantity);
        if (row.Qualifier != before.Qualifier) statement.Bind(at + 3, row.Qualifier);
        if (row.Source != before.Source) statement.Bind(at + 4, row.Source);
        if (row.Note != before.Note) statement.Bind(at + 5, row.Note);
        if (row.Unit != before.Unit) statement.Bind(at + 6, row.Unit);
    }
}
