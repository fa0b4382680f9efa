using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>
/// The revenue of a month that shares are shares of, as cells above zero. They add up to the positive base to the last unit: the credits of an
/// entity lower each of its cells in proportion, and one with a net credit has none.
/// </summary>
/// <param name="Customers">Positions in the cube's customers.</param>
/// <param name="Products">Positions in the cube's products.</param>
/// <param name="Amounts">Ten-thousandths, not below zero.</param>
/// <param name="Start">The first cell that counts.</param>
/// <param name="End">After the last.</param>
internal sealed record CountedRevenue(int[] Customers, ushort[] Products, long[] Amounts, int Start, int End)
{
    /// <summary>Some of the month is below zero.</summary>
    public bool HasCredits { get; private init; }

    public static CountedRevenue Of(ScopedBook book, Month month)
    {
        var cells = book.Cube.Cells.Of(month);
        var amounts = cells.Amounts;
        var products = cells.Products;
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] < 0 && book.IsInScope(products[i])) return WithCredits(book, month);
        }

        var all = book.Cube.Cells;
        return new CountedRevenue(all.Customers, all.Products, all.Amounts, cells.Start, cells.End);
    }

    private static CountedRevenue WithCredits(ScopedBook book, Month month)
    {
        // What each entity brought with each product, customer by customer.
        var nets = new Dictionary<int, Dictionary<(int Customer, ushort Product), long>>();
        book.ForEachCell(month, (cell, entity) =>
        {
            var place = (book.Cube.Cells.Customers[cell], book.Cube.Cells.Products[cell]);
            if (!nets.TryGetValue(entity, out var own)) nets[entity] = own = [];
            own[place] = checked(own.GetValueOrDefault(place) + book.Cube.Cells.Amounts[cell]);
        });

        var counted = new List<((int Customer, ushort Product) Place, long Amount)>();
        foreach (var own in nets.Values)
        {
            var net = own.Values.Aggregate(0L, (sum, amount) => checked(sum + amount));
            if (net <= 0) continue;

            var above = own.Where(part => part.Value > 0).OrderBy(part => part.Key).ToList();
            var split = Proportion.Split(net, [.. above.Select(part => part.Value)]);
            counted.AddRange(above.Select((part, i) => (part.Key, split[i])));
        }

        return new CountedRevenue(
            [.. counted.Select(part => part.Place.Customer)], [.. counted.Select(part => part.Place.Product)], [.. counted.Select(part => part.Amount)], 0, counted.Count)
        {
            HasCredits = true,
        };
    }
}
