using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Puts a staged batch into the book, inside the caller's transaction. Whatever the outcome, the caller may save: only a success changes the book.</summary>
internal sealed class BatchCommit(BookTransaction write, Currency firstCurrency, TimeProvider time)
{
    private readonly RevenueContext context = write.Context;

    /// <exception cref="InvalidDataException">What is stored does not add up to what was read. Nothing may be saved.</exception>
    public async Task<BatchResult> RunAsync(Batch batch, string by, CancellationToken cancellation)
    {
        if (batch.State != BatchState.Staged) return new BatchResult(batch.Id, BatchOutcome.NotPossible, BatchMessages.NotStaged(batch));

        if (StoredJson.Read<FileSummary>(batch.Summary) is not { } summary) return new BatchResult(batch.Id, BatchOutcome.QuestionsOpen, "Answer first how the file is to be read.") { Questions = StagedBatch.Describe(batch).OpenQuestions };

        var comparison = await BookComparison.OfAsync(context, write.Book, batch.Kind, summary, firstCurrency, cancellation);
        if (comparison.Earlier is { } earlier)
            return new BatchResult(batch.Id, BatchOutcome.NotPossible, $"The same rows are in the book as batch {earlier.BatchId} by {earlier.By}: discard this one.");
        if (Changed(batch, comparison) is { } changed) return changed;

        var answers = StoredJson.Read<Dictionary<string, string>>(batch.Answers) ?? [];
        var open = ImportAnswers.Open(StoredJson.Read<List<ImportQuestion>>(batch.Questions) ?? [], answers);
        if (open.Count > 0) return new BatchResult(batch.Id, BatchOutcome.QuestionsOpen, "Answer the open questions first.") { Questions = open };
        if (comparison.Problems.Count > 0) return new BatchResult(batch.Id, BatchOutcome.Refused, comparison.Problems.Any(problem => problem.Code == ProblemCodes.ExchangeRateMissing) ? "Exchange rates are missing." : comparison.Problems[0].Message) { Problems = comparison.Problems };

        if (batch.Kind == FileKind.Spend)
        {
            await CheckSumsAsync(batch, summary, cancellation);
            var scopes = comparison.Restatement.ScopesOf(batch.Id, answers.GetValueOrDefault(ImportQuestion.Restatement) == Restatement.Replace).ToList();
            context.BatchScopes.AddRange(scopes);
            await MonthStates.CommittedAsync(context, scopes, time.GetUtcNow(), by, cancellation);
        }

        write.Book.Currency ??= comparison.Reporting;
        await EnterAsync(batch, by, cancellation);
        return new BatchResult(batch.Id, BatchOutcome.Done, string.Create(CultureInfo.InvariantCulture, $"Batch {batch.Id} is in the book: {batch.Rows:N0} rows of {batch.FileName}."));
    }

    // The person answered a question about a book that is not the one at hand: show the new one rather than apply the answer to it.
    private BatchResult? Changed(Batch batch, BookComparison comparison)
    {
        if (batch.StagedVersion == write.Book.Version) return null;

        batch.StagedVersion = write.Book.Version;
        var questions = StoredJson.Read<List<ImportQuestion>>(batch.Questions) ?? [];
        var before = questions.Find(question => question.Code == ImportQuestion.Restatement);
        if (StoredJson.Write(before) == StoredJson.Write(comparison.Question)) return null;

        questions.RemoveAll(question => question.Code == ImportQuestion.Restatement);
        if (comparison.Question is not null) questions.Add(comparison.Question);
        var answers = StoredJson.Read<Dictionary<string, string>>(batch.Answers) ?? [];
        answers.Remove(ImportQuestion.Restatement);
        batch.Questions = StoredJson.Write(questions);
        batch.Answers = StoredJson.Write(answers);
        return new BatchResult(batch.Id, BatchOutcome.BookChanged, "The book changed since this file was compared with it: look at the preview again.")
        {
            Questions = ImportAnswers.Open(questions, answers),
        };
    }

    // The last line of defence: whatever went wrong between the reader and the disk, a sum that differs does not get into the book.
    private async Task CheckSumsAsync(Batch batch, FileSummary summary, CancellationToken cancellation)
    {
        var stored = await BatchTotals.SumAsync(context, batch.Id, cancellation);
        var read = summary.Totals.Select(total => new BatchTotal(total.Month, total.Currency, total.Rows, total.Amount));
        if (stored.ToHashSet().SetEquals(read)) return;

        throw new InvalidDataException($"Batch {batch.Id} is not stored as it was read: its records do not add up to the totals of the file. Nothing was committed.");
    }

    private async Task EnterAsync(Batch batch, string by, CancellationToken cancellation)
    {
        batch.State = BatchState.Committed;
        batch.CommittedAt = time.GetUtcNow();
        batch.CommittedBy = by;
        batch.CommitNumber = (await context.Batches.MaxAsync(earlier => earlier.CommitNumber, cancellation) ?? 0) + 1;
        write.Book.Version++;

        await AuditTrail.AppendAsync(context, batch.CommittedAt.Value, by, "commit", batch.Id, BatchMessages.Audit(batch), cancellation);
    }
}
