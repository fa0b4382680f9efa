using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The lines of a spend file on their way to records that are rounded once.</summary>
internal sealed class SpendRounding
{
    /// <summary>The amount of the row at hand, exactly.</summary>
    public ExactAmount Amount;

    /// <summary>Its quantity, exactly.</summary>
    public ExactAmount Quantity;

    private readonly ExactSums<Key> sums = new();
    private readonly Dictionary<int, (FileCustomer Customer, NameText Name)> customers = [];
    private readonly Dictionary<int, SpendProducts.FileProduct> products = [];

    public long Lines => sums.Lines;

    public int Records => sums.Count;

    public IReadOnlyList<RoundingDifference> Differences => sums.Differences();

    public void Add(in SpendRow row, FileCustomer customer, NameText name, SpendProducts.FileProduct product)
    {
        customers.TryAdd(customer.Number, (customer, name));
        products.TryAdd(product.Number, product);

        // Bounds hold for the line they stand in: it is a record of its own.
        var alone = row.AmountLow is not null || row.AmountHigh is not null ? row.Line : 0;
        var common = row with { Line = alone, Amount = 0, Quantity = row.Quantity is null ? null : 0 };
        sums.Add(new Key(common, customer.Number, product.Number), row.Line, row.Currency, Amount, row.Quantity is null ? default : Quantity);
    }

    /// <summary>The records in the order of their first lines.</summary>
    public IEnumerable<(ExactRecord<Key> Sum, SpendRow Row, FileCustomer Customer, NameText Name, SpendProducts.FileProduct Product)> Rounded()
    {
        foreach (var sum in sums.Records())
        {
            var (customer, name) = customers[sum.Key.Customer];
            var row = sum.Key.Common with { Line = sum.Line, Note = NoteOf(sum) };
            if (row.Quantity is not null) row = row with { Quantity = (long)sum.Quantity };
            yield return (sum, row, customer, name, products[sum.Key.Product]);
        }
    }

    private static string? NoteOf(ExactRecord<Key> sum)
    {
        if (sum.Lines == 1) return sum.Key.Common.Note;

        var added = FormattableString.Invariant($"Sum of {sum.Lines:N0} lines");
        return sum.Key.Common.Note is { } note ? $"{note} ({added})" : added;
    }

    /// <summary>What makes lines one record: everything they say but the amount and the quantity.</summary>
    internal readonly record struct Key(SpendRow Common, int Customer, int Product);
}
