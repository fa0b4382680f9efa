namespace RevenueDashboard.Cube;

/// <summary>Takes cells over from an earlier cube and puts those made anew between them, in one pass: both are in order.</summary>
internal sealed class CubeCellsMerge
{
    private readonly CubeCells kept;
    private readonly CubeCells made;
    private readonly CubeChange change;
    private readonly bool samePlaces;
    private readonly int[] customers;
    private readonly ushort[] products;
    private readonly RevenueType[] types;
    private readonly RecordStatus[] statuses;
    private readonly long[] amounts;
    private readonly Dictionary<int, CubeRange> keptRanges;
    private readonly ForeignCells.Builder foreign = new();
    private int nextKept;
    private int nextMade;
    private readonly CubeQuantitiesMerge quantities;
    private int count;

    private CubeCellsMerge(CubeCells kept, Dictionary<int, CubeRange> keptRanges, CubeQuantities keptQuantities, CubeChange change, CubeCells made, CubeQuantities madeQuantities)
    {
        quantities = new CubeQuantitiesMerge(keptQuantities, madeQuantities);
        (this.kept, this.keptRanges, this.change, this.made) = (kept, keptRanges, change, made);
        samePlaces = IsIdentity(change.Customers) && IsIdentity(change.Products);
        var most = kept.Count + made.Count;
        (customers, products, types, statuses, amounts) = (new int[most], new ushort[most], new RevenueType[most], new RecordStatus[most], new long[most]);
    }

    /// <summary>The bounds of cells that were taken over, by their new place.</summary>
    public Dictionary<int, CubeRange> Ranges { get; } = [];

    /// <param name="kept">The cells of the earlier cube, and the bounds of some.</param>
    /// <param name="made">The cells of the parts that changed; none of them is among those taken over.</param>
    public static (CubeCells Cells, Dictionary<int, CubeRange> KeptRanges, CubeQuantities Quantities) Of(
        CubeCells kept, Dictionary<int, CubeRange> keptRanges, CubeQuantities keptQuantities, CubeChange change, CubeCells made, CubeQuantities madeQuantities)
    {
        if (change.Parts.Count == 0 && IsIdentity(change.Customers) && IsIdentity(change.Products)) return (kept, keptRanges, keptQuantities);

        var merge = new CubeCellsMerge(kept, keptRanges, keptQuantities, change, made, madeQuantities);
        return (merge.Run(), merge.Ranges, merge.quantities.Build());
    }

    private CubeCells Run()
    {
        var all = Range(kept.Months, made.Months);
        if (all is not { } months) return made;

        var starts = new List<int>(months.Count + 1);
        foreach (var month in months)
        {
            starts.Add(count);
            Month(month);
        }

        starts.Add(count);
        // Months at either end may have lost all their cells.
        var first = starts.FindLastIndex(start => start == 0);
        var last = starts.FindIndex(start => start == count);
        if (count == 0) return made;

        return new CubeCells(
            months.First.Index + first, [.. starts[first..(last + 1)]], customers[..count], products[..count], types[..count], statuses[..count], amounts[..count],
            foreign.Build());
    }

    private void Month(Month month)
    {
        var (old, fresh) = (kept.Of(month), made.Of(month));
        var loses = change.Left.Any(part => part.Month == month);
        if (fresh.Count == 0 && !loses && samePlaces && keptRanges.Count == 0)
        {
            Copy(kept, old);
            return;
        }

        var next = fresh.Start;
        for (var cell = old.Start; cell < old.End; cell++)
        {
            var product = change.Products[kept.Products[cell]];
            if (product < 0 || (loses && change.Left.Contains((month, kept.Products[cell])))) continue;

            var customer = change.Customers[kept.Customers[cell]];
            var place = Place(customer, product, kept.Types[cell]);
            for (; next < fresh.End && Place(made.Customers[next], made.Products[next], made.Types[next]) < place; next++) Take(made, next, made.Customers[next], made.Products[next], isKept: false);
            if (keptRanges.TryGetValue(cell, out var range)) Ranges.Add(count, range);
            Take(kept, cell, customer, product, isKept: true);
        }

        for (; next < fresh.End; next++) Take(made, next, made.Customers[next], made.Products[next], isKept: false);
    }

    private void Copy(CubeCells cells, CubeCells.Slice slice)
    {
        if (slice.Count == 0) return;
        TakeForeign(cells, slice.Start, slice.End);
        if (quantities.IsNeeded) quantities.Copy(slice.Start, slice.End, count);
        Array.Copy(cells.Customers, slice.Start, customers, count, slice.Count);
        Array.Copy(cells.Products, slice.Start, products, count, slice.Count);
        Array.Copy(cells.Types, slice.Start, types, count, slice.Count);
        Array.Copy(cells.Statuses, slice.Start, statuses, count, slice.Count);
        Array.Copy(cells.Amounts, slice.Start, amounts, count, slice.Count);
        count += slice.Count;
    }

    private void Take(CubeCells cells, int cell, int customer, int product, bool isKept)
    {
        TakeForeign(cells, cell, cell + 1);
        if (quantities.IsNeeded) quantities.Take(isKept, cell, count);
        (customers[count], products[count], types[count]) = (customer, (ushort)product, cells.Types[cell]);
        (statuses[count], amounts[count]) = (cells.Statuses[cell], cells.Amounts[cell]);
        count++;
    }

    private void TakeForeign(CubeCells cells, int first, int end)
    {
        if (cells == kept) foreign.Take(cells.Foreign, ref nextKept, first, end, at: count);
        else foreign.Take(cells.Foreign, ref nextMade, first, end, at: count);
    }

    // As in CubeCellsBuilder: the order of cells within a month in one number.
    private static ulong Place(int customer, int product, RevenueType type) => ((ulong)(uint)customer << 24) | ((ulong)(uint)product << 8) | (byte)type;

    private static bool IsIdentity(int[] moves)
    {
        for (var i = 0; i < moves.Length; i++)
        {
            if (moves[i] != i) return false;
        }

        return true;
    }

    private static MonthRange? Range(MonthRange? one, MonthRange? other) =>
        one is not { } first ? other
        : other is not { } second ? one
        : new MonthRange(first.First < second.First ? first.First : second.First, first.Last > second.Last ? first.Last : second.Last);
}
