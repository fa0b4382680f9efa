using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Components.Pages.Importing;

/// <summary>What a staged batch would do to the book, or a committed one does to it.</summary>
/// <param name="Stored">What is stored of it, added up again: it has to agree with the file.</param>
/// <param name="DataVersion">The state of the book it was compared with.</param>
public sealed record LoadedPreview(ImportPreview Preview, IReadOnlyList<Money> Stored, long DataVersion)
{
    /// <summary>The effect on each product's own figures, by its name, when there are several and not too many to choose from.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ImportEffect>> ByProduct { get; init; } = new Dictionary<string, IReadOnlyList<ImportEffect>>();
}

/// <summary>Compares the book as it is with the book as it would be, both as cubes.</summary>
public sealed class PreviewLoader(ImportHistory history, CubeStore cubes)
{
    private const int MostProducts = 12;

    private static readonly Dictionary<string, IReadOnlyList<ImportEffect>> NoProducts = [];

    /// <summary>
    /// Of a staged batch the book as it is and with it; of a committed one the book without it and as it is, which is what undoing it would take back.
    /// </summary>
    /// <remarks>On the pool, as it may take seconds: the page goes on meanwhile.</remarks>
    public Task<LoadedPreview> LoadAsync(BatchEntry batch, CancellationToken cancellation) => Task.Run(async () =>
    {
        var stored = await history.StoredTotalsAsync(batch.Id, cancellation);
        while (true)
        {
            var scopes = await history.ScopesAsync(batch.Id, cancellation);
            var now = await cubes.CurrentAsync(cancellation);
            var isCommitted = batch.State == BatchState.Committed;
            var other = isCommitted ? await cubes.WithoutAsync(batch.Id, cancellation) : await cubes.PreviewAsync(new PreviewBatch(batch.Id, scopes, batch.ReportingCurrency), cancellation);
            var (before, after) = isCommitted ? (other, now) : (now, other);
            // Somebody committed in between: the two would differ by more than this batch.
            if (after.DataVersion != before.DataVersion) continue;

            var names = after.Products.ToDictionary(product => product.Id, product => product.Name);
            var products = scopes.Select(scope => scope.ProductId).Distinct().Order().Where(names.ContainsKey).Select(id => names[id]).ToList();
            var preview = ImportPreview.Of(before, after, [.. scopes.Select(scope => scope.Month).Distinct()], products);
            return new LoadedPreview(preview, stored, before.DataVersion)
            {
                ByProduct = products.Count is > 1 and <= MostProducts ? products.ToDictionary(name => name, name => ImportPreview.EffectsOf(before, after, preview.Months, [name])) : NoProducts,
            };
        }
    }, cancellation);
}
