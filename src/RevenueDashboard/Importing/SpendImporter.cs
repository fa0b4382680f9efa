using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>
/// The one door for writing: a spend file, or one of customers, products, exchange rates or reported totals, is staged (read, kept aside, compared with the book), its questions are answered, and it is committed or discarded;
/// a committed one can be undone. Each command is one transaction. What the owner of a file has to fix or decide comes back as a value.
/// </summary>
/// <remarks>Every command may throw <see cref="BookBusyException"/> when another process keeps the book locked; nothing was changed then.</remarks>
public sealed class SpendImporter(IDbContextFactory<RevenueContext> contexts, BookWriter writer, IOptions<ImportLimits> limits, IOptions<ImportOptions> defaults, TimeProvider time)
{
    private Currency FirstCurrency => Currency.Parse(defaults.Value.Currency);

    /// <summary>Reads a file of any kind and keeps it aside. No figure shows it.</summary>
    /// <param name="answers">Answers to questions the file may raise, by code; the others are left alone.</param>
    /// <param name="by">Who brings the file.</param>
    /// <param name="rows">Told now and then how many rows were read.</param>
    public async Task<StagedFile> StageAsync(
        ImportFile file, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, string by, IProgress<long>? rows = null, CancellationToken cancellation = default) =>
        (await RunAsync(file, options, answers, by, Until.Staged, rows, cancellation)).File;

    /// <summary>Reads a file as <see cref="StageAsync"/> does, and keeps nothing.</summary>
    public async Task<StagedFile> PreviewAsync(
        ImportFile file, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, string by, IProgress<long>? rows = null, CancellationToken cancellation = default) =>
        (await RunAsync(file, options, answers, by, Until.Previewed, rows, cancellation)).File;

    /// <summary>Stages and commits in one transaction: a large file is written and synced once. With open questions nothing is kept.</summary>
    public Task<ImportedFile> ImportAsync(
        ImportFile file, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, string by, IProgress<long>? rows = null, CancellationToken cancellation = default) =>
        RunAsync(file, options, answers, by, Until.Committed, rows, cancellation);

    /// <summary>A batch as it was staged, with the answers so far; null when there is none.</summary>
    public async Task<StagedFile?> FindAsync(int batchId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batch = await context.Batches.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation);
        return batch is null ? null : StagedBatch.Describe(batch);
    }

    /// <summary>Writes the original file of a batch, byte for byte. False when there is none: refused, or no such batch.</summary>
    public async Task<bool> CopyOriginalAsync(int batchId, Stream destination, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await OriginalFile.CopyAsync(context, batchId, destination, cancellation);
    }

    /// <summary>Answers questions of a staged batch; an answer given before is replaced. Refusing repeated lines refuses the batch.</summary>
    /// <param name="answers">Question code to choice.</param>
    public Task<BatchResult> AnswerAsync(int batchId, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation = default) =>
        CommandAsync(batchId, (_, batch) => Task.FromResult(StagedBatch.Answer(batch, answers)), cancellation);

    /// <summary>Puts a staged batch into the book.</summary>
    /// <exception cref="InvalidDataException">What is stored does not add up to what was read. Nothing was committed.</exception>
    public Task<BatchResult> CommitAsync(int batchId, string by, CancellationToken cancellation = default) =>
        CommandAsync(batchId, (write, batch) => new BatchCommit(write, FirstCurrency, time).RunAsync(batch, by, cancellation), cancellation);

    /// <summary>Takes a committed batch out of the book; what it had replaced counts again.</summary>
    public Task<BatchResult> UndoAsync(int batchId, string by, CancellationToken cancellation = default) =>
        CommandAsync(batchId, (write, batch) => new BatchUndo(write, time).RunAsync(batch, by, cancellation), cancellation);

    /// <summary>Throws a staged batch away.</summary>
    public Task<BatchResult> DiscardAsync(int batchId, string by, CancellationToken cancellation = default) => CommandAsync(batchId, async (write, batch) =>
    {
        if (batch.State != BatchState.Staged) return new BatchResult(batch.Id, BatchOutcome.NotPossible, BatchMessages.NotStaged(batch));

        batch.State = BatchState.Discarded;
        await AuditTrail.AppendAsync(write.Context, time.GetUtcNow(), by, "discard", batch.Id, BatchMessages.Audit(batch), cancellation);
        return new BatchResult(batch.Id, BatchOutcome.Done, $"Batch {batch.Id} is discarded.");
    }, cancellation);

    // On a thread of its own: SQLite's driver works on the caller's, and the caller may be a page.
    private Task<BatchResult> CommandAsync(int batchId, Func<BookTransaction, Batch, Task<BatchResult>> command, CancellationToken cancellation) => Task.Run(async () =>
    {
        await using var write = await writer.BeginAsync(cancellation);
        var batch = await write.Context.Batches.SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation);
        if (batch is null) return BatchMessages.NotFound(batchId);

        var result = await command(write, batch);
        await write.CommitAsync(cancellation);
        return result;
    }, cancellation);

    private Task<ImportedFile> RunAsync(
        ImportFile file, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, string by, Until until, IProgress<long>? rows, CancellationToken cancellation) => Task.Run(async () =>
    {
        var compressing = OriginalFile.CompressAsync(file, cancellation);
        try
        {
            var imported = await ReadAsync(new Staging(file, options, limits.Value, FirstCurrency, answers, by, time, rows), compressing, until, cancellation);
            if (imported.File.Outcome != StagedOutcome.Refused || until == Until.Previewed) return imported;

            // What was read is rolled back by now; the problems are kept, so that whoever looks later knows what became of the file.
            var batchId = await StagedBatch.SaveRefusedAsync(writer, imported.File, await compressing, by, time, cancellation);
            return new ImportedFile(imported.File with { BatchId = batchId, State = BatchState.Refused }, null);
        }
        finally
        {
            await ((Task)compressing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (compressing.IsCompletedSuccessfully) (await compressing).Dispose();
        }
    }, cancellation);

    private async Task<ImportedFile> ReadAsync(Staging staging, Task<OriginalFile> compressing, Until until, CancellationToken cancellation)
    {
        await using var write = await writer.BeginAsync(cancellation);
        var file = await staging.ReadAsync(write, compressing, cancellation);
        if (file.Outcome != StagedOutcome.Staged) return new ImportedFile(file, null);
        if (until == Until.Previewed) return new ImportedFile(file with { BatchId = null, State = null }, null);

        var commit = until == Until.Committed ? await new BatchCommit(write, FirstCurrency, time).RunAsync(staging.Batch!, staging.By, cancellation) : null;
        // Nobody waits for it: what cannot be committed at once is not kept.
        if (commit is not null && commit.Outcome != BatchOutcome.Done) return new ImportedFile(file with { BatchId = null, State = null }, commit);

        await write.CommitAsync(cancellation);
        return new ImportedFile(file with { State = staging.Batch!.State }, commit);
    }

    private enum Until
    {
        Previewed,
        Staged,
        Committed,
    }
}
