using System.Buffers;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports.Movements;

/// <summary>What each customer, parent or product brought in a month, in the order of their positions.</summary>
/// <param name="Entities">Positions in the cube's customers or products.</param>
/// <param name="Amounts">Net, in ten-thousandths.</param>
/// <param name="Starts">The first cell of the entity's first customer; empty for products.</param>
/// <param name="Paid">The products each entity paid for, of those that one customer alone counts for; empty for products.</param>
internal sealed record EntityRows(int[] Entities, long[] Amounts, int[] Starts, PaidProducts[] Paid)
{
    public static EntityRows None { get; } = new([], [], [], []);

    public long AmountOf(int entity)
    {
        var place = Array.BinarySearch(Entities, entity);
        return place < 0 ? 0 : Amounts[place];
    }

    /// <param name="map">Whom each customer counts for.</param>
    /// <param name="leftOut">By position of the customer; null when nobody is.</param>
    public static EntityRows OfCustomers(CubeCells cells, Month month, bool[] products, EntityMap map, bool[]? leftOut, int entityCount)
    {
        var slice = cells.Of(month);
        if (slice.Count == 0) return None;
        return map.Entities is null ? InOrder(cells, slice, products, leftOut) : RolledUp(cells, slice, products, map.Entities, leftOut, entityCount);
    }

    public static EntityRows OfProducts(CubeCells cells, Month month, bool[] products, bool[]? leftOut)
    {
        var slice = cells.Of(month);
        var sums = new long[products.Length];
        var seen = new bool[products.Length];
        for (var cell = slice.Start; cell < slice.End; cell++)
        {
            var product = cells.Products[cell];
            if (!products[product] || (leftOut is not null && leftOut[cells.Customers[cell]])) continue;
            sums[product] = checked(sums[product] + cells.Amounts[cell]);
            seen[product] = true;
        }

        var found = Enumerable.Range(0, sums.Length).Where(product => seen[product]).ToArray();
        return new EntityRows(found, [.. found.Select(product => sums[product])], [], []);
    }

    // A customer's cells stand together, and customers in order.
    private static EntityRows InOrder(CubeCells cells, CubeCells.Slice slice, bool[] products, bool[]? leftOut)
    {
        var customers = slice.Customers;
        var cellProducts = slice.Products;
        var amounts = slice.Amounts;
        var entities = ArrayPool<int>.Shared.Rent(slice.Count);
        var starts = ArrayPool<int>.Shared.Rent(slice.Count);
        var sums = ArrayPool<long>.Shared.Rent(slice.Count);
        var paid = ArrayPool<PaidProducts>.Shared.Rent(slice.Count);
        var (count, last) = (0, -1);
        var current = new PaidProducts.Run();
        for (var i = 0; i < amounts.Length; i++)
        {
            if (!products[cellProducts[i]]) continue;
            var customer = customers[i];
            if (leftOut is not null && leftOut[customer]) continue;
            if (customer == last)
            {
                sums[count - 1] = checked(sums[count - 1] + amounts[i]);
            }
            else
            {
                if (count > 0) paid[count - 1] = current.Take();
                (last, entities[count], starts[count], sums[count]) = (customer, customer, slice.Start + i, amounts[i]);
                count++;
            }

            current.Add(cellProducts[i], amounts[i]);
        }

        if (count > 0) paid[count - 1] = current.Take();
        var rows = new EntityRows(entities[..count], sums[..count], starts[..count], paid[..count]);
        ArrayPool<int>.Shared.Return(entities);
        ArrayPool<int>.Shared.Return(starts);
        ArrayPool<long>.Shared.Return(sums);
        ArrayPool<PaidProducts>.Shared.Return(paid);
        return rows;
    }

    private static EntityRows RolledUp(CubeCells cells, CubeCells.Slice slice, bool[] products, int[] map, bool[]? leftOut, int entityCount)
    {
        var customers = slice.Customers;
        var cellProducts = slice.Products;
        var amounts = slice.Amounts;
        var sums = ArrayPool<long>.Shared.Rent(entityCount);
        var firsts = ArrayPool<int>.Shared.Rent(entityCount);
        var paid = ArrayPool<PaidProducts>.Shared.Rent(entityCount);
        Array.Clear(firsts, 0, entityCount);
        var (count, last) = (0, -1);
        var current = new PaidProducts.Run();
        for (var i = 0; i < amounts.Length; i++)
        {
            if (!products[cellProducts[i]]) continue;
            var customer = customers[i];
            if (leftOut is not null && leftOut[customer]) continue;
            var entity = map[customer];
            if (customer != last)
            {
                if (last >= 0) paid[map[last]] = current.Take();
                last = customer;
            }

            current.Add(cellProducts[i], amounts[i]);
            if (firsts[entity] == 0)
            {
                // One more than the cell, so that 0 is nobody yet.
                (firsts[entity], sums[entity]) = (slice.Start + i + 1, amounts[i]);
                count++;
            }
            else
            {
                sums[entity] = checked(sums[entity] + amounts[i]);
            }
        }

        if (last >= 0) paid[map[last]] = current.Take();
        var rows = new EntityRows(new int[count], new long[count], new int[count], new PaidProducts[count]);
        var place = 0;
        for (var entity = 0; place < count; entity++)
        {
            if (firsts[entity] == 0) continue;
            (rows.Entities[place], rows.Amounts[place], rows.Starts[place], rows.Paid[place]) = (entity, sums[entity], firsts[entity] - 1, paid[entity]);
            place++;
        }

        ArrayPool<PaidProducts>.Shared.Return(paid);
        ArrayPool<int>.Shared.Return(firsts);
        ArrayPool<long>.Shared.Return(sums);
        return rows;
    }
}
