using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A file that a month's records come from.</summary>
/// <param name="Name">As it was called where it came from, raw: encode it where it is shown.</param>
public sealed record MonthFile(int BatchId, string Name);

/// <summary>A closing or a reopening.</summary>
/// <param name="Checks">What was found when the month was closed; empty for a reopening.</param>
public sealed record MonthStep(MonthAction Action, DateTimeOffset At, string By, string? Reason, IReadOnlyList<CloseCheck> Checks);

/// <summary>The books of one month: what they are made of, and what was done with them.</summary>
/// <param name="Files">With records that count, in the order of their numbers.</param>
/// <param name="Steps">Closings and reopenings, the earliest first.</param>
/// <param name="DataChanged">When a file last entered or left the month; null when none did.</param>
public sealed record MonthBook(Month Month, IReadOnlyList<MonthFile> Files, IReadOnlyList<MonthStep> Steps, DateTimeOffset? DataChanged)
{
    /// <summary>The closing that holds; null for a month that files may change.</summary>
    public MonthStep? Closing => Steps.Count > 0 && Steps[^1].Action == MonthAction.Close ? Steps[^1] : null;

    internal static async Task<IReadOnlyList<MonthBook>> ListAsync(RevenueContext context, CancellationToken cancellation)
    {
        var committed = await CommittedScopes.LoadAsync(context, cancellation);
        var history = await MonthHistory.LoadAsync(context, until: null, cancellation);
        var changes = await ChangesAsync(context, cancellation);
        var months = committed.Pairs.Where(pair => committed.Counting(pair.Month, pair.ProductId).Any()).Select(pair => pair.Month).Concat(history.Months).ToHashSet();
        if (months.Count == 0) return [];

        return
        [
            .. new MonthRange(months.Min(), months.Max()).Reverse().Select(month => new MonthBook(
                month,
                FilesOf(committed, month),
                [.. history.Of(month).Select(entry => new MonthStep(entry.Action, entry.At, entry.By, entry.Reason, ImportJson.Read<List<CloseCheck>>(entry.Checklist) ?? []))],
                changes.TryGetValue(month, out var at) ? at : null)),
        ];
    }

    private static List<MonthFile> FilesOf(CommittedScopes committed, Month month) =>
    [
        .. committed.Of(month).Select(scope => scope.ProductId).Distinct()
            .SelectMany(product => committed.Counting(month, product))
            .Select(scope => new MonthFile(scope.BatchId, scope.FileName)).Distinct()
            .OrderBy(file => file.BatchId),
    ];

    private static async Task<Dictionary<Month, DateTimeOffset>> ChangesAsync(RevenueContext context, CancellationToken cancellation)
    {
        var changes = await (
            from batch in context.Batches
            where batch.CommitNumber != null
            from scope in batch.Scopes
            select new { scope.Month, batch.CommittedAt, batch.UndoneAt }).Distinct().ToListAsync(cancellation);
        return changes.GroupBy(change => change.Month).ToDictionary(month => month.Key, month => month.Max(change => change.UndoneAt ?? change.CommittedAt!.Value));
    }
}
