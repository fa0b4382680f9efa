using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>A record of a batch, whatever became of the batch.</summary>
/// <param name="Counts">It counts in the book: its batch is committed, and no later one replaces its month and product.</param>
public sealed record BatchLine(Record Record, string Customer, string Product, bool Counts);

/// <param name="Lines">In the order of the file.</param>
/// <param name="Count">All that were asked for, on this page or not.</param>
public sealed record BatchLinePage(IReadOnlyList<BatchLine> Lines, int Count);

/// <summary>Which records of a batch are asked for; the default is all.</summary>
/// <param name="Text">Only those whose customer or product has this in its name, regardless of case.</param>
/// <param name="Month">Only those of this month.</param>
/// <param name="Line">Only the one on this line of the file.</param>
public sealed record BatchLineFilter(string? Text = null, Month? Month = null, long? Line = null);

/// <summary>The records that a file brought, a page at a time.</summary>
public sealed class BatchLines(IDbContextFactory<RevenueContext> contexts)
{
    /// <param name="skip">How many of the first are passed over.</param>
    /// <param name="take">How many are wanted at most.</param>
    public async Task<BatchLinePage> ListAsync(int batchId, BatchLineFilter which, int skip, int take, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var counting = await CountingAsync(context, batchId, cancellation);
        var records = context.Records.AsNoTracking().Where(record => record.BatchId == batchId);
        if (which.Month is { } month) records = records.Where(record => record.Month == month);
        if (which.Line is { } line) records = records.Where(record => record.Line == line);
        if (Names.Key(which.Text ?? "") is { Length: > 0 } key)
        {
            var text = which.Text!.Trim();
            records = records.Where(record =>
                context.Customers.Any(customer => customer.Id == record.CustomerId && (customer.Key.Contains(key) || customer.Name.Contains(text)))
                || context.Products.Any(product => product.Id == record.ProductId && (product.Key.Contains(key) || product.Name.Contains(text))));
        }

        var count = await records.CountAsync(cancellation);
        var page = await (
            from record in records.OrderBy(record => record.Line).ThenBy(record => record.Month).ThenBy(record => record.CustomerId).Skip(skip).Take(take)
            join customer in context.Customers on record.CustomerId equals customer.Id
            join product in context.Products on record.ProductId equals product.Id
            orderby record.Line, record.Month, record.CustomerId
            select new { Record = record, Customer = customer.Name, Product = product.Name }).ToListAsync(cancellation);
        return new BatchLinePage([.. page.Select(line => new BatchLine(line.Record, line.Customer, line.Product, counting(line.Record)))], count);
    }

    private static async Task<Func<Record, bool>> CountingAsync(RevenueContext context, int batchId, CancellationToken cancellation)
    {
        var batches = await context.Batches.AsNoTracking().Where(batch => batch.State == BatchState.Committed && batch.Kind == FileKind.Spend)
            .OrderBy(batch => batch.CommitNumber).Select(batch => batch.Id).ToListAsync(cancellation);
        if (!batches.Contains(batchId)) return _ => false;

        var scopes = (await context.BatchScopes.AsNoTracking().Where(scope => batches.Contains(scope.BatchId)).ToListAsync(cancellation)).ToLookup(scope => scope.BatchId);
        var counting = new CountingScopes(batches.Select(id => (id, (IReadOnlyCollection<BatchScope>)[.. scopes[id]])));
        return record => counting.Counts(record.BatchId, record.Month, record.ProductId);
    }
}
