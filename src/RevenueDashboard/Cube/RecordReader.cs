using System.Runtime.CompilerServices;
using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>Reads counting records of a batch into a builder of cells.</summary>
internal sealed class RecordReader(RevenueContext context, CubeCellsBuilder builder, Dictionary<int, int> customers, Dictionary<int, int> products)
{
    /// <summary>Records that are not meant exactly.</summary>
    public List<RangedRecord> Ranged { get; } = [];

    /// <summary>What records say of quantities.</summary>
    public List<RecordQuantity> Quantities { get; } = [];

    /// <param name="parts">The months and products of the batch to read; null for all that it has.</param>
    public Task ReadAsync(int batchId, HashSet<(Month Month, int ProductId)>? parts, CancellationToken cancellation)
    {
        var (customerId, customer) = (-1, -1);
        return StoredRecords.VisitAsync(context, batchId, Take, cancellation);

        // Compiled fully at once: the first cube of a server is over before the runtime would get round to it.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Take(in StoredRecord record)
        {
            if (parts is not null && !parts.Contains((record.Month, record.ProductId))) return;

            if (record.CustomerId != customerId) (customerId, customer) = (record.CustomerId, customers[record.CustomerId]);
            var product = products[record.ProductId];
            builder.Add(record.Month, customer, product, record.Type, record.Currency, record.Amount, record.Status);
            if (record.Quantity is { } quantity) Quantities.Add(new RecordQuantity(record.Month, customer, product, record.Type, quantity, record.Unit));
            if (record.Low is null && record.High is null && record.Qualifier is null) return;

            Ranged.Add(new RangedRecord(
                record.Month, customer, product, record.Type, record.Currency, record.Amount, record.Low ?? record.Amount, record.High ?? record.Amount, record.Qualifier));
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

/// <summary>A record that says a quantity.</summary>
internal readonly record struct RecordQuantity(Month Month, int Customer, int Product, RevenueType Type, long Quantity, string? Unit)
{
    public static CubeQuantities ByCell(List<RecordQuantity> records, CubeCells cells)
    {
        var quantities = new CubeQuantitiesBuilder();
        foreach (var record in records) quantities.Add(cells.PositionOf(record.Month, record.Customer, record.Product, record.Type), record.Unit, record.Quantity);
        return quantities.Build();
    }
}
