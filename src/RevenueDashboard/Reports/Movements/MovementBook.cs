using System.Runtime.ExceptionServices;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports.Movements;

/// <summary>What a customer, parent or product brought in two months, and what of the difference has a reason of its own.</summary>
/// <param name="Was">In the earlier month, by the parents of that month.</param>
/// <param name="Before">In the earlier month, by the parents of the later one.</param>
/// <param name="NewProducts">Paid in the later month for products without revenue in the earlier one; known where the amount grew.</param>
/// <param name="RateChange">Made by changed exchange rates.</param>
internal readonly record struct EntityChange(int Entity, long Was, long Before, long After, bool PositiveEarlier, long NewProducts, long RateChange);

/// <summary>A book seen month by month with its whole past: who brought what, by which parents, and since when.</summary>
internal sealed class MovementBook
{
    private const int CellsWorthThreads = 50_000;

    private readonly EntityMaps maps;
    private readonly bool[] products;
    private readonly List<(Month Month, EntityRows Rows)> months;
    private readonly FirstRevenue first;
    private readonly int entityCount;

    public MovementBook(ScopedBook book, MovementsOf entities)
    {
        (Book, Entities) = (book, entities);
        var cube = book.Cube;
        products = new bool[cube.Products.Count];
        foreach (var product in book.Products) products[product] = true;
        entityCount = entities == MovementsOf.Products ? cube.Products.Count : cube.Customers.Count;

        // Who is new depends on all that was before, also outside the scope.
        var range = book.Months is { } shown && cube.Months is { } all ? new MonthRange(all.First, shown.Last) : (MonthRange?)null;
        maps = range is null ? new EntityMaps(cube, EntityLevel.Customer, default) : new EntityMaps(cube, book.Level, range.Value);
        var rows = new EntityRows[range?.Count ?? 0];
        ForEach(rows.Length, i => rows[i] = RowsOf(range!.Value[i], maps.At(range.Value[i])));
        months = [.. rows.Select((row, i) => (range!.Value[i], row))];
        first = new FirstRevenue(book, products, maps, months, entityCount, entities == MovementsOf.Products);
    }

    public ScopedBook Book { get; }

    public MovementsOf Entities { get; }

    /// <summary>By position: the parents of the month in force.</summary>
    public EntityRows RowsOf(Month month) => months.Count == 0 || month < months[0].Month || month > months[^1].Month ? EntityRows.None : months[month - months[0].Month].Rows;

    /// <summary>What entities brought in a month, seen by the parents of another.</summary>
    public EntityRows RowsOf(Month month, Month parentsOf) => IsSame(month, parentsOf) ? RowsOf(month) : RowsOf(month, maps.At(parentsOf));

    /// <summary>The index of the month in which each entity first had revenue, seen by the parents of a month.</summary>
    public int[] FirstBy(Month parentsOf) => first.By(maps.At(parentsOf));

    public EntityMap MapAt(Month month) => maps.At(month);

    public string NameOf(int entity) => Entities == MovementsOf.Products ? Book.Cube.Products[entity].Name : Book.NameOf(entity);

    public CubeCustomer? CustomerOf(int entity) => Entities == MovementsOf.Products ? null : Book.Cube.Customers[entity];

    /// <summary>Who brought most in a month, by position; null when nobody brought anything. The earlier name wins a tie.</summary>
    public int? LargestOf(Month month)
    {
        var rows = RowsOf(month);
        int? largest = null;
        long most = 0;
        for (var i = 0; i < rows.Amounts.Length; i++)
        {
            var amount = rows.Amounts[i];
            if (amount < most || amount <= 0) continue;
            if (amount == most && largest is { } other && string.CompareOrdinal(NameOf(other), NameOf(rows.Entities[i])) <= 0) continue;
            (largest, most) = (rows.Entities[i], amount);
        }

        return largest;
    }

