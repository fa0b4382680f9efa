using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The names of a file that may be another name of a customer, for a person to look at.</summary>
internal static class Suggestions
{
    private const int Most = 1000;
    private const string IdKey = "id:";

    /// <param name="content">Whom the file names, and which of them are not in the book.</param>
    /// <param name="pending">What files before named that is not in the book; what only discarded ones did is held against nobody.</param>
    public static async Task<IReadOnlyList<CustomerSuggestion>> FindAsync(RevenueContext context, StagedContent content, PendingNames pending, CancellationToken cancellation)
    {
        var added = NumberRange.Numbers(content.Brought?.Customers ?? []).ToHashSet();
        var gone = pending.Gone.Except(added).ToHashSet();
        var seen = (await SeenAsync(context, content.Named, cancellation)).Where(pair => !added.Contains(pair.CustomerId) && !gone.Contains(pair.OtherId)).ToList();
        if (added.Count == 0 && seen.Count == 0 && !content.MixesIds) return [];

        // A file of customers may decide about the very names it brings.
        var decided = await DecidedNames.LoadWithAsync(context, context.CustomerAliases.Local, cancellation);
        var spelled = (content.Brought?.CustomerSpellings ?? []).ToDictionary(name => name.Number, name => name.Name);
        var names = added.Count == 0 && !content.MixesIds ? [] : await NamesAsync(context, gone, spelled, cancellation);
        var found = SimilarNames.Find([.. names.Where(name => !added.Contains(name.Id))], [.. names.Where(name => added.Contains(name.Id))], decided.Knows, Most);
        var split = content.MixesIds ? WithAndWithoutId(names, content.Named.ToHashSet()) : [];
        var pairs = seen.Concat(found).Concat(split).Where(pair => !decided.Knows(pair.CustomerId, pair.OtherId))
            .DistinctBy(pair => (Math.Min(pair.CustomerId, pair.OtherId), Math.Max(pair.CustomerId, pair.OtherId))).Take(Most).ToList();
        return await WithIdsAsync(context, pairs, cancellation);
    }

    // In the order of their numbers.
    private static async Task<List<KnownName>> NamesAsync(RevenueContext context, HashSet<int> gone, Dictionary<int, string> spelled, CancellationToken cancellation)
    {
        var known = new List<KnownName>();
        var names = context.Customers.OrderBy(customer => customer.Id).Select(customer => new KnownName(customer.Id, customer.Name, customer.Key.Substring(0, IdKey.Length) == IdKey)).AsAsyncEnumerable();
        await foreach (var name in names.WithCancellation(cancellation))
        {
            if (!gone.Contains(name.Id)) known.Add(spelled.TryGetValue(name.Id, out var own) ? name with { Name = own } : name);
        }

        return known;
    }

    // One name that some files give an id and others none: its revenue goes to two customers with every file, so that it is told with every file.
    private static IEnumerable<CustomerSuggestion> WithAndWithoutId(List<KnownName> names, HashSet<int> named)
    {
        var withId = names.Where(name => name.HasId).ToLookup(name => Names.Key(name.Name));
        return names.Where(name => !name.HasId)
            .SelectMany(name => withId[Names.Key(name.Name)].Where(other => named.Contains(name.Id) || named.Contains(other.Id))
                .Select(other => new CustomerSuggestion(name.Id, name.Name, other.Id, other.Name, SuggestionReason.SameWords)));
    }

    private static async Task<IReadOnlyList<CustomerSuggestion>> WithIdsAsync(RevenueContext context, List<CustomerSuggestion> pairs, CancellationToken cancellation)
    {
        if (pairs.Count == 0) return pairs;

        var numbers = pairs.SelectMany(pair => (int[])[pair.CustomerId, pair.OtherId]).Distinct().ToList();
        var keys = await context.Customers.Where(customer => numbers.Contains(customer.Id)).Select(customer => new { customer.Id, customer.Key, customer.Name }).ToDictionaryAsync(customer => customer.Id, cancellation);
        return [.. pairs.Select(pair => pair with { KnownBy = IdOf(pair.CustomerId), OtherKnownBy = IdOf(pair.OtherId) })];

        string? IdOf(int number) => new EditedCustomer(keys[number].Key, keys[number].Name) is { CustomerId.Length: > 0 } customer ? customer.CustomerId : null;
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

    private static IEnumerable<CustomerSuggestion> Read(List<string?> stored) => stored.SelectMany(json => ImportJson.Read<List<CustomerSuggestion>>(json) ?? []);
}
