using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Reports;

/// <summary>What the committed batches say beside revenue, as a person reads and edits it.</summary>
public sealed record ReferenceView
{
    /// <summary>The state of the book this is read from.</summary>
    public required long DataVersion { get; init; }

    /// <summary>The currency that rates lead to.</summary>
    public required Currency Currency { get; init; }

    /// <summary>First to last month with a record; null in an empty book.</summary>
    public MonthRange? Months { get; init; }

    /// <summary>Names of the products with revenue or a reported total, in the order of the book.</summary>
    public IReadOnlyList<string> SoldProducts { get; init; } = [];

    /// <summary>By name: those with revenue that counts, and those of whom something is said or asked.</summary>
    public required IReadOnlyList<ReferenceCustomer> Customers { get; init; }

    /// <summary>By name: those with revenue that counts or a reported total, and those of which something is said.</summary>
    public required IReadOnlyList<ReferenceProduct> Products { get; init; }

    /// <summary>By month, then by currency; withdrawn ones are left out.</summary>
    public required IReadOnlyList<ExchangeRate> Rates { get; init; }

    /// <summary>By month, then by product.</summary>
    public required IReadOnlyList<ReferenceTotal> Totals { get; init; }

    public required IReadOnlyList<CubeSeries> Series { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<CubeClaim> Claims { get; init; }

    /// <summary>By day, then by title; withdrawn ones are left out.</summary>
    public required IReadOnlyList<CubeEvent> Events { get; init; }

    /// <summary>Pairs of names about which nobody has decided, each once; those of batches that are staged or committed.</summary>
    public required IReadOnlyList<CustomerSuggestion> Suggestions { get; init; }

    /// <summary>In the columns of the file format: what is downloaded can be corrected and imported again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Spend is no reference file.</exception>
    public ReportTable TableOf(FileKind kind) => kind switch
    {
        FileKind.Customers => Table(["customer id", "customer", "parent", "parent from", "parent to", "industry", "country", "previous provider", "customer since", "alias of"], Customers.SelectMany(RowsOf)),
        FileKind.Products => Table(["product", "revenue type", "gross margin low", "gross margin high"],
            Products.Select(product => (IReadOnlyList<ReportCell>)[ReportCell.Of(product.Name), ReportCell.Of(product.RevenueTypeInWords), Margin(product.MarginLow), Margin(product.MarginHigh)])),
        FileKind.ExchangeRates => Table(["month", "currency", "rate", "source"],
            Rates.Select(rate => Row(rate.Month.ToString(), rate.Currency.Code, ReferenceText.Rate(rate.Rate), rate.Source))),
        FileKind.ReportedTotals => Table(["month", "product", "total", "currency", "status", "source"],
            Totals.Select(total => Row(total.Month.ToString(), total.Product, total.Amount, total.Currency.Code, ReferenceText.Word(total.Status), total.Source))),
        FileKind.ReferenceSeries => Table(["series", "month", "kind", "value", "unit", "source", "note"], Series.SelectMany(series => series.Points.Select(point => (IReadOnlyList<ReportCell>)
            [ReportCell.Of(series.Name), ReportCell.Of(point.Month.ToString()), ReportCell.Of(ReferenceText.Word(point.Kind)), ReportCell.Amount(point.Value), ReportCell.Of(point.Unit ?? ""), ReportCell.Of(point.Source ?? ""), ReportCell.Of(point.Note ?? "")]))),
        FileKind.Claims => Table(ClaimRows.Columns, Claims.Select(ClaimRows.Of)),
        FileKind.Events => Table(["date", "title", "kind", "value", "unit", "source", "note"], Events.Select(happened => (IReadOnlyList<ReportCell>)
            [ReportCell.Of(happened.Day), ReportCell.Of(happened.Title), ReportCell.Of(happened.Kind ?? ""), happened.Value is { } value ? ReportCell.Amount(value) : ReportCell.Of(""), ReportCell.Of(happened.Unit ?? ""), ReportCell.Of(happened.Source ?? ""), ReportCell.Of(happened.Note ?? "")])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a reference file."),
    };

    // One row for each parent; what else is known stands in the first.
    private static IEnumerable<IReadOnlyList<ReportCell>> RowsOf(ReferenceCustomer customer)
    {
        var parents = customer.Parents.Count == 0 ? [new ReferenceParent("", null, null)] : customer.Parents;
        return parents.Select((parent, index) => index == 0
            ? Row(customer.CustomerId, customer.Name, parent.Name, parent.First?.ToString(), parent.Last?.ToString(), customer.Industry, customer.Country, customer.PreviousProvider, customer.CustomerSince?.ToString(), customer.SameAs)
            : Row(customer.CustomerId, customer.Name, parent.Name, parent.First?.ToString(), parent.Last?.ToString(), null, null, null, null, null));
    }

    private static ReportTable Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<ReportCell>> rows) => new(columns, [.. rows]);

    private static IReadOnlyList<ReportCell> Row(params string?[] cells) => [.. cells.Select(cell => ReportCell.Of(cell ?? ""))];

    // A number stays one, whatever its sign; from -1 to 1 it needs the sign of per cent.
    private static ReportCell Margin(int? basisPoints) => basisPoints is < -100 or > 100 ? ReportCell.Number(basisPoints / 100.0) : ReportCell.Of(ReferenceText.Margin(basisPoints));

    private static IReadOnlyList<ReportCell> Row(string month, string product, long amount, string currency, string status, string? source) =>
        [ReportCell.Of(month), ReportCell.Of(product), ReportCell.Amount(amount), ReportCell.Of(currency), ReportCell.Of(status), ReportCell.Of(source ?? "")];
}

/// <param name="Key">See <see cref="Customer.Key"/>.</param>
/// <param name="Parents">In the order of their months; one that is "(none)" says that the customer stood alone.</param>
/// <param name="SameAs">The customer that this name counts for; null when it counts for itself.</param>
/// <param name="OtherNames">Names that count for this customer.</param>
public sealed record ReferenceCustomer(
    int Id, string Key, string Name, string? Industry, string? Country, string? PreviousProvider, Month? CustomerSince, IReadOnlyList<ReferenceParent> Parents, string? SameAs, IReadOnlyList<string> OtherNames)
{
    /// <summary>Empty when the customer is known by its name.</summary>
    public string CustomerId => Identity.CustomerId;

    public EditedCustomer Identity => new(Key, Name);

    /// <summary>Names that look alike and are known to be other customers.</summary>
    public IReadOnlyList<string> NotSameAs { get; init; } = [];
}

/// <param name="First">First month; null is since ever.</param>
/// <param name="Last">Last month, included; null is until further notice.</param>
public sealed record ReferenceParent(string Name, Month? First, Month? Last);

/// <param name="MarginLow">Basis points of revenue; null when nobody said.</param>
/// <param name="MarginHigh">Basis points of revenue; null when nobody said.</param>
public sealed record ReferenceProduct(string Name, RevenueType? RevenueType, int? MarginLow, int? MarginHigh)
{
    public string RevenueTypeInWords => RevenueType is { } type ? ReferenceText.Word(type) : "";

