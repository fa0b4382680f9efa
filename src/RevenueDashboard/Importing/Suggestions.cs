using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The names of a file that may be another name of a customer, for a person to look at.</summary>
internal static class Suggestions
{
    private const int Most = 1000;
    private const string IdKey = "id:";

    /// <param name="named">Whom the file names, in the order of the file.</param>
    /// <param name="knownBefore">The largest number of a customer that was known before the file.</param>
    public static async Task<IReadOnlyList<CustomerSuggestion>> FindAsync(RevenueContext context, IReadOnlyList<int> named, int knownBefore, CancellationToken cancellation)
    {
        var seen = await SeenAsync(context, named, cancellation);
        var added = named.Where(id => id > knownBefore).ToHashSet();
        if (added.Count == 0 && seen.Count == 0) return [];

        // A file of customers may decide about the very names it brings.
        var decided = await DecidedNames.LoadWithAsync(context, context.CustomerAliases.Local, cancellation);
        var (before, now) = await NamesAsync(context, added, cancellation);
        var found = SimilarNames.Find(before, now, decided.Knows, Most);
        return [.. seen.Where(pair => !decided.Knows(pair.CustomerId, pair.OtherId)).Concat(found).Take(Most)];
    }

    private static async Task<(List<KnownName> Before, List<KnownName> Now)> NamesAsync(RevenueContext context, HashSet<int> added, CancellationToken cancellation)
    {
        var (before, now) = (new List<KnownName>(), new List<KnownName>(added.Count));
        if (added.Count == 0) return (before, now);

        var names = context.Customers.OrderBy(customer => customer.Id).Select(customer => new KnownName(customer.Id, customer.Name, customer.Key.Substring(0, IdKey.Length) == IdKey)).AsAsyncEnumerable();
        await foreach (var name in names.WithCancellation(cancellation)) (added.Contains(name.Id) ? now : before).Add(name);
        return (before, now);
    }

    // A name that came with a file nobody committed is not new any more, and yet nobody has decided about it.
    private static async Task<IReadOnlyList<CustomerSuggestion>> SeenAsync(RevenueContext context, IReadOnlyList<int> named, CancellationToken cancellation)
    {
        var stored = await context.Batches.Where(batch => batch.Suggestions != null && batch.State != BatchState.Committed).Select(batch => batch.Suggestions).ToListAsync(cancellation);
        if (stored.Count == 0) return [];

        var ids = named.ToHashSet();
        var open = Read(stored).Where(pair => ids.Contains(pair.CustomerId)).ToHashSet();
        if (open.Count == 0) return [];

        open.ExceptWith(Read(await context.Batches.Where(batch => batch.Suggestions != null && batch.State == BatchState.Committed).Select(batch => batch.Suggestions).ToListAsync(cancellation)));
        return [.. open.OrderBy(pair => pair.CustomerId).ThenBy(pair => pair.OtherId)];
    }

    private static IEnumerable<CustomerSuggestion> Read(List<string?> stored) => stored.SelectMany(json => StoredJson.Read<List<CustomerSuggestion>>(json) ?? []);
}
