using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>A role of a counterparty as a person reads and edits it.</summary>
/// <param name="CounterpartyId">Number in the database.</param>
/// <param name="Product">Name; null for any.</param>
/// <param name="Customer">Name; null for any.</param>
/// <param name="Part">Basis points; null for all.</param>
/// <param name="First">First month; null is since ever.</param>
/// <param name="Last">Last month, included; null is until further notice.</param>
public sealed record ReferenceRole(
    int CounterpartyId, string Counterparty, Role Role, string? Product, string? Customer, int? Part, Month? First, Month? Last, string? Source, string? Note)
{
    /// <summary>Of the file format.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["counterparty", "role", "product", "customer", "part", "from", "to", "source", "note"];

    /// <summary>As files write it, one text per column.</summary>
    public string?[] Cells => [Counterparty, RoleWords.Of(Role), Product, Customer, ReferenceText.Margin(Part), First?.ToString(), Last?.ToString(), Source, Note];

    internal static IReadOnlyList<ReferenceRole> Of(CubeFacts facts, Dictionary<int, Product> products)
    {
        var names = facts.Customers.ToDictionary(customer => customer.Id, customer => customer.Name);
        return
        [
            .. facts.Roles.Select(role => new ReferenceRole(
                    facts.Decided.IdOf(role.CounterpartyId), names[facts.Decided.IdOf(role.CounterpartyId)], role.Role, role.ProductId is { } product ? products[product].Name : null,
                    role.CustomerId is { } customer ? names[customer] : null, role.Part, role.FirstMonth, role.LastMonth, role.Source, role.Note))
                .OrderBy(role => role.Counterparty, StringComparer.OrdinalIgnoreCase).ThenBy(role => role.CounterpartyId),
        ];
    }
}
