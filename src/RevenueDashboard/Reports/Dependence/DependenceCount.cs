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
        var (customer, direct, including) = Count(NeededBy.Of(book, month, entity), byProduct: null);
        return new DependenceAmounts(customer, direct, including, whole);
    }

    /// <summary>For each product of the scope, in its order, with its part of the unallocated remainder; those without revenue are left out.</summary>
    public IReadOnlyList<DependencePart> ProductsOf(int entity)
    {
        var sums = new (long Customer, long Direct, long Including, long All)[book.Cube.Products.Count];
        Count(NeededBy.Of(book, month, entity), sums);
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
        var needed = NeededBy.Of(book, month, entity);
        var sums = new (long Customer, long Direct, long Including, long All)[book.Cube.Customers.Count];
        var customers = revenue.Customers;
        var products = revenue.Products;
        var amounts = revenue.Amounts;
        var lowered = 0;
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            var (product, amount) = (products[cell], revenue.Counted(cell, amounts[cell], ref lowered));
            var row = needed.RowOf(customers[cell]);
            if (row < 0 || !book.IsInScope(product)) continue;

            var (direct, including) = needed.OfCell(row, product);
            ref var sum = ref sums[book.Cube.EntityOf(customers[cell], month, book.Level)];
            sum = (sum.Customer + (NeededBy.IsOwn(row) ? amount : 0), sum.Direct + NeededBy.PartOf(amount, direct), sum.Including + NeededBy.PartOf(amount, including), sum.All + amount);
        }

        var parts = new List<DependencePart>();
        for (var owner = 0; owner < sums.Length; owner++)
        {
            var sum = sums[owner];
            if (sum.Including > 0) parts.Add(new DependencePart(book.NameOf(owner), null, book.Cube.Customers[owner], new DependenceAmounts(sum.Customer, sum.Direct, sum.Including, sum.All), 0));
        }

        return [.. DependenceOrder.Of(parts.Count, place => parts[place].Amounts, place => parts[place].Name).Select(place => parts[place])];
    }

    // A sum of a month is within the cube's checked total: nothing here can overflow that its loading did not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (long Customer, long Direct, long Including) Count(NeededBy needed, (long Customer, long Direct, long Including, long All)[]? byProduct)
    {
        long customer = 0, direct = 0, including = 0;
        var customers = revenue.Customers;
        var products = revenue.Products;
        var amounts = revenue.Amounts;
        var rows = needed.Rows;
        var parts = needed.Parts;
        var inScope = book.InScope;
        var lowered = 0;
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            var (product, amount) = (products[cell], revenue.Counted(cell, amounts[cell], ref lowered));
            var row = rows[customers[cell]];
            if (row < 0 || !inScope[product]) continue;

            var part = parts[row * inScope.Length + product];
            if (part.Including == 0 && byProduct is null) continue;

            Add(product, NeededBy.IsOwn(row) ? amount : 0, part, amount);
        }

        if (Unallocated > 0)
        {
            foreach (var product in book.Products) Add(product, 0, needed.OfUnallocated(product), book.UnallocatedOf(month, product));
        }

        return (customer, direct, including);

        void Add(int product, long own, NeededPart part, long amount)
        {
            var (payed, all) = (NeededBy.PartOf(amount, part.Direct), NeededBy.PartOf(amount, part.Including));
            customer += own;
            direct += payed;
            including += all;
            if (byProduct is null) return;
            ref var sum = ref byProduct[product];
            sum = (sum.Customer + own, sum.Direct + payed, sum.Including + all, sum.All + amount);
        }
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