    /// <summary>As files write it: 55.5%.</summary>
    public string MarginLowText => ReferenceText.Margin(MarginLow);

    /// <inheritdoc cref="MarginLowText"/>
    public string MarginHighText => ReferenceText.Margin(MarginHigh);
}

/// <param name="Amount">As it was published, in ten-thousandths of its own currency.</param>
/// <param name="Known">Revenue of the month's known customers, in ten-thousandths of the reporting currency.</param>
/// <param name="Remainder">The published total less the known, in the reporting currency; below zero when more is known than was published.</param>
public sealed record ReferenceTotal(Month Month, string Product, Currency Currency, long Amount, RecordStatus Status, string? Source, long Known, long Remainder);

/// <summary>What one batch said of a customer.</summary>
/// <param name="By">Who brought it.</param>
/// <param name="Values">In words: "Industry: Energy".</param>
public sealed record ReferenceSaying(int BatchId, string FileName, string By, DateTimeOffset At, bool IsUndone, IReadOnlyList<string> Values);

/// <summary>Reads what the book says beside revenue.</summary>
public sealed class ReferenceBook(IDbContextFactory<RevenueContext> contexts, CubeStore cubes)
{
    private const string None = "(none)";

    /// <summary>As the book stands now.</summary>
    public async Task<ReferenceView> LoadAsync(CancellationToken cancellation = default) => await LoadAsync(await cubes.CurrentAsync(cancellation), with: null, without: null, cancellation);

