using Microsoft.EntityFrameworkCore;

namespace RevenueDashboard.Data;

/// <summary>What one batch says of a month's figures, and from when to when it was in the book.</summary>
/// <param name="ProductId">The product it speaks of; null for exchange rates, which all products of the month may need.</param>
/// <param name="Scope">For revenue; null for published totals and exchange rates.</param>
public sealed record MonthData(
    int BatchId, long CommitNumber, DateTimeOffset CommittedAt, DateTimeOffset? UndoneAt, Month Month, int? ProductId, BatchScope? Scope)
{
    /// <summary>Of some months, whatever became of it: undone batches too.</summary>
    public static async Task<List<MonthData>> LoadAsync(RevenueContext context, IReadOnlyCollection<Month> months, CancellationToken cancellation)
    {
        if (months.Count == 0) return [];

        var batches = await context.Batches.AsNoTracking().Where(batch => batch.CommitNumber != null)
            .Select(batch => new { batch.Id, batch.CommitNumber, batch.CommittedAt, batch.UndoneAt }).ToDictionaryAsync(batch => batch.Id, cancellation);
        var scopes = await context.BatchScopes.AsNoTracking().Where(scope => months.Contains(scope.Month)).ToListAsync(cancellation);
        var totals = await context.ReportedTotals.AsNoTracking().Where(total => months.Contains(total.Month))
            .Select(total => new { total.BatchId, total.Month, total.ProductId }).ToListAsync(cancellation);
        var rates = await context.ExchangeRates.AsNoTracking().Where(rate => months.Contains(rate.Month))
            .Select(rate => new { rate.BatchId, rate.Month }).Distinct().ToListAsync(cancellation);

        IEnumerable<(int BatchId, Month Month, int? ProductId, BatchScope? Scope)> said =
        [
            .. scopes.Select(scope => (scope.BatchId, scope.Month, (int?)scope.ProductId, (BatchScope?)scope)),
            .. totals.Select(total => (total.BatchId, total.Month, (int?)total.ProductId, (BatchScope?)null)),
            .. rates.Select(rate => (rate.BatchId, rate.Month, (int?)null, (BatchScope?)null)),
        ];
        return
        [
            .. from data in said
               where batches.ContainsKey(data.BatchId)
               let batch = batches[data.BatchId]
               select new MonthData(batch.Id, batch.CommitNumber!.Value, batch.CommittedAt!.Value, batch.UndoneAt, data.Month, data.ProductId, data.Scope),
        ];
    }

    /// <summary>The batches that a product's month was made of at a time.</summary>
    /// <param name="month">All that was ever said of the month.</param>
    internal static HashSet<int> CountingAt(IEnumerable<MonthData> month, int productId, DateTimeOffset time)
    {
        var then = month
            .Where(data => (data.ProductId is null || data.ProductId == productId) && data.CommittedAt <= time && !(data.UndoneAt <= time))
            .OrderBy(data => data.CommitNumber)
            .ToList();
        var scopes = new CountingScopes(then.Where(data => data.Scope is not null).Select(data => (data.BatchId, (IReadOnlyCollection<BatchScope>)[data.Scope!])));
        return [.. then.Where(data => data.Scope is not { } scope || (scope.Rows > 0 && scopes.Counts(data.BatchId, scope.Month, productId))).Select(data => data.BatchId)];
    }
}
