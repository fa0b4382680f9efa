using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Which revenue the losses of a scenario take, and how much of it: in basis points for any cell of the book.</summary>
internal sealed class LossTargets
{
    private readonly List<Target> targets = [];
    private readonly List<string> unknown = [];

    /// <param name="Names">By position of customer or entity; null for everybody.</param>
    /// <param name="Supplied">What needs the supplier, when it is one that is not available.</param>
    /// <param name="Products">By position; null for all.</param>
    private sealed record Target(bool[]? Names, NeededBy? Supplied, bool[]? Products);

    /// <summary>How many losses there are.</summary>
    public int Count => targets.Count;

    /// <summary>Names that the book does not have.</summary>
    public IReadOnlyList<string> Unknown => [.. unknown.Distinct(StringComparer.Ordinal)];

    public static LossTargets Of(ScopedBook book, Scenario scenario, Month from)
    {
        var found = new LossTargets();
        var byName = book.Cube.Customers.Select((customer, position) => (Key: RevenueDashboard.Names.Key(customer.Name), position)).ToLookup(each => each.Key, each => each.position);
        foreach (var loss in scenario.Losses)
        {
            var products = loss.Products.Count == 0 ? null : found.Marked(loss.Products, book.Cube.Products.Count, name => book.Cube.ProductNamed(name) is { } product ? [product] : []);
            found.targets.Add(new Target(found.NamesOf(book, loss, from, byName), found.SuppliedBy(book, loss, from, byName), products));
        }

        return found;
    }

    /// <param name="loss">Place of the loss in the scenario.</param>
    /// <param name="customer">Position of the one whose cell it is.</param>
    /// <param name="entity">Position of whom it counts for.</param>
    /// <returns>Basis points of a cell that the loss strikes.</returns>
    public int PartOf(int loss, int customer, int entity, int product)
    {
        var target = targets[loss];
        if (target.Products is { } products && !products[product]) return 0;
        if (target.Supplied is { } supplied) return supplied.OfCell(supplied.RowOf(customer), product).Including;
        return target.Names is not { } names || names[entity] || names[customer] ? CubeRole.Whole : 0;
    }

    /// <summary>The same for revenue that is allocated to nobody: only what strikes everybody strikes it.</summary>
    public int PartOfUnallocated(int loss, int product)
    {
        var target = targets[loss];
        if (target.Products is { } products && !products[product]) return 0;
        if (target.Supplied is { } supplied) return supplied.OfUnallocated(product).Including;
        return target.Names is null ? CubeRole.Whole : 0;
    }

    /// <summary>A part of an amount, which may be a credit.</summary>
    public static long Taken(long amount, int part) => amount < 0 ? -NeededBy.PartOf(-amount, part) : NeededBy.PartOf(amount, part);

    private bool[]? NamesOf(ScopedBook book, ScenarioLoss loss, Month from, ILookup<string, int> byName) => loss.Kind switch
    {
        LossKind.Largest => Only(book.LargestOf(from), book.Cube.Customers.Count),
        LossKind.Factor when loss.Factor is { } factor => LossFactors.Concerned(book, from, factor),
        LossKind.Named when loss.Customers.Count > 0 => Marked(loss.Customers, book.Cube.Customers.Count, name => byName[RevenueDashboard.Names.Key(name)]),
        _ => null,
    };

    private NeededBy? SuppliedBy(ScopedBook book, ScenarioLoss loss, Month from, ILookup<string, int> byName)
    {
        if (loss.Kind != LossKind.Supplier) return null;

        var name = loss.Customers[0];
        int? supplier = byName[RevenueDashboard.Names.Key(name)].Select(position => (int?)book.Cube.EntityOf(position, from, book.Level)).FirstOrDefault();
        if (supplier is null) unknown.Add(name);

        // Nobody is at no position: nothing needs it.
        return NeededBy.AsSupplier(book, from, supplier ?? -1);
    }

    private bool[] Marked(IReadOnlyList<string> names, int count, Func<string, IEnumerable<int>> positions)
    {
        var marked = new bool[count];
        foreach (var name in names)
        {
            var of = positions(name).ToList();
            if (of.Count == 0) unknown.Add(name);
            foreach (var position in of) marked[position] = true;
        }

        return marked;
    }

    private static bool[] Only(int? position, int count)
    {
        var marked = new bool[count];
        if (position is { } one) marked[one] = true;
        return marked;
    }
}
