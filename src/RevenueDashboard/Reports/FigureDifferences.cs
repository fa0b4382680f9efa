using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Where two states of the book give other figures by parent: through another rate, another parent, another name of a customer, another reported total.</summary>
internal static class FigureDifferences
{
    /// <returns>Months, and names of the products concerned, in the order of the book.</returns>
    public static (IReadOnlyList<Month> Months, IReadOnlyList<string> Products) Between(RevenueCube before, RevenueCube after)
    {
        var months = new List<Month>();
        var products = new SortedDictionary<int, string>();
        foreach (var month in MonthsOf(before).Union(MonthsOf(after)).Order())
        {
            var found = Of(before, after, month);
            if (found.Count == 0) continue;

            months.Add(month);
            foreach (var id in found) products[id] = (after.Products.FirstOrDefault(product => product.Id == id) ?? before.Products.First(product => product.Id == id)).Name;
        }

        return (months, [.. products.Values]);
    }

    private static IEnumerable<Month> MonthsOf(RevenueCube cube) => cube.Months ?? Enumerable.Empty<Month>();

    private static HashSet<int> Of(RevenueCube before, RevenueCube after, Month month)
    {
        var sums = new Dictionary<(int EntityId, int ProductId), Int128>();
        Add(after, month, sums, 1);
        Add(before, month, sums, -1);
        var found = sums.Where(sum => sum.Value != 0).Select(sum => sum.Key.ProductId).ToHashSet();
        found.UnionWith(TotalsOf(before, month).Except(TotalsOf(after, month)).Concat(TotalsOf(after, month).Except(TotalsOf(before, month))).Select(total => total.ProductId));
        return found;
    }

    private static void Add(RevenueCube cube, Month month, Dictionary<(int, int), Int128> sums, int sign)
    {
        var cells = cube.Cells.Of(month);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var key = (cube.Customers[cube.EntityOf(cells.Customers[cell], month, EntityLevel.Parent)].Id, cube.Products[cells.Products[cell]].Id);
            sums[key] = sums.GetValueOrDefault(key) + (sign * (Int128)cells.Amounts[cell]);
        }
    }

    // Only a month with records has a remainder.
    private static IEnumerable<(int ProductId, long Amount)> TotalsOf(RevenueCube cube, Month month)
    {
        for (var product = 0; product < cube.Products.Count; product++)
        {
            if (cube.StatusOf(month, product) != MonthStatus.Missing && cube.TotalOf(month, product) is { } total) yield return (cube.Products[product].Id, total.Amount);
        }
    }
}
