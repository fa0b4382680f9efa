using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>Lets a person put a number in the place of a part of a scorecard, and take it back. Nothing is overwritten: each change stays, with a person, a day and a reason, and is part of the audit.</summary>
/// <remarks>Every command may throw <see cref="BookBusyException"/> when another process keeps the book locked; nothing was changed then.</remarks>
public sealed class ScorecardBook(BookWriter writer, CubeStore cubes, TimeProvider time)
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 500;

    private const int Whole = 10_000;

    /// <summary>The parts that can be overridden: the whole probability, the fraction lost, and each factor.</summary>
    public static IReadOnlyList<string> Parts { get; } = [Scorecard.ProbabilityPart, Scorecard.FractionPart, .. RiskFactors.All.Select(RiskFactors.Word)];

    /// <param name="customerId">Number in the database.</param>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="basisPoints">0 to 10,000; null goes back to the scorecard.</param>
    /// <param name="reason">In the person's words; required.</param>
    /// <returns>What is wrong with it and what to do; null when it is done.</returns>
    public Task<string?> SetAsync(int customerId, string part, int? basisPoints, string reason, string by, CancellationToken cancellation = default) => Task.Run(async () =>
    {
        if (!Parts.Contains(part)) return $"A scorecard has no part \"{part}\". Write one of {string.Join(", ", Parts)}.";
        if (basisPoints is < 0 or > Whole) return "A chance is between 0 and 100 %.";
        if (string.IsNullOrWhiteSpace(reason)) return "Say why.";
        if (reason.Trim().Length > LongestReason) return string.Create(CultureInfo.InvariantCulture, $"Say it in at most {LongestReason} characters.");

        await using (var write = await writer.BeginAsync(cancellation))
        {
            if (await write.Context.Customers.FindAsync([customerId], cancellation) is not { } customer) return "The book has no such customer.";

            var at = time.GetUtcNow();
            write.Context.ScorecardOverrides.Add(new ScorecardOverride { CustomerId = customerId, Part = part, Value = basisPoints, Reason = reason.Trim(), By = by, At = at });
            write.Book.Version++;
            var said = basisPoints is { } points ? string.Create(CultureInfo.InvariantCulture, $"{points / 100m:0.##} %") : "back to the scorecard";
            await AuditTrail.AppendAsync(write.Context, at, by, "scorecard", null, $"{customer.Name}, {part}: {said}. {reason.Trim()}", cancellation);
            await write.CommitAsync(cancellation);
        }

        // Whoever asks next, here too, sees it.
        await cubes.CurrentAsync(cancellation);
        return null;
    }, cancellation);
}
