namespace RevenueDashboard.Cube;

/// <summary>Makes the cube of a book as a loss would leave one of its months.</summary>
internal static class CutCube
{
    /// <param name="cube">Not changed. Seen as it is: its cells are not converted or grouped again from the whole book.</param>
    /// <param name="month">The only month that has cells afterwards; all others are as if nobody had paid in them.</param>
    /// <param name="amounts">One for each cell of the month, in their order.</param>
    /// <param name="unallocated">Of the month, by position of the product: what published totals leave to nobody in particular.</param>
    public static RevenueCube Of(RevenueCube cube, Month month, long[] amounts, long[] unallocated)
    {
        var cells = cube.Cells.Only(month, amounts);
        var known = new long[cube.Products.Count];
        for (var cell = 0; cell < cells.Count; cell++) known[cells.Products[cell]] = checked(known[cells.Products[cell]] + amounts[cell]);

        var totals = cube.Totals.Where(total => total.Key.Month == month)
            .ToDictionary(total => total.Key, total => total.Value with { Amount = checked(known[total.Key.Product] + unallocated[total.Key.Product]) });
        return new RevenueCube(cube.DataVersion, cube.Currency, cells, cube.Customers, cube.Products, cube.Parents, cube.Statuses, totals, [])
        {
            KnownOn = cube.KnownOn,
            RunningMonth = cube.RunningMonth,
            IsSample = cube.IsSample,
            Calendar = cube.Calendar,
            Decided = cube.Decided,
            Roles = cube.Roles,
            Evidence = cube.Evidence,
            Overrides = cube.Overrides,
            Rates = cube.Rates,
            Limits = cube.Limits,
            Waivers = cube.Waivers,
            Goals = cube.Goals,
            Months = cube.Months,
            View = cube.View,
            WithoutMargin = cube.WithoutMargin,
        };
    }
}
