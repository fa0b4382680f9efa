using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Where a cell is within its month, by numbers of the database: positions may differ between two cubes.</summary>
internal readonly record struct CellPlace(int CustomerId, int ProductId, RevenueType Type) : IComparable<CellPlace>
{
    public int CompareTo(CellPlace other)
    {
        var order = CustomerId.CompareTo(other.CustomerId);
        if (order == 0) order = ProductId.CompareTo(other.ProductId);
        return order == 0 ? Type.CompareTo(other.Type) : order;
    }
}

/// <summary>The cells of a month in two states of the book side by side. Both cubes keep them in the order of their places, so one walk finds the pairs.</summary>
internal static class CellPairs
{
    public static IEnumerable<(CellPlace Place, long? Before, long? After)> Of(RevenueCube before, RevenueCube after, Month month)
    {
        var (then, now) = (before.Cells.Of(month), after.Cells.Of(month));
        var (old, fresh) = (then.Start, now.Start);
        while (old < then.End || fresh < now.End)
        {
            var order = old == then.End ? 1 : fresh == now.End ? -1 : PlaceOf(before, old).CompareTo(PlaceOf(after, fresh));
            yield return order switch
            {
                < 0 => (PlaceOf(before, old), before.Cells.Amounts[old], null),
                > 0 => (PlaceOf(after, fresh), null, after.Cells.Amounts[fresh]),
                _ => (PlaceOf(after, fresh), before.Cells.Amounts[old], after.Cells.Amounts[fresh]),
            };
            if (order <= 0) old++;
            if (order >= 0) fresh++;
        }
    }

    private static CellPlace PlaceOf(RevenueCube cube, int cell) =>
        new(cube.Customers[cube.Cells.Customers[cell]].Id, cube.Products[cube.Cells.Products[cell]].Id, cube.Cells.Types[cell]);
}
