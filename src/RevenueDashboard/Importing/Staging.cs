using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Reads one file into an open transaction. Unless the outcome is <see cref="StagedOutcome.Staged"/>, the caller rolls back.</summary>
internal sealed class Staging(
    ImportFile file, SpendFileOptions options, ImportLimits limits, Currency firstCurrency, IReadOnlyDictionary<string, string> answers, string by, TimeProvider time, IProgress<long>? rows)
{
    private FileKind kind = file.Kind ?? FileKind.Spend;

    public string By { get; } = by;

    /// <summary>What was staged; null before, and when nothing was.</summary>
    public Batch? Batch { get; private set; }

    public async Task<StagedFile> ReadAsync(BookTransaction write, Task<OriginalFile> compressing, CancellationToken cancellation)
    {
        var context = write.Context;
        var batchId = await StagedBatch.NextIdAsync(context, cancellation);
        var (summary, problems, count) = await ReadContentAsync(write, batchId, cancellation);
        if (summary is null || count > 0) return Refused(summary, problems, count);

        if (ControlTotal.Problem(summary, options.ControlTotal) is { } wrongTotal) return Refused(summary, [wrongTotal], 1);

        var comparison = await BookComparison.OfAsync(context, write.Book, kind, summary, firstCurrency, cancellation);
        if (comparison.Earlier is { } earlier)
        {
            return new StagedFile
            {
                BatchId = earlier.BatchId, State = BatchState.Committed, Kind = kind, FileName = file.Name, Outcome = StagedOutcome.AlreadyImported,
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
            Id = batchId, Kind = kind, State = BatchState.Staged, FileName = file.Name, FileSize = original.Size, FileHash = original.Hash,
            ContentHash = summary.ContentHash, Rows = summary.Rows, Summary = StoredJson.Write(summary), Questions = StoredJson.Write(questions), Answers = StoredJson.Write(relevant),
            StagedVersion = write.Book.Version, StagedAt = time.GetUtcNow(), By = By,
        };
        context.Batches.Add(Batch);
        await context.SaveChangesAsync(cancellation);
        await original.SaveAsync(context, batchId, cancellation);

        return StagedBatch.Describe(Batch);
    }

    private async Task<StagedContent> ReadContentAsync(BookTransaction write, int batchId, CancellationToken cancellation)
    {
        await using var stream = file.Open();
        if (file.Kind is null)
        {
            var recognised = FileKinds.Recognise(stream, options, limits);
            if (recognised.Kind is not { } known) return new StagedContent(null, recognised.Problems, recognised.Problems.Count);

            kind = known;
            stream.Position = 0;
        }

        // Revenue of the coming month may be billed ahead; beyond that a month is a slip of the pen.
        var lastMonth = Month.Of(time.GetUtcNow()).AddMonths(1);
        var currency = write.Book.Currency ?? firstCurrency;
        var told = options with { Currency = options.Currency ?? currency };
        if (kind == FileKind.Spend)
        {
            return await SpendStaging.ReadAsync(
                write.Context, batchId, sink => SpendFile.Read(stream, told, limits, lastMonth, sink, rows, cancellation), cancellation);
        }

        using var numbers = await SpendSink.OpenAsync(write.Context, batchId, cancellation);
        var reference = new ReferenceStaging(write.Context, batchId, numbers);
        var content = kind switch
        {
            FileKind.Customers => await reference.CustomersAsync(ReferenceFile.ReadCustomers(stream, told, limits, lastMonth, cancellation), cancellation),
            FileKind.Products => reference.Products(ReferenceFile.ReadProducts(stream, told, limits, lastMonth, cancellation)),
            // A rate without a currency is a mistake, never one of the book's own currency.
            FileKind.ExchangeRates => reference.ExchangeRates(ReferenceFile.ReadExchangeRates(stream, options, limits, lastMonth, cancellation), currency),
            FileKind.ReportedTotals => reference.ReportedTotals(ReferenceFile.ReadReportedTotals(stream, told, limits, lastMonth, cancellation)),
            _ => throw new InvalidOperationException($"There are no files of kind {kind}."),
        };
        numbers.Complete();
        return content;
    }

    private StagedFile Refused(FileSummary? summary, IReadOnlyList<ImportProblem> problems, long count) => new()
    {
        Kind = kind, FileName = file.Name, Outcome = StagedOutcome.Refused, Summary = summary, Problems = problems, ProblemCount = count,
    };
}
