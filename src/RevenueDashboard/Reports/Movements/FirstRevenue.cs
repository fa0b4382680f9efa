using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports.Movements;

/// <summary>In which month each entity first had an amount above zero, in the products of a scope.</summary>
/// <remarks>
/// An entity has the history it had under the parents of each month. A customer that came under another parent later brings its own history along:
/// its revenue is not new there.
/// </remarks>
internal sealed class FirstRevenue
{
    private readonly int[] asWas;
    private readonly Dictionary<EntityMap, int[]> byMap = [];

    /// <param name="months">Every month of the book up to the last that is asked about, in order.</param>
    public FirstRevenue(ScopedBook book, bool[] products, EntityMaps maps, IReadOnlyList<(Month Month, EntityRows Rows)> months, int entityCount, bool isOfProducts)
    {
        asWas = new int[entityCount];
        Array.Fill(asWas, int.MaxValue);
        for (var i = months.Count - 1; i >= 0; i--)
        {
            var (month, rows) = (months[i].Month.Index, months[i].Rows);
            for (var row = 0; row < rows.Amounts.Length; row++)
            {
                if (rows.Amounts[row] > 0) asWas[rows.Entities[row]] = month;
            }
        }

        var all = isOfProducts ? [] : maps.All.ToList();
        if (all.Count < 2) return;

        var moved = book.Cube.Parents.Controlled.Where(customer => !book.IsLeftOut(customer) && all.Exists(map => map.Of(customer) != all[0].Of(customer))).ToList();
        var own = moved.ConvertAll(customer => FirstOf(book.Cube.Cells, products, customer, months));
        foreach (var map in all)
        {
            var firsts = (int[])asWas.Clone();
            for (var i = 0; i < moved.Count; i++)
            {
                ref var first = ref firsts[map.Of(moved[i])];
                first = Math.Min(first, own[i]);
            }

            byMap.Add(map, firsts);
        }
    }

    /// <summary>The index of the month by position of the entity; <see cref="int.MaxValue"/> when it never had revenue.</summary>
    /// <param name="map">The parents that entities are seen by.</param>
    public int[] By(EntityMap map) => byMap.GetValueOrDefault(map, asWas);

    private static int FirstOf(CubeCells cells, bool[] products, int customer, IReadOnlyList<(Month Month, EntityRows Rows)> months)
    {
        foreach (var (month, _) in months)
        {
            var slice = cells.Of(month);
            var found = Array.BinarySearch(cells.Customers, slice.Start, slice.Count, customer);
            if (found < 0) continue;

            while (found > slice.Start && cells.Customers[found - 1] == customer) found--;
            long sum = 0;
            for (; found < slice.End && cells.Customers[found] == customer; found++)
            {
                if (products[cells.Products[found]]) sum = checked(sum + cells.Amounts[found]);
            }

            if (sum > 0) return month.Index;
        }

        return int.MaxValue;
    }
}
