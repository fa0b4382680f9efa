using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

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
        var isProduct = cube is null ? null : cube.Products.Select(product => product.Id).Concat(described.Select(fact => fact.ProductId)).Concat(facts.Roles.Select(role => role.ProductId).OfType<int>()).ToHashSet();
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
            Roles = ReferenceRole.Of(facts, products),
            Claims = facts.Claims,
            Limits = facts.Limits,
            Goals = facts.Goals,
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
        var roles = (await ReferenceRole.SaidAsync(context, customerId, cancellation)).ToLookup(said => said.BatchId, said => said.Words);
        var numbers = facts.Keys.Concat(parents.Select(group => group.Key)).Concat(aliases.Select(group => group.Key)).Concat(roles.Select(group => group.Key)).Distinct().ToList();
        var named = parents.SelectMany(group => group).Select(relation => relation.ParentId).Concat(aliases.SelectMany(group => group).SelectMany(alias => (int[])[alias.CustomerId, alias.OtherId])).Distinct().ToList();
        var names = await context.Customers.AsNoTracking().Where(customer => named.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, customer => customer.Name, cancellation);
        var batches = await context.Batches.AsNoTracking().Where(batch => numbers.Contains(batch.Id) && batch.CommitNumber != null).OrderByDescending(batch => batch.CommitNumber).ToListAsync(cancellation);
        return
        [
            .. batches.Select(batch => new ReferenceSaying(
                batch.Id, batch.FileName, batch.By, batch.CommittedAt ?? batch.StagedAt, batch.UndoneAt is not null,
                [.. AttributesOf(facts.GetValueOrDefault(batch.Id)), .. parents[batch.Id].Select(relation => ParentOf(relation, names)), .. aliases[batch.Id].Select(alias => $"{names[alias.CustomerId]} {(alias.IsSame ? "is the same as" : "is not")} {names[alias.OtherId]}"), .. roles[batch.Id]]))
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
        named.UnionWith(facts.Roles.SelectMany(role => role.CustomerId is { } customer ? (int[])[role.CounterpartyId, customer] : [role.CounterpartyId]));
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
