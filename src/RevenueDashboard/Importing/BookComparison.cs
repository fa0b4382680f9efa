using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A spend file held against the book as it stands: is it in there already, what would it restate, which exchange rates are missing.</summary>
internal sealed record BookComparison(EarlierBatch? Earlier, Restatement Restatement, ImportQuestion? Question, IReadOnlyList<ImportProblem> Problems)
{
    public static async Task<BookComparison> OfAsync(RevenueContext context, Book book, FileSummary summary, CancellationToken cancellation)
    {
        var committed = await CommittedScopes.LoadAsync(context, cancellation);
        var products = await context.Products.ToDictionaryAsync(product => product.Id, product => product.Name, cancellation);
        var restatement = new Restatement(summary.Scopes, committed);

        return new BookComparison(
            await EarlierAsync(context, committed, summary.ContentHash, cancellation),
            restatement,
            restatement.Question(products),
            await MissingRates.ProblemsAsync(context, book.Currency ?? ReportingCurrencyOf(summary), summary.Totals, cancellation));
    }

    /// <summary>The reporting currency an empty book takes from its first spend file: that of the most rows.</summary>
    public static Currency? ReportingCurrencyOf(FileSummary summary) => summary.Totals
        .GroupBy(total => total.Currency)
        .OrderByDescending(currency => currency.Sum(total => total.Rows))
        .ThenBy(currency => currency.Key.Code, StringComparer.Ordinal)
        .Select(currency => (Currency?)currency.Key)
        .FirstOrDefault();

    // A batch of which something was replaced since is worth importing again: it restores what it said.
    private static async Task<EarlierBatch?> EarlierAsync(RevenueContext context, CommittedScopes committed, string contentHash, CancellationToken cancellation)
    {
        var candidates = await context.Batches.AsNoTracking().Include(batch => batch.Scopes)
            .Where(batch => batch.State == BatchState.Committed && batch.Kind == FileKind.Spend && batch.ContentHash == contentHash)
            .OrderByDescending(batch => batch.CommitNumber).ToListAsync(cancellation);

        var earlier = candidates.Find(batch => batch.Scopes.Where(scope => scope.Rows > 0)
            .All(scope => committed.Counting(scope.Month, scope.ProductId).Any(counting => counting.BatchId == batch.Id)));
        return earlier is null ? null : new EarlierBatch(earlier.Id, earlier.FileName, earlier.By, earlier.CommittedAt!.Value);
    }
}
