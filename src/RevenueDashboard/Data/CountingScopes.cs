namespace RevenueDashboard.Data;

/// <summary>
/// Which months and products of which batches count: those of committed batches that no later one replaces. The one place where that rule is
/// worked out; the book as it is, as known on a day, and with a staged batch in it differ only in the batches they start from.
/// </summary>
public sealed class CountingScopes
{
    private readonly Dictionary<(Month Month, int ProductId), int> _firstCounting = [];
    private readonly Dictionary<int, int> _place = [];

    /// <param name="batches">In the order of their commits, each with its scopes.</param>
    public CountingScopes(IEnumerable<(int BatchId, IReadOnlyCollection<BatchScope> Scopes)> batches)
    {
        foreach (var (batchId, scopes) in batches)
        {
            var place = _place.Count;
            _place[batchId] = place;
            Batches.Add((batchId, scopes));
            foreach (var scope in scopes.Where(scope => scope.Replaces)) _firstCounting[(scope.Month, scope.ProductId)] = place;
        }
    }

    public List<(int BatchId, IReadOnlyCollection<BatchScope> Scopes)> Batches { get; } = [];

    public bool Counts(int batchId, Month month, int productId) => _place[batchId] >= _firstCounting.GetValueOrDefault((month, productId));

    /// <summary>Whether every row of the batch counts, none does, or some do.</summary>
    public bool? CountsWhole(int batchId, IReadOnlyCollection<BatchScope> scopes)
    {
        var filled = scopes.Where(scope => scope.Rows > 0).ToList();
        var counting = filled.Count(scope => Counts(batchId, scope.Month, scope.ProductId));
        return counting == filled.Count ? true : counting == 0 ? false : null;
    }

    /// <summary>Months and products with counting rows, and how many.</summary>
    public Dictionary<(Month Month, int ProductId), long> Rows()
    {
        var rows = new Dictionary<(Month, int), long>();
        foreach (var (batchId, scopes) in Batches)
        {
            foreach (var scope in scopes.Where(scope => scope.Rows > 0 && Counts(batchId, scope.Month, scope.ProductId)))
            {
                var key = (scope.Month, scope.ProductId);
                rows[key] = rows.GetValueOrDefault(key) + scope.Rows;
            }
        }

        return rows;
    }
}
