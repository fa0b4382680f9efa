using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>
/// What the cells of a cube were made from: which batches count in which month of which product, who stands where, and how amounts were converted.
/// Another state of the book can take over every cell that would be made from the same.
/// </summary>
/// <param name="customers">Position of each customer's number; several numbers may share one.</param>
/// <param name="products">Position of each product's number.</param>
internal sealed class CubeOrigin(CountingScopes counting, CubeFacts facts, Dictionary<int, int> customers, Dictionary<int, int> products)
{
    private readonly CubeFacts facts = facts;
    private readonly Dictionary<int, int> customers = customers;
    private readonly Dictionary<int, int> products = products;
    private readonly Dictionary<(Month Month, int ProductId), List<int>> batches = BatchesOf(counting);

    /// <summary>How the cells of an earlier cube become those of this one; null when all have to be made anew.</summary>
    public CubeChange? Since(CubeOrigin earlier)
    {
        // A rate that changed could be followed to its months. It is rare, and then everything is read again.
        if (!facts.ConvertsAs(earlier.facts)) return null;
        if (Moves(earlier.customers, customers) is not { } ofCustomers || Moves(earlier.products, products) is not { } ofProducts) return null;

        var parts = batches.Where(part => !(earlier.batches.GetValueOrDefault(part.Key) ?? []).SequenceEqual(part.Value)).Select(part => part.Key)
            .Concat(earlier.batches.Keys.Where(part => !batches.ContainsKey(part)))
            .ToHashSet();
        var left = parts.Where(part => earlier.products.ContainsKey(part.ProductId)).Select(part => (part.Month, earlier.products[part.ProductId])).ToHashSet();
        return new CubeChange(parts, left, ofCustomers, ofProducts);
    }

    /// <summary>The parts of a batch to read: those that count, and that changed unless everything is read. Null when that is all of it.</summary>
    public HashSet<(Month Month, int ProductId)>? PartsOf(int batchId, IReadOnlyCollection<BatchScope> scopes, CubeChange? change)
    {
        var filled = scopes.Where(scope => scope.Rows > 0).Select(scope => (scope.Month, scope.ProductId)).ToHashSet();
        var wanted = filled.Where(part => batches.TryGetValue(part, out var counting) && counting.Contains(batchId) && change?.Parts.Contains(part) != false).ToHashSet();
        return wanted.Count == filled.Count && wanted.Count > 0 ? null : wanted;
    }

    private static Dictionary<(Month, int), List<int>> BatchesOf(CountingScopes counting)
    {
        var batches = new Dictionary<(Month, int), List<int>>();
        foreach (var (batchId, scopes) in counting.Batches)
        {
            foreach (var scope in scopes.Where(scope => scope.Rows > 0 && counting.Counts(batchId, scope.Month, scope.ProductId)))
            {
                var part = (scope.Month, scope.ProductId);
                if (!batches.TryGetValue(part, out var known)) batches.Add(part, known = []);
                known.Add(batchId);
            }
        }

        return batches;
    }

    // Old position to new one, -1 for what is gone. Null when two that were apart are now one, one is now two, or the order is another: then no
    // column can be taken over as it is.
    private static int[]? Moves(Dictionary<int, int> before, Dictionary<int, int> now)
    {
        var moves = new int[before.Count == 0 ? 0 : before.Values.Max() + 1];
        Array.Fill(moves, -1);
        foreach (var (id, position) in before)
        {
            var next = now.GetValueOrDefault(id, -1);
            if (next < 0) continue;
            if (moves[position] >= 0 && moves[position] != next) return null;
            moves[position] = next;
        }

        var last = -1;
        foreach (var next in moves)
        {
            if (next < 0) continue;
            if (next <= last) return null;
            last = next;
        }

        return moves;
    }
}

/// <summary>How one state of the book differs from an earlier one, as far as cells are concerned.</summary>
/// <param name="Parts">Months and numbers of products whose cells are made anew.</param>
/// <param name="Left">The same as months and earlier positions: cells that are not taken over.</param>
/// <param name="Customers">New position of each earlier one.</param>
/// <param name="Products">New position of each earlier one; -1 when it has no cells any more.</param>
internal sealed record CubeChange(
    HashSet<(Month Month, int ProductId)> Parts, HashSet<(Month Month, int Product)> Left, int[] Customers, int[] Products);
