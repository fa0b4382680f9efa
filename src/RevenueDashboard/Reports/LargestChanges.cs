using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>Keeps the changes with the largest difference of however many are offered: a file of a million rows costs no more memory than one of a thousand.</summary>
internal sealed class LargestChanges
{
    private readonly int most;
    private readonly RevenueCube before;
    private readonly RevenueCube after;
    private readonly PriorityQueue<Change, Change> kept;

    public LargestChanges(int most, RevenueCube before, RevenueCube after)
    {
        (this.most, this.before, this.after) = (most, before, after);
        // The one to give way first is on top: the smallest difference, and of equal ones the name that comes last.
        kept = new(Comparer<Change>.Create((one, other) => Compare(other, one)));
    }

    public void Offer(Month month, CellPlace place, long? was, long? becomes)
    {
        var change = new Change(month, place, was, becomes, Int128.Abs((Int128)(becomes ?? 0) - (was ?? 0)));
        if (kept.Count < most) kept.Enqueue(change, change);
        else if (Compare(change, kept.Peek()) < 0) kept.EnqueueDequeue(change, change);
    }

    public IReadOnlyList<RecordChange> LargestFirst(ChangeKind kind) =>
    [
        .. kept.UnorderedItems.Select(item => item.Element).Order(Comparer<Change>.Create(Compare))
            .Select(change => new RecordChange(kind, change.Month, CustomerOf(change), ProductOf(change), change.Place.Type, change.Was, change.Becomes)),
    ];

    /// <summary>Several such lists as one.</summary>
    public static IEnumerable<RecordChange> InOrder(IEnumerable<RecordChange> changes) => changes
        .OrderByDescending(change => Int128.Abs((Int128)(change.After ?? 0) - (change.Before ?? 0)))
        .ThenBy(change => change.Customer.Name, StringComparer.Ordinal)
        .ThenByDescending(change => change.Month)
        .ThenBy(change => change.Kind);

    private int Compare(Change one, Change other)
    {
        var order = other.Difference.CompareTo(one.Difference);
        if (order == 0) order = string.CompareOrdinal(CustomerOf(one).Name, CustomerOf(other).Name);
        if (order == 0) order = other.Month.CompareTo(one.Month);
        return order == 0 ? one.Place.CompareTo(other.Place) : order;
    }

    private CubeCustomer CustomerOf(Change change) =>
        after.CustomerNamed(change.Place.CustomerId) ?? before.CustomerNamed(change.Place.CustomerId)!;

    // A product that loses its last record is not in the book any more.
    private string ProductOf(Change change) =>
        (after.Products.FirstOrDefault(product => product.Id == change.Place.ProductId) ?? before.Products.First(product => product.Id == change.Place.ProductId)).Name;

    private readonly record struct Change(Month Month, CellPlace Place, long? Was, long? Becomes, Int128 Difference);
}