    /// <summary>Walks over everybody with an amount in one of two months, in the order of positions.</summary>
    public void Compare(Month from, Month to, ref BridgeSums sums)
    {
        var (cells, map) = (Book.Cube.Cells, maps.At(to));
        var (before, after) = (RowsOf(from, parentsOf: to), RowsOf(to));
        var was = IsSame(from, to) ? null : RowsOf(from);
        var firsts = first.By(map);
        var crossing = Entities == MovementsOf.Customers && Book.Products.Count > 1 ? new NewProducts(cells, products, Book.LeftOut, map, from, to) : null;
        var rates = RateChanges.Of(Book, products, from, to, entityCount, cell => Entities == MovementsOf.Products ? cells.Products[cell] : map.Of(cells.Customers[cell]));

        ReadOnlySpan<int> entitiesBefore = before.Entities, entitiesAfter = after.Entities, entitiesWere = was is null ? [] : was.Entities;
        ReadOnlySpan<long> amountsBefore = before.Amounts, amountsAfter = after.Amounts;
        var start = from.Index;
        var (i, j, k) = (0, 0, 0);
        while (i < entitiesBefore.Length || j < entitiesAfter.Length || k < entitiesWere.Length)
        {
            var entity = int.MaxValue;
            if (i < entitiesBefore.Length) entity = entitiesBefore[i];
            if (j < entitiesAfter.Length) entity = Math.Min(entity, entitiesAfter[j]);
            if (k < entitiesWere.Length) entity = Math.Min(entity, entitiesWere[k]);

            var (placeBefore, placeAfter) = (i, j);
            var a = i < entitiesBefore.Length && entitiesBefore[i] == entity ? amountsBefore[i++] : 0;
            var b = j < entitiesAfter.Length && entitiesAfter[j] == entity ? amountsAfter[j++] : 0;
            var asWas = was is null ? a : k < entitiesWere.Length && entitiesWere[k] == entity ? was.Amounts[k++] : 0;
            var fresh = crossing is not null && a > 0 && b > a ? crossing.Of(before, placeBefore, after, placeAfter) : 0;
            sums.Add(entity, asWas, a, b, firsts[entity] < start, fresh, rates is null ? 0 : rates[entity]);
        }
    }

    /// <summary>Retention from a month to a later one, of everybody and without one; by the parents of the later month.</summary>
    public (RetentionSums All, RetentionSums Others) RetentionOf(Month then, Month now, int? largest)
    {
        var (before, after) = (RowsOf(then, parentsOf: now), RowsOf(now));
        ReadOnlySpan<int> entitiesThen = before.Entities, entitiesNow = after.Entities;
        ReadOnlySpan<long> amountsThen = before.Amounts, amountsNow = after.Amounts;
        var sums = new RetentionSums();
        var j = 0;
        for (var i = 0; i < entitiesThen.Length; i++)
        {
            var entity = entitiesThen[i];
            while (j < entitiesNow.Length && entitiesNow[j] < entity) j++;
            sums.Add(amountsThen[i], j < entitiesNow.Length && entitiesNow[j] == entity ? amountsNow[j] : 0);
        }

        return (sums, largest is { } left ? sums.Without(before.AmountOf(left), after.AmountOf(left)) : sums);
    }

    /// <summary>Below some ten thousand cells a second thread costs more than it brings.</summary>
    public void ForEach(int count, Action<int> work)
    {
        if (Book.Cube.Cells.Count < CellsWorthThreads)
        {
            for (var i = 0; i < count; i++) work(i);
            return;
        }

        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException several)
        {
            // The same exception as from one thread.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    // Products have no parents.
    private bool IsSame(Month one, Month other) => Entities == MovementsOf.Products || ReferenceEquals(maps.At(one), maps.At(other));

    private EntityRows RowsOf(Month month, EntityMap map) => Entities == MovementsOf.Products
        ? EntityRows.OfProducts(Book.Cube.Cells, month, products, Book.LeftOut)
        : EntityRows.OfCustomers(Book.Cube.Cells, month, products, map, Book.LeftOut, entityCount);
}
