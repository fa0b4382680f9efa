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

    private IReadOnlyDictionary<ChangeKind, IReadOnlyList<RecordChange>> FirstByKind { get; init; } = new Dictionary<ChangeKind, IReadOnlyList<RecordChange>>();

    public int Count(ChangeKind kind) => Counts.GetValueOrDefault(kind);

    /// <summary>The first of one kind, largest difference first; empty for unchanged ones, which are only counted.</summary>
    public IReadOnlyList<RecordChange> FirstOf(ChangeKind kind) => FirstByKind.GetValueOrDefault(kind, []);

    internal static RecordChanges Between(RevenueCube before, RevenueCube after, IReadOnlyCollection<Month> months)
    {
        var counts = new Dictionary<ChangeKind, int>();
        var largest = new Dictionary<ChangeKind, LargestChanges>();
        var known = before.Cells.Customers.Select(customer => before.Customers[customer].Id).ToHashSet();
        var appeared = new HashSet<int>();
        foreach (var month in months)
        {
            foreach (var (place, was, becomes) in CellPairs.Of(before, after, month))
            {
                var kind = was is null ? ChangeKind.New : becomes is null ? ChangeKind.Removed : was == becomes ? ChangeKind.Unchanged : ChangeKind.Changed;
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
                if (becomes is not null && !known.Contains(place.CustomerId)) appeared.Add(place.CustomerId);
                if (kind == ChangeKind.Unchanged) continue;

                if (!largest.TryGetValue(kind, out var kept)) largest.Add(kind, kept = new LargestChanges(MostShown, before, after));
                kept.Offer(month, place, was, becomes);
            }
        }

        var byKind = largest.ToDictionary(kind => kind.Key, kind => kind.Value.LargestFirst(kind.Key));
        return new RecordChanges(counts, [.. LargestChanges.InOrder(byKind.Values.SelectMany(changes => changes)).Take(MostShown)], appeared.Count) { FirstByKind = byKind };
    }
}

/// <param name="Before">Ten-thousandths; null when the cell is new.</param>
/// <param name="After">Ten-thousandths; null when the cell goes.</param>
public sealed record RecordChange(ChangeKind Kind, Month Month, CubeCustomer Customer, string Product, RevenueType RevenueType, long? Before, long? After);
