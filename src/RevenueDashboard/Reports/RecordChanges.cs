using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>How a cell of the book differs between two states of it.</summary>
public enum ChangeKind
{
    New,
    Changed,
    Removed,
    Unchanged,
}

/// <summary>Which of the cells that differ are asked for; the default is all.</summary>
/// <param name="Text">Only those whose customer or product has this in its name, in any spelling with the same key.</param>
/// <param name="Month">Only those of this month.</param>
public sealed record ChangeFilter(string? Text = null, Month? Month = null)
{
    /// <summary>Nothing is left out.</summary>
    public bool IsEmpty => Month is null && Key.Length == 0;

    private string Key => Names.Key(Text ?? "");

    /// <summary>Whether a change is asked for, as a question that can be put to many.</summary>
    internal Func<RecordChange, bool> Test()
    {
        var isNamed = TestOfName();
        return change => (Month is null || change.Month == Month) && (isNamed(change.Customer.Name) || isNamed(change.Product));
    }

    /// <summary>Whether a name has the text in it.</summary>
    internal Func<string, bool> TestOfName()
    {
        var key = Key;
        return name => key.Length == 0 || Names.Key(name).Contains(key, StringComparison.Ordinal);
    }
}

/// <summary>Cells (month × customer × product × type) that differ between two states of the book.</summary>
/// <param name="First">The first of those that differ, largest difference first; <see cref="Count"/> counts all.</param>
public sealed record RecordChanges(IReadOnlyDictionary<ChangeKind, int> Counts, IReadOnlyList<RecordChange> First, int NewCustomers)
{
    private const int MostShown = 1_000;

    /// <summary>Two books that have the same cells.</summary>
    public static RecordChanges None { get; } = new(new Dictionary<ChangeKind, int>(), [], 0);

    /// <summary>Months with a cell that differs, in order.</summary>
    public IReadOnlyList<Month> Months { get; init; } = [];

    /// <summary>Names of the products with a cell that differs.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Products that had revenue in a month before and have none after, by month, then by amount.</summary>
    public IReadOnlyList<VanishedProduct> Vanished { get; init; } = [];

    /// <summary>How many cells differ.</summary>
    public int Differing => Count(ChangeKind.New) + Count(ChangeKind.Changed) + Count(ChangeKind.Removed);

    /// <summary>Every cell that differs is in <see cref="First"/>.</summary>
    public bool IsWhole => First.Count == Differing;

    private IReadOnlyDictionary<ChangeKind, IReadOnlyList<RecordChange>> FirstByKind { get; init; } = new Dictionary<ChangeKind, IReadOnlyList<RecordChange>>();

    public int Count(ChangeKind kind) => Counts.GetValueOrDefault(kind);

    /// <summary>The first of one kind, largest difference first; empty for unchanged ones, which are only counted.</summary>
    public IReadOnlyList<RecordChange> FirstOf(ChangeKind kind) => FirstByKind.GetValueOrDefault(kind, []);

    /// <summary>Those of the first that a filter lets through: all there are when <see cref="IsWhole"/>.</summary>
    public RecordChanges Where(ChangeFilter filter)
    {
        var test = filter.Test();
        var byKind = FirstByKind.ToDictionary(kind => kind.Key, kind => (IReadOnlyList<RecordChange>)[.. kind.Value.Where(test)]);
        return this with { Counts = byKind.ToDictionary(kind => kind.Key, kind => kind.Value.Count), First = [.. First.Where(test)], FirstByKind = byKind };
    }

    /// <summary>Looks through every cell of two states of the book. The memory it takes does not grow with the number that differ.</summary>
    /// <param name="before">The book as it was.</param>
    /// <param name="after">The book as it becomes.</param>
    /// <param name="months">Months to look through.</param>
    /// <param name="filter">Null for all cells that differ.</param>
    public static RecordChanges Between(RevenueCube before, RevenueCube after, IReadOnlyCollection<Month> months, ChangeFilter? filter = null, CancellationToken cancellation = default)
    {
        var pass = new ChangesPass(before, after, filter ?? new ChangeFilter(), MostShown);
        foreach (var month in months.Where(month => filter?.Month is not { } only || only == month))
        {
            cancellation.ThrowIfCancellationRequested();
            pass.Take(month);
        }

        var byKind = pass.LargestByKind();
        return new RecordChanges(pass.Counts, [.. LargestChanges.InOrder(byKind.Values.SelectMany(changes => changes)).Take(MostShown)], pass.NewCustomers)
        {
            FirstByKind = byKind, Months = pass.Months, Products = pass.Products, Vanished = pass.Vanished,
        };
    }
}

/// <param name="Before">Ten-thousandths; null when the cell is new.</param>
/// <param name="After">Ten-thousandths; null when the cell goes.</param>
public sealed record RecordChange(ChangeKind Kind, Month Month, CubeCustomer Customer, string Product, RevenueType RevenueType, long? Before, long? After);

/// <summary>A product that loses all of its revenue of a month.</summary>
/// <param name="Amount">Net revenue that goes, in ten-thousandths of the reporting currency.</param>
/// <param name="Cells">Customers and types it had revenue of.</param>
public sealed record VanishedProduct(Month Month, string Product, long Amount, int Cells);
