using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>How a cell of the book differs between two states of it.</summary>
public enum ChangeKind
{
    New,
    Changed,
    Removed,
    Unchanged,
}

/// <summary>Cells (month × customer × product × type) that differ between two states of the book.</summary>
/// <param name="First">The first of those that differ, largest difference first; <see cref="Count"/> counts all.</param>
public sealed record RecordChanges(IReadOnlyDictionary<ChangeKind, int> Counts, IReadOnlyList<RecordChange> First, int NewCustomers)
{
    private const int MostShown = 1_000;

    public int Count(ChangeKind kind) => Counts.GetValueOrDefault(kind);

    internal static RecordChanges Between(RevenueCube before, RevenueCube after, IReadOnlyCollection<Month> months)
    {
        var counts = new Dictionary<ChangeKind, int>();
        var found = new List<RecordChange>();
        var known = before.Cells.Customers.Select(customer => before.Customers[customer].Id).ToHashSet();
        var appeared = new HashSet<int>();

        foreach (var month in months)
        {
            var (then, now) = (CellsOf(before, month), CellsOf(after, month));
            foreach (var key in then.Keys.Union(now.Keys))
            {
                long? was = then.TryGetValue(key, out var old) ? old : null;
                long? becomes = now.TryGetValue(key, out var fresh) ? fresh : null;
                var kind = was is null ? ChangeKind.New : becomes is null ? ChangeKind.Removed : was == becomes ? ChangeKind.Unchanged : ChangeKind.Changed;
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
                if (becomes is not null && !known.Contains(key.CustomerId)) appeared.Add(key.CustomerId);
                if (kind != ChangeKind.Unchanged) found.Add(Describe(before, after, kind, month, key, was, becomes));
            }
        }

        return new RecordChanges(
            counts,
            [
                .. found
                    .OrderByDescending(change => Int128.Abs((Int128)(change.After ?? 0) - (change.Before ?? 0)))
                    .ThenBy(change => change.Customer.Name, StringComparer.Ordinal)
                    .Take(MostShown),
            ],
            appeared.Count);
    }

    // By numbers of the database: positions may differ between two cubes.
    private static Dictionary<(int CustomerId, int ProductId, RevenueType Type), long> CellsOf(RevenueCube cube, Month month)
    {
        var cells = cube.Cells.Of(month);
        var amounts = new Dictionary<(int, int, RevenueType), long>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            amounts[(cube.Customers[cells.Customers[i]].Id, cube.Products[cells.Products[i]].Id, cells.Types[i])] = cells.Amounts[i];
        }

        return amounts;
    }

    private static RecordChange Describe(
        RevenueCube before, RevenueCube after, ChangeKind kind, Month month, (int CustomerId, int ProductId, RevenueType Type) key, long? was, long? becomes) => new(
        kind,
        month,
        after.Customers[after.CustomerWithId(key.CustomerId)!.Value],
        // A product whose last records go is only in the book before.
        after.Products.Concat(before.Products).First(product => product.Id == key.ProductId).Name,
        key.Type,
        was,
        becomes);
}

/// <param name="Before">Ten-thousandths; null when the cell is new.</param>
/// <param name="After">Ten-thousandths; null when the cell goes.</param>
public sealed record RecordChange(ChangeKind Kind, Month Month, CubeCustomer Customer, string Product, RevenueType RevenueType, long? Before, long? After);
