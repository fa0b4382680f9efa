using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RevenueDashboard.Data.Sqlite;

namespace RevenueDashboard.Data;

/// <summary>What figures are made from of a <see cref="Record"/>.</summary>
/// <param name="Low">Null when the amount is the least.</param>
/// <param name="High">Null when the amount is the most.</param>
/// <param name="Quantity">Ten-thousandths of the unit; null when nobody said.</param>
internal readonly record struct StoredRecord(
    Month Month, int CustomerId, int ProductId, RevenueType Type, Currency Currency, long Amount, RecordStatus Status, long? Low, long? High, string? Qualifier, long? Quantity, string? Unit);

internal delegate void StoredRecordVisitor(in StoredRecord record);

/// <summary>Reads all records of a batch straight from the database: a million entities would cost more than the book.</summary>
internal static class StoredRecords
{
    /// <summary>The columns in the order in which they are read.</summary>
    internal const string Select =
        """
        SELECT "Month", "CustomerId", "ProductId", "RevenueType", "Currency", "Amount", "Status", "AmountLow", "AmountHigh", "Qualifier", "Quantity", "Unit"
        FROM "Records" WHERE "BatchId" = @batch
        """;

    /// <param name="visit">Called for each record, in no particular order.</param>
    public static async Task VisitAsync(RevenueContext context, int batchId, StoredRecordVisitor visit, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        try
        {
            if (context.Database.GetDbConnection() is SqliteConnection connection) SqliteRecords.Visit(connection, batchId, visit, cancellation);
            else await VisitAsync(context.Database.GetDbConnection(), context.Database.CurrentTransaction?.GetDbTransaction(), batchId, visit, cancellation);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    private static async Task VisitAsync(DbConnection connection, DbTransaction? transaction, int batchId, StoredRecordVisitor visit, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Select;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@batch", batchId);
        command.Parameters.Add(parameter);

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        var code = "";
        var unit = "";
        Currency currency = default;
        // Not awaited row by row: the next row is at hand, and a million awaits cost more than reading it.
        while (reader.Read())
        {
            var month = Month.FromIndex(reader.GetInt32(0));
            var (customer, product, type) = (reader.GetInt32(1), reader.GetInt32(2), (RevenueType)reader.GetByte(3));
            var text = reader.GetString(4);
            if (text != code) (code, currency) = (text, Currency.Parse(text));
            visit(new StoredRecord(
                month,
                customer,
                product,
                type,
                currency,
                reader.GetInt64(5),
                (RecordStatus)reader.GetByte(6),
                reader.IsDBNull(7) ? null : reader.GetInt64(7),
                reader.IsDBNull(8) ? null : reader.GetInt64(8),
                reader.IsDBNull(9) ? null : reader.GetString(9),
                reader.IsDBNull(10) ? null : reader.GetInt64(10),
                reader.IsDBNull(11) ? null : UnitOf(reader.GetString(11))));
        }

        // The same text for the same unit: a million rows keep one.
        string UnitOf(string read) => read == unit ? unit : unit = read;
    }
}
