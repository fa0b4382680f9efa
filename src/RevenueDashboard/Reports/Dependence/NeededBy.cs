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

    private readonly int[] rowOfCustomer;
    private readonly int products;
    private readonly List<int[]> direct = [];
    private readonly List<int[]> including = [];

    private NeededBy(int customers, int products)
    {
        (rowOfCustomer, this.products) = (new int[customers], products);
        AddRow(0);
        AddRow(CubeRole.Whole);
    }

    /// <param name="entity">Position of the counterparty at the level of the question.</param>
    public static NeededBy Of(ScopedBook book, Month month, int entity)
    {
        var cube = book.Cube;
        var needed = new NeededBy(cube.Customers.Count, cube.Products.Count);
        var roles = cube.Roles.Where(role => role.IsNeeded && role.IsIn(month) && book.Cube.EntityOf(role.Counterparty, month, book.Level) == entity).ToList();
        foreach (var role in roles.Where(role => role.Customer is null)) Raise(needed, Anybody, role);

        // Those of whom a role speaks by name have rows of their own: what is said of everybody holds for them too.
        foreach (var role in roles.Where(role => role.Customer is not null))
        {
            foreach (var customer in cube.Parents.ControlledBy(role.Customer!.Value, month))
            {
                if (needed.rowOfCustomer[customer] == Anybody) needed.rowOfCustomer[customer] = needed.CopyRow();
                Raise(needed, needed.rowOfCustomer[customer], role);
            }
        }

        foreach (var customer in OwnOf(book, month, entity)) needed.rowOfCustomer[customer] = Own;
        if (book.Without is { } without)
        {
            foreach (var customer in OwnOf(book, month, without)) needed.rowOfCustomer[customer] = LeftOut;
        }

        return needed;

        static void Raise(NeededBy needed, int row, CubeRole role)
        {
            var part = role.Part ?? CubeRole.Whole;
            for (var product = 0; product < needed.products; product++)
            {
                if (role.Product is not null && role.ProductPosition != product) continue;
                if (role.Role == Data.Role.Payer) needed.direct[row][product] = Math.Max(needed.direct[row][product], part);
                needed.including[row][product] = Math.Max(needed.including[row][product], part);
            }
        }
    }

    /// <summary>What is counted of a customer's cells, by its row: a place for <see cref="OfCell"/>; below zero when the customer is left out.</summary>
    public int RowOf(int customer) => rowOfCustomer[customer];

    /// <summary>Whether a customer's revenue is the counterparty's own.</summary>
    public static bool IsOwn(int row) => row == Own;

    /// <returns>Basis points that need the counterparty as customer or payer, and as supplier too.</returns>
    public (int Direct, int Including) OfCell(int row, int product) => (direct[row][product], including[row][product]);

    /// <summary>The same for revenue of a product that is allocated to no customer: what is said of any customer holds for it.</summary>
    public (int Direct, int Including) OfUnallocated(int product) => OfCell(Anybody, product);

    /// <param name="part">Basis points.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long PartOf(long amount, int part) => part switch
    {
        0 => 0,
        CubeRole.Whole => amount,
        // Half away from zero, as everything that is rounded; amounts are above zero. The whole ten-thousands apart, nothing is beyond 64 bits.
        _ => amount / CubeRole.Whole * part + (amount % CubeRole.Whole * part + CubeRole.Whole / 2) / CubeRole.Whole,
    };

    private static IReadOnlyList<int> OwnOf(ScopedBook book, Month month, int entity) =>
        book.Level == EntityLevel.Customer ? [entity] : book.Cube.Parents.CountingFor(entity, month);

    private void AddRow(int part)
    {
        direct.Add(Filled());
        including.Add(Filled());

        int[] Filled()
        {
            var row = new int[products];
            Array.Fill(row, part);
            return row;
        }
    }

    private int CopyRow()
    {
        direct.Add([.. direct[Anybody]]);
        including.Add([.. including[Anybody]]);
        return direct.Count - 1;
    }
}
