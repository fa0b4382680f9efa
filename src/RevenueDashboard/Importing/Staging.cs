using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Reads one spend file into an open transaction. Unless the outcome is <see cref="StagedOutcome.Staged"/>, the caller rolls back.</summary>
internal sealed class Staging(
    ImportFile file, SpendFileOptions options, ImportLimits limits, Currency firstCurrency, IReadOnlyDictionary<string, string> answers, string by, TimeProvider time, IProgress<long>? rows)
{
    public string By { get; } = by;

    /// <summary>What was staged; null before, and when nothing was.</summary>
    public Batch? Batch { get; private set; }

    public async Task<StagedFile> ReadAsync(BookTransaction write, Task<OriginalFile> compressing, CancellationToken cancellation)
    {
        var context = write.Context;
        var batchId = await StagedBatch.NextIdAsync(context, cancellation);
        var reading = await ReadRowsAsync(context, batchId, options.Currency ?? write.Book.Currency ?? firstCurrency, cancellation);
        if (reading.Summary is not { } summary || reading.ProblemCount > 0) return Refused(reading.Summary, reading.Problems, reading.ProblemCount);

        var comparison = await BookComparison.OfAsync(context, write.Book, summary, cancellation);
        if (comparison.Earlier is { } earlier)
        {
            return new StagedFile
            {
                BatchId = earlier.BatchId, State = BatchState.Committed, Kind = FileKind.Spend, FileName = file.Name, Outcome = StagedOutcome.AlreadyImported,
                Summary = summary, Earlier = earlier,
            };
        }

        if (comparison.Problems.Count > 0) return Refused(summary, comparison.Problems, comparison.Problems.Count);

        var questions = new[] { RepeatedLines.Question(summary), comparison.Question }.OfType<ImportQuestion>().ToList();
        var relevant = ImportAnswers.Relevant(questions, answers);
        if (relevant.GetValueOrDefault(ImportQuestion.RepeatedLines) == RepeatedLines.Refuse) return Refused(summary, RepeatedLines.Problems(summary), summary.RepeatedRows);

        var original = await compressing;
        Batch = new Batch
        {
            Id = batchId, Kind = FileKind.Spend, State = BatchState.Staged, FileName = file.Name, FileSize = original.Size, FileHash = original.Hash,
            ContentHash = summary.ContentHash, Rows = summary.Rows, Summary = StoredJson.Write(summary), Questions = StoredJson.Write(questions), Answers = StoredJson.Write(relevant),
            StagedVersion = write.Book.Version, StagedAt = time.GetUtcNow(), By = By,
        };
        context.Batches.Add(Batch);
        AddFacts(context, batchId, reading.Customers);
        await context.SaveChangesAsync(cancellation);
        await original.SaveAsync(context, batchId, cancellation);

        return StagedBatch.Describe(Batch);
    }

    private async Task<SpendFileReading> ReadRowsAsync(RevenueContext context, int batchId, Currency currency, CancellationToken cancellation)
    {
        // Revenue of the coming month may be billed ahead; beyond that a month is a slip of the pen.
        var lastMonth = Month.Of(time.GetUtcNow()).AddMonths(1);

        using var sink = await SpendSink.OpenAsync(context, batchId, cancellation);
        await using var stream = file.Open();
        var reading = SpendFile.Read(stream, options with { Currency = currency }, limits, lastMonth, sink, rows, cancellation);
        if (reading.ProblemCount == 0) sink.Complete();
        return reading;
    }

    private static void AddFacts(RevenueContext context, int batchId, IEnumerable<SpendCustomer> customers)
    {
        foreach (var customer in customers)
        {
            if ((customer.Industry ?? customer.Country ?? customer.PreviousProvider) is not null || customer.CustomerSince is not null)
            {
                context.CustomerFacts.Add(new CustomerFact
                {
                    BatchId = batchId, CustomerId = customer.CustomerId, Industry = customer.Industry, Country = customer.Country,
                    PreviousProvider = customer.PreviousProvider, CustomerSince = customer.CustomerSince,
                });
            }

            // A spend file names a parent without months: it holds for all of them.
            if (customer.ParentId is { } parent) context.ParentRelations.Add(new ParentRelation { BatchId = batchId, CustomerId = customer.CustomerId, ParentId = parent });
        }
    }

    private StagedFile Refused(FileSummary? summary, IReadOnlyList<ImportProblem> problems, long count) => new()
    {
        Kind = FileKind.Spend, FileName = file.Name, Outcome = StagedOutcome.Refused, Summary = summary, Problems = problems, ProblemCount = count,
    };
}
