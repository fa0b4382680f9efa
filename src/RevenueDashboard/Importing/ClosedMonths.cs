using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The months whose books are closed: no file may change their figures, neither by coming nor by going.</summary>
internal sealed class ClosedMonths
{
    private readonly MonthHistory history;

    private ClosedMonths(MonthHistory history) => this.history = history;

    public static async Task<ClosedMonths> LoadAsync(RevenueContext context, CancellationToken cancellation) =>
        new(await MonthHistory.LoadAsync(context, until: null, cancellation));

    /// <summary>A problem for each closed month that a batch would change; the batch is read and not in the book yet.</summary>
    public async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(RevenueContext context, FileKind kind, int batchId, FileSummary summary, CancellationToken cancellation)
    {
        var changed = kind switch
        {
            FileKind.Spend => summary.Scopes.Select(scope => scope.Month),
            FileKind.ExchangeRates or FileKind.ReportedTotals => await ChangedByFactsAsync(context, kind, batchId, cancellation),
            // What customers and products are is no figure of a month.
            _ => [],
        };
        return [.. Closings(changed).Select(closing => new ImportProblem(0, null, ProblemCodes.MonthClosed, $"{Sentence(closing)} Leave it out of the file, or reopen the month first.", closing.Month.ToString()))];
    }

    /// <summary>Why a committed batch cannot be undone; null when no closed month would change.</summary>
    public async Task<string?> AgainstUndoAsync(RevenueContext context, Batch batch, CancellationToken cancellation)
    {
        var changed = batch.Kind switch
        {
            FileKind.Spend => ChangedByUndo(await CommittedScopes.LoadAsync(context, cancellation), batch.Id),
            FileKind.ExchangeRates or FileKind.ReportedTotals => await ChangedByFactsAsync(context, batch.Kind, batch.Id, cancellation),
            _ => [],
        };
        return Closings(changed).FirstOrDefault() is { } closing ? $"{Sentence(closing)} Reopen it first." : null;
    }

    private IEnumerable<MonthEvent> Closings(IEnumerable<Month> months) => months.Distinct().Order().Select(history.ClosingOf).OfType<MonthEvent>();

    private static string Sentence(MonthEvent closing) =>
        string.Create(CultureInfo.InvariantCulture, $"{closing.Month} was closed by {closing.By} on {closing.At.UtcDateTime:yyyy-MM-dd}.");

    private static IEnumerable<Month> ChangedByUndo(CommittedScopes committed, int batchId)
    {
        var without = committed.Without(batchId);
        return committed.Pairs
            .Where(pair => !Ids(committed, pair).SequenceEqual(Ids(without, pair)))
            .Select(pair => pair.Month);

        static IEnumerable<int> Ids(CommittedScopes scopes, (Month Month, int ProductId) pair) => scopes.Counting(pair.Month, pair.ProductId).Select(scope => scope.BatchId);
    }

    // A table of rates or totals usually comes whole, old months included: only what it says otherwise than the book changes a month.
    private static async Task<IEnumerable<Month>> ChangedByFactsAsync(RevenueContext context, FileKind kind, int batchId, CancellationToken cancellation)
    {
        var others = await context.Batches.AsNoTracking().Where(batch => batch.State == BatchState.Committed && batch.Kind == kind && batch.Id != batchId)
            .OrderBy(batch => batch.CommitNumber).Select(batch => batch.Id).ToListAsync(cancellation);
        var own = await context.Batches.AsNoTracking().Where(batch => batch.Id == batchId).Select(batch => batch.CommitNumber).SingleOrDefaultAsync(cancellation);
        var earlier = await context.Batches.AsNoTracking().CountAsync(batch => others.Contains(batch.Id) && (own == null || batch.CommitNumber < own), cancellation);
        List<int> with = [.. others.Take(earlier), batchId, .. others.Skip(earlier)];

        if (kind == FileKind.ExchangeRates)
        {
            // Loaded and then looked at where they are tracked: a file that is being staged is not in the database yet.
            await context.ExchangeRates.LoadAsync(cancellation);
            var rates = context.ExchangeRates.Local.ToLookup(rate => rate.BatchId);
            // A rate nobody had before converts nothing of a month that could be closed without it.
            return Differences(with, others, rates, rate => (rate.Month, rate.Currency.Code), rate => rate.Rate, rate => rate.IsWithdrawn).Where(key => key.InBoth).Select(key => key.Key.Month);
        }

        await context.ReportedTotals.LoadAsync(cancellation);
        var totals = context.ReportedTotals.Local.ToLookup(total => total.BatchId);
        return Differences(with, others, totals, total => (total.Month, total.ProductId), total => (total.Amount, total.Currency, total.Status), total => total.IsWithdrawn).Select(key => key.Key.Month);
    }

    private static IEnumerable<(TKey Key, bool InBoth)> Differences<TFact, TKey, TValue>(
        List<int> with, List<int> without, ILookup<int, TFact> facts, Func<TFact, TKey> keyOf, Func<TFact, TValue> valueOf, Func<TFact, bool> isWithdrawn) where TKey : notnull
    {
        var (after, before) = (Latest(with), Latest(without));
        return
        [
            .. from key in after.Keys.Union(before.Keys)
               let inBoth = after.ContainsKey(key) && before.ContainsKey(key)
               where !inBoth || !EqualityComparer<TValue>.Default.Equals(after[key], before[key])
               select (key, inBoth),
        ];

        Dictionary<TKey, TValue> Latest(List<int> batches)
        {
            var latest = new Dictionary<TKey, TValue>();
            foreach (var fact in batches.SelectMany(batch => facts[batch]))
            {
                if (isWithdrawn(fact)) latest.Remove(keyOf(fact));
                else latest[keyOf(fact)] = valueOf(fact);
            }

            return latest;
        }
    }
}
