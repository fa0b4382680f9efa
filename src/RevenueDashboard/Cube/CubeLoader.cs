using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>A batch that is looked at as if it were committed after all others.</summary>
/// <param name="Currency">The currency an empty book takes from it; of no account in a book that has one.</param>
public sealed record PreviewBatch(int BatchId, IReadOnlyCollection<BatchScope> Scopes, Currency? Currency = null);

/// <summary>Reads the counting records of the database into a cube.</summary>
public static class CubeLoader
{
    /// <param name="now">Decides which months are over, unless the book is asked for as known earlier.</param>
    /// <param name="options">What holds for the whole book; null for the defaults.</param>
    /// <param name="knownOn">The book as the batches committed and not undone at that time made it; null for the book as it is.</param>
    /// <param name="only">Numbers of the batches that counted at <paramref name="knownOn"/>, where its time alone does not tell; null for those committed and not undone then.</param>
    /// <param name="preview">A staged batch to count as well.</param>
    /// <param name="without">A committed batch to leave out; null for none.</param>
    /// <param name="earlier">A cube of the same book whose cells are taken over where nothing changed; null to read everything.</param>
    /// <exception cref="InvalidDataException">A record's currency has no exchange rate in its month.</exception>
    public static async Task<RevenueCube> LoadAsync(
        RevenueContext context, DateTimeOffset now, BookOptions? options = null, DateTimeOffset? knownOn = null, IReadOnlyCollection<int>? only = null, PreviewBatch? preview = null, int? without = null, RevenueCube? earlier = null,
        CancellationToken cancellation = default)
    {
        // One snapshot: a commit between two of these queries must not show half of itself.
        await using var snapshot = await context.BeginSnapshotAsync(cancellation);

        var book = await context.Books.AsNoTracking().SingleAsync(cancellation);
        var batches = await BatchesAsync(context, knownOn, only, cancellation);
        if (without is { } left) batches.Remove(left);
        // Committed since somebody began to look at it: it counts already.
        if (preview is not null && batches.Contains(preview.BatchId)) preview = null;
        var counting = await ScopesAsync(context, batches, preview, cancellation);
        var facts = await CubeFacts.LoadAsync(context, preview is null ? batches : [.. batches, preview.BatchId], book.Currency ?? preview?.Currency, cancellation);
        var rows = counting.Rows();

        var products = await ProductsAsync(context, facts, rows, cancellation);
        var productPositions = PositionsById(products.Select(product => product.Id));
        var customerPositions = facts.CustomerPositions();

        var origin = new CubeOrigin(counting, facts, customerPositions, productPositions);
        var change = earlier?.Origin is { } known ? origin.Since(known) : null;
        var read = rows.Where(part => change?.Parts.Contains(part.Key) != false).Sum(part => part.Value);
        var builder = new CubeCellsBuilder(rows.Count == 0 ? new Month(2000, 1) : rows.Keys.Min(key => key.Month), checked((int)read));
        var reader = new RecordReader(context, builder, customerPositions, productPositions);
        foreach (var (batchId, scopes) in counting.Batches)
        {
            var parts = origin.PartsOf(batchId, scopes, change);
            if (parts is not { Count: 0 }) await reader.ReadAsync(batchId, parts, cancellation);
        }

        var cells = builder.Build(facts.Convert, facts.Currency);
        var ranges = RangedRecord.ByCell(reader.Ranged, cells, facts);
        var quantities = RecordQuantity.ByCell(reader.Quantities, cells);
        if (change is not null) (cells, ranges, quantities) = earlier!.Merged(change, cells, ranges, quantities);
        var asOf = knownOn < now ? knownOn.Value : now;
        var statuses = await MonthStatuses.LoadAsync(context, asOf, cancellation);
        return new RevenueCube(
            book.Version,
            facts.Currency,
            cells,
            facts.Customers,
            products,
            facts.ParentsAt(customerPositions),
            rows.Keys.ToDictionary(key => (key.Month, productPositions[key.ProductId]), key => statuses.Of(key.Month, key.ProductId, hasData: true)),
            facts.TotalsAt(productPositions),
            ranges)
        {
            Origin = origin,
            KnownOn = knownOn,
            RunningMonth = Month.Of(asOf.ToUniversalTime()),
            IsSample = book.IsSample && await IsOfSampleAsync(context, batches, counting, cancellation),
            Calendar = (options ?? new BookOptions()).CalendarOf(book.IsSample),
            Decided = facts.Decided,
            Series = facts.Series,
            Roles = CubeRole.At(facts.Roles, await ProductNamesAsync(context, facts.Roles, cancellation), customerPositions, productPositions),
            Rates = facts.Rates,
            Quantities = quantities,
            Claims = facts.Claims,
            Limits = facts.Limits,
            Waivers = CubeWaiver.Of(await context.LimitWaivers.AsNoTracking().ToListAsync(cancellation), knownOn),
            Goals = facts.Goals,
            Events = facts.Events,
            Evidence = CubeEvidence.At(facts.Evidence, customerPositions),
            Overrides = await CubeOverride.LoadAsync(context, knownOn, customerPositions, cancellation),
        };
    }

