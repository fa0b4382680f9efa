using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>Reads a batch's counting records straight from the database's reader: a million entities would cost more than the book.</summary>
internal static class RecordReader
{
    private const string Columns =
        """
        SELECT "Month", "CustomerId", "ProductId", "RevenueType", "Currency", "Amount", "Status", "AmountLow", "AmountHigh", "Qualifier"
        FROM "Records" WHERE "BatchId" = @batch
        """;

    public static async Task ReadAsync(
        RevenueContext context,
        int batchId,
        IReadOnlyCollection<BatchScope> scopes,
        CountingScopes counting,
        CubeCellsBuilder builder,
        List<RangedRecord> ranged,
        Dictionary<int, int> customers,
        Dictionary<int, int> products,
        CancellationToken cancellation)
    {
        var whole = counting.CountsWhole(batchId, scopes);
        if (whole == false || scopes.All(scope => scope.Rows == 0)) return;

        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Columns;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@batch", batchId);
        command.Parameters.Add(parameter);

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        var currencyText = "";
        Currency currency = default;
        // Not awaited row by row: both databases have the next row at hand, and a million awaits cost more than reading it.
        while (reader.Read())
        {
            var month = Month.FromIndex(reader.GetInt32(0));
            var customer = customers[reader.GetInt32(1)];
            var productId = reader.GetInt32(2);
            if (whole is null && !counting.Counts(batchId, month, productId)) continue;

            var type = (RevenueType)reader.GetByte(3);
            var code = reader.GetString(4);
            if (code != currencyText) (currencyText, currency) = (code, Currency.Parse(code));
            var amount = reader.GetInt64(5);
            builder.Add(month, customer, products[productId], type, currency, amount, (RecordStatus)reader.GetByte(6));

            long? low = reader.IsDBNull(7) ? null : reader.GetInt64(7);
            long? high = reader.IsDBNull(8) ? null : reader.GetInt64(8);
            var qualifier = reader.IsDBNull(9) ? null : reader.GetString(9);
            if (low is null && high is null && qualifier is null) continue;
            ranged.Add(new RangedRecord(month, customer, products[productId], type, currency, amount, low ?? amount, high ?? amount, qualifier));
        }
    }
}

/// <summary>A record that is not meant exactly.</summary>
internal sealed record RangedRecord(
    Month Month, int Customer, int Product, RevenueType Type, Currency Currency, long Amount, long Low, long High, string? Qualifier)
{
    /// <summary>The cell's bounds: its amount, with each ranged record at its low and at its high instead of its stated amount.</summary>
    public static Dictionary<int, CubeRange> ByCell(List<RangedRecord> records, CubeCells cells, CubeFacts facts)
    {
        var ranges = new Dictionary<int, CubeRange>();
        foreach (var record in records)
        {
            var cell = cells.PositionOf(record.Month, record.Customer, record.Product, record.Type);
            var before = ranges.GetValueOrDefault(cell) ?? new CubeRange(cells.Amounts[cell], cells.Amounts[cell], null);
            ranges[cell] = new CubeRange(
                checked(before.Low + record.In(record.Low, facts) - record.In(record.Amount, facts)),
                checked(before.High + record.In(record.High, facts) - record.In(record.Amount, facts)),
                record.Qualifier ?? before.Qualifier);
        }

        return ranges;
    }

    private long In(long amount, CubeFacts facts) => facts.Convert(amount, Currency, Month);
}
