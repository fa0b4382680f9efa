using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Names that were shown as perhaps one customer, about which nobody has decided yet.</summary>
internal static class OpenSuggestions
{
    /// <returns>How many of each batch are open; batches without are left out.</returns>
    public static async Task<SortedDictionary<int, int>> CountAsync(RevenueContext context, IReadOnlyCollection<int> batches, CancellationToken cancellation)
    {
        var suggested = await context.Batches.AsNoTracking().Where(batch => batches.Contains(batch.Id) && batch.Suggestions != null)
            .Select(batch => new { batch.Id, batch.Suggestions }).ToListAsync(cancellation);
        var open = new SortedDictionary<int, int>();
        if (suggested.Count == 0) return open;

        var decided = (await (
            from alias in context.CustomerAliases
            join batch in context.Batches on alias.BatchId equals batch.Id
            where batch.State == BatchState.Committed
            select new { alias.CustomerId, alias.OtherId }).ToListAsync(cancellation)).Select(alias => Pair(alias.CustomerId, alias.OtherId)).ToHashSet();
        foreach (var batch in suggested)
        {
            var count = Pairs(batch.Suggestions!).Count(pair => pair is null || !decided.Contains(pair.Value));
            if (count > 0) open[batch.Id] = count;
        }

        return open;
    }

    // Whatever cannot be told apart counts as open: a person looks rather than nobody.
    private static List<(int, int)?> Pairs(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(PairOf)] : [];
    }

    private static (int, int)? PairOf(JsonElement suggestion) =>
        suggestion.ValueKind == JsonValueKind.Object
        && suggestion.TryGetProperty("customerId", out var customer) && customer.TryGetInt32(out var one)
        && suggestion.TryGetProperty("otherId", out var known) && known.TryGetInt32(out var other)
            ? Pair(one, other)
            : null;

    private static (int, int) Pair(int one, int other) => one < other ? (one, other) : (other, one);
}
