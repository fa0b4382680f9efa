using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data.Sqlite;

namespace RevenueDashboard.Data;

/// <summary>The sum of what is stored of a batch for a month and a currency.</summary>
/// <param name="Amount">Ten-thousandths of the currency.</param>
public sealed record BatchTotal(Month Month, Currency Currency, long Rows, long Amount);

/// <summary>Adds up the records of a batch again, from the database.</summary>
public static class BatchTotals
{
    /// <summary>In the order of month and currency.</summary>
    /// <exception cref="OverflowException">A sum is beyond 64 bits (SQLite).</exception>
    public static async Task<IReadOnlyList<BatchTotal>> SumAsync(RevenueContext context, int batchId, CancellationToken cancellation)
    {
        IEnumerable<BatchTotal> totals = context.Database.IsSqlite()
            ? SqliteBatchTotals.Sum((SqliteConnection)context.Database.GetDbConnection(), batchId)
            : await context.Records.Where(record => record.BatchId == batchId)
                .GroupBy(record => new { record.Month, record.Currency })
                .Select(group => new BatchTotal(group.Key.Month, group.Key.Currency, group.LongCount(), group.Sum(record => record.Amount)))
                .ToListAsync(cancellation);

        return [.. totals.OrderBy(total => total.Month).ThenBy(total => total.Currency.Code, StringComparer.Ordinal)];
    }
}
