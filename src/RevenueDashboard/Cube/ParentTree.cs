namespace RevenueDashboard.Cube;

/// <summary>Which customers are one under common control, and from when to when (ASC 280-10-50-42). Positions are those of the cube's customers.</summary>
public sealed class ParentTree
{
    // Longer chains of control than this are a loop in the relations.
    private const int MostLevels = 16;

    private readonly Dictionary<int, List<Relation>> _relations = [];

    private readonly record struct Relation(int Parent, Month? First, Month? Last);

    public bool IsEmpty => _relations.Count == 0;

    /// <summary>Customers that somebody controls in some month.</summary>
    internal IEnumerable<int> Controlled => _relations.Keys;

    /// <summary>Months in which who controls whom may differ from the month before, in no order.</summary>
    internal IEnumerable<Month> Changes => _relations.Values.SelectMany(relations => relations)
        .SelectMany(relation => new[] { relation.First, relation.Last?.AddMonths(1) })
        .OfType<Month>();

    internal void Add(int customer, int parent, Month? first, Month? last)
    {
        if (!_relations.TryGetValue(customer, out var relations)) _relations[customer] = relations = [];
        relations.Add(new Relation(parent, first, last));
    }

    /// <summary>The tree of one month, for all months.</summary>
    internal ParentTree At(Month month)
    {
        var tree = new ParentTree();
        foreach (var customer in _relations.Keys)
        {
            if (DirectParentOf(customer, month) is { } parent) tree.Add(customer, parent, null, null);
        }

        return tree;
    }

    /// <summary>The one at the top of the customer's chain of control in a month: itself when nobody controls it.</summary>
    public int ParentOf(int customer, Month month)
    {
        var top = customer;
        for (var level = 0; level < MostLevels; level++)
        {
            // One that is its own parent stands alone, whatever was said of it before.
            if (DirectParentOf(top, month) is not { } parent || parent == top) return top;
            top = parent;
        }

        // A loop has no top: its members stand for themselves, rather than all for an arbitrary one of them.
        return customer;
    }

    /// <summary>The customers that count for another in a month, and for whom.</summary>
    internal IEnumerable<(int Customer, int Parent)> ControlledIn(Month month) =>
        _relations.Keys.Select(customer => (Customer: customer, Parent: ParentOf(customer, month))).Where(relation => relation.Parent != relation.Customer);

    private int? DirectParentOf(int customer, Month month)
    {
        if (!_relations.TryGetValue(customer, out var relations)) return null;
        foreach (var relation in relations)
        {
            if ((relation.First is null || relation.First <= month) && (relation.Last is null || relation.Last >= month)) return relation.Parent;
        }

        return null;
    }
}
