using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Components.Pages.Reference;

/// <summary>A role as it is typed.</summary>
public sealed class RoleFields
{
    /// <summary>Of the file format.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["supplier", "payer", "investee", "competitor"];

    public string Role { get; set; } = Choices[0];

    public string? Product { get; set; }

    public string? Customer { get; set; }

    public string? Part { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    public static RoleFields Of(ReferenceRole role)
    {
        var cells = role.Cells;
        return new RoleFields { Role = cells[1]!, Product = cells[2], Customer = cells[3], Part = cells[4], From = cells[5], To = cells[6], Source = cells[7], Note = cells[8] };
    }

    /// <returns>All roles of the counterparty, as a file that replaces what was said; null when nothing differs.</returns>
    public static ReferenceEdit? EditOf(string counterparty, IReadOnlyList<RoleFields> roles, IReadOnlyList<ReferenceRole> before)
    {
        var rows = roles.Select(role => role.Cells(counterparty)).ToList();
        if (rows.Select(Line).SequenceEqual(before.Select(role => Line(Of(role).Cells(counterparty))))) return null;
        return new ReferenceEdit(FileKind.Roles, $"Roles of {counterparty}", ReferenceRole.Columns, rows.Count > 0 ? rows : [[counterparty, "none", .. Enumerable.Repeat("", ReferenceRole.Columns.Count - 2)]]);
    }

    private string[] Cells(string counterparty) => [counterparty, Role, Text(Product), Text(Customer), Text(Part), Text(From), Text(To), Text(Source), Text(Note)];

    private static string Text(string? typed) => typed?.Trim() ?? "";

    private static string Line(string[] cells) => string.Join('\n', cells);
}
