namespace RevenueDashboard.Data;

/// <summary>Who controls whom, as committed batches said it last.</summary>
public sealed class DecidedParents
{
    private readonly Dictionary<int, List<ParentRelation>> parents = [];

    /// <param name="said">In the order of the commits.</param>
    /// <param name="spend">Numbers of the batches that are spend files.</param>
    public DecidedParents(IEnumerable<ParentRelation> said, IReadOnlySet<int> spend)
    {
        foreach (var of in said.GroupBy(relation => (relation.CustomerId, relation.BatchId)))
        {
            var kept = parents.GetValueOrDefault(of.Key.CustomerId, []);
            // A spend file names a parent without months: it fills in where nobody gave any, and leaves a dated history alone.
            var dated = spend.Contains(of.Key.BatchId) ? kept.Where(relation => relation.FirstMonth is not null || relation.LastMonth is not null) : [];
            // One that stands alone in some months, and of which nothing else is said, keeps its parents of the others: the first that fits holds.
            var alone = of.All(relation => relation.ParentId == relation.CustomerId);
            parents[of.Key.CustomerId] = alone ? [.. of.OrderBy(relation => relation.Number), .. kept] : [.. dated, .. of.OrderBy(relation => relation.Number)];
        }
    }

    /// <summary>By the number of the controlled; the first relation that fits a month holds.</summary>
    public IReadOnlyDictionary<int, List<ParentRelation>> Of => parents;

    /// <summary>Who controls a customer directly in a month; null when nobody does.</summary>
    public int? ParentOf(int customer, Month month) =>
        parents.TryGetValue(customer, out var relations)
        && relations.Find(relation => (relation.FirstMonth is null || relation.FirstMonth <= month) && (relation.LastMonth is null || relation.LastMonth >= month)) is { } holds
        && holds.ParentId != customer
            ? holds.ParentId
            : null;
}
