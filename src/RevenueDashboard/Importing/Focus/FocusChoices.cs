using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Focus;

/// <summary>A committed FOCUS file and the column it was read by.</summary>
/// <param name="Providers">Keys of their names; empty when the file did not say whose charges they are.</param>
internal sealed record FocusChoice(int BatchId, string FileName, FocusCost Cost, IReadOnlySet<string> Providers)
{
    // A file that does not name its provider may be anybody's.
    public bool IsOf(IReadOnlySet<string> others) => Providers.Count == 0 || others.Count == 0 || Providers.Overlaps(others);
}

/// <summary>
/// What the book remembers: BilledCost or EffectiveCost, chosen once for a provider and never mixed, since the same money is in both at different times.
/// </summary>
/// <param name="committed">In the order of their commits.</param>
internal sealed class FocusChoices(IReadOnlyList<FocusChoice> committed)
{
    public static FocusChoices None { get; } = new([]);

    /// <summary>The column of every FOCUS file in the book; null when there is none, or they differ.</summary>
    public FocusCost? Common => committed.Select(choice => choice.Cost).Distinct().Take(2).ToArray() is [var only] ? only : null;

    public static async Task<FocusChoices> LoadAsync(RevenueContext context, CancellationToken cancellation)
    {
        var batches = await context.Batches.AsNoTracking()
            .Where(batch => batch.State == BatchState.Committed && batch.Kind == FileKind.Spend && batch.Summary != null && batch.Summary.Contains("\"focus\":{"))
            .OrderBy(batch => batch.CommitNumber).Select(batch => new { batch.Id, batch.FileName, batch.Summary }).ToListAsync(cancellation);

        return new([
            .. from batch in batches
               let focus = ImportJson.Read<FileSummary>(batch.Summary)?.Focus
               where focus is { CostsAgree: false }
               select new FocusChoice(batch.Id, batch.FileName, focus.Cost, KeysOf(focus.Providers)),
        ]);
    }

    /// <summary>The first file in the book of any of these providers.</summary>
    public FocusChoice? Of(IEnumerable<string> providers) => KeysOf(providers) is var keys ? committed.FirstOrDefault(choice => choice.IsOf(keys)) : null;

    /// <summary>The problem when a file was read by another column than an earlier one of its provider.</summary>
    public ImportProblem? Problem(FocusSummary file)
    {
        if (file.CostsAgree) return null;

        var keys = KeysOf(file.Providers);
        return committed.FirstOrDefault(choice => choice.Cost != file.Cost && choice.IsOf(keys)) is { } other ? FocusProblems.MixedCost(other, file.Cost) : null;
    }

    private static HashSet<string> KeysOf(IEnumerable<string> providers) => [.. providers.Select(Names.Key)];
}
