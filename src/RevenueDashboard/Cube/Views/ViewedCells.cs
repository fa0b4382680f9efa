using System.Runtime.CompilerServices;

namespace RevenueDashboard.Cube;

/// <summary>Collects the cells of a view month by month; several that come to one place are summed.</summary>
internal sealed class ViewedCells
{
    private const int TypeBits = 8, ProductBits = 16;

    private readonly int firstMonth;
    private readonly int[] firstOfMonth;
    private readonly ulong[] places;
    private readonly long[] amounts;
    private readonly RecordStatus[] statuses;
    private readonly Dictionary<ulong, int> ofMonth = [];
    private readonly Dictionary<int, CubeRange> ranges = [];
    private int month;
    private int count;

    /// <param name="most">There are not more cells than these.</param>
    public ViewedCells(MonthRange months, int most)
    {
        firstMonth = months.First.Index;
        firstOfMonth = new int[months.Count + 1];
        (places, amounts, statuses) = (new ulong[most], new long[most], new RecordStatus[most]);
    }

    public int Count => count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int entity, int product, RevenueType type, long amount, RecordStatus status, CubeRange? range)
    {
        var place = (((ulong)(uint)entity << ProductBits) | (uint)product) << TypeBits | (byte)type;
        // Customers come in order and each place once; groups do not.
        var ascends = count == firstOfMonth[month] || places[count - 1] < place;
        if (!ascends && ofMonth.Count == 0) Index();
        if ((!ascends || ofMonth.Count > 0) && ofMonth.TryGetValue(place, out var cell))
        {
            var before = amounts[cell];
            amounts[cell] = checked(before + amount);
            if (status > statuses[cell]) statuses[cell] = status;
            var known = ranges.GetValueOrDefault(cell);
            if (known is null && range is null) return;
            ranges[cell] = new CubeRange(
                checked((known?.Low ?? before) + (range?.Low ?? amount)), checked((known?.High ?? before) + (range?.High ?? amount)), range?.Qualifier ?? known?.Qualifier);
            return;
        }

        (places[count], amounts[count], statuses[count]) = (place, amount, status);
        if (range is not null) ranges[count] = range;
        if (ofMonth.Count > 0) ofMonth[place] = count;
        count++;
    }

    public void EndMonth()
    {
        if (ofMonth.Count > 0) Sort();
        ofMonth.Clear();
        firstOfMonth[++month] = count;
    }

    /// <summary>The cells, and the bounds of some by their place.</summary>
    /// <param name="foreign">What they were made of in other currencies.</param>
    public (CubeCells Cells, Dictionary<int, CubeRange> Ranges) Build(ForeignCells foreign)
    {
        var (customers, products, types) = (new int[count], new ushort[count], new RevenueType[count]);
        for (var cell = 0; cell < count; cell++)
        {
            customers[cell] = (int)(places[cell] >> (ProductBits + TypeBits));
            products[cell] = (ushort)(places[cell] >> TypeBits);
            types[cell] = (RevenueType)(byte)places[cell];
        }

        return (new CubeCells(firstMonth, firstOfMonth, customers, products, types, statuses[..count], amounts[..count], foreign), ranges);
    }

    private void Index()
    {
        for (var cell = firstOfMonth[month]; cell < count; cell++) ofMonth[places[cell]] = cell;
    }

    private void Sort()
    {
        var first = firstOfMonth[month];
        var order = Enumerable.Range(first, count - first).ToArray();
        var keys = places[first..count];
        Array.Sort(keys, order);

        var (sortedAmounts, sortedStatuses) = (Array.ConvertAll(order, cell => amounts[cell]), Array.ConvertAll(order, cell => statuses[cell]));
        var moved = new List<(int Cell, CubeRange Range)>();
        for (var i = 0; i < order.Length; i++)
        {
            if (ranges.Count > 0 && ranges.Remove(order[i], out var range)) moved.Add((first + i, range));
        }

        keys.CopyTo(places, first);
        sortedAmounts.CopyTo(amounts, first);
        sortedStatuses.CopyTo(statuses, first);
        foreach (var (cell, range) in moved) ranges[cell] = range;
    }
}
