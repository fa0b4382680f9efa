using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Importing.Workbooks;

namespace RevenueDashboard.Importing;

/// <summary>A row as it stands in the original file.</summary>
/// <param name="Line">The physical line it starts in, from 1.</param>
/// <param name="Fields">Header and text of each column; one field without a header for a row that is broken as a row.</param>
public sealed record OriginalLine(long Line, IReadOnlyList<(string Header, string Text)> Fields);

/// <summary>How a file begins.</summary>
/// <param name="Headers">Of each column, as the file spells it.</param>
/// <param name="Rows">The first rows under them.</param>
public sealed record OriginalHead(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Where every figure ends: the line of the file as its owner wrote it.</summary>
public sealed class OriginalLines(IDbContextFactory<RevenueContext> contexts, IOptions<ImportLimits> limits)
{
    /// <summary>The row of a batch's original that starts in a line; null when there is none, or the original was not kept.</summary>
    /// <param name="line">A physical line, from 1.</param>
    public Task<OriginalLine?> FindAsync(int batchId, long line, CancellationToken cancellation = default) =>
        WithRowsAsync(batchId, (original, rowOf) => Find(original, line, rowOf, cancellation), cancellation);

    /// <summary>How a batch's original begins; null when it has no header, or was not kept.</summary>
    /// <param name="rows">How many rows are wanted at most.</param>
    public Task<OriginalHead?> HeadAsync(int batchId, int rows, CancellationToken cancellation = default) =>
        WithRowsAsync(batchId, (original, _) => new OriginalHead(original.Headers, [.. original.Read().Take(rows).Select(row => row.Fields)]), cancellation);

    private async Task<T?> WithRowsAsync<T>(int batchId, Func<OriginalRows, Func<long, long>, T?> read, CancellationToken cancellation) where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batch = await context.Batches.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation);
        if (batch is null) return null;

        await using var original = await KeptFile.OpenAsync(contexts, batchId, cancellation);
        if (original is null) return null;

        return await Task.Run(() =>
        {
            var staged = StagedBatch.Describe(batch);
            using var text = OriginalText.Open(original.File, staged, limits.Value, cancellation);
            using var rows = text is null ? null : OriginalRows.Open(text.Text, batch.Kind, text.Told(staged.Options) with { Answers = staged.Answers }, limits.Value);
            return rows is null ? null : read(rows, text!.RowOf);
        }, cancellation);
    }

    private static OriginalLine? Find(OriginalRows original, long line, Func<long, long> rowOf, CancellationToken cancellation)
    {
        foreach (var row in original.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var at = rowOf(row.Line);
            if (at > line) return null;
            if (at < line) continue;
            return new OriginalLine(at, row.Fields.Length == original.Headers.Length
                ? [.. original.Headers.Zip(row.Fields)]
                : [.. row.Fields.Select(text => ("", text))]);
        }

        return null;
    }
}
