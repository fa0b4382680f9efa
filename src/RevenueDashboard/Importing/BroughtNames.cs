using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>
/// The names that were not in the book when a file that brings them was staged. Several files that wait may bring the same name; the first that is committed
/// says how it is spelled. What only files say that were thrown away is neither shown nor held against others.
/// </summary>
public sealed record BroughtNames
{
    /// <summary>Numbers of the customers, in order.</summary>
    public IReadOnlyList<NumberRange> Customers { get; init; } = [];

    /// <summary>Numbers of the products, in order.</summary>
    public IReadOnlyList<NumberRange> Products { get; init; } = [];

    /// <summary>Customers of <see cref="Customers"/> that a file before, which is not in the book, spelled otherwise.</summary>
    public IReadOnlyList<SpelledName> CustomerSpellings { get; init; } = [];

    /// <summary>As <see cref="CustomerSpellings"/>, of products.</summary>
    public IReadOnlyList<SpelledName> ProductSpellings { get; init; } = [];

    /// <summary>What a file brings, told after its last row.</summary>
    internal static BroughtNames? Of(SpendSink numbers)
    {
        var (customers, products) = (numbers.BroughtCustomers, numbers.BroughtProducts);
        return customers.Numbers.Count + products.Numbers.Count == 0 ? null : new BroughtNames
        {
            Customers = NumberRange.Of(customers.Numbers), Products = NumberRange.Of(products.Numbers),
            CustomerSpellings = [.. customers.Spellings.Select(name => new SpelledName(name.Key, name.Value))],
            ProductSpellings = [.. products.Spellings.Select(name => new SpelledName(name.Key, name.Value))],
        };
    }

    /// <summary>All that files bring which wait or were thrown away. The caller holds the write lock.</summary>
    internal static async Task<PendingNames> PendingAsync(RevenueContext context, CancellationToken cancellation)
    {
        var waiting = (await Waiting(context).AsNoTracking().Select(batch => new { batch.State, batch.Summary }).ToListAsync(cancellation))
            .Select(batch => (batch.State, Brought: In(batch.Summary))).Where(batch => batch.Brought is not null).ToList();
        if (waiting.Count == 0) return PendingNames.None;

        var customers = waiting.SelectMany(batch => NumberRange.Numbers(batch.Brought!.Customers)).ToHashSet();
        var products = waiting.SelectMany(batch => NumberRange.Numbers(batch.Brought!.Products)).ToHashSet();
        var names = customers.Count == 0 ? [] : await context.Customers.AsNoTracking().Where(customer => customer.Id >= customers.Min()).Select(customer => new { customer.Id, customer.Name }).ToListAsync(cancellation);
        var productNames = products.Count == 0 ? [] : await context.Products.AsNoTracking().Where(product => product.Id >= products.Min()).Select(product => new { product.Id, product.Name }).ToListAsync(cancellation);
        return new PendingNames
        {
            Customers = names.Where(name => customers.Contains(name.Id)).ToDictionary(name => name.Id, name => name.Name),
            Products = productNames.Where(name => products.Contains(name.Id)).ToDictionary(name => name.Id, name => name.Name),
            Gone = customers.Except(waiting.Where(batch => batch.State == BatchState.Staged).SelectMany(batch => NumberRange.Numbers(batch.Brought!.Customers))).ToHashSet(),
        };
    }

    /// <summary>A batch comes into the book: its names are the book's from now on, spelled as it spells them, and no longer wait with others.</summary>
    internal static async Task EnterAsync(RevenueContext context, Batch batch, CancellationToken cancellation)
    {
        if (In(batch.Summary) is not { } brought) return;

        await RespellAsync(context.Customers, brought.Customers, brought.CustomerSpellings, customer => customer.Id, (customer, name) => customer.Name = name, cancellation);
        await RespellAsync(context.Products, brought.Products, brought.ProductSpellings, product => product.Id, (product, name) => product.Name = name, cancellation);

        var (customers, products) = (NumberRange.Numbers(brought.Customers).ToHashSet(), NumberRange.Numbers(brought.Products).ToHashSet());
        foreach (var other in await Waiting(context).Where(other => other.Id != batch.Id).ToListAsync(cancellation))
        {
            var summary = ImportJson.Read<FileSummary>(other.Summary)!;
            if (summary.Brought is not { } waiting) continue;

            var left = waiting with
            {
                Customers = NumberRange.Of(NumberRange.Numbers(waiting.Customers).Where(number => !customers.Contains(number))),
                Products = NumberRange.Of(NumberRange.Numbers(waiting.Products).Where(number => !products.Contains(number))),
            };
            other.Summary = ImportJson.Write(summary with { Brought = left });
        }
    }

    /// <summary>A batch is thrown away: nobody need look at pairs with a name that only it brought.</summary>
    internal static async Task ForgetAsync(RevenueContext context, Batch batch, CancellationToken cancellation)
    {
        if (In(batch.Summary) is null) return;

        var gone = (await PendingAsync(context, cancellation)).Gone;
        foreach (var other in await context.Batches.Where(other => other.Id != batch.Id && other.Suggestions != null).ToListAsync(cancellation))
        {
            var pairs = ImportJson.Read<List<CustomerSuggestion>>(other.Suggestions) ?? [];
            var left = pairs.Where(pair => !gone.Contains(pair.CustomerId) && !gone.Contains(pair.OtherId)).ToList();
            if (left.Count < pairs.Count) other.Suggestions = left.Count == 0 ? null : ImportJson.Write(left);
        }
    }

    // Only these have a summary with the member: the text is looked for, so that those of large files without one are not read.
    private static IQueryable<Batch> Waiting(RevenueContext context) => context.Batches.Where(batch =>
        batch.CommitNumber == null && (batch.State == BatchState.Staged || batch.State == BatchState.Discarded) && batch.Summary != null && batch.Summary.Contains("\"brought\":"));

    private static BroughtNames? In(string? summary) => ImportJson.Read<FileSummary>(summary)?.Brought;

    // A name that came into the book meanwhile, with another file, is spelled already.
    private static async Task RespellAsync<T>(
        DbSet<T> names, IReadOnlyList<NumberRange> brought, IReadOnlyList<SpelledName> spellings, System.Linq.Expressions.Expression<Func<T, int>> numberOf, Action<T, string> respell, CancellationToken cancellation)
        where T : class
    {
        foreach (var spelling in spellings.Where(spelling => brought.Any(range => range.Contains(spelling.Number))))
        {
            if (await names.FindAsync([spelling.Number], cancellation) is { } name) respell(name, spelling.Name);
        }
    }
}

/// <summary>Numbers that follow each other.</summary>
public sealed record NumberRange(int First, int Last)
{
    public bool Contains(int number) => number >= First && number <= Last;

    /// <param name="ordered">Ascending.</param>
    internal static IReadOnlyList<NumberRange> Of(IEnumerable<int> ordered)
    {
        var ranges = new List<NumberRange>();
        foreach (var number in ordered)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1) ranges[^1] = ranges[^1] with { Last = number };
            else ranges.Add(new NumberRange(number, number));
        }

        return ranges;
    }

    internal static IEnumerable<int> Numbers(IReadOnlyList<NumberRange> ranges) => ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1));
}

public sealed record SpelledName(int Number, string Name);
