using Microsoft.AspNetCore.WebUtilities;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Components.Pages.Importing;

/// <summary>What a person says of a file before it is read, as typed: the importer's door checks it.</summary>
public sealed class ReadingChoices
{
    public string? Product { get; set; }

    public string? Currency { get; set; }

    /// <summary>The sheet of a workbook.</summary>
    public string? Sheet { get; set; }

    public string? Encoding { get; set; }

    /// <summary>dmy or mdy.</summary>
    public string? MonthOrder { get; set; }

    /// <summary>point or comma.</summary>
    public string? DecimalMark { get; set; }

    /// <summary>The header of a field's column, where it is none of the known words.</summary>
    public Dictionary<FileField, string> Map { get; } = [];

    public bool SaysAnything => ToQuery().Length > 0;

    /// <summary>As the address of the importer's door takes it; empty when nothing is said.</summary>
    public string ToQuery()
    {
        var parts = new List<KeyValuePair<string, string?>>();
        Add("product", Product);
        Add("currency", Currency);
        Add("sheet", Sheet);
        Add("encoding", Encoding);
        Add("month-order", MonthOrder);
        Add("decimal", DecimalMark);
        foreach (var (field, header) in Map.OrderBy(entry => entry.Key))
        {
            if (!string.IsNullOrWhiteSpace(header)) Add("map", $"{FieldSynonyms.NameOf(field)}:{header.Trim()}");
        }

        return QueryHelpers.AddQueryString("", parts);

        void Add(string word, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text)) parts.Add(new(word, text.Trim()));
        }
    }
}
