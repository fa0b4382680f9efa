namespace RevenueDashboard.Cube;

/// <summary>
/// The amounts of the book as sorted columns: month, then customer, product and revenue type, one cell each. About 20 bytes a cell; every
/// filter, roll-up and metric is one pass in order.
/// </summary>
public sealed class CubeCells
{
    private readonly int[] _firstOfMonth;

    internal CubeCells(int firstMonth, int[] firstOfMonth, int[] customers, ushort[] products, RevenueType[] types, RecordStatus[] statuses, long[] amounts, ForeignCells? foreign = null)
    {
        FirstMonthIndex = firstMonth;
        _firstOfMonth = firstOfMonth;
        (Customers, Products, Types, Statuses, Amounts) = (customers, products, types, statuses, amounts);
        Foreign = foreign ?? ForeignCells.None;
    }

    internal int FirstMonthIndex { get; }

    internal int MonthCount => _firstOfMonth.Length - 1;

    public int Count => Amounts.Length;

    /// <summary>Positions in <see cref="RevenueCube.Customers"/>.</summary>
    internal int[] Customers { get; }

    /// <summary>Positions in <see cref="RevenueCube.Products"/>.</summary>
    internal ushort[] Products { get; }

    internal RevenueType[] Types { get; }

    /// <summary>The least sure status among the cell's records.</summary>
    internal RecordStatus[] Statuses { get; }

    /// <summary>Ten-thousandths of the reporting currency.</summary>
    internal long[] Amounts { get; }

    /// <summary>The amounts of cells in other currencies, before they were converted.</summary>
    public ForeignCells Foreign { get; }

    /// <summary>The same cells with other amounts.</summary>
    internal CubeCells WithAmounts(long[] amounts) => new(FirstMonthIndex, _firstOfMonth, Customers, Products, Types, Statuses, amounts, Foreign);

    /// <summary>The cells of one month alone, with other amounts.</summary>
    /// <param name="amounts">One for each cell of the month, in their order.</param>
    internal CubeCells Only(Month month, long[] amounts)
    {
        var of = Of(month);
        return new CubeCells(month.Index, [0, of.Count], of.Customers.ToArray(), of.Products.ToArray(), of.Types.ToArray(), of.Statuses.ToArray(), amounts);
    }

    /// <summary>The months from the first with a cell to the last; null when there is none.</summary>
    public MonthRange? Months => Count == 0
        ? null
        : new MonthRange(Month.FromIndex(FirstMonthIndex), Month.FromIndex(FirstMonthIndex + MonthCount - 1));

    /// <summary>The cells of a month, in order; empty outside <see cref="Months"/>.</summary>
    public Slice Of(Month month)
    {
        var offset = month.Index - FirstMonthIndex;
        return offset < 0 || offset >= MonthCount ? default : new Slice(this, _firstOfMonth[offset], _firstOfMonth[offset + 1]);
    }

    internal int PositionOf(Month month, int customer, int product, RevenueType type)
    {
        var slice = Of(month);
        if (slice.Count == 0) return -1;

        // Sorted by customer first: from any of the customer's cells back to the first.
        var found = Array.BinarySearch(Customers, slice.Start, slice.Count, customer);
        if (found < 0) return -1;
        while (found > slice.Start && Customers[found - 1] == customer) found--;
        for (var i = found; i < slice.End && Customers[i] == customer; i++)
        {
            if (Products[i] == product && Types[i] == type) return i;
        }

        return -1;
    }

    internal Month MonthOf(int cell)
    {
        var found = Array.BinarySearch(_firstOfMonth, cell);
        if (found < 0) return Month.FromIndex(FirstMonthIndex + ~found - 1);

        // A month without cells starts where the next one does.
        while (found + 1 < _firstOfMonth.Length && _firstOfMonth[found + 1] == cell) found++;
        return Month.FromIndex(FirstMonthIndex + found);
    }

    /// <summary>The cells of one month.</summary>
    public readonly struct Slice
    {
        private readonly CubeCells _cells;

        internal Slice(CubeCells cells, int start, int end) => (_cells, Start, End) = (cells, start, end);

        internal int Start { get; }

        internal int End { get; }

        public int Count => End - Start;

        public ReadOnlySpan<int> Customers => Count == 0 ? [] : _cells.Customers.AsSpan(Start, Count);

        public ReadOnlySpan<ushort> Products => Count == 0 ? [] : _cells.Products.AsSpan(Start, Count);

        public ReadOnlySpan<RevenueType> Types => Count == 0 ? [] : _cells.Types.AsSpan(Start, Count);

        public ReadOnlySpan<RecordStatus> Statuses => Count == 0 ? [] : _cells.Statuses.AsSpan(Start, Count);

        public ReadOnlySpan<long> Amounts => Count == 0 ? [] : _cells.Amounts.AsSpan(Start, Count);
    }
}
