using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>An alert as people see it, with where it was sent.</summary>
public sealed record AlertEntry(Alert Alert, IReadOnlyList<AlertDelivery> Deliveries)
{
    public bool IsOpen => Alert.EndedAt is null;

    public bool IsSeen => Alert.SeenAt is not null;
}

/// <summary>How many alerts wait for a person.</summary>
/// <param name="Open">Still so.</param>
/// <param name="Unseen">Of those, nobody has marked them as seen.</param>
/// <param name="Serious">Of the unseen, the worst kind.</param>
public readonly record struct AlertCounts(int Open, int Unseen, int Serious);

/// <summary>The alerts of the book: raised and ended by looking at it, seen by people.</summary>
public sealed class AlertBook(IDbContextFactory<RevenueContext> contexts, BookWriter writer, CubeStore cubes, TimeProvider time, IOptions<AlertOptions> options)
{
    /// <summary>How many of the ended ones are listed.</summary>
    public const int PastListed = 200;

    /// <summary>An alert was raised, ended, seen or sent, by this process.</summary>
    public event Action? Changed;

    /// <summary>
    /// Looks at the newest state of the book, and writes what is new and what is over together with what is to be sent: one transaction. Where
    /// another process has done so, nothing is left to do.
    /// </summary>
    /// <returns>How many alerts were raised and ended.</returns>
    /// <exception cref="BookBusyException">Another process held the lock for long.</exception>
    public async Task<(int Raised, int Ended)> EvaluateAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            var cube = await cubes.CurrentAsync(cancellation);
            var now = time.GetUtcNow();
            var findings = AlertFindings.Of(cube, options.Value.Rules, DateOnly.FromDateTime(now.UtcDateTime));

            // Most looks change nothing, and then no writer has to wait for this one.
            await using (var context = await contexts.CreateDbContextAsync(cancellation))
            {
                var open = await context.Alerts.AsNoTracking().Where(alert => alert.EndedAt == null).Select(alert => alert.Key).ToListAsync(cancellation);
                if (AlertEvaluation.Of(findings, open).ChangesNothing) return (0, 0);
            }

            await using var book = await writer.BeginAsync(cancellation);
            // Somebody committed meanwhile: what was found is of another book.
            if (book.Book.Version != cube.DataVersion) continue;

            var counts = await WriteAsync(book.Context, findings, now, cancellation);
            await book.CommitAsync(cancellation);
            Changed?.Invoke();
            return counts;
        }
    }

    private async Task<(int Raised, int Ended)> WriteAsync(RevenueContext context, IReadOnlyList<AlertFinding> findings, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = await context.Alerts.Where(alert => alert.EndedAt == null).ToListAsync(cancellation);
        var evaluation = AlertEvaluation.Of(findings, [.. open.Select(alert => alert.Key)]);
        var ended = evaluation.Ended.ToHashSet(StringComparer.Ordinal);
        foreach (var alert in open.Where(alert => ended.Contains(alert.Key))) alert.EndedAt = now;

        List<Alert> raised = [];
        foreach (var finding in evaluation.Raised)
        {
            raised.Add(new Alert
            {
                Kind = finding.Kind,
                Key = finding.Key,
                Severity = finding.Severity,
                Month = finding.Month,
                Title = finding.Title,
                Reason = finding.Reason,
                Link = finding.Link,
                BatchId = await BatchOfAsync(context, finding.Month, cancellation),
                RaisedAt = now,
            });
        }

        context.Alerts.AddRange(raised);
        // The deliveries need the numbers of their alerts.
        await context.SaveChangesAsync(cancellation);
        foreach (var alert in raised)
        {
            context.AlertDeliveries.AddRange(options.Value.Targets.Select(target => new AlertDelivery { AlertId = alert.Id, Channel = target.Channel, Target = target.Name, NextAt = now }));
        }

        return (raised.Count, ended.Count);
    }

    // The latest in the book that says something of the month.
    private static async Task<int?> BatchOfAsync(RevenueContext context, Month? month, CancellationToken cancellation) => month is not { } about
        ? null
        : await context.Batches
            .Where(batch => batch.State == BatchState.Committed && batch.Scopes.Any(scope => scope.Month == about))
            .OrderByDescending(batch => batch.CommitNumber)
            .Select(batch => (int?)batch.Id)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The open ones, then those that ended, each the newest first.</summary>
    public async Task<IReadOnlyList<AlertEntry>> ListAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var snapshot = await context.BeginSnapshotAsync(cancellation);
        var open = await context.Alerts.AsNoTracking().Where(alert => alert.EndedAt == null).OrderByDescending(alert => alert.Id).ToListAsync(cancellation);
        var past = await context.Alerts.AsNoTracking().Where(alert => alert.EndedAt != null).OrderByDescending(alert => alert.Id).Take(PastListed).ToListAsync(cancellation);
        var ids = open.Concat(past).Select(alert => alert.Id).ToList();
        var deliveries = (await context.AlertDeliveries.AsNoTracking().Where(delivery => ids.Contains(delivery.AlertId)).OrderBy(delivery => delivery.Id).ToListAsync(cancellation))
            .ToLookup(delivery => delivery.AlertId);
        return [.. open.OrderByDescending(alert => alert.Severity).Concat(past).Select(alert => new AlertEntry(alert, [.. deliveries[alert.Id]]))];
    }

    public async Task<AlertCounts> CountAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var open = await context.Alerts.AsNoTracking().Where(alert => alert.EndedAt == null).Select(alert => new { alert.Severity, IsSeen = alert.SeenAt != null }).ToListAsync(cancellation);
        return new AlertCounts(open.Count, open.Count(alert => !alert.IsSeen), open.Count(alert => !alert.IsSeen && alert.Severity == LimitLevel.Breached));
    }

    /// <summary>A person has seen an alert, or all that are open. Who saw it first stays.</summary>
    /// <param name="id">Null for all that are open.</param>
    public async Task SeeAsync(long? id, string by, CancellationToken cancellation = default)
    {
        await using (var book = await writer.BeginAsync(cancellation))
        {
            var unseen = book.Context.Alerts.Where(alert => alert.SeenAt == null);
            foreach (var alert in await (id is { } one ? unseen.Where(alert => alert.Id == one) : unseen.Where(alert => alert.EndedAt == null)).ToListAsync(cancellation))
            {
                (alert.SeenAt, alert.SeenBy) = (time.GetUtcNow(), by);
            }

            await book.CommitAsync(cancellation);
        }

        Changed?.Invoke();
    }

    internal void Tell() => Changed?.Invoke();
}
