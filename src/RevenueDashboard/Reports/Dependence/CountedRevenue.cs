using System.Runtime.CompilerServices;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>
/// The revenue of a month that shares are shares of, as cells not below zero. They add up to the positive base to the last unit: the credits of an
/// entity lower each of its cells in proportion, and one with a net credit has none. Who is left out of the book keeps its cells as they are.
/// </summary>
internal sealed class CountedRevenue
{
    private readonly CubeCells.Slice slice;
    private readonly (int Cell, long Amount)[] lowered;

    /// <param name="lowered">By cell: those whose amounts are not the cube's.</param>
    private CountedRevenue(CubeCells.Slice slice, (int Cell, long Amount)[] lowered, long net, long excluded) =>
        (this.slice, this.lowered, Net, Excluded) = (slice, lowered, net, excluded);

    /// <summary>The scope's cells as they are, credits and all, with those of who is left out of the book.</summary>
    public long Net { get; }

    /// <summary>Net credits of entities, at most 0: they are in the total and in no share.</summary>
    public long Excluded { get; }

    /// <summary>Positions of the cells' customers; a customer's cells stand together.</summary>
    public ReadOnlySpan<int> Customers => slice.Customers;

    /// <summary>Positions of the cells' products, in the scope and out of it.</summary>
    public ReadOnlySpan<ushort> Products => slice.Products;

    /// <summary>The cells' amounts in the cube, in ten-thousandths: what counts of them is told by <see cref="Counted"/>.</summary>
    public ReadOnlySpan<long> Amounts => slice.Amounts;

    /// <summary>What counts of a cell, in ten-thousandths. The cells are asked for in their order.</summary>
    /// <param name="amount">Of the cell in the cube.</param>
    /// <param name="next">From one call to the next; 0 at the first.</param>
    public long Counted(int cell, long amount, ref int next) => next < lowered.Length && lowered[next].Cell == cell ? lowered[next++].Amount : amount;

    public static CountedRevenue Of(ScopedBook book, Month month)
    {
        var slice = book.Cube.Cells.Of(month);
        var (net, hasCredits) = book.HasAllProducts ? Sum(slice.Amounts) : SumInScope(book, slice);
        if (!hasCredits) return new CountedRevenue(slice, lowered: [], net, excluded: 0);

        var lowered = new List<(int Cell, long Amount)>();
        var excluded = 0L;
        foreach (var entity in CreditedIn(book, month, slice)) excluded = checked(excluded + Lower(slice, CellsOf(book, month, slice, entity), lowered));
        lowered.Sort();
        return new CountedRevenue(slice, [.. lowered], net, excluded);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Net, bool HasCredits) Sum(ReadOnlySpan<long> amounts)
    {
        var (sum, signs) = (0L, 0L);
        foreach (var amount in amounts)
        {
            // Within the cube's checked total.
            sum += amount;
            signs |= amount;
        }

        return (sum, signs < 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Net, bool HasCredits) SumInScope(ScopedBook book, CubeCells.Slice slice)
    {
        var amounts = slice.Amounts;
        var products = slice.Products;
        var inScope = book.InScope;
        var (sum, signs) = (0L, 0L);
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            if (!inScope[products[cell]]) continue;
            sum += amounts[cell];
            signs |= amounts[cell];
        }

        return (sum, signs < 0);
    }

    /// <summary>The entities that something was credited to: few in most books, and only they need more than a look at their cells.</summary>
    private static HashSet<int> CreditedIn(ScopedBook book, Month month, CubeCells.Slice slice)
    {
        var amounts = slice.Amounts;
        var credited = new HashSet<int>();
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            if (amounts[cell] >= 0 || !book.IsInScope(slice.Products[cell]) || book.IsLeftOut(slice.Customers[cell])) continue;
            credited.Add(book.Cube.EntityOf(slice.Customers[cell], month, book.Level));
        }

        return credited;
    }

    // The cells of an entity in their order. A customer's stand together.
    private static List<int> CellsOf(ScopedBook book, Month month, CubeCells.Slice slice, int entity)
    {
        var customers = slice.Customers;
        var products = slice.Products;
        var own = new List<int>();
        foreach (var customer in book.CustomersOf(entity, month).Order())
        {
            var cell = customers.BinarySearch(customer);
            if (cell < 0 || book.IsLeftOut(customer)) continue;
            while (cell > 0 && customers[cell - 1] == customer) cell--;
            for (; cell < customers.Length && customers[cell] == customer; cell++)
            {
                if (book.IsInScope(products[cell])) own.Add(cell);
            }
        }

        return own;
    }

    /// <param name="own">In order: what a customer of the entity brought with one product stands together. A credit is of its product.</param>
    /// <returns>The entity's net credit; 0 when it has none.</returns>
    private static long Lower(CubeCells.Slice slice, List<int> own, List<(int Cell, long Amount)> lowered)
    {
        var customers = slice.Customers;
        var products = slice.Products;
        var amounts = slice.Amounts;
        // The product's revenue stands in its first cell.
        var above = new List<(int Cell, long Net)>(own.Count);
        var net = 0L;
        for (var next = 0; next < own.Count;)
        {
            var (first, part) = (own[next], 0L);
            for (; next < own.Count && customers[own[next]] == customers[first] && products[own[next]] == products[first]; next++) part = checked(part + amounts[own[next]]);
            net = checked(net + part);
            if (part > 0) above.Add((first, part));
        }

        var split = net > 0 ? Proportion.Split(net, [.. above.Select(part => part.Net)]) : [];
        var counted = 0;
        foreach (var cell in own) lowered.Add((cell, counted < split.Length && above[counted].Cell == cell ? split[counted++] : 0));
        return Math.Min(net, 0);
    }
}
