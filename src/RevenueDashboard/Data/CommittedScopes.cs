using Microsoft.EntityFrameworkCore;

namespace RevenueDashboard.Data;

/// <summary>What one committed batch says of one month of one product.</summary>
public sealed record CommittedScope(int BatchId, string FileName, long CommitNumber, DateTimeOffset CommittedAt, Month Month, int ProductId, bool Replaces, long Rows);

/// <summary>The scopes of all committed spend batches by month and product, with the files they came in. Which of them count is <see cref="CountingScopes"/>' to say.</summary>
public sealed class CommittedScopes
{
    private readonly ILookup<(Month Month, int ProductId), CommittedScope> histories;
    private readonly CountingScopes counting;

    /// <param name="scopes">In any order.</param>
    public CommittedScopes(IEnumerable<CommittedScope> scopes)
    {
        var ordered = scopes.OrderBy(scope => scope.CommitNumber).ToList();
        histories = ordered.ToLookup(scope => (scope.Month, scope.ProductId));
        counting = CountingOf(ordered);
    }

    public static async Task<CommittedScopes> LoadAsync(RevenueContext context, CancellationToken cancellation) => new(await (
        from batch in context.Batches
        where batch.State == BatchState.Committed && batch.Kind == FileKind.Spend
        from scope in batch.Scopes
        select new CommittedScope(batch.Id, batch.FileName, batch.CommitNumber!.Value, batch.CommittedAt!.Value, scope.Month, scope.ProductId, scope.Replaces, scope.Rows))
        .ToListAsync(cancellation));

    /// <summary>Months and products that anything was committed for.</summary>
    public IEnumerable<(Month Month, int ProductId)> Pairs => histories.Select(history => history.Key);

    /// <summary>Everything committed for a month of a product, the earliest first.</summary>
    public IEnumerable<CommittedScope> History(Month month, int productId) => histories[(month, productId)];

    /// <summary>Those with records that count, the earliest first.</summary>
    public IEnumerable<CommittedScope> Counting(Month month, int productId) =>
        histories[(month, productId)].Where(scope => scope.Rows > 0 && counting.Counts(scope.BatchId, month, productId));

    /// <summary>Every month of every product that has records that count.</summary>
    public IEnumerable<CommittedScope> Counting() => histories.SelectMany(history => Counting(history.Key.Month, history.Key.ProductId));

    /// <summary>Everything committed for a month, whether it counts or not.</summary>
    public IEnumerable<CommittedScope> Of(Month month) => histories.Where(history => history.Key.Month == month).SelectMany(history => history);

    /// <summary>The same without one batch: what is left when it is undone.</summary>
    public CommittedScopes Without(int batchId) => new(histories.SelectMany(history => history).Where(scope => scope.BatchId != batchId));

    private static CountingScopes CountingOf(IEnumerable<CommittedScope> ordered) => new(ordered
        .GroupBy(scope => scope.BatchId)
        .Select(batch => (batch.Key, (IReadOnlyCollection<BatchScope>)
        [
            .. batch.Select(scope => new BatchScope { BatchId = scope.BatchId, Month = scope.Month, ProductId = scope.ProductId, Replaces = scope.Replaces, Rows = scope.Rows }),
        ])));
}
