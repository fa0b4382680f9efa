using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>What came of giving or withdrawing a waiver.</summary>
/// <param name="Problem">Why it was not possible, and what to do; null when it was done.</param>
public sealed record WaiverResult(long? WaiverId, string? Problem)
{
    public bool IsDone => Problem is null;
}

/// <summary>Gives and withdraws waivers of limits. Each is in the audit, and makes a new version of the book, so that every reader sees it at once.</summary>
public sealed class LimitWaivers(BookWriter writer, CubeStore cubes, TimeProvider time)
{
    /// <summary>A reason is at most this long.</summary>
    public const int LongestReason = 500;

    /// <summary>Allows a limit in force to be passed for a while.</summary>
    /// <param name="limit">Name of the limit.</param>
    /// <param name="whose">Whom it excuses: required of a limit on each, of no account where the limit says it itself.</param>
    /// <param name="upTo">Up to which figure: a fraction, or HHI points; null for any.</param>
    /// <param name="reason">In the person's words; required.</param>
    /// <param name="lastDay">The last day (UTC) on which it holds; today or later.</param>
    /// <param name="by">Who allows it.</param>
    /// <exception cref="BookBusyException">Another process held the book for half a minute.</exception>
    public async Task<WaiverResult> GiveAsync(string limit, LimitSubject? whose, decimal? upTo, string reason, DateOnly lastDay, string by, CancellationToken cancellation = default)
    {
        await using var write = await writer.BeginAsync(cancellation);
        var (cube, question) = (await cubes.CurrentAsync(cancellation), new ReportQuestion());
        var rule = LimitSet.Of(cube, question).FirstOrDefault(rule => Names.Key(rule.Name) == Names.Key(limit));
        var now = time.GetUtcNow();
        if (rule is null) return Not($"There is no limit called “{limit}” any more.");
        var subject = rule.IsOnEach ? whose : null;
        if (rule.IsOnEach && subject?.Name is null) return Not("Say whom it excuses: the limit is on each.");
        if (subject is { } one && LimitMeter.Of(cube, question, rule, []).On(one).Why is { } unknown) return Not(unknown);
        if (string.IsNullOrWhiteSpace(reason)) return Not("Say why the limit may be passed.");
        if (reason.Trim().Length > LongestReason) return Not($"Say it in at most {LongestReason} characters.");
        if (lastDay < DateOnly.FromDateTime(now.UtcDateTime)) return Not("The last day is over. Choose today or a later day.");
        if (upTo is { } most && (most < rule.HardLevel || most > (rule.IsShare ? 1 : 10_000)))
            return Not(string.Create(CultureInfo.InvariantCulture, $"Up to which figure: from the hard level, {InWords(rule, rule.HardLevel)}, to {InWords(rule, rule.IsShare ? 1 : 10_000)}."));

        var waiver = new LimitWaiver
        {
            Limit = rule.Name, Subject = subject?.Name, CustomerId = subject?.CustomerId, UpTo = upTo is { } figure ? rule.InStoredUnits((double)figure) : null, Reason = reason.Trim(), By = by, At = now, LastDay = lastDay,
        };
        write.Context.LimitWaivers.Add(waiver);
        write.Book.Version++;
        var until = string.Create(CultureInfo.InvariantCulture, $"{waiver.Limit}{(waiver.Subject is { } excused ? $" for {excused}" : "")} until {lastDay:yyyy-MM-dd}{(upTo is { } level ? $", up to {InWords(rule, level)}" : "")}: {waiver.Reason}");
        await AuditTrail.AppendAsync(write.Context, now, by, "waive", null, until, cancellation);
        await write.CommitAsync(cancellation);
        return new WaiverResult(waiver.Id, null);
    }

    /// <summary>Takes a waiver back: it holds no more from now on, and stays readable.</summary>
    /// <inheritdoc cref="GiveAsync" path="/exception"/>
    public async Task<WaiverResult> WithdrawAsync(long waiverId, string by, CancellationToken cancellation = default)
    {
        await using var write = await writer.BeginAsync(cancellation);
        if (await write.Context.LimitWaivers.FindAsync([waiverId], cancellation) is not { } waiver) return Not("There is no such waiver.");
        if (waiver.WithdrawnAt is not null) return Not($"{waiver.WithdrawnBy} withdrew it already.");

        (waiver.WithdrawnAt, waiver.WithdrawnBy) = (time.GetUtcNow(), by);
        write.Book.Version++;
        await AuditTrail.AppendAsync(write.Context, waiver.WithdrawnAt.Value, by, "withdraw-waiver", null, waiver.Limit, cancellation);
        await write.CommitAsync(cancellation);
        return new WaiverResult(waiverId, null);
    }

    private static string InWords(LimitRule rule, decimal level) => rule.IsShare ? $"{(100 * level).ToString("0.####", CultureInfo.InvariantCulture)} %" : $"{level.ToString("#,0.####", CultureInfo.InvariantCulture)} points";

    private static WaiverResult Not(string problem) => new(null, problem);
}
