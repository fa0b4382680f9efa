using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Closes and reopens months inside the caller's transaction. Only a success may be saved.</summary>
internal sealed class MonthClosing(BookTransaction write, TimeProvider time)
{
    private const int LongestReason = 500;

    private readonly RevenueContext context = write.Context;

    /// <param name="further">What others found beside the files; null when nobody looked.</param>
    public async Task<MonthResult> CloseAsync(Month month, string by, string? reason, bool acceptWarnings, CancellationToken cancellation, IReadOnlyList<CloseCheck>? further = null)
    {
        if (await ClosingOfAsync(month, cancellation) is { } closing) return Not(month, $"{month.ToShortName()} is closed already, by {closing.By}.");

        var said = Said(reason);
        if (said?.Length > LongestReason) return Not(month, TooLong);

        IReadOnlyList<CloseCheck> checks = [.. await new CloseChecklist(context, write.Book, month, time.GetUtcNow()).WorkOutAsync(cancellation), .. further ?? []];
        if (checks.FirstOrDefault(check => check.Outcome == CheckOutcome.Blocking) is { } blocking) return Not(month, $"{month.ToShortName()} cannot be closed. {blocking.Finding}") with { Checks = checks };

        var warnings = checks.Count(check => check.Outcome == CheckOutcome.Warning);
        if (warnings > 0 && !acceptWarnings)
        {
            return new MonthResult(month, MonthOutcome.WarningsOpen, $"{month.ToShortName()} is not closed: {(warnings == 1 ? "a warning has" : $"{warnings} warnings have")} to be cleared, or accepted with a reason.") { Checks = checks };
        }

        if (warnings > 0 && said is null) return Not(month, "Say why the warnings are accepted.") with { Checks = checks };

        await EnterAsync(new MonthEvent { Month = month, Action = MonthAction.Close, By = by, Reason = said, Checklist = ImportJson.Write(checks) }, "close", cancellation);
        return new MonthResult(month, MonthOutcome.Done, $"{month.ToShortName()} is closed.") { Checks = checks };
    }

    public async Task<MonthResult> ReopenAsync(Month month, string by, string reason, bool secondPerson, CancellationToken cancellation)
    {
        if (await ClosingOfAsync(month, cancellation) is not { } closing) return Not(month, $"{month.ToShortName()} is not closed: files can change it as it is.");
        if (Said(reason) is not { } said) return Not(month, "Say why the month is reopened.");
        if (said.Length > LongestReason) return Not(month, TooLong);
        if (secondPerson && string.Equals(closing.By.Trim(), by.Trim(), StringComparison.OrdinalIgnoreCase))
            return Not(month, $"{closing.By} closed {month.ToShortName()}: somebody else has to reopen it.");

        await EnterAsync(new MonthEvent { Month = month, Action = MonthAction.Reopen, By = by, Reason = said }, "reopen", cancellation);
        return new MonthResult(month, MonthOutcome.Done, $"{month.ToShortName()} is open to files again.");
    }

    private async Task<MonthEvent?> ClosingOfAsync(Month month, CancellationToken cancellation) =>
        (await MonthHistory.LoadAsync(context, until: null, cancellation)).ClosingOf(month);

    private async Task EnterAsync(MonthEvent entry, string action, CancellationToken cancellation)
    {
        entry.At = time.GetUtcNow();
        context.MonthEvents.Add(entry);
        write.Book.Version++;
        await AuditTrail.AppendAsync(context, entry.At, entry.By, action, null, entry.Reason is null ? $"{entry.Month}" : $"{entry.Month}: {entry.Reason}", cancellation);
        // Saved at once: the next entry of the audit continues this one.
        await context.SaveChangesAsync(cancellation);
    }

    private static string TooLong => $"Say it in at most {LongestReason} characters.";

    private static string? Said(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private static MonthResult Not(Month month, string message) => new(month, MonthOutcome.NotPossible, message);
}
