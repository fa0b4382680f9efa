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

        var decided = await DecidedNames.LoadAsync(context, cancellation);
        foreach (var batch in suggested)
        {
            var count = Pairs(batch.Suggestions!).Count(pair => pair is not { } names || !decided.Knows(names.One, names.Other));
            if (count > 0) open[batch.Id] = count;
        }

        return open;
    }

    // Whatever cannot be told apart counts as open: a person looks rather than nobody.
    private static List<(int One, int Other)?> Pairs(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(PairOf)] : [];
    }

    private static (int One, int Other)? PairOf(JsonElement suggestion) =>
        suggestion.ValueKind == JsonValueKind.Object
        && suggestion.TryGetProperty("customerId", out var customer) && customer.TryGetInt32(out var one)
        && suggestion.TryGetProperty("otherId", out var known) && known.TryGetInt32(out var other)
            ? (one, other)
            : null;
}
