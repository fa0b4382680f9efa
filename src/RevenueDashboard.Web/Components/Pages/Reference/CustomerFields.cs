using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Components.Pages.Reference;

/// <summary>The form of a customer, and what of it a person changed.</summary>
public sealed class CustomerFields
{
    private const string None = "(none)";

    /// <summary>The header is line 1.</summary>
    private const int FirstLine = 2;

    private static readonly string[] Columns = ["customer id", "customer", ParentFields.NameColumn, ParentFields.FirstColumn, ParentFields.LastColumn, "industry", "country", "previous provider", "customer since"];

    public string? Industry { get; set; }

    public string? Country { get; set; }

    public string? PreviousProvider { get; set; }

    public string? CustomerSince { get; set; }

    public List<ParentFields> Parents { get; } = [];

    // Whose rows the last edit had, in their order: problems are told by line.
    private List<ParentFields> written = [];

    public static CustomerFields Of(ReferenceCustomer customer)
    {
        var fields = new CustomerFields { Industry = customer.Industry, Country = customer.Country, PreviousProvider = customer.PreviousProvider, CustomerSince = customer.CustomerSince?.ToString() };
        fields.Parents.AddRange(customer.Parents.Select(parent => new ParentFields { Name = parent.Name, First = parent.First?.ToString(), Last = parent.Last?.ToString() }));
        return fields;
    }

    /// <returns>Exactly what differs from the book; null when nothing does.</returns>
    public ReferenceEdit? EditOf(ReferenceCustomer customer)
    {
        var before = Of(customer);
        string[] attributes = [Said(Industry, before.Industry), Said(Country, before.Country), Said(PreviousProvider, before.PreviousProvider), Said(CustomerSince, before.CustomerSince)];
        // All parents or none: a file that names parents of a customer replaces those there were.
        written = [.. Parents.Where(parent => parent.Cells.Any(cell => cell.Length > 0))];
        var named = written.Select(parent => parent.Cells).ToList();
        if (named.Select(Line).SequenceEqual(before.Parents.Select(parent => Line(parent.Cells)))) named = [["", "", ""]];
        else if (named.Count == 0) named = [[None, "", ""]];

        if (attributes.All(value => value.Length == 0) && named[0].All(cell => cell.Length == 0)) return null;
        return new ReferenceEdit(FileKind.Customers, customer.Name, Columns,
            [.. named.Select((parent, index) => (string[])[customer.CustomerId, customer.Name, .. parent, .. index == 0 ? attributes : ["", "", "", ""]])]);
    }

    /// <summary>The parent that a problem of the last edit is about; null when it is about the customer.</summary>
    public ParentFields? ParentOf(ImportProblem problem) =>
        problem.Column is ParentFields.NameColumn or ParentFields.FirstColumn or ParentFields.LastColumn && problem.Line - FirstLine is >= 0 and var row && row < written.Count ? written[(int)row] : null;

    private static string Line(string[] cells) => string.Join('\n', cells);

    private static string Said(string? now, string? before)
    {
        var text = now?.Trim() ?? "";
        return text == (before ?? "") ? "" : text.Length == 0 ? None : text;
    }
}

/// <summary>A parent and its months, as they are typed.</summary>
public sealed class ParentFields
{
    /// <summary>Headers of the file format.</summary>
    public const string NameColumn = "parent";

    /// <inheritdoc cref="NameColumn"/>
    public const string FirstColumn = "parent from";

    /// <inheritdoc cref="NameColumn"/>
    public const string LastColumn = "parent to";

    public string? Name { get; set; }

    public string? First { get; set; }

    public string? Last { get; set; }

    internal string[] Cells => [Name?.Trim() ?? "", First?.Trim() ?? "", Last?.Trim() ?? ""];
}
