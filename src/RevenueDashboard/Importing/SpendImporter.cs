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

    /// <summary>Stages and commits in one transaction: a large file is written and synced once. With open questions nothing is kept; a file that waits for a second person stays staged.</summary>
    public Task<ImportedFile> ImportAsync(
        ImportFile file, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, string by, IProgress<long>? rows = null, CancellationToken cancellation = default) =>
        RunAsync(file, options, answers, by, Until.Committed, rows, cancellation);

    /// <summary>
    /// Imports a file that is part of the program, also where a second person is asked for: that person is to catch a mistake in a file that somebody
    /// brings, and nobody brings this one. It is the same bytes for everybody, was looked at by those who made the program, and every page calls its figures illustrative.
    /// </summary>
    internal Task<ImportedFile> ImportOwnAsync(ImportFile file, string by, CancellationToken cancellation) =>
        RunAsync(file, new SpendFileOptions(), new Dictionary<string, string>(), by, Until.CommittedAlone, null, cancellation);

    /// <summary>A batch as it was staged, with the answers so far; null when there is none.</summary>
    public async Task<StagedFile?> FindAsync(int batchId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batch = await context.Batches.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation);
        return batch is null ? null : StagedBatch.Describe(batch);
    }

    /// <summary>Writes the original file of a batch, byte for byte. False when there is no such batch.</summary>
    public async Task<bool> CopyOriginalAsync(int batchId, Stream destination, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await OriginalFile.CopyAsync(context, batchId, destination, cancellation);
    }

    /// <summary>
    /// Answers questions of a staged batch; an answer given before is replaced. An answer that refuses the file refuses the batch. When the last question
    /// about reading is answered, the original is read; when one is answered otherwise after that, it is read again as a new batch.
    /// </summary>
    /// <param name="answers">Question code to choice.</param>
    /// <param name="by">Who answers.</param>
    public async Task<BatchResult> AnswerAsync(int batchId, IReadOnlyDictionary<string, string> answers, string by, CancellationToken cancellation = default)
    {
        StagedFile? otherwise = null;
        var result = await CommandAsync(batchId, (_, batch) =>
        {
            // Rows that were read one way must never stand beside an answer that means another: it goes to the new reading alone.
            if (StagedBatch.Describe(batch) is var staged && StagedBatch.IsReadOtherwise(staged, answers)) otherwise = staged;
            return Task.FromResult(otherwise is null ? StagedBatch.Answer(batch, answers) : new BatchResult(batchId, BatchOutcome.Done, "The file is read again."));
        }, cancellation);
        if (otherwise is not null) return await ReadAgainAsync(batchId, otherwise.Options, StagedBatch.Merge(otherwise.Answers, answers), by, cancellation);
        if (result.Outcome != BatchOutcome.Done || await FindAsync(batchId, cancellation) is not { IsUnread: true } now) return result;

        return now.OpenQuestions.Any(question => question.IsAboutReading) ? result : await ReadOriginalAsync(batchId, now.Options, now.Answers, reread: batchId, cancellation);
    }

    /// <summary>Reads the original of a refused or staged batch once more, otherwise than before, as a new batch; a staged one is discarded.</summary>
    /// <returns>With the number of the new batch.</returns>
    public async Task<BatchResult> ReadAgainAsync(int batchId, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, string by, CancellationToken cancellation = default)
    {
        var batch = await FindAsync(batchId, cancellation);
        if (batch is null) return BatchMessages.NotFound(batchId);
        if (batch.State is not (BatchState.Staged or BatchState.Refused)) return new BatchResult(batchId, BatchOutcome.NotPossible, $"Batch {batchId} is settled: import the file again.");

        // Read otherwise, the file meets the book otherwise: what was answered about the book was answered about other rows.
        var ofBook = batch.Questions.Where(question => !question.IsAboutReading).Select(question => question.Code).ToHashSet();
        var ofReading = answers.Where(answer => !ofBook.Contains(answer.Key)).ToDictionary(answer => answer.Key, answer => answer.Value);
        var result = await ReadOriginalAsync(batchId, options, ofReading, reread: null, cancellation);
        if (batch.State == BatchState.Staged && result.BatchId != batchId) await DiscardAsync(batchId, by, cancellation);
        return result;
    }

    /// <summary>Puts a staged batch into the book. With <see cref="ImportOptions.SecondPerson"/>, only another person than the one who brought it can.</summary>
    /// <exception cref="InvalidDataException">What is stored does not add up to what was read. Nothing was committed.</exception>
    public Task<BatchResult> CommitAsync(int batchId, string by, CancellationToken cancellation = default) =>
        CommandAsync(batchId, (write, batch) => new BatchCommit(write, FirstCurrency, defaults.Value.SecondPerson, time).RunAsync(batch, by, cancellation), cancellation);

    /// <summary>Takes a committed batch out of the book; what it had replaced counts again.</summary>
    public Task<BatchResult> UndoAsync(int batchId, string by, CancellationToken cancellation = default) =>
        CommandAsync(batchId, (write, batch) => new BatchUndo(write, time).RunAsync(batch, by, cancellation), cancellation);

    /// <summary>Throws a staged batch away.</summary>
    public Task<BatchResult> DiscardAsync(int batchId, string by, CancellationToken cancellation = default) => CommandAsync(batchId, async (write, batch) =>
    {
        if (batch.State != BatchState.Staged) return new BatchResult(batch.Id, BatchOutcome.NotPossible, BatchMessages.NotStaged(batch));

        batch.State = BatchState.Discarded;
        // Saved before the book is looked at again, which is done in the database.
        await write.Context.SaveChangesAsync(cancellation);
        await BroughtNames.ForgetAsync(write.Context, batch, cancellation);
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

    private async Task<BatchResult> ReadOriginalAsync(int batchId, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, int? reread, CancellationToken cancellation)
    {
        await using var original = await KeptFile.OpenAsync(contexts, batchId, cancellation);
        if (original is null) return new BatchResult(batchId, BatchOutcome.NotPossible, $"The original of batch {batchId} was not kept: import the file again.");

        var read = (await RunAsync(original.File, options, answers, original.By, Until.Staged, null, cancellation, reread)).File;
        var number = read.BatchId ?? batchId;
        return read.Outcome switch
        {
            StagedOutcome.Refused => new BatchResult(number, BatchOutcome.Refused, $"Batch {number} is refused.") { Problems = read.Problems },
            StagedOutcome.AlreadyImported => new BatchResult(number, BatchOutcome.Done, $"The same rows are in the book as batch {number}.") { EarlierBatch = number },
            _ => new BatchResult(number, BatchOutcome.Done, read.OpenQuestions.Count == 0 ? "Every question is answered." : "Some questions are still open.") { Questions = read.OpenQuestions },
        };
    }

    private Task<ImportedFile> RunAsync(
        ImportFile file, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, string by, Until until, IProgress<long>? rows, CancellationToken cancellation, int? reread = null) => Task.Run(async () =>
    {
        var compressing = OriginalFile.CompressAsync(file, limits.Value.FileSize, cancellation);
        try
        {
            var imported = await ReadAsync(new Staging(file, options, limits.Value, FirstCurrency, answers, by, time, rows, reread), compressing, until, cancellation);
            var read = imported.File with { Options = options };
            var keeps = read.Outcome == StagedOutcome.Refused ? until != Until.Previewed : read.IsUnread && until == Until.Staged;
            if (read.Outcome == StagedOutcome.AlreadyImported && reread is { } asking) await DiscardAsync(asking, by, cancellation);
            if (!keeps) return imported with { File = read };

            // What was read is rolled back by now. The file and what came of it are kept: whoever looks later finds the problems and the questions.
            var kept = await StagedBatch.SaveUnreadAsync(writer, read, await compressing, by, time, reread, cancellation);
            return new ImportedFile(kept, null);
        }
        finally
        {
            await ((Task)compressing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (compressing.IsCompletedSuccessfully) (await compressing).Dispose();
        }
    }, cancellation);

    private async Task<ImportedFile> ReadAsync(Staging staging, Task<OriginalFile> compressing, Until until, CancellationToken cancellation)
    {
        // What a file means may only show when rows are written: they are rolled back then, and it is read once more.
        while (true)
        {
            if (await TryReadAsync(staging, compressing, until, cancellation) is { } read) return read;
        }
    }

    private async Task<ImportedFile?> TryReadAsync(Staging staging, Task<OriginalFile> compressing, Until until, CancellationToken cancellation)
    {
        await using var write = await writer.BeginAsync(cancellation);
        if (await staging.ReadAsync(write, compressing, cancellation) is not { } file) return null;
        if (file.Outcome != StagedOutcome.Staged || staging.Batch is null) return new ImportedFile(file, null);
        if (until == Until.Previewed) return new ImportedFile(file with { BatchId = null, State = null }, null);

        var asks = until == Until.Committed && defaults.Value.SecondPerson;
        var commit = until == Until.Staged ? null : await new BatchCommit(write, FirstCurrency, asks, time).RunAsync(staging.Batch, staging.By, cancellation);
        // Nobody waits for it: what cannot be committed at once is not kept, unless all that is missing is another person.
        if (commit is not null && commit.Outcome is not (BatchOutcome.Done or BatchOutcome.SecondPersonNeeded)) return new ImportedFile(file with { BatchId = null, State = null }, commit);

        await write.CommitAsync(cancellation);
        return new ImportedFile(file with { State = staging.Batch.State }, commit);
    }

    private enum Until
    {
        Previewed,
        Staged,
        Committed,

        /// <summary>Without a second person.</summary>
        CommittedAlone,
    }
}
