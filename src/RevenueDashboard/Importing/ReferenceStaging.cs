using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Takes what a reference file says into the open transaction; saved with the batch.</summary>
/// <param name="pending">Names that are not in the book.</param>
internal sealed class ReferenceStaging(RevenueContext context, int batchId, SpendSink numbers, PendingNames pending)
{
    /// <summary>One unit of the reporting currency in itself.</summary>
    private const long One = 1_000_000_000;

    private const int CandidatesTold = 5;

    private DecidedNames decided = DecidedNames.None;
    private HashSet<string> told = [];
    private readonly NamesNewToBook added = new(numbers);

    /// <summary>What was read, with a note about the names that the book does not have.</summary>
    public StagedContent Tell(StagedContent content) =>
        content is { Summary: { } summary, ProblemCount: 0 } && added.Note() is { } note ? content with { Summary = summary with { Notes = [.. summary.Notes, note] } } : content;

    public async Task<StagedContent> CustomersAsync(ReferenceReading<CustomerLine> reading, CancellationToken cancellation)
    {
        if (!reading.IsComplete) return Content(reading);

        var known = await KnownByNameAsync(cancellation);
        // A file that has the name with an id and without one says itself which of them it means.
        var withId = reading.Lines.Where(line => line.Key.StartsWith("id:", StringComparison.Ordinal)).Select(line => $"name:{Names.Key(line.Name)}").ToHashSet();
        told = reading.Lines.Select(line => line.Key).Where(withId.Contains).ToHashSet();
        var facts = new Dictionary<int, CustomerFact>();
        var relations = new Dictionary<int, int>();
        var said = new List<ParentRelation>();
        var names = new AliasStaging(context, batchId);
        var ambiguous = reading.Lines.Select(line => (line.Line, Name: AmbiguousName(line, known))).Where(line => line.Name is not null).Select(line => new ImportProblem(
            line.Line, null, ProblemCodes.CustomerAmbiguous, $"The book has several customers of this name: {Described(line.Name!, known)}. Write the customer id of the one that is meant, or decide first that they are one customer.", Excerpt.Of(line.Name!))).ToList();
        if (ambiguous.Count > 0) return new StagedContent(reading.Summary, ambiguous, ambiguous.Count);

        foreach (var line in reading.Lines)
        {
            var customer = NumberOf(line.Line, line.Key, line.Name, known);
            // Every customer of the file gets a fact, an empty one too: it marks what the batch speaks of.
            if (!facts.TryGetValue(customer, out var fact)) context.CustomerFacts.Add(facts[customer] = fact = new CustomerFact { BatchId = batchId, CustomerId = customer });
            fact.Industry = line.Industry ?? fact.Industry;
            fact.Country = line.Country ?? fact.Country;
            fact.PreviousProvider = line.PreviousProvider ?? fact.PreviousProvider;
            fact.CustomerSince = line.CustomerSince ?? fact.CustomerSince;
            if (line.AliasKey is { } alias) names.Add(line, customer, NumberOf(line.Line, alias, line.AliasName!, known), isSame: true);
            if (line.DistinctKey is { } distinct) names.Add(line, customer, NumberOf(line.Line, distinct, line.DistinctName!, known), isSame: false);
            if (line.ParentKey is null) continue;

            var number = relations[customer] = relations.GetValueOrDefault(customer, -1) + 1;
            var relation = new ParentRelation
            {
                BatchId = batchId, CustomerId = customer, Number = number, ParentId = NumberOf(line.Line, line.ParentKey, line.ParentName!, known),
                FirstMonth = line.ParentFrom, LastMonth = line.ParentTo,
            };
            said.Add(relation);
            context.ParentRelations.Add(relation);
        }

        List<ImportProblem> wrong = [.. await names.ProblemsAsync(cancellation), .. await LoopsAsync(said, names.Said, known, reading.Lines, cancellation)];
        if (wrong.Count > 0) return new StagedContent(reading.Summary, wrong, wrong.Count);

        return Content(reading, reading.Summary! with { Customers = facts.Count });
    }

