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

    /// <summary>Whether everybody is under the same control in two months, as far as no relation begins or ends from one to the other.</summary>
    internal bool IsSame(Month one, Month other)
    {
        var (first, last) = one < other ? (one, other) : (other, one);
        return first == last || !Changes.Any(month => first < month && month <= last);
    }

    internal void Add(int customer, int parent, Month? first, Month? last)
    {
        if (!_relations.TryGetValue(customer, out var relations)) _relations[customer] = relations = [];
        relations.Add(new Relation(parent, first, last));
    }

    /// <summary>The same tree with nothing said of one customer's parents.</summary>
    internal ParentTree Without(int customer)
    {
        var tree = new ParentTree();
        foreach (var (other, relations) in _relations)
        {
            if (other != customer) tree._relations[other] = relations;
        }

        return tree;
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

    /// <summary>Who controlled a customer directly, and when; in the order of the months. The customer itself where it stood alone.</summary>
    public IReadOnlyList<ParentSpan> ParentsOf(int customer) =>
        _relations.TryGetValue(customer, out var relations)
            ? [.. relations.Select(relation => new ParentSpan(relation.Parent, relation.First, relation.Last)).OrderBy(span => span.First?.Index ?? int.MinValue)]
            : [];

    /// <summary>Whom a customer controlled directly, and when: each with the months.</summary>
    public IReadOnlyList<ParentSpan> ChildrenOf(int customer) =>
    [
        .. from relations in _relations
           where relations.Key != customer
           from relation in relations.Value
           where relation.Parent == customer
           select new ParentSpan(relations.Key, relation.First, relation.Last),
    ];

    /// <summary>The customer itself and everybody in whose chain of control it stands in a month.</summary>
    public IReadOnlyList<int> ControlledBy(int customer, Month month)
    {
        List<int> controlled = [customer];
        foreach (var other in _relations.Keys)
        {
            if (other != customer && IsUnder(other, customer, month)) controlled.Add(other);
        }

        return controlled;
    }

    /// <summary>All whose revenue of a month counts for an entity at the top of a chain of control; nobody when it stands under another itself.</summary>
    public IReadOnlyList<int> CountingFor(int entity, Month month)
    {
        List<int> counting = ParentOf(entity, month) == entity ? [entity] : [];
        foreach (var other in _relations.Keys)
        {
            if (other != entity && ParentOf(other, month) == entity) counting.Add(other);
        }

        return counting;
    }

    private bool IsUnder(int customer, int other, Month month)
    {
        for (var level = 0; level < MostLevels; level++)
        {
            if (DirectParentOf(customer, month) is not { } parent || parent == customer) return false;
            if (parent == other) return true;
            customer = parent;
        }

        return false;
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

/// <summary>A direct relation of control, from one of its ends.</summary>
/// <param name="Customer">Position of the other end.</param>
/// <param name="First">First month; null is since ever.</param>
/// <param name="Last">Last month, included; null is until further notice.</param>
public sealed record ParentSpan(int Customer, Month? First, Month? Last);