    private static async Task<List<int>> BatchesAsync(RevenueContext context, DateTimeOffset? knownOn, IReadOnlyCollection<int>? only, CancellationToken cancellation)
    {
        var batches = context.Batches.AsNoTracking().Where(batch => batch.CommitNumber != null);
        batches = only is not null ? batches.Where(batch => only.Contains(batch.Id))
            : knownOn is { } time
            ? batches.Where(batch => batch.CommittedAt <= time && (batch.UndoneAt == null || batch.UndoneAt > time))
            : batches.Where(batch => batch.State == BatchState.Committed);
        return await batches.OrderBy(batch => batch.CommitNumber).Select(batch => batch.Id).ToListAsync(cancellation);
    }

    // Any part of the sample makes figures illustrative: its records as long as one counts, and its rates, margins, totals and names until they are undone.
    private static async Task<bool> IsOfSampleAsync(RevenueContext context, List<int> batches, CountingScopes counting, CancellationToken cancellation)
    {
        var sample = await context.Batches.AsNoTracking().Where(batch => batch.By == Batch.BySample && batches.Contains(batch.Id)).Select(batch => new { batch.Id, batch.Kind }).ToListAsync(cancellation);
        return sample.Any(batch => batch.Kind != FileKind.Spend || counting.CountsWhole(batch.Id, counting.Batches.Single(each => each.BatchId == batch.Id).Scopes) != false);
    }

    private static async Task<CountingScopes> ScopesAsync(RevenueContext context, List<int> batches, PreviewBatch? preview, CancellationToken cancellation)
    {
        var scopes = (await context.BatchScopes.AsNoTracking().Where(scope => batches.Contains(scope.BatchId)).ToListAsync(cancellation))
            .ToLookup(scope => scope.BatchId);
        var ordered = batches.Select(id => (id, (IReadOnlyCollection<BatchScope>)[.. scopes[id]])).ToList();
        if (preview is not null) ordered.Add((preview.BatchId, preview.Scopes));
        return new CountingScopes(ordered);
    }

    private static async Task<List<CubeProduct>> ProductsAsync(RevenueContext context, CubeFacts facts, Dictionary<(Month Month, int ProductId), long> rows, CancellationToken cancellation)
    {
        // Only those with something that counts: a name that was mistyped in a discarded file is no product.
        var counting = rows.Keys.Select(key => key.ProductId).Concat(facts.ProductsWithTotals).ToHashSet();

        // In the order they were first seen, so that a product keeps its place and its colour as the book grows.
        var products = await context.Products.AsNoTracking().OrderBy(product => product.Id).ToListAsync(cancellation);
        return [.. products.Where(product => counting.Contains(product.Id)).Select(product => facts.Describe(product))];
    }

    // A role may be about a product that has no revenue yet.
    private static async Task<Dictionary<int, string>> ProductNamesAsync(RevenueContext context, IReadOnlyList<CounterpartyRole> roles, CancellationToken cancellation) =>
        roles.Any(role => role.ProductId is not null)
            ? await context.Products.AsNoTracking().ToDictionaryAsync(product => product.Id, product => product.Name, cancellation)
            : [];

    private static Dictionary<int, int> PositionsById(IEnumerable<int> ids) =>
        ids.Select((id, position) => (id, position)).ToDictionary(pair => pair.id, pair => pair.position);
}