    private async Task<IReadOnlyList<ImportProblem>> LoopsAsync(
        List<ParentRelation> said, IReadOnlyCollection<CustomerAlias> aliases, ILookup<string, string> known, IReadOnlyList<CustomerLine> lines, CancellationToken cancellation)
    {
        if (said.Count == 0) return [];

        var (lineOf, names) = (new Dictionary<int, long>(), new Dictionary<int, string>());
        foreach (var line in lines.Where(line => line.ParentKey is not null))
        {
            var (customer, parent) = (NumberOf(line.Line, line.Key, line.Name, known), NumberOf(line.Line, line.ParentKey!, line.ParentName!, known));
            lineOf[customer] = line.Line;
            names[customer] = line.Name;
            names.TryAdd(parent, line.ParentName!);
        }

        return await ParentLoops.FindAsync(context, said, aliases, customer => lineOf.GetValueOrDefault(customer), names, cancellation);
    }

    public StagedContent Products(ReferenceReading<ProductLine> reading)
    {
        foreach (var line in reading.Lines)
        {
            context.ProductFacts.Add(new ProductFact
            {
                BatchId = batchId, ProductId = ProductOf(line.Line, line.Key, line.Name), RevenueType = line.RevenueType, MarginLow = line.MarginLow, MarginHigh = line.MarginHigh,
            });
        }

        return Content(reading);
    }

    public async Task<StagedContent> ExchangeRatesAsync(ReferenceReading<ExchangeRateLine> reading, Currency reporting, CancellationToken cancellation)
    {
        if (!reading.IsComplete) return Content(reading);

        var wrong = reading.Lines.Where(line => line.Currency == reporting && line.Rate != One).Select(line => new ImportProblem(
            line.Line, null, ProblemCodes.RateOfReportingCurrency, $"{reporting} is the book's own currency: its rate is 1. Write what one unit of the other currency is worth in {reporting}.", reporting.Code)).ToList();
        var withdrawn = reading.Lines.Where(line => line.Rate == 0 && line.Currency != reporting).ToDictionary(line => (line.Month, line.Currency), line => line.Line);
        wrong.AddRange(await MissingRates.WithdrawnAsync(context, reporting, withdrawn, cancellation));
        if (wrong.Count > 0) return new StagedContent(reading.Summary, wrong, wrong.Count);

        foreach (var line in reading.Lines)
            context.ExchangeRates.Add(new ExchangeRate { BatchId = batchId, Month = line.Month, Currency = line.Currency, Rate = line.Rate, Source = line.Source });

        return Content(reading);
    }

    public StagedContent ReportedTotals(ReferenceReading<ReportedTotalLine> reading)
    {
        if (!reading.IsComplete) return Content(reading);

        foreach (var line in reading.Lines)
        {
            context.ReportedTotals.Add(new ReportedTotal
            {
                BatchId = batchId, Month = line.Month, ProductId = ProductOf(line.Line, line.ProductKey, line.ProductName), Currency = line.Currency,
                Amount = line.Amount, Status = line.Status, Source = line.Source,
            });
        }

        // Totals in another currency need a rate, as records do: the summary tells which months and currencies there are.
        var sums = reading.Lines.Where(line => line.Amount != ReportedTotal.NoAmount).GroupBy(line => (line.Month, line.Currency))
            .Select(lines => (lines.Key.Month, lines.Key.Currency, Rows: lines.LongCount(), Amount: lines.Aggregate(Int128.Zero, (sum, line) => sum + line.Amount)))
            .OrderBy(sum => sum.Month).ThenBy(sum => sum.Currency.Code, StringComparer.Ordinal).ToList();
        var beyond = sums.Where(sum => sum.Amount > long.MaxValue || sum.Amount < long.MinValue)
            .Select(sum => FileProblems.TotalOutOfRange($"{sum.Month} in {sum.Currency}")).Select(fault => new ImportProblem(0, null, fault.Code, fault.Message, null)).ToList();
        if (beyond.Count > 0) return new StagedContent(reading.Summary, beyond, beyond.Count);

        return Content(reading, reading.Summary! with { Totals = [.. sums.Select(sum => new FileTotal(sum.Month, sum.Currency, sum.Rows, (long)sum.Amount))] });
    }

