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
        var sums = new Dictionary<int, (long Customer, long Direct, long Including, long All)>();
        for (var cell = revenue.Start; cell < revenue.End; cell++)
        {
            var product = revenue.ProductOf(cell);
            var row = needed.RowOf(revenue.CustomerOf(cell));
            if (row < 0 || !book.IsInScope(product)) continue;

            var amount = revenue.AmountOf(cell);
            var (direct, including) = needed.OfCell(row, product);
            var owner = book.Cube.EntityOf(revenue.CustomerOf(cell), month, book.Level);
            var sum = sums.GetValueOrDefault(owner);
            sums[owner] = (sum.Customer + (NeededBy.IsOwn(row) ? amount : 0), sum.Direct + NeededBy.PartOf(amount, direct), sum.Including + NeededBy.PartOf(amount, including), sum.All + amount);
        }

        return
        [
            .. sums.Where(sum => sum.Value.Including > 0)
                .OrderByDescending(sum => sum.Value.Including).ThenBy(sum => book.NameOf(sum.Key), StringComparer.Ordinal)
                .Select(sum => new DependencePart(
                    book.NameOf(sum.Key), null, book.Cube.Customers[sum.Key], new DependenceAmounts(sum.Value.Customer, sum.Value.Direct, sum.Value.Including, sum.Value.All), 0)),
        ];
    }

    // A sum of a month is within the cube's checked total: nothing here can overflow that its loading did not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (long Customer, long Direct, long Including) Count(NeededBy needed, (long Customer, long Direct, long Including, long All)[]? byProduct)
    {
        long customer = 0, direct = 0, including = 0;
        for (var cell = revenue.Start; cell < revenue.End; cell++)
        {
            var product = revenue.ProductOf(cell);
            var row = needed.RowOf(revenue.CustomerOf(cell));
            if (row < 0 || !book.IsInScope(product)) continue;

            var amount = revenue.AmountOf(cell);
            var parts = needed.OfCell(row, product);
            var own = NeededBy.IsOwn(row) ? amount : 0;
            if (parts.Including == 0 && byProduct is null) continue;

            Add(product, own, NeededBy.PartOf(amount, parts.Direct), NeededBy.PartOf(amount, parts.Including), amount);
        }

        if (Unallocated > 0)
        {
            foreach (var product in book.Products)
            {
                var rest = book.UnallocatedOf(month, product);
                var parts = needed.OfUnallocated(product);
                Add(product, 0, NeededBy.PartOf(rest, parts.Direct), NeededBy.PartOf(rest, parts.Including), rest);
            }
        }

        return (customer, direct, including);

        void Add(int product, long own, long payed, long all, long amount)
        {
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
        long positive = 0;
        var without = book.Without is { } left ? NeededBy.Of(book, month, left) : null;
        for (var cell = revenue.Start; cell < revenue.End; cell++)
        {
            if (!book.IsInScope(revenue.ProductOf(cell))) continue;
            if (without is not null && without.RowOf(revenue.CustomerOf(cell)) < 0) continue;
            positive = checked(positive + revenue.AmountOf(cell));
        }

        // As everywhere: a total that is not positive, or nobody known who pays, has no shares.
        return positive > 0 && checked(positive + revenue.Excluded + Unallocated) > 0 ? checked(positive + Unallocated) : null;
    }
}

/// <summary>A product, or a customer, and how much of its revenue of the month needs the counterparty; its <see cref="DependenceAmounts.Whole"/> is all its revenue.</summary>
/// <param name="Product">Position in the cube's products; null for a customer.</param>
/// <param name="Customer">Null for a product.</param>
/// <param name="Unallocated">What of the product's revenue is allocated to no customer.</param>
public sealed record DependencePart(string Name, int? Product, CubeCustomer? Customer, DependenceAmounts Amounts, long Unallocated);
