using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>What people decided about pairs of names, in committed batches; the latest word about a pair holds.</summary>
internal sealed class DecidedNames
{
    private readonly Dictionary<(int, int), bool> pairs = [];
    private readonly Dictionary<int, int> others = [];

    public static async Task<DecidedNames> LoadAsync(RevenueContext context, CancellationToken cancellation)
    {
        var said = await (
            from alias in context.CustomerAliases
            join batch in context.Batches on alias.BatchId equals batch.Id
            where batch.State == BatchState.Committed
            orderby batch.CommitNumber
            select new { alias.CustomerId, alias.OtherId, alias.IsSame }).ToListAsync(cancellation);

        var decided = new DecidedNames();
        foreach (var pair in said)
        {
            decided.pairs[Pair(pair.CustomerId, pair.OtherId)] = pair.IsSame;
            // The latest word about a pair also says which of the two names stays.
            if (decided.others.GetValueOrDefault(pair.OtherId) == pair.CustomerId) decided.others.Remove(pair.OtherId);
            if (pair.IsSame) decided.others[pair.CustomerId] = pair.OtherId;
            else if (decided.others.GetValueOrDefault(pair.CustomerId) == pair.OtherId) decided.others.Remove(pair.CustomerId);
        }

        return decided;
    }

    /// <summary>Nobody has to be asked about this pair again.</summary>
    public bool Knows(int one, int other) => pairs.ContainsKey(Pair(one, other));

    /// <summary>The customer whose revenue that of this name is.</summary>
    public int IdOf(int customerId)
    {
        // A circle is decided nowhere: whoever is in one keeps the last name reached.
        for (var step = 0; step <= others.Count && others.TryGetValue(customerId, out var other); step++) customerId = other;
        return customerId;
    }

    private static (int, int) Pair(int one, int other) => (Math.Min(one, other), Math.Max(one, other));
}
