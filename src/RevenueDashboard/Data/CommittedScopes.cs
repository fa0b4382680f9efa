using Microsoft.EntityFrameworkCore;

namespace RevenueDashboard.Data;

/// <summary>What one committed batch says of one month of one product.</summary>
public sealed record CommittedScope(int BatchId, string FileName, long CommitNumber, DateTimeOffset CommittedAt, Month Month, int ProductId, bool Replaces, long Rows);

/// <summary>The scopes of all committed spend batches, in the order of their commits: what decides which records count.</summary>
public sealed class CommittedScopes
{
    private readonly ILookup<(Month Month, int ProductId), CommittedScope> histories;

    /// <param name="scopes">In any order.</param>
    public CommittedScopes(IEnumerable<CommittedScope> scopes) =>
        histories = scopes.OrderBy(scope => scope.CommitNumber).ToLookup(scope => (scope.Month, scope.ProductId));

    public static async Task<CommittedScopes> LoadAsync(RevenueContext context, CancellationToken cancellation) => new(await (
        from batch in context.Batches
        where batch.State == BatchState.Committed && batch.Kind == FileKind.Spend
        from scope in batch.Scopes
        select new CommittedScope(batch.Id, batch.FileName, batch.CommitNumber!.Value, batch.CommittedAt!.Value, scope.Month, scope.ProductId, scope.Replaces, scope.Rows))
        .ToListAsync(cancellation));

    /// <summary>Everything committed for a month of a product, the earliest first.</summary>
    public IEnumerable<CommittedScope> History(Month month, int productId) => histories[(month, productId)];

    /// <summary>Those with records that count: the last that replaces, and what was added after it.</summary>
    public IEnumerable<CommittedScope> Counting(Month month, int productId)
    {
        var history = histories[(month, productId)].ToList();
        var start = Math.Max(0, history.FindLastIndex(scope => scope.Replaces));
        return history.Skip(start).Where(scope => scope.Rows > 0);
    }

    /// <summary>Every month of every product that has records that count.</summary>
    public IEnumerable<CommittedScope> Counting() => histories.SelectMany(history => Counting(history.Key.Month, history.Key.ProductId));

    /// <summary>Everything committed for a month, whether it counts or not.</summary>
    public IEnumerable<CommittedScope> Of(Month month) => histories.Where(history => history.Key.Month == month).SelectMany(history => history);
}
