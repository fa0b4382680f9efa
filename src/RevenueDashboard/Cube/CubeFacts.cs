using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>What the counting batches say beside records: the latest that says something wins, field by field.</summary>
internal sealed class CubeFacts
{
    private readonly RateTable _rates;
    private readonly Dictionary<int, CubeProduct> _products = [];
    private DecidedParents _parents = new([], new HashSet<int>());
    private readonly Dictionary<(Month Month, int ProductId), ReportedTotal> _totals = [];

    private CubeFacts(Currency currency) => _rates = new RateTable(currency);

    public Currency Currency => _rates.Reporting;

    public RateTable Rates => _rates;

    /// <summary>Whose revenue counts for whom.</summary>
    public DecidedNames Decided { get; private set; } = DecidedNames.None;

    public IReadOnlyList<CubeSeries> Series { get; private set; } = [];

    /// <summary>What counterparties are beside customers, as it was said last; with numbers of the database.</summary>
    public IReadOnlyList<CounterpartyRole> Roles { get; private set; } = [];

    public IReadOnlyList<CubeClaim> Claims { get; private set; } = [];

    public IReadOnlyList<CubeLimit> Limits { get; private set; } = [];

    public IReadOnlyList<CubeGoal> Goals { get; private set; } = [];

    public IReadOnlyList<CubeEvent> Events { get; private set; } = [];

    /// <summary>What is known of risk factors, as it was said last; with numbers of the database.</summary>
    public IReadOnlyList<RiskEvidence> Evidence { get; private set; } = [];

    public List<CubeCustomer> Customers { get; } = [];

    /// <summary>Who controls whom, by the number of the controlled; the first relation that fits a month holds.</summary>
    public IReadOnlyDictionary<int, List<ParentRelation>> Parents => _parents.Of;

    /// <summary>Published totals as they were given, in their own currency.</summary>
    public IEnumerable<ReportedTotal> Totals => _totals.Values;

    public IEnumerable<int> ProductsWithTotals => _totals.Keys.Select(total => total.ProductId);

    public static async Task<CubeFacts> LoadAsync(RevenueContext context, List<int> batches, Currency? currency, CancellationToken cancellation)
    {
        var facts = new CubeFacts(currency ?? Currency.Usd);
        await facts.LoadCustomersAsync(context, batches, cancellation);

        foreach (var rate in await InOrderAsync(context.ExchangeRates, rate => rate.BatchId)) facts._rates.Add(rate);
        foreach (var total in await InOrderAsync(context.ReportedTotals, total => total.BatchId))
        {
            if (total.IsWithdrawn) facts._totals.Remove((total.Month, total.ProductId));
            else facts._totals[(total.Month, total.ProductId)] = total;
        }

        foreach (var fact in await InOrderAsync(context.ProductFacts, fact => fact.BatchId))
        {
            var known = facts._products.GetValueOrDefault(fact.ProductId) ?? new CubeProduct(fact.ProductId, "", "");
            facts._products[fact.ProductId] = known with { MarginLow = Said(fact.MarginLow, known.MarginLow), MarginHigh = Said(fact.MarginHigh, known.MarginHigh) };
        }

        facts.Decided = new DecidedNames(await InOrderAsync(context.CustomerAliases, alias => alias.BatchId));
        facts.Series = CubeSeries.Of(await InOrderAsync(context.ReferencePoints, point => point.BatchId));
        facts.Events = CubeEvent.Of(await InOrderAsync(context.MarketEvents, happened => happened.BatchId));

        facts.Claims = CubeClaim.Of(await InOrderAsync(context.Claims, claim => claim.BatchId));

        facts.Limits = CubeLimit.Of(await InOrderAsync(context.Limits, limit => limit.BatchId));
        facts.Goals = CubeGoal.Of(await InOrderAsync(context.Goals, goal => goal.BatchId));

        facts.Roles = CubeRole.Latest(await InOrderAsync(context.CounterpartyRoles, role => role.BatchId), facts.Decided);

        facts.Evidence = CubeEvidence.Latest(await InOrderAsync(context.RiskEvidence, evidence => evidence.BatchId), facts.Decided);

        var relations = await InOrderAsync(context.ParentRelations, relation => relation.BatchId);
        var spend = (await context.Batches.AsNoTracking().Where(batch => batch.Kind == FileKind.Spend).Select(batch => batch.Id).ToListAsync(cancellation)).ToHashSet();
        facts._parents = new DecidedParents(relations, spend);

        return facts;

        async Task<List<T>> InOrderAsync<T>(IQueryable<T> said, Func<T, int> batchOf) where T : class
        {
            var place = batches.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
            var all = await said.AsNoTracking().ToListAsync(cancellation);
            return [.. all.Where(fact => place.ContainsKey(batchOf(fact))).OrderBy(fact => place[batchOf(fact)])];
        }
    }

