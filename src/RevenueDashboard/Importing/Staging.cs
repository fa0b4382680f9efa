using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing.Focus;
using RevenueDashboard.Importing.Workbooks;

namespace RevenueDashboard.Importing;

/// <summary>Reads one file into an open transaction. Unless <see cref="Batch"/> is set afterwards, the caller rolls back.</summary>
/// <param name="reread">The staged batch that stopped at questions about its reading and is read now; null for a new file.</param>
internal sealed class Staging(
    ImportFile file, SpendFileOptions options, ImportLimits limits, Currency firstCurrency, IReadOnlyDictionary<string, string> answers, string by, TimeProvider time, IProgress<long>? rows,
    int? reread = null)
{
    private FileKind kind = file.Kind ?? FileKind.Spend;
    private ReadingPlan? plan;

    public string By { get; } = by;

    /// <summary>What was staged; null before, and when nothing was.</summary>
    public Batch? Batch { get; private set; }

    /// <returns>Null when the file has to be read once more: rows are in the transaction that the file, as it showed further down, means otherwise.</returns>
    public async Task<StagedFile?> ReadAsync(BookTransaction write, Task<OriginalFile> compressing, CancellationToken cancellation)
    {
        var context = write.Context;
        // Somebody else answered meanwhile: rows of two readings must not meet in one batch.
        if (reread is { } asked && StagedBatch.Describe(await context.Batches.AsNoTracking().SingleAsync(batch => batch.Id == asked, cancellation)) is { IsUnread: false } settled) return settled;

        var batchId = reread ?? await StagedBatch.NextIdAsync(context, cancellation);
        var pending = await BroughtNames.PendingAsync(context, cancellation);
        var content = await ReadContentAsync(write, batchId, pending, cancellation);
        var (summary, problems, count) = content;
        plan = content.ReadAgain;
        if (plan is not null) return null;

        if (count > 0) return Refused(summary, problems, count);
        if (ImportAnswers.Open(content.Questions, answers).Count > 0) return Asking(content.Questions);
        if (summary is null) throw new InvalidOperationException("A file without problems and without open questions has a summary.");

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

        var closed = await (await ClosedMonths.LoadAsync(context, cancellation)).ProblemsAsync(context, kind, batchId, summary, cancellation);
        if (comparison.Problems.Count + closed.Count > 0) return Refused(summary, [.. comparison.Problems, .. closed], comparison.Problems.Count + closed.Count);

        var ofBook = await comparison.QuestionsAsync(context, batchId, Month.Of(time.GetUtcNow()), cancellation);
        List<ImportQuestion> questions = [.. content.Questions, .. new[] { DoubtfulIdentities.OfIds(summary), DoubtfulIdentities.WithoutId(summary), RepeatedLines.Question(summary) }.OfType<ImportQuestion>(), .. ofBook];
        var relevant = ImportAnswers.Relevant(questions, answers);
        if (Refusal.Of(questions, relevant, summary) is { } refusal) return Refused(summary, refusal.Problems, refusal.ProblemCount);

        var suggestions = await Suggestions.FindAsync(context, content, pending, cancellation);
        summary = summary with { Brought = content.Brought };
        var original = await compressing;
        var isNew = reread is null;
        Batch = isNew
            ? new Batch { Id = batchId, Kind = kind, FileName = file.Name, FileSize = original.Size, FileHash = original.Hash, StagedAt = time.GetUtcNow(), By = By }
            : await context.Batches.SingleAsync(batch => batch.Id == batchId, cancellation);
        Batch.Kind = kind;
        Batch.State = BatchState.Staged;
        Batch.ContentHash = summary.ContentHash;
        Batch.Rows = summary.Rows;
        Batch.Options = ImportJson.Write(options);
        Batch.Summary = ImportJson.Write(summary);
        Batch.Questions = ImportJson.Write(questions);
        Batch.Answers = ImportJson.Write(relevant);
        Batch.Suggestions = suggestions.Count == 0 ? null : ImportJson.Write(suggestions);
        Batch.StagedVersion = write.Book.Version;
        if (isNew) context.Batches.Add(Batch);
        await context.SaveChangesAsync(cancellation);
        if (isNew) await original.SaveAsync(context, batchId, cancellation);

        return StagedBatch.Describe(Batch);
    }

    private async Task<StagedContent> ReadContentAsync(BookTransaction write, int batchId, PendingNames pending, CancellationToken cancellation)
    {
        await using var opened = file.Open();
        if (!SheetText.IsWorkbook(opened)) return await ReadTextAsync(opened, null, write, batchId, pending, cancellation);

        using var sheet = SheetText.Read(opened, options with { Answers = answers }, limits, cancellation);
        return sheet.Text is { } text ? sheet.Tell(await ReadTextAsync(text, sheet, write, batchId, pending, cancellation)) : sheet.Content;
    }

    private async Task<StagedContent> ReadTextAsync(Stream stream, SheetText? sheet, BookTransaction write, int batchId, PendingNames pending, CancellationToken cancellation)
    {
        var said = sheet?.Told(options) ?? options;
        if (file.Kind is null)
        {
            var recognised = FileKinds.Recognise(stream, said with { Answers = answers }, limits);
            if (recognised.Kind is not { } known) return new StagedContent(null, recognised.Problems, recognised.Problems.Count) { Questions = recognised.Questions };

            kind = known;
            stream.Position = 0;
        }

        // Revenue of the coming month may be billed ahead; beyond that a month is a slip of the pen.
        var lastMonth = Month.Of(time.GetUtcNow()).AddMonths(1);
        var currency = write.Book.Currency ?? firstCurrency;
        var told = said with { Currency = options.Currency ?? currency, Answers = answers };
        if (kind == FileKind.Spend)
        {
            var focus = await FocusChoices.LoadAsync(write.Context, cancellation);
            told = told with { UsualTypes = await UsualTypes.LoadAsync(write.Context, cancellation) };
            return await SpendStaging.ReadAsync(
                write.Context, batchId, pending, sink => SpendFile.ReadBeside(focus, stream, told, limits, lastMonth, sheet?.Numbering(sink) ?? sink, rows, plan, cancellation), cancellation);
        }

        using var numbers = await SpendSink.OpenAsync(write.Context, batchId, pending, cancellation);
        var reference = new ReferenceStaging(write.Context, batchId, numbers, pending);
        var content = kind switch
        {
            FileKind.Customers => await reference.CustomersAsync(ReferenceFile.ReadCustomers(stream, told, limits, lastMonth, cancellation), cancellation),
            FileKind.Products => reference.Products(ReferenceFile.ReadProducts(stream, told, limits, lastMonth, cancellation)),
            // A rate without a currency is a mistake, never one of the book's own currency.
            FileKind.ExchangeRates => await reference.ExchangeRatesAsync(ReferenceFile.ReadExchangeRates(stream, told with { Currency = options.Currency }, limits, lastMonth, cancellation), currency, cancellation),
            FileKind.ReportedTotals => reference.ReportedTotals(ReferenceFile.ReadReportedTotals(stream, told, limits, lastMonth, cancellation)),
            FileKind.ReferenceSeries => reference.Series(ReferenceFile.ReadSeries(stream, told, limits, lastMonth, cancellation)),
            FileKind.Roles => await reference.RolesAsync(ReferenceFile.ReadRoles(stream, told, limits, lastMonth, cancellation), cancellation),
            FileKind.Claims => reference.Claims(ReferenceFile.ReadClaims(stream, told, limits, lastMonth, cancellation)),
            FileKind.RiskFactors => await reference.RiskFactorsAsync(ReferenceFile.ReadRiskFactors(stream, told, limits, lastMonth, cancellation), cancellation),
            FileKind.Limits => await new LimitStaging(write.Context, batchId).LimitsAsync(ReferenceFile.ReadLimits(stream, told, limits, lastMonth, cancellation), cancellation),
            FileKind.Goals => await new LimitStaging(write.Context, batchId).GoalsAsync(ReferenceFile.ReadGoals(stream, told, limits, lastMonth, cancellation), cancellation),
            FileKind.Events => reference.Events(ReferenceFile.ReadEvents(stream, told, limits, lastMonth, cancellation)),
            _ => throw new InvalidOperationException($"There are no files of kind {kind}."),
        };
        numbers.Complete();
        return reference.Tell(content) with { Named = numbers.Named, Brought = BroughtNames.Of(numbers), MixesIds = numbers.MixesIds };
    }

    // Nothing of it is in the database: whoever keeps the file keeps its questions (StagedBatch.SaveUnreadAsync).
    private StagedFile Asking(IReadOnlyList<ImportQuestion> questions) => new()
    {
        Kind = kind, FileName = file.Name, Outcome = StagedOutcome.Staged, Questions = questions, Answers = new Dictionary<string, string>(answers),
    };

    private StagedFile Refused(FileSummary? summary, IReadOnlyList<ImportProblem> problems, long count) => new()
    {
        Kind = kind, FileName = file.Name, Outcome = StagedOutcome.Refused, Summary = summary, Problems = problems, ProblemCount = count,
        // How it was read when it was refused: whoever lists its problems reads it so again.
        Answers = new Dictionary<string, string>(answers),
    };
}
