using System.Runtime.InteropServices;

namespace RevenueDashboard.Importing.Focus;

/// <summary>
/// Adds lines up to records, exactly, in the order of their first lines. Takes memory for every record, none for a line: daily charges of a month
/// are one record.
/// </summary>
internal sealed class FocusSums
{
    private readonly Dictionary<Key, int> placeOf = [];
    private readonly List<Record> records = [];

    public int Count => records.Count;

    public void Add(in Key key, long line, in FocusAmount amount)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(placeOf, key, out var exists);
        if (!exists)
        {
            place = records.Count;
            records.Add(new Record(key, line, 1, amount));
            return;
        }

        ref var record = ref CollectionsMarshal.AsSpan(records)[place];
        record = record with { Lines = record.Lines + 1, Amount = record.Amount + amount };
    }

    public IReadOnlyList<Record> InOrder() => records;

    /// <param name="Account">Number of the account within the file.</param>
    /// <param name="Product">Number of the product within the file.</param>
    internal readonly record struct Key(int Account, int Product, Month Month, RevenueType Type, Currency Currency);

    /// <param name="FirstLine">The physical line of the first line added up.</param>
    internal readonly record struct Record(Key Key, long FirstLine, long Lines, FocusAmount Amount);
}
