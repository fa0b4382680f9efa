using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A batch before or after another one, and the months and products in which one replaced the other.</summary>
public sealed record ChainedBatch(int BatchId, string FileName, string By, DateTimeOffset CommittedAt, IReadOnlyList<ChainedScope> Scopes);

/// <param name="Months">In order.</param>
public sealed record ChainedScope(string Product, IReadOnlyList<Month> Months);

/// <param name="Replaced">What it took the place of, the latest first.</param>
/// <param name="ReplacedBy">What took its place since, the earliest first; empty for a batch that is not in the book.</param>
/// <param name="Counting">Months and products of which its rows count.</param>
/// <param name="Superseded">Months and products of which its rows no longer count.</param>
public sealed record BatchChain(IReadOnlyList<ChainedBatch> Replaced, IReadOnlyList<ChainedBatch> ReplacedBy, int Counting, int Superseded);

/// <summary>Which batches replaced which: how the figures of a month came about.</summary>
public sealed class RestatementChain(IDbContextFactory<RevenueContext> contexts)
{
    /// <summary>The neighbours of a batch that is or was in the book; those that were undone themselves are left out.</summary>
    public async Task<BatchChain> OfAsync(int batchId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batch = await context.Batches.AsNoTracking().Include(batch => batch.Scopes).SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation);
        if (batch?.CommitNumber is not { } number) return new BatchChain([], [], 0, 0);

        var committed = await CommittedScopes.LoadAsync(context, cancellation);
        var (replaced, replacedBy) = (new List<(int Batch, BatchScope Scope)>(), new List<(int Batch, BatchScope Scope)>());
        foreach (var scope in batch.Scopes)
        {
            var history = committed.History(scope.Month, scope.ProductId).ToList();
            if (scope.Replaces) replaced.AddRange(CountingBefore(history, number).Select(earlier => (earlier.BatchId, scope)));
            if (batch.State == BatchState.Committed && scope.Rows > 0 && history.Find(later => later.CommitNumber > number && later.Replaces) is { } later) replacedBy.Add((later.BatchId, scope));
        }

        var superseded = replacedBy.Count;
        var counting = batch.State == BatchState.Committed ? batch.Scopes.Count(scope => scope.Rows > 0) - superseded : 0;
        var products = await context.Products.AsNoTracking().ToDictionaryAsync(product => product.Id, product => product.Name, cancellation);
        var ids = replaced.Concat(replacedBy).Select(link => link.Batch).Distinct().ToList();
        var batches = await context.Batches.AsNoTracking().Where(other => ids.Contains(other.Id)).ToDictionaryAsync(other => other.Id, cancellation);
        return new BatchChain(
            [.. Describe(replaced).OrderByDescending(link => batches[link.BatchId].CommitNumber)], [.. Describe(replacedBy).OrderBy(link => batches[link.BatchId].CommitNumber)], counting, superseded);

        IEnumerable<ChainedBatch> Describe(List<(int Batch, BatchScope Scope)> links) => links.GroupBy(link => link.Batch).Select(link => new ChainedBatch(
            link.Key, batches[link.Key].FileName, batches[link.Key].By, batches[link.Key].CommittedAt!.Value,
            [.. link.GroupBy(each => each.Scope.ProductId).OrderBy(product => product.Key).Select(product => new ChainedScope(products[product.Key], [.. product.Select(each => each.Scope.Month).Order()]))]));
    }

    // What counted just before the batch came: the last that replaced, and what was added after it.
    private static IEnumerable<CommittedScope> CountingBefore(List<CommittedScope> history, long number)
    {
        var before = history.TakeWhile(scope => scope.CommitNumber < number).ToList();
        return before.Skip(Math.Max(0, before.FindLastIndex(scope => scope.Replaces))).Where(scope => scope.Rows > 0);
    }
}
