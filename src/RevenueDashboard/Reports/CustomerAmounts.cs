using System.Buffers;
using System.Runtime.CompilerServices;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Sums the cells of a month per customer: all of them without a question per cell, which is the plain case, or those of some products.</summary>
internal static class CustomerAmounts
{
    /// <param name="products">Which products count, by their positions; all when it is null.</param>
    public static EntityAmounts Of(CubeCells.Slice cells, bool[]? products = null)
    {
        // Kept between calls: clearing new arrays of this size takes longer than filling them.
        var (entities, sums) = (ArrayPool<int>.Shared.Rent(cells.Count), ArrayPool<long>.Shared.Rent(cells.Count));
        try
        {
            var count = products is null ? Sum(cells, entities, sums) : Sum(cells, products, entities, sums);
            return new EntityAmounts(entities.AsSpan(0, count).ToArray(), sums.AsSpan(0, count).ToArray());
        }
        finally
        {
            ArrayPool<int>.Shared.Return(entities);
            ArrayPool<long>.Shared.Return(sums);
        }
    }

    /// <summary>Writes each customer's sum once and returns how many there are.</summary>
    /// <param name="entities">At least as long as there are cells; empty when nobody asks who it is.</param>
    /// <param name="sums">At least as long as there are cells.</param>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Sum(CubeCells.Slice cells, Span<int> entities, Span<long> sums)
    {
        var customers = cells.Customers;
        var amounts = cells.Amounts[..customers.Length];
        var count = 0;

        // Sorted by customer: the cells of one stand together.
        for (var i = 0; i < customers.Length;)
        {
            var customer = customers[i];
            var sum = amounts[i++];
            while (i < customers.Length && customers[i] == customer) sum = checked(sum + amounts[i++]);
            if (!entities.IsEmpty) entities[count] = customer;
            sums[count++] = sum;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Sum(CubeCells.Slice cells, bool[] chosen, Span<int> entities, Span<long> sums)
    {
        var customers = cells.Customers;
        var products = cells.Products;
        var amounts = cells.Amounts;
        var count = 0;
        for (var i = 0; i < customers.Length; i++)
        {
            if (!chosen[products[i]]) continue;
            if (count > 0 && entities[count - 1] == customers[i])
            {
                sums[count - 1] = checked(sums[count - 1] + amounts[i]);
                continue;
            }

            entities[count] = customers[i];
            sums[count++] = amounts[i];
        }

        return count;
    }
}
