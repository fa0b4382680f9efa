using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Months with revenue in a currency for which the book has no rate to its own.</summary>
internal static class MissingRates
{
    public static async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(
        RevenueContext context, Currency? reporting, IEnumerable<FileTotal> totals, CancellationToken cancellation)
    {
        var foreign = Foreign(totals, reporting);
        if (foreign.Count == 0) return [];

        foreign.ExceptWith(await KnownAsync(context, exceptBatch: null, cancellation));
        return [.. Ordered(foreign).Select(pair => new ImportProblem(
            0, null, ProblemCodes.ExchangeRateMissing, $"No exchange rate for {pair.Currency} in {pair.Month}: import a rates file first.", $"{pair.Currency} {pair.Month}"))];
    }

    /// <summary>The first month and currency of committed revenue that only this batch of rates converts; null when the book can do without it.</summary>
    public static async Task<(Month Month, Currency Currency)?> NeededOfAsync(RevenueContext context, Book book, int batchId, CancellationToken cancellation)
    {
        var needed = await NeededAsync(context, book.Currency, cancellation);
        needed.ExceptWith(await KnownAsync(context, batchId, cancellation));
        return needed.Count == 0 ? null : Ordered(needed).First();
    }

    /// <summary>A problem for each rate that revenue of the book needs and that is to be withdrawn.</summary>
    /// <param name="withdrawn">With the lines of the file, 0 where there is none.</param>
    public static async Task<IReadOnlyList<ImportProblem>> WithdrawnAsync(
        RevenueContext context, Currency? reporting, IReadOnlyDictionary<(Month Month, Currency Currency), long> withdrawn, CancellationToken cancellation)
    {
        if (withdrawn.Count == 0) return [];

        var needed = await NeededAsync(context, reporting, cancellation);
        needed.IntersectWith(withdrawn.Keys);
        return [.. Ordered(needed).Select(pair => new ImportProblem(
            withdrawn[pair], null, ProblemCodes.RateNeeded, $"The book has revenue in {pair.Currency} in {pair.Month}, which this rate converts. Write another rate, or undo that revenue first.", $"{pair.Currency} {pair.Month}"))];
    }

    private static HashSet<(Month Month, Currency Currency)> Foreign(IEnumerable<FileTotal> totals, Currency? reporting) =>
        [.. totals.Where(total => total.Currency != reporting).Select(total => (total.Month, total.Currency))];

    private static async Task<HashSet<(Month Month, Currency Currency)>> NeededAsync(RevenueContext context, Currency? reporting, CancellationToken cancellation)
    {
        var summaries = await context.Batches.Where(batch => batch.State == BatchState.Committed && (batch.Kind == FileKind.Spend || batch.Kind == FileKind.ReportedTotals))
            .Select(batch => batch.Summary).ToListAsync(cancellation);
        return Foreign(summaries.SelectMany(summary => ImportJson.Read<FileSummary>(summary)?.Totals ?? []), reporting);
    }

    private static async Task<IEnumerable<(Month, Currency)>> KnownAsync(RevenueContext context, int? exceptBatch, CancellationToken cancellation)
    {
        var rates = await (
            from rate in context.ExchangeRates
            join batch in context.Batches on rate.BatchId equals batch.Id
            where batch.State == BatchState.Committed && batch.Id != exceptBatch
            orderby batch.CommitNumber
            select new { rate.Month, rate.Currency, rate.Rate }).ToListAsync(cancellation);
        var latest = new Dictionary<(Month, Currency), long>();
        foreach (var rate in rates) latest[(rate.Month, rate.Currency)] = rate.Rate;
        // A rate of 0 was withdrawn.
        return latest.Where(rate => rate.Value != 0).Select(rate => rate.Key);
    }

    private static IOrderedEnumerable<(Month Month, Currency Currency)> Ordered(IEnumerable<(Month Month, Currency Currency)> pairs) =>
        pairs.OrderBy(pair => pair.Month).ThenBy(pair => pair.Currency.Code, StringComparer.Ordinal);
}
