using System.Buffers;
using System.Runtime.CompilerServices;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Counts the revenue of a month that needs one counterparty.</summary>
internal sealed class DependenceCount
{
    private readonly ScopedBook book;
    private readonly Month month;
    private readonly CountedRevenue revenue;
    private readonly long? whole;

    /// <param name="month">One with data.</param>
    public DependenceCount(ScopedBook book, Month month)
    {
        (this.book, this.month) = (book, month);
        revenue = CountedRevenue.Of(book, month);
        Unallocated = book.UnallocatedOf(month);
        whole = WholeOf();
    }

    /// <summary>What published totals leave over the known customers.</summary>
    public long Unallocated { get; }

    /// <param name="entity">Position of the counterparty at the level of the question.</param>
    public DependenceAmounts Of(int entity)
    {
        var (customer, direct, including) = Count(NeededBy.Of(book, month, entity));
        return new DependenceAmounts(customer, direct, including, whole);
    }

    /// <summary>For each product of the scope, in its order, with its part of the unallocated remainder; those without revenue are left out.</summary>
    public IReadOnlyList<DependencePart> ProductsOf(int entity)
    {
        var needed = NeededBy.Of(book, month, entity);
        var sums = new (long Customer, long Direct, long Including, long All)[book.Cube.Products.Count];
        AddBy(needed, sums, (_, product) => product);
        foreach (var product in book.Products)
        {
            var (rest, part) = (book.UnallocatedOf(month, product), needed.OfUnallocated(product));
            ref var sum = ref sums[product];
            sum = (sum.Customer, sum.Direct + NeededBy.PartOf(rest, part.Direct), sum.Including + NeededBy.PartOf(rest, part.Including), sum.All + rest);
        }

        return
        [
            .. book.Products.Where(product => sums[product].All > 0)
                .Select(product => new DependencePart(
                    book.Cube.Products[product].Name, product, null, new DependenceAmounts(sums[product].Customer, sums[product].Direct, sums[product].Including, sums[product].All), book.UnallocatedOf(month, product))),
        ];
    }

    /// <summary>Every entity of whose revenue something needs the counterparty, the most first; what is allocated to nobody is no entity.</summary>
    public IReadOnlyList<DependencePart> CustomersOf(int entity)
    {
        var everybody = book.Cube.Customers.Count;
        var sums = ArrayPool<(long Customer, long Direct, long Including, long All)>.Shared.Rent(everybody);
        try
        {
            Array.Clear(sums, 0, everybody);
            AddBy(NeededBy.Of(book, month, entity), sums, (customer, _) => book.Cube.EntityOf(customer, month, book.Level));
            var parts = new List<DependencePart>();
            for (var owner = 0; owner < everybody; owner++)
            {
                var sum = sums[owner];
                if (sum.Including > 0) parts.Add(new DependencePart(book.NameOf(owner), null, book.Cube.Customers[owner], new DependenceAmounts(sum.Customer, sum.Direct, sum.Including, sum.All), 0));
            }

            return [.. DependenceOrder.Of(parts.Count, place => parts[place].Amounts, place => parts[place].Name).Select(place => parts[place])];
        }
        finally
        {
            ArrayPool<(long Customer, long Direct, long Including, long All)>.Shared.Return(sums);
        }
    }

    /// <param name="placeOf">Where in the sums a customer's revenue of a product is added.</param>
    private void AddBy(NeededBy needed, (long Customer, long Direct, long Including, long All)[] sums, Func<int, int, int> placeOf)
    {
        var customers = revenue.Customers;
        var products = revenue.Products;
        var amounts = revenue.Amounts;
        var (lowered, next) = (0, 0);
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            var (product, amount) = (products[cell], revenue.Counted(cell, amounts[cell], ref lowered));
            var row = needed.RowOf(customers[cell], ref next);
            if (row < 0 || !book.IsInScope(product)) continue;

            var (direct, including) = needed.OfCell(row, product);
            ref var sum = ref sums[placeOf(customers[cell], product)];
            sum = (sum.Customer + (NeededBy.IsOwn(row) ? amount : 0), sum.Direct + NeededBy.PartOf(amount, direct), sum.Including + NeededBy.PartOf(amount, including), sum.All + amount);
        }
    }

    // A sum of a month is within the cube's checked total: nothing here can overflow that its loading did not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (long Customer, long Direct, long Including) Count(NeededBy needed)
    {
        long customer = 0, direct = 0, including = 0;
        var customers = revenue.Customers;
        var products = revenue.Products;
        var amounts = revenue.Amounts;
        var parts = needed.Parts;
        var inScope = book.InScope;
        var (lowered, next) = (0, 0);
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            var (product, amount) = (products[cell], revenue.Counted(cell, amounts[cell], ref lowered));
            var row = needed.RowOf(customers[cell], ref next);
            if (row < 0 || !inScope[product]) continue;

            var part = parts[row * inScope.Length + product];
            if (part.Including == 0) continue;
            if (NeededBy.IsOwn(row)) customer += amount;
            direct += NeededBy.PartOf(amount, part.Direct);
            including += NeededBy.PartOf(amount, part.Including);
        }

        if (Unallocated > 0)
        {
            foreach (var product in book.Products)
            {
                var (rest, part) = (book.UnallocatedOf(month, product), needed.OfUnallocated(product));
                direct += NeededBy.PartOf(rest, part.Direct);
                including += NeededBy.PartOf(rest, part.Including);
            }
        }

        return (customer, direct, including);
    }

    private long? WholeOf()
    {
        // What remains above zero is everything less the net credits.
        var positive = book.LeftOut is { } left ? PositiveWithout(left) : checked(revenue.Net - revenue.Excluded);

        // As everywhere: a total that is not positive, or nobody known who pays, has no shares.
        return positive > 0 && checked(positive + revenue.Excluded + Unallocated) > 0 ? checked(positive + Unallocated) : null;
    }

    private long PositiveWithout(bool[] left)
    {
        var positive = 0L;
        var customers = revenue.Customers;
        var products = revenue.Products;
        var amounts = revenue.Amounts;
        var lowered = 0;
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            var amount = revenue.Counted(cell, amounts[cell], ref lowered);
            if (book.IsInScope(products[cell]) && !left[customers[cell]]) positive = checked(positive + amount);
        }

        return positive;
    }
}

/// <summary>A product, or a customer, and how much of its revenue of the month needs the counterparty; its <see cref="DependenceAmounts.Whole"/> is all its revenue.</summary>
/// <param name="Product">Position in the cube's products; null for a customer.</param>
/// <param name="Customer">Null for a product.</param>
/// <param name="Unallocated">What of the product's revenue is allocated to no customer.</param>
public sealed record DependencePart(string Name, int? Product, CubeCustomer? Customer, DependenceAmounts Amounts, long Unallocated);