    public StagedContent Series(ReferenceReading<SeriesLine> reading)
    {
        foreach (var line in reading.Lines)
        {
            context.ReferencePoints.Add(new ReferencePoint
            {
                BatchId = batchId, Series = line.Series, Month = line.Month, Kind = line.Kind, Value = line.Value, Unit = line.Unit, Source = line.Source, Note = line.Note,
            });
        }

        return Content(reading);
    }

    public async Task<StagedContent> RolesAsync(ReferenceReading<RoleLine> reading, CancellationToken cancellation)
    {
        if (!reading.IsComplete) return Content(reading);

        var known = await KnownByNameAsync(cancellation);
        var ambiguous = reading.Lines.Select(line => (line.Line, Name: IsAmbiguous(line.Key, known) ? line.Name : IsAmbiguous(line.CustomerKey, known) ? line.CustomerName : null))
            .Where(line => line.Name is not null)
            .Select(line => new ImportProblem(line.Line, null, ProblemCodes.CustomerAmbiguous,
                $"The book has several customers of this name ({Described(line.Name!, known)}): which of them is meant cannot be told from a name. Let one of them be an alias of a name of its own first.", Excerpt.Of(line.Name!))).ToList();
        if (ambiguous.Count > 0) return new StagedContent(reading.Summary, ambiguous, ambiguous.Count);

        var counts = new Dictionary<int, int>();
        foreach (var line in reading.Lines)
        {
            var counterparty = NumberOf(line.Line, line.Key, line.Name, known);
            var number = counts[counterparty] = counts.GetValueOrDefault(counterparty, -1) + 1;
            context.CounterpartyRoles.Add(new CounterpartyRole
            {
                BatchId = batchId, CounterpartyId = counterparty, Number = number, Role = line.Role,
                ProductId = line.ProductKey is { } product ? ProductOf(line.Line, product, line.ProductName!) : null,
                CustomerId = line.CustomerKey is { } customer ? NumberOf(line.Line, customer, line.CustomerName!, known) : null,
                Part = line.Part, FirstMonth = line.First, LastMonth = line.Last, Source = line.Source, Note = line.Note,
            });
        }

        return Content(reading, reading.Summary! with { Customers = counts.Count });
    }

    public async Task<StagedContent> RiskFactorsAsync(ReferenceReading<EvidenceLine> reading, CancellationToken cancellation)
    {
        if (!reading.IsComplete) return Content(reading);

        var known = await KnownByNameAsync(cancellation);
        var ambiguous = reading.Lines.Where(line => IsAmbiguous(line.Key, known)).Select(line => new ImportProblem(
            line.Line, FieldSynonyms.NameOf(FileField.Customer), ProblemCodes.CustomerAmbiguous,
            $"The book has several customers of this name ({Described(line.Name, known)}): which of them is meant cannot be told from a name. Let one of them be an alias of a name of its own first.", Excerpt.Of(line.Name))).ToList();
        if (ambiguous.Count > 0) return new StagedContent(reading.Summary, ambiguous, ambiguous.Count);

        var counts = new Dictionary<(int Customer, RiskFactor Factor), int>();
        foreach (var line in reading.Lines)
        {
            var customer = NumberOf(line.Line, line.Key, line.Name, known);
            var number = counts[(customer, line.Factor)] = counts.GetValueOrDefault((customer, line.Factor), -1) + 1;
            context.RiskEvidence.Add(new RiskEvidence
            {
                BatchId = batchId, CustomerId = customer, Factor = line.Factor, Number = number, Date = line.Date, Side = line.Side, State = line.State, Statement = line.Statement,
                Amount = line.Amount, Currency = line.Currency, EndsOn = line.EndsOn, Source = line.Source, Note = line.Note, IsWithdrawn = line.IsWithdrawn,
            });
        }

        return Content(reading, reading.Summary! with { Customers = counts.Keys.Select(key => key.Customer).Distinct().Count() });
    }

