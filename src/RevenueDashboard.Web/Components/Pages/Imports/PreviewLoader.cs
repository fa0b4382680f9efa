using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Components.Pages.Importing;

/// <summary>What a staged batch would do to the book, or a committed one does to it.</summary>
/// <param name="Stored">What is stored of it, added up again: it has to agree with the file.</param>
/// <param name="DataVersion">The state of the book it was compared with.</param>
public sealed record LoadedPreview(ImportPreview Preview, IReadOnlyList<Money> Stored, long DataVersion)
{
    /// <summary>The effect on each product's own figures, by its name, when there are several and not too many to choose from.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ImportEffect>> ByProduct { get; init; } = new Dictionary<string, IReadOnlyList<ImportEffect>>();

    /// <summary>What the batch says otherwise than the book beside records; empty for a spend file.</summary>
    public IReadOnlyList<ReferenceChange> Facts { get; init; } = [];

    /// <summary>What the batch does to the limits; null when there are no figures to hold against them.</summary>
    public LimitChanges? Limits { get; init; }

    /// <summary>Why there are no figures without the batch; null when there are.</summary>
    public string? Fault { get; init; }
}

/// <summary>The book without a batch and with it, both as cubes.</summary>
/// <param name="Scopes">Months and products that a spend batch has rows of or replaces.</param>
public sealed record ComparedBooks(RevenueCube Before, RevenueCube After, IReadOnlyList<BatchScope> Scopes)
{
    public IReadOnlyList<Month> Months => [.. Scopes.Select(scope => scope.Month).Distinct().OrderDescending()];

    /// <summary>In the order they were first seen; also those that lose their last record with the batch.</summary>
    public IReadOnlyList<string> Products
    {
        get
        {
            var names = Before.Products.Concat(After.Products).GroupBy(product => product.Id).ToDictionary(same => same.Key, same => same.Last().Name);
            return [.. Scopes.Select(scope => scope.ProductId).Distinct().Order().Where(names.ContainsKey).Select(id => names[id])];
        }
    }
}

/// <summary>Compares the book as it is with the book as it would be, both as cubes.</summary>
public sealed class PreviewLoader(ImportHistory history, CubeStore cubes, ReferenceBook reference)
{
    private const int MostProducts = 12;

    private static readonly Dictionary<string, IReadOnlyList<ImportEffect>> NoProducts = [];

    /// <summary>
    /// Of a staged batch the book as it is and with it; of a committed one the book without it and as it is, which is what undoing it would take back.
    /// </summary>
    /// <remarks>On the pool, as it may take seconds: the page goes on meanwhile.</remarks>
    public Task<LoadedPreview> LoadAsync(BatchEntry batch, CancellationToken cancellation) =>
        Task.Run(() => batch.Kind == FileKind.Spend ? LoadSpendAsync(batch, cancellation) : LoadFactsAsync(batch, cancellation), cancellation);

    /// <summary>The two books themselves, to look through: each takes the memory of a book as long as it is kept.</summary>
    /// <inheritdoc cref="LoadAsync" path="/remarks"/>
    public Task<ComparedBooks> CompareAsync(BatchEntry batch, CancellationToken cancellation) => Task.Run(async () =>
    {
        while (true)
        {
            var scopes = await history.ScopesAsync(batch.Id, cancellation);
            var now = await cubes.CurrentAsync(cancellation);
            var isCommitted = batch.State == BatchState.Committed;
            var other = isCommitted ? await cubes.WithoutAsync(batch.Id, cancellation) : await cubes.PreviewAsync(new PreviewBatch(batch.Id, scopes, batch.ReportingCurrency), cancellation);
            // Somebody committed in between: the two would differ by more than this batch.
            if (now.DataVersion == other.DataVersion) return isCommitted ? new ComparedBooks(other, now, scopes) : new ComparedBooks(now, other, scopes);
        }
    }, cancellation);

    private async Task<LoadedPreview> LoadSpendAsync(BatchEntry batch, CancellationToken cancellation)
    {
        var stored = await history.StoredTotalsAsync(batch.Id, cancellation);
        var books = await CompareAsync(batch, cancellation);
        var products = books.Products;
        return WithProducts(new LoadedPreview(ImportPreview.Of(books.Before, books.After, books.Months, products), stored, books.Before.DataVersion), books, products);
    }

    private async Task<LoadedPreview> LoadFactsAsync(BatchEntry batch, CancellationToken cancellation)
    {
        while (true)
        {
            var (books, fault) = await TryCompareAsync(batch, cancellation);
            var isCommitted = batch.State == BatchState.Committed;
            var before = isCommitted ? await reference.WithoutAsync(batch.Id, books?.Before, cancellation) : await reference.LoadAsync(cancellation);
            var after = isCommitted ? await reference.LoadAsync(cancellation) : await reference.WithAsync(batch.Id, books!.After, cancellation);
            if (before.DataVersion != after.DataVersion || (books is not null && books.Before.DataVersion != before.DataVersion)) continue;

            var facts = ReferenceChanges.Between(before, after, batch.Kind);
            if (books is null) return new LoadedPreview(new ImportPreview(after.Currency, [], RecordChanges.None, []), [], after.DataVersion) { Facts = facts, Fault = fault };

            var preview = ImportPreview.OfFacts(books.Before, books.After);
            return WithProducts(new LoadedPreview(preview, [], before.DataVersion) { Facts = facts }, books, preview.Products);
        }
    }

    // A book whose revenue needs these very rates has no figures without them.
    private async Task<(ComparedBooks? Books, string? Fault)> TryCompareAsync(BatchEntry batch, CancellationToken cancellation)
    {
        try
        {
            return (await CompareAsync(batch, cancellation), null);
        }
        catch (InvalidDataException problem) when (batch is { Kind: FileKind.ExchangeRates, State: BatchState.Committed })
        {
            return (null, problem.Message);
        }
    }

    private static LoadedPreview WithProducts(LoadedPreview loaded, ComparedBooks books, IReadOnlyList<string> products) => loaded with
    {
        Limits = LimitChanges.Between(books.Before, books.After, loaded.Preview.Months),
        ByProduct = products.Count is > 1 and <= MostProducts
            ? products.ToDictionary(name => name, name => ImportPreview.EffectsOf(books.Before, books.After, loaded.Preview.Months, [name]))
            : NoProducts,
    };
}
