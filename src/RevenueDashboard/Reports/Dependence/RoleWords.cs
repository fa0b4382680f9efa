using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>A role of a counterparty as a person reads it.</summary>
/// <param name="Product">Name; null for any.</param>
/// <param name="Customer">Null for any.</param>
/// <param name="Part">Basis points; null for all.</param>
public sealed record CounterpartyRoleInWords(CubeCustomer Counterparty, Role Role, string? Product, CubeCustomer? Customer, int? Part, Month? First, Month? Last, string? Source, string? Note)
{
    /// <summary>What needs it so: "all revenue", "40 % of Copilot from Intuit"; "no revenue" for the roles that are only told.</summary>
    public string Needed => Role is Role.Payer or Role.Supplier
        ? (Part, Product) switch
        {
            (null, null) => "all revenue",
            (null, { } product) => $"all of {product}",
            ({ } part, var product) => $"{RoleWords.Part(part)} of {product ?? "revenue"}",
        } + From
        : $"no revenue{(Product is { } about ? $"; it is about {about}" : "")}{From}";

    private string From => Customer is { } customer ? $" from {customer.Name}" : "";

    /// <summary>"always", "from Nov 2023", "Nov 2023 to Mar 2024".</summary>
    public string Months => RoleWords.Months(First, Last);
}

public static class RoleWords
{
    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    /// <param name="basisPoints">4,000 is "40 %".</param>
    public static string Part(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>What somebody is, with its being a customer before its other roles: "customer, payer, supplier".</summary>
    public static string List(bool isCustomer, IEnumerable<Role> roles) => string.Join(", ", (isCustomer ? (string[])["customer"] : []).Concat(roles.Select(Of)));

    /// <summary>When something held, both months included: "always", "from Nov 2023", "Nov 2023 to Mar 2024".</summary>
    public static string Months(Month? first, Month? last) => (first, last) switch
    {
        (null, null) => "always",
        ({ } from, null) => $"from {from.ToShortName()}",
        (null, { } to) => $"to {to.ToShortName()}",
        ({ } from, { } to) => $"{from.ToShortName()} to {to.ToShortName()}",
    };

    internal static CounterpartyRoleInWords Of(RevenueCube cube, CubeRole role) => new(
        cube.Customers[role.Counterparty], role.Role, role.Product, role.Customer is { } customer ? cube.Customers[customer] : null, role.Part, role.First, role.Last, role.Source, role.Note);
}
