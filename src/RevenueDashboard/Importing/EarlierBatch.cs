using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A committed batch that brought the same rows before, all of which still hold.</summary>
public sealed record EarlierBatch(int BatchId, string FileName, string By, DateTimeOffset CommittedAt)
{
    // A batch of which something was said otherwise since is worth importing again: it restores what it said.
    internal static async Task<EarlierBatch?> FindAsync(RevenueContext context, FileKind kind, string contentHash, CommittedScopes committed, CancellationToken cancellation)
    {
        var candidates = await context.Batches.AsNoTracking().Include(batch => batch.Scopes)
            .Where(batch => batch.State == BatchState.Committed && batch.Kind == kind && batch.ContentHash == contentHash)
            .OrderByDescending(batch => batch.CommitNumber).ToListAsync(cancellation);

        foreach (var batch in candidates)
        {
            if (await StillHoldsAsync(context, batch, committed, cancellation)) return new EarlierBatch(batch.Id, batch.FileName, batch.By, batch.CommittedAt!.Value);
        }

        return null;
    }

    private static async Task<bool> StillHoldsAsync(RevenueContext context, Batch batch, CommittedScopes committed, CancellationToken cancellation)
    {
        var later = context.Batches.Where(other => other.State == BatchState.Committed && other.CommitNumber > batch.CommitNumber).Select(other => other.Id);
        return batch.Kind switch
        {
            FileKind.Spend => batch.Scopes.Where(scope => scope.Rows > 0)
                .All(scope => committed.Counting(scope.Month, scope.ProductId).Any(counting => counting.BatchId == batch.Id)),
            FileKind.Customers => !await context.CustomerFacts.Where(fact => fact.BatchId == batch.Id).AnyAsync(
                fact => context.CustomerFacts.Any(other => other.CustomerId == fact.CustomerId && later.Contains(other.BatchId))
                    || context.ParentRelations.Any(other => other.CustomerId == fact.CustomerId && later.Contains(other.BatchId))
                    || context.CustomerAliases.Any(other => (other.CustomerId == fact.CustomerId || other.OtherId == fact.CustomerId) && later.Contains(other.BatchId)), cancellation),
            FileKind.Products => !await context.ProductFacts.Where(fact => fact.BatchId == batch.Id).AnyAsync(
                fact => context.ProductFacts.Any(other => other.ProductId == fact.ProductId && later.Contains(other.BatchId)), cancellation),
            FileKind.ExchangeRates => !await context.ExchangeRates.Where(rate => rate.BatchId == batch.Id).AnyAsync(
                rate => context.ExchangeRates.Any(other => other.Month == rate.Month && other.Currency == rate.Currency && later.Contains(other.BatchId)), cancellation),
            FileKind.ReportedTotals => !await context.ReportedTotals.Where(total => total.BatchId == batch.Id).AnyAsync(
                total => context.ReportedTotals.Any(other => other.Month == total.Month && other.ProductId == total.ProductId && later.Contains(other.BatchId)), cancellation),
            FileKind.ReferenceSeries => !await RepeatAsync(
                context.ReferencePoints, point => point.BatchId == batch.Id, point => later.Contains(point.BatchId), point => (point.Month, point.Kind, Names.Key(point.Series)), cancellation),
            FileKind.Claims => !await RepeatAsync(
                context.Claims, claim => claim.BatchId == batch.Id, claim => later.Contains(claim.BatchId), claim => Names.Key(claim.Name), cancellation),
            FileKind.Limits => !await RepeatAsync(
                context.Limits, limit => limit.BatchId == batch.Id, limit => later.Contains(limit.BatchId), limit => Names.Key(limit.Name), cancellation),
            FileKind.Goals => !await RepeatAsync(
                context.Goals, goal => goal.BatchId == batch.Id, goal => later.Contains(goal.BatchId), goal => Names.Key(goal.Name), cancellation),
            FileKind.Events => !await RepeatAsync(
                context.MarketEvents, happened => happened.BatchId == batch.Id, happened => later.Contains(happened.BatchId), happened => (happened.Date, Names.Key(happened.Title)), cancellation),
            FileKind.Roles => !await context.CounterpartyRoles.Where(role => role.BatchId == batch.Id).AnyAsync(
                role => context.CounterpartyRoles.Any(other => other.CounterpartyId == role.CounterpartyId && later.Contains(other.BatchId)), cancellation),
            _ => false,
        };
    }

    // Names are compared by their key, which no database works out.
    private static async Task<bool> RepeatAsync<T, TKey>(
        DbSet<T> said, Expression<Func<T, bool>> isOwn, Expression<Func<T, bool>> isLater, Func<T, TKey> keyOf, CancellationToken cancellation) where T : class
    {
        var own = (await said.AsNoTracking().Where(isOwn).ToListAsync(cancellation)).Select(keyOf).ToHashSet();
        return (await said.AsNoTracking().Where(isLater).ToListAsync(cancellation)).Any(other => own.Contains(keyOf(other)));
    }
}
