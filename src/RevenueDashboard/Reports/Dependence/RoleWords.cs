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
    /// <summary>What needs it so: "all revenue", "40 % of Copilot revenue from Intuit"; empty for roles that no revenue needs.</summary>
    public string Needed => Role is Role.Payer or Role.Supplier
        ? $"{(Part is { } part ? $"{RoleWords.Part(part)} of" : "all")}{(Product is { } product ? $" {product}" : "")} revenue{(Customer is { } customer ? $" from {customer.Name}" : "")}"
        : Product is { } about ? about : "";

    /// <summary>"since ever", "from Nov 2023", "Nov 2023 to Mar 2024".</summary>
    public string Months => (First, Last) switch
    {
        (null, null) => "always",
        ({ } first, null) => $"from {first.ToShortName()}",
        (null, { } last) => $"to {last.ToShortName()}",
        var (first, last) => $"{first!.Value.ToShortName()} to {last!.Value.ToShortName()}",
    };
}

public static class RoleWords
{
    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    /// <param name="basisPoints">4,000 is "40 %".</param>
    public static string Part(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>What somebody is, with its being a customer before its other roles: "customer, payer, supplier".</summary>
    public static string List(bool isCustomer, IEnumerable<Role> roles) => string.Join(", ", (isCustomer ? (string[])["customer"] : []).Concat(roles.Select(Of)));

    internal static CounterpartyRoleInWords Of(RevenueCube cube, CubeRole role) => new(
        cube.Customers[role.Counterparty], role.Role, role.Product, role.Customer is { } customer ? cube.Customers[customer] : null, role.Part, role.First, role.Last, role.Source, role.Note);
}
