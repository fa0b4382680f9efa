using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>What a counterparty is beside a customer, as the book knows it at the cube's time. Positions are those of the cube.</summary>
/// <param name="Counterparty">Whose role it is: a position in the cube's customers.</param>
/// <param name="Product">Only revenue of this product needs it, by name; null for any product.</param>
/// <param name="ProductPosition">Position of the product; null for any product, and for one that has no revenue.</param>
/// <param name="Customer">Only revenue from this customer, and from whom it controls, needs it; null for any customer.</param>
/// <param name="Part">How much of that revenue needs it, in basis points; null for all of it.</param>
/// <param name="First">First month; null is since ever.</param>
/// <param name="Last">Last month, included; null is until further notice.</param>
public sealed record CubeRole(
    int Counterparty, Role Role, string? Product, int? ProductPosition, int? Customer, int? Part, Month? First, Month? Last, string? Source, string? Note)
{
    /// <summary>The whole of something, in basis points.</summary>
    public const int Whole = 10_000;

    /// <summary>Revenue needs the counterparty in this role: it pays or delivers.</summary>
    public bool IsNeeded => Role is Role.Payer or Role.Supplier;

    public bool IsIn(Month month) => (First is null || First <= month) && (Last is null || Last >= month);

    /// <summary>A batch that names roles of a counterparty replaces what earlier ones said of all its roles.</summary>
    /// <param name="said">In the order of the commits.</param>
    internal static IReadOnlyList<CounterpartyRole> Latest(IEnumerable<CounterpartyRole> said, DecidedNames decided) =>
    [
        // Two names of one customer are one counterparty.
        .. said.GroupBy(role => decided.IdOf(role.CounterpartyId))
            .OrderBy(of => of.Key)
            .SelectMany(of => of.Last().BatchId is var latest ? of.Where(role => role.BatchId == latest) : [])
            .Where(role => role.Role != Role.None),
    ];

    internal static IReadOnlyList<CubeRole> At(IReadOnlyList<CounterpartyRole> roles, Dictionary<int, string> names, Dictionary<int, int> customers, Dictionary<int, int> products) =>
    [
        .. roles.Select(role => new CubeRole(
            customers[role.CounterpartyId],
            role.Role,
            role.ProductId is { } product ? names[product] : null,
            role.ProductId is { } sold && products.TryGetValue(sold, out var position) ? position : null,
            role.CustomerId is { } customer ? customers[customer] : null,
            role.Part,
            role.FirstMonth,
            role.LastMonth,
            role.Source,
            role.Note)),
    ];
}
