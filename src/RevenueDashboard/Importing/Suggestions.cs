using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The names of a file that may be another name of a customer, for a person to look at.</summary>
internal static class Suggestions
{
    private const int Most = 1000;
    private const string IdKey = "id:";

    /// <param name="named">Whom the file names, in the order of the file.</param>
    /// <param name="brought">Those of them that are not in the book.</param>
    /// <param name="pending">What files before named that is not in the book; what only discarded ones did is held against nobody.</param>
    public static async Task<IReadOnlyList<CustomerSuggestion>> FindAsync(
        RevenueContext context, IReadOnlyList<int> named, BroughtNames? brought, PendingNames pending, CancellationToken cancellation)
    {
        var added = NumberRange.Numbers(brought?.Customers ?? []).ToHashSet();
        var gone = pending.Gone.Except(added).ToHashSet();
        var seen = (await SeenAsync(context, named, cancellation)).Where(pair => !added.Contains(pair.CustomerId) && !gone.Contains(pair.OtherId)).ToList();
        if (added.Count == 0 && seen.Count == 0) return [];

        // A file of customers may decide about the very names it brings.
        var decided = await DecidedNames.LoadWithAsync(context, context.CustomerAliases.Local, cancellation);
        var spelled = (brought?.CustomerSpellings ?? []).ToDictionary(name => name.Number, name => name.Name);
        var (before, now) = await NamesAsync(context, added, gone, spelled, cancellation);
        var found = SimilarNames.Find(before, now, decided.Knows, Most);
        return [.. seen.Where(pair => !decided.Knows(pair.CustomerId, pair.OtherId)).Concat(found).Take(Most)];
    }

    private static async Task<(List<KnownName> Before, List<KnownName> Now)> NamesAsync(
        RevenueContext context, HashSet<int> added, HashSet<int> gone, Dictionary<int, string> spelled, CancellationToken cancellation)
    {
        var (before, now) = (new List<KnownName>(), new List<KnownName>(added.Count));
        if (added.Count == 0) return (before, now);

        var names = context.Customers.OrderBy(customer => customer.Id).Select(customer => new KnownName(customer.Id, customer.Name, customer.Key.Substring(0, IdKey.Length) == IdKey)).AsAsyncEnumerable();
        await foreach (var name in names.WithCancellation(cancellation))
        {
            if (added.Contains(name.Id)) now.Add(spelled.TryGetValue(name.Id, out var own) ? name with { Name = own } : name);
            else if (!gone.Contains(name.Id)) before.Add(name);
        }

        return (before, now);
    }

    // A name that came with a file that was undone is not new any more, and yet nobody has decided about it.
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
