using System.Runtime.CompilerServices;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>
/// How much of each cell of a month needs one counterparty, in basis points: what it and its group pay as customers is needed whole; what they pay
/// for or deliver, as far as their roles say. Where several roles meet in a cell the largest part counts: a smaller one is taken to lie within it.
/// </summary>
internal sealed class NeededBy
{
    private const int Anybody = 0, Own = 1, LeftOut = -1;

    // Of those who have a row of their own, which are few in most books.
    private readonly SortedDictionary<int, int> rowOfCustomer = [];
    private readonly int products;
    private int[] customersInOrder = [];
    private int[] rowsInOrder = [];
    private NeededPart[] parts = [];

    private NeededBy(int products)
    {
        this.products = products;
        AddRow(0);
        AddRow(CubeRole.Whole);
    }

    /// <param name="entity">Position of the counterparty at the level of the question.</param>
    public static NeededBy Of(ScopedBook book, Month month, int entity)
    {
        var needed = OfRoles(book, month, entity, role => role.IsNeeded);
        foreach (var customer in book.CustomersOf(entity, month)) needed.rowOfCustomer[customer] = Own;
        for (var customer = 0; customer < book.LeftOut?.Length; customer++)
        {
            if (book.LeftOut[customer]) needed.rowOfCustomer[customer] = LeftOut;
        }

        return needed.InOrder();
    }

    /// <summary>Only what the counterparty delivers: neither what it pays for others nor its own revenue, unless it is said to deliver that too. Who is left out of the book is not looked at.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static NeededBy AsSupplier(ScopedBook book, Month month, int entity) => OfRoles(book, month, entity, role => role.Role == Data.Role.Supplier).InOrder();

    private static NeededBy OfRoles(ScopedBook book, Month month, int entity, Func<CubeRole, bool> counts)
    {
        var cube = book.Cube;
        var needed = new NeededBy(cube.Products.Count);
        var roles = cube.Roles.Where(role => counts(role) && role.IsIn(month) && book.Cube.EntityOf(role.Counterparty, month, book.Level) == entity).ToList();
        foreach (var role in roles.Where(role => role.Customer is null)) Raise(needed, Anybody, role);

        // Those of whom a role speaks by name have rows of their own: what is said of everybody holds for them too.
        foreach (var role in roles.Where(role => role.Customer is not null))
        {
            foreach (var customer in cube.Parents.ControlledBy(role.Customer!.Value, month))
            {
                if (!needed.rowOfCustomer.TryGetValue(customer, out var row)) needed.rowOfCustomer[customer] = row = needed.CopyRow();
                Raise(needed, row, role);
            }
        }

        return needed;

        static void Raise(NeededBy needed, int row, CubeRole role)
        {
            var part = role.Part ?? CubeRole.Whole;
            for (var product = 0; product < needed.products; product++)
            {
                if (role.Product is not null && role.ProductPosition != product) continue;
                ref var known = ref needed.parts[row * needed.products + product];
                known = new NeededPart(role.Role == Data.Role.Payer ? Math.Max(known.Direct, part) : known.Direct, Math.Max(known.Including, part));
            }
        }
    }

    /// <summary>What is counted of a customer's cells, by its row: a place for <see cref="OfCell"/>; below zero when the customer is left out.</summary>
    public int RowOf(int customer) => rowOfCustomer.GetValueOrDefault(customer, Anybody);

    /// <summary>The same where customers are asked for in their order, one several times too: a look at the next of the few that have a row of their own.</summary>
    /// <param name="next">From one call to the next; 0 at the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RowOf(int customer, ref int next)
    {
        while (next < customersInOrder.Length && customersInOrder[next] < customer) next++;
        return next < customersInOrder.Length && customersInOrder[next] == customer ? rowsInOrder[next] : Anybody;
    }

    /// <summary>Whether a customer's revenue is the counterparty's own.</summary>
    public static bool IsOwn(int row) => row == Own;

    public NeededPart OfCell(int row, int product) => parts[row * products + product];

    /// <summary>The same for revenue of a product that is allocated to no customer: what is said of any customer holds for it.</summary>
    public NeededPart OfUnallocated(int product) => OfCell(Anybody, product);

    /// <summary>As <see cref="OfCell"/>: the products of one row stand together. For passes over many cells.</summary>
    public ReadOnlySpan<NeededPart> Parts => parts;

    /// <param name="part">Basis points.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long PartOf(long amount, int part) => part switch
    {
        0 => 0,
        CubeRole.Whole => amount,
        // Half away from zero, as everything that is rounded; amounts are above zero. The whole ten-thousands apart, nothing is beyond 64 bits.
        _ => amount / CubeRole.Whole * part + (amount % CubeRole.Whole * part + CubeRole.Whole / 2) / CubeRole.Whole,
    };

    private NeededBy InOrder()
    {
        (customersInOrder, rowsInOrder) = ([.. rowOfCustomer.Keys], [.. rowOfCustomer.Values]);
        return this;
    }

    private void AddRow(int part) => parts = [.. parts, .. Enumerable.Repeat(new NeededPart(part, part), products)];

    /// <returns>The row.</returns>
    private int CopyRow()
    {
        parts = [.. parts, .. parts.AsSpan(Anybody * products, products)];
        return parts.Length / products - 1;
    }
}

/// <summary>How much of a cell needs a counterparty, in basis points.</summary>
/// <param name="Direct">As customer or payer.</param>
/// <param name="Including">As supplier too.</param>
internal readonly record struct NeededPart(int Direct, int Including);
