using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>
/// The revenue of a month that shares are shares of, as cells not below zero. They add up to the positive base to the last unit: the credits of an
/// entity lower each of its cells in proportion, and one with a net credit has none. Who is left out of the book keeps its cells as they are.
/// </summary>
internal sealed class CountedRevenue
{
    private readonly CubeCells cells;
    private readonly long[] amounts;
    private readonly int offset;

    private CountedRevenue(CubeCells cells, CubeCells.Slice slice, long[] amounts, int offset, long excluded) =>
        (this.cells, Start, End, this.amounts, this.offset, Excluded) = (cells, slice.Start, slice.End, amounts, offset, excluded);

    /// <summary>The first cell that counts.</summary>
    public int Start { get; }

    /// <summary>After the last.</summary>
    public int End { get; }

    /// <summary>Net credits of entities, at most 0: they are in the total and in no share.</summary>
    public long Excluded { get; }

    /// <summary>Position of a cell's customer.</summary>
    public int CustomerOf(int cell) => cells.Customers[cell];

    /// <summary>Position of a cell's product.</summary>
    public int ProductOf(int cell) => cells.Products[cell];

    /// <summary>Ten-thousandths.</summary>
    public long AmountOf(int cell) => amounts[cell - offset];

    public static CountedRevenue Of(ScopedBook book, Month month)
    {
        var cells = book.Cube.Cells;
        var slice = cells.Of(month);
        var credited = CreditedOf(book, month, slice);
        if (credited.Count == 0) return new CountedRevenue(cells, slice, cells.Amounts, 0, 0);

        var amounts = slice.Amounts.ToArray();
        var excluded = 0L;
        foreach (var own in CellsOf(book, month, slice, credited)) excluded = checked(excluded + Lower(cells, own, amounts, slice.Start));
        return new CountedRevenue(cells, slice, amounts, slice.Start, excluded);
    }

    // Entities that something was credited to: few in most books, and only they need more than a look at their cells.
    private static HashSet<int> CreditedOf(ScopedBook book, Month month, CubeCells.Slice slice)
    {
        var credited = new HashSet<int>();
        var (amounts, products, customers) = (book.Cube.Cells.Amounts, book.Cube.Cells.Products, book.Cube.Cells.Customers);
        for (var cell = slice.Start; cell < slice.End; cell++)
        {
            if (amounts[cell] >= 0 || !book.IsInScope(products[cell])) continue;
            var entity = book.Cube.EntityOf(customers[cell], month, book.Level);
            if (entity != book.Without) credited.Add(entity);
        }

        return credited;
    }

    private static Dictionary<int, List<int>>.ValueCollection CellsOf(ScopedBook book, Month month, CubeCells.Slice slice, HashSet<int> credited)
    {
        var own = credited.ToDictionary(entity => entity, _ => new List<int>());
        var (products, customers) = (book.Cube.Cells.Products, book.Cube.Cells.Customers);
        var customer = -1;
        List<int>? found = null;
        for (var cell = slice.Start; cell < slice.End; cell++)
        {
            // A customer's cells stand together.
            if (customers[cell] != customer)
            {
                customer = customers[cell];
                found = own.GetValueOrDefault(book.Cube.EntityOf(customer, month, book.Level));
            }

            if (found is not null && book.IsInScope(products[cell])) found.Add(cell);
        }

        return own.Values;
    }

    /// <returns>The entity's net credit; 0 when it has none.</returns>
    private static long Lower(CubeCells cells, List<int> own, long[] amounts, int offset)
    {
        // What the entity brought with each product, customer by customer; a credit is of its product.
        var nets = new SortedDictionary<(int Customer, ushort Product), (int Cell, long Net)>();
        var net = 0L;
        foreach (var cell in own)
        {
            var place = (cells.Customers[cell], cells.Products[cell]);
            nets[place] = nets.TryGetValue(place, out var before) ? (before.Cell, checked(before.Net + cells.Amounts[cell])) : (cell, cells.Amounts[cell]);
            net = checked(net + cells.Amounts[cell]);
            amounts[cell - offset] = 0;
        }

        if (net <= 0) return net;

        var above = nets.Values.Where(part => part.Net > 0).ToList();
        var split = Proportion.Split(net, [.. above.Select(part => part.Net)]);
        for (var i = 0; i < above.Count; i++) amounts[above[i].Cell - offset] = split[i];
        return 0;
    }
}
