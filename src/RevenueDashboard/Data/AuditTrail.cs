using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace RevenueDashboard.Data;

/// <summary>The audit as a chain: each entry carries a hash over the one before it and itself.</summary>
public static class AuditTrail
{
    /// <summary>
    /// Adds an entry to the context; saved with the transaction it tells of. The caller holds the write lock,
    /// or two entries would continue the same one.
    /// </summary>
    public static async Task AppendAsync(
        RevenueContext context, DateTimeOffset at, string by, string action, int? batchId, string? details, CancellationToken cancellation)
    {
        var previous = await context.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => entry.Hash).FirstOrDefaultAsync(cancellation);

        // Both databases keep microseconds: the hash is over what they give back.
        var kept = new DateTimeOffset(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        context.AuditEntries.Add(new AuditEntry
        {
            At = kept, By = by, Action = action, BatchId = batchId, Details = details, Hash = HashOf(previous, kept, by, action, batchId, details),
        });
    }

    /// <summary>The id of the first entry that does not continue the one before it; null when the chain is whole.</summary>
    public static async Task<long?> FirstBrokenAsync(RevenueContext context, CancellationToken cancellation)
    {
        string? previous = null;
        await foreach (var entry in context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (entry.Hash != HashOf(previous, entry.At, entry.By, entry.Action, entry.BatchId, entry.Details)) return entry.Id;
            previous = entry.Hash;
        }

        return null;
    }

    // Each part is preceded by its length, so that no two different entries spell the same text.
    private static string HashOf(string? previous, DateTimeOffset at, string by, string action, int? batchId, string? details)
    {
        var text = new StringBuilder();
        foreach (var part in (string?[])[previous, at.UtcTicks.ToString(CultureInfo.InvariantCulture), by, action, batchId?.ToString(CultureInfo.InvariantCulture), details])
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part};");

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