    public StagedContent Claims(ReferenceReading<ClaimLine> reading)
    {
        foreach (var line in reading.Lines)
        {
            context.Claims.Add(new Claim
            {
                BatchId = batchId, Name = line.Name, Metric = ClaimMetrics.Word(line.Metric), FirstMonth = line.First, LastMonth = line.Last, Product = line.Product, Customer = line.Customer,
                Over = line.Over, Value = line.Value, Unit = line.Unit, Qualifier = line.Qualifier, Speaker = line.Speaker, Date = line.Date, Statement = line.Statement,
                Source = line.Source, Note = line.Note, IsWithdrawn = line.IsWithdrawn,
            });
        }

        return Content(reading);
    }

    public StagedContent Events(ReferenceReading<EventLine> reading)
    {
        foreach (var line in reading.Lines)
        {
            context.MarketEvents.Add(new MarketEvent
            {
                BatchId = batchId, Date = line.Date, Title = line.Title, Kind = line.Kind, Value = line.Value, Unit = line.Unit, Source = line.Source, Note = line.Note, IsWithdrawn = line.IsWithdrawn,
            });
        }

        return Content(reading);
    }

    // The book may know by an id whom this file knows by name only: the name means that customer.
    private async Task<ILookup<string, string>> KnownByNameAsync(CancellationToken cancellation)
    {
        decided = await DecidedNames.LoadAsync(context, cancellation);
        return (await context.Customers.Where(customer => customer.Key.StartsWith("id:")).Select(customer => new { customer.Id, customer.Key, customer.Name }).ToListAsync(cancellation))
            .Where(customer => !pending.Gone.Contains(customer.Id)).ToLookup(customer => $"name:{Names.Key(customer.Name)}", customer => customer.Key);
    }

    private bool IsAmbiguous(string? key, ILookup<string, string> known) =>
        key is not null && !told.Contains(key) && known[key].Any() && Candidates(key, known).Count > 1;

    // Those that a name may mean: customers with ids, and the one that goes by the name. What was decided to be one customer is one.
    private List<string> Candidates(string key, ILookup<string, string> known) =>
        [.. known[key].Concat(Knows(key) ? [key] : []).DistinctBy(candidate => decided.IdOf(numbers.CustomerWith(candidate)!.Value))];

    // What only discarded files called by this name is nobody.
    private bool Knows(string key) => numbers.CustomerWith(key) is { } number && !pending.Gone.Contains(number);

    private string Described(string name, ILookup<string, string> known) => string.Join(", ", Candidates($"name:{Names.Key(name)}", known).Take(CandidatesTold)
        .Select(key => new EditedCustomer(key, name).CustomerId is { Length: > 0 } id ? $"with the id {Excerpt.Of(id)}" : "without an id"));

    private string? AmbiguousName(CustomerLine line, ILookup<string, string> known) =>
        IsAmbiguous(line.Key, known) ? line.Name
        : IsAmbiguous(line.ParentKey, known) ? line.ParentName
        : IsAmbiguous(line.AliasKey, known) ? line.AliasName
        : IsAmbiguous(line.DistinctKey, known) ? line.DistinctName
        : null;

    private int NumberOf(long line, string key, string name, ILookup<string, string> known)
    {
        var number = numbers.CustomerOf(Knows(key) ? key : known[key].FirstOrDefault(key), name);
        // One of the two by decision: what is said of it is said of the customer they are.
        if (!told.Contains(key) && known[key].Any()) number = decided.IdOf(number);
        added.Customer(number, line, name);
        return number;
    }

    private int ProductOf(long line, string key, string name)
    {
        var number = numbers.ProductOf(key, name);
        added.Product(number, line, name);
        return number;
    }

    private static StagedContent Content<T>(ReferenceReading<T> reading, FileSummary? summary = null) => new(summary ?? reading.Summary, reading.Problems, reading.ProblemCount) { Questions = reading.Questions };
}
