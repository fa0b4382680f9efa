using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports.Movements;

/// <summary>What customers pay in a month for products they did not pay for in an earlier one: the cross-sell in an expansion.</summary>
internal sealed class NewProducts
{
    private readonly CubeCells cells;
    private readonly bool[] products;
    private readonly bool[]? leftOut;
    private readonly EntityMap map;
    private readonly CubeCells.Slice before;
    private readonly CubeCells.Slice after;
    // Of entities that several customers count for, by their number and product.
    private readonly long[] groupBefore;
    private readonly long[] groupAfter;

    public NewProducts(CubeCells cells, bool[] products, bool[]? leftOut, EntityMap map, Month from, Month to)
    {
        (this.cells, this.products, this.leftOut, this.map) = (cells, products, leftOut, map);
        (before, after) = (cells.Of(from), cells.Of(to));
        var size = map.GroupCount * products.Length;
        (groupBefore, groupAfter) = (new long[size], new long[size]);
        if (size == 0) return;

        Sum(before, groupBefore);
        Sum(after, groupAfter);
    }

    /// <param name="earlier">What the months brought, and the entity's place in each.</param>
    public long Of(EntityRows earlier, int placeEarlier, EntityRows later, int placeLater)
    {
        var entity = later.Entities[placeLater];
        var group = map.Groups.Length == 0 ? -1 : map.Groups[entity];
        if (group >= 0) return OfGroup(group * products.Length);
        if (products.Length <= PaidProducts.Most && !later.Paid[placeLater].HasNewSince(earlier.Paid[placeEarlier])) return 0;
        return OfOne(entity, earlier.Starts[placeEarlier], later.Starts[placeLater]);
    }

    // Both months keep a customer's cells in the order of products.
    private long OfOne(int customer, int earlier, int later)
    {
        var (customers, cellProducts, amounts) = (cells.Customers, cells.Products, cells.Amounts);
        long sum = 0;
        while (later < after.End && customers[later] == customer)
        {
            var product = cellProducts[later];
            long now = 0, then = 0;
            for (; later < after.End && customers[later] == customer && cellProducts[later] == product; later++) now = checked(now + amounts[later]);
            while (earlier < before.End && customers[earlier] == customer && cellProducts[earlier] < product) earlier++;
            for (; earlier < before.End && customers[earlier] == customer && cellProducts[earlier] == product; earlier++) then = checked(then + amounts[earlier]);
            if (now > 0 && then <= 0 && products[product]) sum = checked(sum + now);
        }

        return sum;
    }

    private long OfGroup(int first)
    {
        long sum = 0;
        for (var i = first; i < first + products.Length; i++)
        {
            if (groupAfter[i] > 0 && groupBefore[i] <= 0) sum = checked(sum + groupAfter[i]);
        }

        return sum;
    }

    private void Sum(CubeCells.Slice month, long[] sums)
    {
        for (var cell = month.Start; cell < month.End; cell++)
        {
            var (customer, product) = (cells.Customers[cell], cells.Products[cell]);
            var group = map.Groups[map.Entities![customer]];
            if (group < 0 || !products[product] || (leftOut is not null && leftOut[customer])) continue;
            ref var sum = ref sums[group * products.Length + product];
            sum = checked(sum + cells.Amounts[cell]);
        }
    }
}
