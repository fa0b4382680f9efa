using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Puts a staged batch into the book, inside the caller's transaction. Whatever the outcome, the caller may save: only a success changes the book.</summary>
internal sealed class BatchCommit(BookTransaction write, Currency firstCurrency, bool needsSecondPerson, TimeProvider time)
{
    /// <summary>One unit of the reporting currency in itself, in billionths.</summary>
    private const long OneToOne = 1_000_000_000;

    private readonly RevenueContext context = write.Context;

    /// <exception cref="InvalidDataException">What is stored does not add up to what was read. Nothing may be saved.</exception>
    public async Task<BatchResult> RunAsync(Batch batch, string by, CancellationToken cancellation)
    {
        if (batch.State != BatchState.Staged) return new BatchResult(batch.Id, BatchOutcome.NotPossible, BatchMessages.NotStaged(batch));

        if (ImportJson.Read<FileSummary>(batch.Summary) is not { } summary) return new BatchResult(batch.Id, BatchOutcome.QuestionsOpen, "Answer first how the file is to be read.") { Questions = StagedBatch.Describe(batch).OpenQuestions };

        var comparison = await BookComparison.OfAsync(context, write.Book, batch.Kind, summary, firstCurrency, cancellation);
        if (comparison.Earlier is { } earlier)
            return new BatchResult(batch.Id, BatchOutcome.NotPossible, $"The same rows are in the book as batch {earlier.BatchId} by {earlier.By}: discard this one.") { EarlierBatch = earlier.BatchId };

        var names = await AliasStaging.ProblemsAsync(context, batch.Id, cancellation);
        if (names.Count > 0) return new BatchResult(batch.Id, BatchOutcome.Refused, names[0].Message) { Problems = names };
        var loops = await ParentLoops.FindAsync(context, batch, cancellation);
        if (loops.Count > 0) return new BatchResult(batch.Id, BatchOutcome.Refused, loops[0].Message) { Problems = loops };
        var withdrawn = await WithdrawnRatesAsync(batch, comparison.Reporting, cancellation);
        if (withdrawn.Count > 0) return new BatchResult(batch.Id, BatchOutcome.Refused, withdrawn[0].Message) { Problems = withdrawn };

        if (batch.Kind == FileKind.ExchangeRates && comparison.Reporting is { } own && await context.ExchangeRates.AnyAsync(rate => rate.BatchId == batch.Id && rate.Currency == own && rate.Rate != OneToOne && rate.Rate != 0, cancellation))
        {
            var problem = new ImportProblem(0, null, ProblemCodes.RateOfReportingCurrency, $"{own} has become the book's own currency since this file was read: its rates are not for this book. Write what one unit of each other currency is worth in {own}.", own.Code);
            return new BatchResult(batch.Id, BatchOutcome.Refused, problem.Message) { Problems = [problem] };
        }

        var closed = await (await ClosedMonths.LoadAsync(context, cancellation)).ProblemsAsync(context, batch.Kind, batch.Id, summary, cancellation);
        if (closed.Count > 0) return new BatchResult(batch.Id, BatchOutcome.Refused, closed[0].Message) { Problems = closed };
        if (await ChangedAsync(batch, comparison, cancellation) is { } changed) return changed;

        var answers = ImportJson.Read<Dictionary<string, string>>(batch.Answers) ?? [];
        var open = ImportAnswers.Open(ImportJson.Read<List<ImportQuestion>>(batch.Questions) ?? [], answers);
        if (open.Count > 0) return new BatchResult(batch.Id, BatchOutcome.QuestionsOpen, "Answer the open questions first.") { Questions = open };
        if (comparison.Problems.Count > 0) return new BatchResult(batch.Id, BatchOutcome.Refused, comparison.Problems.Any(problem => problem.Code == ProblemCodes.ExchangeRateMissing) ? "Exchange rates are missing." : comparison.Problems[0].Message) { Problems = comparison.Problems };
        if (needsSecondPerson && SecondPerson.IsSame(batch.By, by)) return SecondPerson.Needed(batch);

        if (batch.Kind == FileKind.Spend)
        {
            await CheckSumsAsync(batch, summary, cancellation);
            var scopes = comparison.Restatement.ScopesOf(batch.Id, answers.GetValueOrDefault(ImportQuestion.Restatement) == Restatement.Replace).ToList();
            context.BatchScopes.AddRange(scopes);
        }

        await BroughtNames.EnterAsync(context, batch, cancellation);
        write.Book.Currency ??= comparison.Reporting;
        await EnterAsync(batch, by, cancellation);
        return new BatchResult(batch.Id, BatchOutcome.Done, string.Create(CultureInfo.InvariantCulture, $"Batch {batch.Id} is in the book: {batch.Rows:N0} rows of {batch.FileName}."));
    }

    // What was withdrawn when the file was staged may be needed by now.
    private async Task<IReadOnlyList<ImportProblem>> WithdrawnRatesAsync(Batch batch, Currency? reporting, CancellationToken cancellation)
    {
        if (batch.Kind != FileKind.ExchangeRates) return [];

        var withdrawn = await context.ExchangeRates.AsNoTracking().Where(rate => rate.BatchId == batch.Id && rate.Rate == 0).ToListAsync(cancellation);
        return await MissingRates.WithdrawnAsync(context, reporting, withdrawn.ToDictionary(rate => (rate.Month, rate.Currency), _ => 0L), cancellation);
    }

    // The person answered a question about a book that is not the one at hand: show the new one rather than apply the answer to it.
    private async Task<BatchResult?> ChangedAsync(Batch batch, BookComparison comparison, CancellationToken cancellation)
    {
        // Without its rates nothing can be compared in one currency, and nothing is committed either.
        if (batch.StagedVersion == write.Book.Version || comparison.Problems.Count > 0) return null;

        batch.StagedVersion = write.Book.Version;
        var now = await comparison.QuestionsAsync(context, batch.Id, Month.Of(time.GetUtcNow()), cancellation);
        var questions = ImportJson.Read<List<ImportQuestion>>(batch.Questions) ?? [];
        var answers = ImportJson.Read<Dictionary<string, string>>(batch.Answers) ?? [];
        var changed = BookComparison.QuestionCodes.Where(code => Stored(questions, code) != Stored(now, code)).ToList();
        if (changed.Count == 0) return null;

        questions.RemoveAll(question => BookComparison.QuestionCodes.Contains(question.Code));
        questions.AddRange(now);
        foreach (var code in changed) answers.Remove(code);
        batch.Questions = ImportJson.Write(questions);
        batch.Answers = ImportJson.Write(answers);
        return new BatchResult(batch.Id, BatchOutcome.BookChanged, "The book changed since this file was compared with it: look at the preview again.")
        {
            Questions = ImportAnswers.Open(questions, answers),
        };

        static string Stored(IEnumerable<ImportQuestion> of, string code) => ImportJson.Write(of.FirstOrDefault(question => question.Code == code));
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
