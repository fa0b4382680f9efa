using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>A record with the file and line it stands on: where every figure leads back to.</summary>
public sealed record RecordLine(Record Record, string Customer, string Product, string FileName, string FileHash, string By, DateTimeOffset CommittedAt);

/// <summary>The counting records behind a figure.</summary>
public sealed class RecordLines(IDbContextFactory<RevenueContext> contexts)
{
    /// <summary>The records of customers in some months that count in the book, newest month first, then by file and line.</summary>
    /// <param name="customerIds">Numbers in the database.</param>
    /// <param name="productIds">Numbers in the database; empty for all.</param>
    /// <param name="knownOn">The book as it was known at this time; null for the book as it is.</param>
    public async Task<IReadOnlyList<RecordLine>> OfAsync(
        IReadOnlyCollection<int> customerIds, MonthRange months, IReadOnlyCollection<int> productIds, DateTimeOffset? knownOn = null,
        CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var committed = context.Batches.AsNoTracking().Include(batch => batch.Scopes).Where(batch => batch.CommitNumber != null);
        committed = knownOn is { } time
            ? committed.Where(batch => batch.CommittedAt <= time && (batch.UndoneAt == null || batch.UndoneAt > time))
            : committed.Where(batch => batch.State == BatchState.Committed);
        var batches = await committed
            .OrderBy(batch => batch.CommitNumber)
            .ToListAsync(cancellation);
        var counting = new CountingScopes(batches.Select(batch => (batch.Id, (IReadOnlyCollection<BatchScope>)batch.Scopes)));
        var byId = batches.ToDictionary(batch => batch.Id);

        var (first, last) = (months.First, months.Last);
        var found = await (
            from record in context.Records.AsNoTracking()
            join customer in context.Customers on record.CustomerId equals customer.Id
            join product in context.Products on record.ProductId equals product.Id
            where byId.Keys.Contains(record.BatchId) && customerIds.Contains(record.CustomerId)
            where record.Month >= first && record.Month <= last
            where productIds.Count == 0 || productIds.Contains(record.ProductId)
            select new { Record = record, Customer = customer.Name, Product = product.Name }).ToListAsync(cancellation);

        return
        [
            .. found
                .Where(line => counting.Counts(line.Record.BatchId, line.Record.Month, line.Record.ProductId))
                .Select(line => (line, Batch: byId[line.Record.BatchId]))
                .Select(pair => new RecordLine(
                    pair.line.Record, pair.line.Customer, pair.line.Product, pair.Batch.FileName, pair.Batch.FileHash, pair.Batch.By, pair.Batch.CommittedAt!.Value))
                .OrderByDescending(line => line.Record.Month)
                .ThenBy(line => line.Record.BatchId)
                .ThenBy(line => line.Record.Line),
        ];
    }
}