    private async Task LoadCustomersAsync(RevenueContext context, List<int> batches, CancellationToken cancellation)
    {
        var place = batches.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        var said = (await context.CustomerFacts.AsNoTracking().ToListAsync(cancellation))
            .Where(fact => place.ContainsKey(fact.BatchId))
            .ToLookup(fact => fact.CustomerId);

        await foreach (var customer in context.Customers.AsNoTracking().OrderBy(customer => customer.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var described = new CubeCustomer(customer.Id, customer.Name);
            foreach (var fact in said[customer.Id].OrderBy(fact => place[fact.BatchId]))
            {
                described = described with
                {
                    Industry = Said(fact.Industry, described.Industry),
                    Country = Said(fact.Country, described.Country),
                    PreviousProvider = Said(fact.PreviousProvider, described.PreviousProvider),
                    CustomerSince = fact.CustomerSince == CustomerFact.NoMonth ? null : fact.CustomerSince ?? described.CustomerSince,
                };
            }

            Customers.Add(described);
        }
    }

    /// <summary>Where the revenue under each customer's number counts: several numbers share the position of the customer they are the same as.</summary>
    public Dictionary<int, int> CustomerPositions()
    {
        var own = Customers.Select((customer, position) => (customer.Id, position)).ToDictionary(pair => pair.Id, pair => pair.position);
        return own.Keys.ToDictionary(id => id, id => own[Decided.IdOf(id)]);
    }

    public CubeProduct Describe(Product product) =>
        (_products.GetValueOrDefault(product.Id) ?? new CubeProduct(product.Id, "", "")) with { Key = product.Key, Name = product.Name };

    /// <inheritdoc cref="RateTable.Convert"/>
    public long Convert(long amount, Currency currency, Month month) => _rates.Convert(amount, currency, month);

    /// <summary>Whether every amount would come out the same.</summary>
    public bool ConvertsAs(CubeFacts other) => _rates.ConvertsAs(other._rates);

    public ParentTree ParentsAt(Dictionary<int, int> positions)
    {
        var tree = new ParentTree();
        foreach (var relation in _parents.Of.Values.SelectMany(relations => relations))
        {
            // Who controls another name of a customer says nothing of that customer.
            if (Decided.IdOf(relation.CustomerId) != relation.CustomerId) continue;
            tree.Add(positions[relation.CustomerId], positions[relation.ParentId], relation.FirstMonth, relation.LastMonth);
        }

        return tree;
    }

    // What is said last holds; nothing said leaves it as it was, and "there is none" clears it.
    private static string? Said(string? now, string? before) => now switch { null => before, "" => null, _ => now };

    private static int? Said(int? now, int? before) => now switch { null => before, ProductFact.NoMargin => null, _ => now };

    public Dictionary<(Month, int), CubeTotal> TotalsAt(Dictionary<int, int> positions) => _totals.ToDictionary(
        total => (total.Key.Month, positions[total.Key.ProductId]),
        total => new CubeTotal(Convert(total.Value.Amount, total.Value.Currency, total.Key.Month), total.Value.Status, total.Value.Source)
        {
            Foreign = total.Value.Currency == Currency ? null : new Money(total.Value.Amount, total.Value.Currency),
        });
}
