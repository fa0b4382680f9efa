using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>What is known of a batch without reading its records.</summary>
public sealed record BatchEntry
{
    public required int Id { get; init; }

    public required FileKind Kind { get; init; }

    public required BatchState State { get; init; }

    public required string FileName { get; init; }

    /// <summary>Bytes of the original file.</summary>
    public required long FileSize { get; init; }

    /// <summary>SHA-256 of the original file, lower-case hexadecimal.</summary>
    public required string FileHash { get; init; }

    public required long Rows { get; init; }

    /// <summary>Null when the file could not be read far enough.</summary>
    public FileSummary? Summary { get; init; }

    /// <summary>Names of the products the file has rows of, in the order they were first seen; empty for a refused file.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    public long ProblemCount { get; init; }

    /// <summary>The original is kept. It is not of a file that is no text, empty or too large. Only told of one batch, not in lists.</summary>
    public bool HasOriginal { get; init; }

    /// <summary>Names of the file that look like one customer with another name, at most 1,000.</summary>
    public IReadOnlyList<CustomerSuggestion> Suggestions { get; init; } = [];

    /// <summary>How many questions still stop the commit.</summary>
    public int OpenQuestions { get; init; }

    public required DateTimeOffset StagedAt { get; init; }

    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>Who put it into the book.</summary>
    public string? CommittedBy { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Who took it out of the book again.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>Who brought the file.</summary>
    public required string By { get; init; }

    /// <summary>Months the file has rows of, in order.</summary>
    public IReadOnlyList<Month> Months => Summary is null ? [] : [.. Summary.Totals.Select(total => total.Month).Distinct()];

    /// <summary>The file's total in each currency, over all months.</summary>
    public IReadOnlyList<Money> Totals => Summary is null ? [] : TotalsOf(Summary.Totals.Select(total => new Money(total.Amount, total.Currency)));

    /// <summary>The currency that an empty book takes from the file; null for a file without amounts.</summary>
    public Currency? ReportingCurrency { get; init; }

    /// <summary>Adds amounts up by currency, in the order of their codes.</summary>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static IReadOnlyList<Money> TotalsOf(IEnumerable<Money> amounts) =>
        [.. amounts.GroupBy(amount => amount.Currency).OrderBy(group => group.Key.Code, StringComparer.Ordinal).Select(group => group.Aggregate((sum, amount) => sum + amount))];
}

/// <summary>Which batches are asked for; the default is all.</summary>
/// <param name="State">Only those in this state.</param>
/// <param name="Kind">Only those about this.</param>
/// <param name="Month">Only those with rows of this month.</param>
public sealed record BatchFilter(BatchState? State = null, FileKind? Kind = null, Month? Month = null)
{
    internal IQueryable<Batch> Apply(IQueryable<Batch> batches)
    {
        if (State is { } state) batches = batches.Where(batch => batch.State == state);
        if (Kind is { } kind) batches = batches.Where(batch => batch.Kind == kind);
        if (Month is not { } month) return batches;

        // A batch that is not committed has its months nowhere else.
        var written = ImportJson.Write(month);
        return batches.Where(batch => batch.Summary != null && batch.Summary.Contains(written));
    }
}

/// <param name="Batches">In order.</param>
/// <param name="Count">All that were asked for, on this page or not.</param>
public sealed record BatchPageOf(IReadOnlyList<BatchEntry> Batches, int Count);

/// <summary>Reads the batches: which files came, what became of them, and what a staged one would replace.</summary>
public sealed class ImportHistory(IDbContextFactory<RevenueContext> contexts, IOptions<ImportOptions> options)
{
    /// <summary>All batches, the newest first.</summary>
    public async Task<IReadOnlyList<BatchEntry>> ListAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var products = await ProductsAsync(context, cancellation);
        var batches = await context.Batches.AsNoTracking().OrderByDescending(batch => batch.Id).ToListAsync(cancellation);
        return [.. batches.Select(batch => Describe(batch, products))];
    }

    /// <summary>Some of the batches, the newest first, and how many there are.</summary>
    /// <param name="which">Which batches.</param>
    /// <param name="skip">How many of the newest are passed over.</param>
    /// <param name="take">How many are wanted at most.</param>
    public async Task<BatchPageOf> ListAsync(BatchFilter which, int skip, int take, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var products = await ProductsAsync(context, cancellation);
        var all = which.Apply(context.Batches.AsNoTracking());
        var count = await all.CountAsync(cancellation);
        var batches = await all.OrderByDescending(batch => batch.Id).Skip(skip).Take(take).ToListAsync(cancellation);
        return new BatchPageOf([.. batches.Select(batch => Describe(batch, products))], count);
    }

    /// <summary>One batch; null when there is none of that number.</summary>
    public async Task<BatchEntry?> FindAsync(int batchId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batch = await context.Batches.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation);
        if (batch is null) return null;

        var isKept = await context.BatchFilePieces.AnyAsync(piece => piece.BatchId == batchId, cancellation);
        return Describe(batch, await ProductsAsync(context, cancellation)) with { HasOriginal = isKept };
    }

    /// <summary>
    /// The months and products a spend batch has rows of or replaces: of a staged one as it would be committed with the answers so far, where an open
    /// question about replacing is taken as "replace". Empty when there is no such batch or it was refused.
    /// </summary>
    public async Task<IReadOnlyList<BatchScope>> ScopesAsync(int batchId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batch = await context.Batches.AsNoTracking().Include(batch => batch.Scopes).SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation);
        if (batch is not { State: BatchState.Staged, Kind: FileKind.Spend }) return batch?.Scopes ?? [];

        var staged = StagedBatch.Describe(batch);
        var restatement = new Restatement(staged.Summary!.Scopes, await CommittedScopes.LoadAsync(context, cancellation));
        return [.. restatement.ScopesOf(batchId, replace: staged.Answers.GetValueOrDefault(ImportQuestion.Restatement) != Restatement.Add)];
    }

    /// <summary>What is stored of a batch, added up again from its records: in each currency, over all months.</summary>
    public async Task<IReadOnlyList<Money>> StoredTotalsAsync(int batchId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        var totals = await BatchTotals.SumAsync(context, batchId, cancellation);
        return BatchEntry.TotalsOf(totals.Select(total => new Money(total.Amount, total.Currency)));
    }

    private static Task<Dictionary<int, string>> ProductsAsync(RevenueContext context, CancellationToken cancellation) =>
        context.Products.AsNoTracking().ToDictionaryAsync(product => product.Id, product => product.Name, cancellation);

    private BatchEntry Describe(Batch batch, Dictionary<int, string> products)
    {
        var staged = StagedBatch.Describe(batch);
        return new BatchEntry
        {
            Id = batch.Id, Kind = batch.Kind, State = batch.State, FileName = batch.FileName, FileSize = batch.FileSize, FileHash = batch.FileHash, Rows = batch.Rows,
            Summary = staged.Summary, ProblemCount = batch.ProblemCount, OpenQuestions = staged.OpenQuestions.Count, Suggestions = staged.Suggestions,
            Products = [.. (staged.Summary?.Scopes ?? []).Select(scope => scope.ProductId).Distinct().Order().Select(id => products[id])],
            ReportingCurrency = staged.Summary is null ? null : BookComparison.ReportingCurrencyOf(staged.Summary, Currency.Parse(options.Value.Currency)),
            StagedAt = batch.StagedAt, CommittedAt = batch.CommittedAt, UndoneAt = batch.UndoneAt, By = batch.By,
            CommittedBy = batch.CommittedBy, UndoneBy = batch.UndoneBy,
        };
    }
}
