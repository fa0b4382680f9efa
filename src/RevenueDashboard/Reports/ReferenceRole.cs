using Microsoft.EntityFrameworkCore;
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

    /// <summary>What is said, in a line: "supplier, Copilot, 40%, 2023-11".</summary>
    public string Line => string.Join(", ", Cells.Skip(1).Where(cell => !string.IsNullOrEmpty(cell)));

    /// <summary>What each batch said of a counterparty's roles, in the order of its file.</summary>
    internal static async Task<IReadOnlyList<(int BatchId, string Words)>> SaidAsync(RevenueContext context, int counterpartyId, CancellationToken cancellation)
    {
        var said = await (
            from role in context.CounterpartyRoles.AsNoTracking()
            where role.CounterpartyId == counterpartyId
            orderby role.BatchId, role.Number
            select new { Role = role, Product = context.Products.Where(product => product.Id == role.ProductId).Select(product => product.Name).FirstOrDefault(), Customer = context.Customers.Where(customer => customer.Id == role.CustomerId).Select(customer => customer.Name).FirstOrDefault() }).ToListAsync(cancellation);
        return [.. said.Select(of => (of.Role.BatchId, $"Role: {new ReferenceRole(counterpartyId, "", of.Role.Role, of.Product, of.Customer, of.Role.Part, of.Role.FirstMonth, of.Role.LastMonth, null, null).Line}"))];
    }

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