    /// <summary>As it would be with a staged batch in it.</summary>
    /// <param name="cube">The book with that batch.</param>
    public Task<ReferenceView> WithAsync(int batchId, RevenueCube cube, CancellationToken cancellation = default) => LoadAsync(cube, with: batchId, without: null, cancellation);

    /// <summary>As it would be without one of its batches.</summary>
    /// <param name="cube">The book without that batch; null when its records cannot be told in one currency then: totals are left out.</param>
    public Task<ReferenceView> WithoutAsync(int batchId, RevenueCube? cube, CancellationToken cancellation = default) => LoadAsync(cube, with: null, without: batchId, cancellation);

    private async Task<ReferenceView> LoadAsync(RevenueCube? cube, int? with, int? without, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var snapshot = await context.BeginSnapshotAsync(cancellation);
        var book = await context.Books.AsNoTracking().SingleAsync(cancellation);
        var batches = await context.Batches.AsNoTracking().Where(batch => batch.State == BatchState.Committed && batch.Id != without).OrderBy(batch => batch.CommitNumber).Select(batch => batch.Id).ToListAsync(cancellation);
        // Committed since somebody began to look at it: it is among them.
        if (with is { } staged && !batches.Contains(staged)) batches.Add(staged);
        var facts = await CubeFacts.LoadAsync(context, batches, cube?.Currency ?? book.Currency, cancellation);
        var place = batches.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        var products = await context.Products.AsNoTracking().ToDictionaryAsync(product => product.Id, cancellation);
        var described = (await context.ProductFacts.AsNoTracking().ToListAsync(cancellation)).Where(fact => place.ContainsKey(fact.BatchId)).ToList();
        var types = described.Where(fact => fact.RevenueType != null).GroupBy(fact => fact.ProductId).ToDictionary(said => said.Key, said => said.MaxBy(fact => place[fact.BatchId])!.RevenueType);
        var rates = (await context.ExchangeRates.AsNoTracking().ToListAsync(cancellation))
            .Where(rate => place.ContainsKey(rate.BatchId)).GroupBy(rate => (rate.Month, rate.Currency)).Select(said => said.MaxBy(rate => place[rate.BatchId])!);

        var suggestions = await SuggestionsAsync(context, facts.Decided, cancellation);
        // A name that came with a file nobody committed is not of this book.
        var isProduct = cube is null ? null : cube.Products.Select(product => product.Id).Concat(described.Select(fact => fact.ProductId)).ToHashSet();
        var isCustomer = cube is null ? null : await NamedAsync(context, cube, facts, suggestions, place, cancellation);

        return new ReferenceView
        {
            DataVersion = book.Version,
            Currency = facts.Currency,
            Months = cube?.Months,
            SoldProducts = cube is null ? [] : [.. cube.Products.Select(product => product.Name)],
            Customers = await CustomersAsync(context, facts, isCustomer, cancellation),
            Products =
            [
                .. products.Values.Where(product => isProduct?.Contains(product.Id) != false).Select(facts.Describe).OrderBy(product => product.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(product => new ReferenceProduct(product.Name, types.GetValueOrDefault(product.Id), product.MarginLow, product.MarginHigh)),
            ],
            Rates = [.. rates.Where(rate => !rate.IsWithdrawn).OrderBy(rate => rate.Month).ThenBy(rate => rate.Currency.Code, StringComparer.Ordinal)],
            Totals = cube is null ? [] :
            [
                .. facts.Totals.Select(total => TotalOf(total, products[total.ProductId], facts, cube)).OrderBy(total => total.Month).ThenBy(total => total.Product, StringComparer.OrdinalIgnoreCase),
            ],
            Series = facts.Series,
            Claims = facts.Claims,
            Events = facts.Events,
            Suggestions = suggestions,
        };
    }

    /// <summary>Every batch that said something of a customer, the latest first; undone ones too.</summary>
    public async Task<IReadOnlyList<ReferenceSaying>> SaidOfCustomerAsync(int customerId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var facts = await context.CustomerFacts.AsNoTracking().Where(fact => fact.CustomerId == customerId).ToDictionaryAsync(fact => fact.BatchId, cancellation);
        var parents = (await context.ParentRelations.AsNoTracking().Where(relation => relation.CustomerId == customerId).OrderBy(relation => relation.Number).ToListAsync(cancellation)).ToLookup(relation => relation.BatchId);
        var aliases = (await context.CustomerAliases.AsNoTracking().Where(alias => alias.CustomerId == customerId || alias.OtherId == customerId).ToListAsync(cancellation)).ToLookup(alias => alias.BatchId);
        var numbers = facts.Keys.Concat(parents.Select(group => group.Key)).Concat(aliases.Select(group => group.Key)).Distinct().ToList();
        var named = parents.SelectMany(group => group).Select(relation => relation.ParentId).Concat(aliases.SelectMany(group => group).SelectMany(alias => (int[])[alias.CustomerId, alias.OtherId])).Distinct().ToList();
        var names = await context.Customers.AsNoTracking().Where(customer => named.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, customer => customer.Name, cancellation);
        var batches = await context.Batches.AsNoTracking().Where(batch => numbers.Contains(batch.Id) && batch.CommitNumber != null).OrderByDescending(batch => batch.CommitNumber).ToListAsync(cancellation);
        return
        [
            .. batches.Select(batch => new ReferenceSaying(
                batch.Id, batch.FileName, batch.By, batch.CommittedAt ?? batch.StagedAt, batch.UndoneAt is not null,
                [.. AttributesOf(facts.GetValueOrDefault(batch.Id)), .. parents[batch.Id].Select(relation => ParentOf(relation, names)), .. aliases[batch.Id].Select(alias => $"{names[alias.CustomerId]} {(alias.IsSame ? "is the same as" : "is not")} {names[alias.OtherId]}")]))
                .Where(saying => saying.Values.Count > 0),
        ];
    }

    private static IEnumerable<string> AttributesOf(CustomerFact? fact)
    {
        if (fact is null) yield break;
        if (fact.Industry is { } industry) yield return $"Industry: {Value(industry)}";
        if (fact.Country is { } country) yield return $"Country: {Value(country)}";
        if (fact.PreviousProvider is { } provider) yield return $"Previous provider: {Value(provider)}";
        if (fact.CustomerSince is { } since) yield return $"Customer since: {(since == CustomerFact.NoMonth ? None : since.ToString())}";
    }

    private static string Value(string said) => said.Length == 0 ? None : said;

    private static string ParentOf(ParentRelation relation, Dictionary<int, string> names) =>
        $"Parent: {(relation.ParentId == relation.CustomerId ? None : names[relation.ParentId])}{(relation.FirstMonth is { } first ? $" from {first}" : "")}{(relation.LastMonth is { } last ? $" to {last}" : "")}";

    private static ReferenceTotal TotalOf(ReportedTotal total, Product product, CubeFacts facts, RevenueCube cube)
    {
        var known = 0L;
        if (cube.Months is { } months && months.Contains(total.Month) && cube.Products.Select((each, index) => (each, index)).FirstOrDefault(pair => pair.each.Id == total.ProductId) is { each: not null } found)
        {
            var cells = cube.Cells.Of(total.Month);
            for (var cell = 0; cell < cells.Customers.Length; cell++)
            {
                if (cells.Products[cell] == found.index) known += cells.Amounts[cell];
            }
        }

        return new ReferenceTotal(total.Month, product.Name, total.Currency, total.Amount, total.Status, total.Source, known, facts.Convert(total.Amount, total.Currency, total.Month) - known);
    }

    // Numbers of the customers with revenue that counts, and of those of whom something is said or asked.
    private static async Task<HashSet<int>> NamedAsync(
        RevenueContext context, RevenueCube cube, CubeFacts facts, IReadOnlyList<CustomerSuggestion> suggestions, Dictionary<int, int> place, CancellationToken cancellation)
    {
        var named = cube.Cells.Customers.Distinct().Select(customer => cube.Customers[customer].Id).ToHashSet();
        var described = await context.CustomerFacts.AsNoTracking().Select(fact => new { fact.BatchId, fact.CustomerId }).ToListAsync(cancellation);
        named.UnionWith(described.Where(fact => place.ContainsKey(fact.BatchId)).Select(fact => fact.CustomerId));
        named.UnionWith(facts.Parents.Values.SelectMany(relations => relations).SelectMany(relation => (int[])[relation.CustomerId, relation.ParentId]));
        named.UnionWith(facts.Decided.Aliases.SelectMany(alias => (int[])[alias.Key, alias.Value]));
        named.UnionWith(facts.Decided.Different.SelectMany(pair => (int[])[pair.One, pair.Other]));
        named.UnionWith(suggestions.SelectMany(pair => (int[])[pair.CustomerId, pair.OtherId]));
        return named;
    }

    private static async Task<IReadOnlyList<ReferenceCustomer>> CustomersAsync(RevenueContext context, CubeFacts facts, HashSet<int>? named, CancellationToken cancellation)
    {
        var keys = await context.Customers.AsNoTracking().ToDictionaryAsync(customer => customer.Id, customer => customer.Key, cancellation);
        var names = facts.Customers.ToDictionary(customer => customer.Id, customer => customer.Name);
        var others = facts.Decided.Aliases.ToLookup(alias => alias.Value, alias => names[alias.Key]);
        var different = facts.Decided.Different.ToLookup(pair => pair.One, pair => names[pair.Other]);
        return
        [
            .. facts.Customers.Where(customer => named?.Contains(customer.Id) != false).OrderBy(customer => customer.Name, StringComparer.OrdinalIgnoreCase).ThenBy(customer => customer.Id).Select(customer => new ReferenceCustomer(
                customer.Id, keys[customer.Id], customer.Name, customer.Industry, customer.Country, customer.PreviousProvider, customer.CustomerSince,
                [
                    .. facts.Parents.GetValueOrDefault(customer.Id, []).OrderBy(relation => relation.FirstMonth?.Index ?? int.MinValue)
                        .Select(relation => new ReferenceParent(relation.ParentId == customer.Id ? None : names[relation.ParentId], relation.FirstMonth, relation.LastMonth)),
                ],
                facts.Decided.Aliases.TryGetValue(customer.Id, out var same) ? names[same] : null,
                [.. others[customer.Id].Order(StringComparer.OrdinalIgnoreCase)])
            {
                NotSameAs = [.. different[customer.Id].Order(StringComparer.OrdinalIgnoreCase)],
            }),
        ];
    }

    private static async Task<IReadOnlyList<CustomerSuggestion>> SuggestionsAsync(RevenueContext context, DecidedNames decided, CancellationToken cancellation)
    {
        var suggested = await context.Batches.AsNoTracking()
            .Where(batch => (batch.State == BatchState.Committed || batch.State == BatchState.Staged) && batch.Suggestions != null).OrderByDescending(batch => batch.Id)
            .Select(batch => batch.Suggestions).ToListAsync(cancellation);
        return
        [
            .. suggested.SelectMany(json => StoredJson.Read<List<CustomerSuggestion>>(json) ?? [])
                .Where(pair => !decided.Knows(pair.CustomerId, pair.OtherId))
                .DistinctBy(pair => (Math.Min(pair.CustomerId, pair.OtherId), Math.Max(pair.CustomerId, pair.OtherId))),
        ];
    }
}

/// <summary>Values as reference files write them.</summary>
public static class ReferenceText
{
    /// <param name="billionths">Reporting currency for one unit.</param>
    public static string Rate(long billionths) => (billionths / 1_000_000_000m).ToString("0.#########", CultureInfo.InvariantCulture);

    /// <param name="units">Ten-thousandths.</param>
    public static string Number(long units) => Money.ToDecimal(units).ToString("0.####", CultureInfo.InvariantCulture);

    /// <param name="basisPoints">Of revenue; null is an empty text.</param>
    public static string Margin(int? basisPoints) => basisPoints is { } margin ? (margin / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%" : "";

    public static string Word(RevenueType type) => type == RevenueType.RevenueShare ? "revenue share" : Lower(type);

    public static string Word(RecordStatus status) => Lower(status);

    public static string Word(ReferenceKind kind) => Lower(kind);

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
