using Microsoft.EntityFrameworkCore;

namespace RevenueDashboard.Data;

/// <summary>What people decided about pairs of names. The latest word about a pair holds; of several names that one is said to be the same as, the latest.</summary>
public sealed class DecidedNames
{
    private readonly Dictionary<(int, int), CustomerAlias> pairs = [];
    private readonly Dictionary<int, int> others = [];
    private readonly Dictionary<int, int> last = [];
    private readonly HashSet<int> circling = [];

    /// <param name="said">In the order of the commits.</param>
    public DecidedNames(IEnumerable<CustomerAlias> said)
    {
        var ordered = said.ToList();
        foreach (var alias in ordered) pairs[Pair(alias.CustomerId, alias.OtherId)] = alias;
        // The latest word about a pair also says which of the two names stays.
        foreach (var alias in ordered.Where(alias => alias.IsSame && pairs[Pair(alias.CustomerId, alias.OtherId)] == alias)) others[alias.CustomerId] = alias.OtherId;
        foreach (var customer in others.Keys)
        {
            if (LastOf(customer) is { } end) last[customer] = end;
            else circling.Add(customer);
        }
    }

    /// <summary>Nothing is decided.</summary>
    public static DecidedNames None { get; } = new([]);

    /// <summary>The numbers of the names whose revenue counts for another, each with the number of the customer it counts for.</summary>
    public IReadOnlyDictionary<int, int> Aliases => last;

    /// <summary>Pairs of names that are known to be two customers.</summary>
    public IEnumerable<(int One, int Other)> Different => pairs.Values.Where(alias => !alias.IsSame).Select(alias => (alias.CustomerId, alias.OtherId));

    /// <summary>What committed batches say.</summary>
    public static async Task<DecidedNames> LoadAsync(RevenueContext context, CancellationToken cancellation) => new(await SaidAsync(context, cancellation));

    /// <summary>What committed batches say, and after them a batch that is not in the book.</summary>
    /// <param name="aliases">What that batch says.</param>
    public static async Task<DecidedNames> LoadWithAsync(RevenueContext context, IEnumerable<CustomerAlias> aliases, CancellationToken cancellation) =>
        new([.. await SaidAsync(context, cancellation), .. aliases]);

    /// <summary>Nobody has to be asked about this pair again: it was decided, or both are the same customer by what was decided of others.</summary>
    public bool Knows(int one, int other)
    {
        var (first, second) = (IdOf(one), IdOf(other));
        return first == second || pairs.ContainsKey(Pair(one, other)) || pairs.ContainsKey(Pair(first, second));
    }

    /// <summary>The number of the customer that revenue under this name counts for.</summary>
    public int IdOf(int customerId) => last.GetValueOrDefault(customerId, customerId);

    /// <summary>The name leads in a circle, and so to nobody: it stands for itself.</summary>
    public bool Circles(int customerId) => circling.Contains(customerId);

    private static async Task<List<CustomerAlias>> SaidAsync(RevenueContext context, CancellationToken cancellation) => await (
        from alias in context.CustomerAliases.AsNoTracking()
        join batch in context.Batches on alias.BatchId equals batch.Id
        where batch.State == BatchState.Committed
        orderby batch.CommitNumber
        select alias).ToListAsync(cancellation);

    // Committing refuses a circle, but undoing a batch can bring one back.
    private int? LastOf(int customerId)
    {
        for (var step = 0; step <= others.Count; step++)
        {
            if (!others.TryGetValue(customerId, out var other)) return customerId;
            customerId = other;
        }

        return null;
    }

    private static (int, int) Pair(int one, int other) => (Math.Min(one, other), Math.Max(one, other));
}
