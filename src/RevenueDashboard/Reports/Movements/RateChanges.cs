using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports.Movements;

/// <summary>
/// What changed exchange rates alone made of the amounts that were there in two months: of each cell in another currency the part of the original
/// amount that both months have, at the later rate less at the earlier one. What was added or lost moves at its own month's rate.
/// </summary>
internal static class RateChanges
{
    /// <returns>By position of the entity; null when no amount in another currency is in both months.</returns>
    public static long[]? Of(ScopedBook book, bool[] products, Month from, Month to, int entityCount, Func<int, int> entityOf)
    {
        var cube = book.Cube;
        var foreign = cube.Cells.Foreign;
        if (foreign.Count == 0) return null;

        var (before, after) = (cube.Cells.Of(from), cube.Cells.Of(to));
        var (i, endBefore) = (foreign.FirstFrom(before.Start), foreign.FirstFrom(before.End));
        var (j, endAfter) = (foreign.FirstFrom(after.Start), foreign.FirstFrom(after.End));
        long[]? changes = null;
        while (i < endBefore && j < endAfter)
        {
            var order = Compare(cube.Cells, foreign, i, j);
            if (order == 0 && products[cube.Cells.Products[foreign.Cells[j]]] && !book.IsLeftOut(cube.Cells.Customers[foreign.Cells[j]]))
            {
                var kept = InBoth(foreign.Amounts[i], foreign.Amounts[j]);
                var currency = foreign.Currencies[j];
                changes ??= new long[entityCount];
                ref var change = ref changes[entityOf(foreign.Cells[j])];
                change = checked(change + cube.Rates.Convert(kept, currency, to) - cube.Rates.Convert(kept, currency, from));
            }

            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return changes;
    }

    private static long InBoth(long before, long after) =>
        before > 0 && after > 0 ? Math.Min(before, after)
        : before < 0 && after < 0 ? Math.Max(before, after)
        : 0;

    private static int Compare(CubeCells cells, ForeignCells foreign, int one, int other)
    {
        var (left, right) = (foreign.Cells[one], foreign.Cells[other]);
        var order = cells.Customers[left].CompareTo(cells.Customers[right]);
        if (order == 0) order = cells.Products[left].CompareTo(cells.Products[right]);
        if (order == 0) order = ((byte)cells.Types[left]).CompareTo((byte)cells.Types[right]);
        return order == 0 ? string.CompareOrdinal(foreign.Currencies[one].Code, foreign.Currencies[other].Code) : order;
    }
}
