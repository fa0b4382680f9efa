using Microsoft.AspNetCore.WebUtilities;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Api.Importing;

namespace RevenueDashboard.Web.Components.Pages.Importing;

/// <summary>What a person says of a file before it is read, as typed: the importer's door checks it.</summary>
public sealed class ReadingChoices
{
    /// <summary>Name of the profile that says the rest.</summary>
    public string? Profile { get; set; }

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

    /// <summary>Something is said beside the profile.</summary>
    public bool SaysMore => new[] { Product, Currency, Sheet, Encoding, MonthOrder, DecimalMark }.Any(text => !string.IsNullOrWhiteSpace(text)) || Map.Values.Any(header => !string.IsNullOrWhiteSpace(header));

    /// <summary>What was said of a file that is to be read again.</summary>
    public static ReadingChoices Of(SpendFileOptions options)
    {
        var choices = new ReadingChoices
        {
            Product = options.Product,
            Currency = options.Currency?.Code,
            Sheet = options.Sheet,
            Encoding = options.Encoding,
            MonthOrder = options.MonthOrder switch { RevenueDashboard.Importing.MonthOrder.DayFirst => "dmy", RevenueDashboard.Importing.MonthOrder.MonthFirst => "mdy", _ => null },
            DecimalMark = options.DecimalMark switch { RevenueDashboard.Importing.DecimalMark.Comma => "comma", RevenueDashboard.Importing.DecimalMark.Point => "point", _ => null },
        };
        foreach (var (field, header) in options.Map) choices.Map[field] = header;
        return choices;
    }

    /// <summary>As the importer takes it: what else was said before stays said.</summary>
    /// <param name="before">What was said before.</param>
    /// <param name="faults">What cannot be read; empty when all is well.</param>
    public SpendFileOptions Over(SpendFileOptions before, out IReadOnlyList<string> faults)
    {
        var told = FileQuestion.Read(new QueryCollection(QueryHelpers.ParseQuery(ToQuery() + (ToQuery().Length == 0 ? "?" : "&") + "name=file")), out var wrong).Options;
        faults = [.. wrong.Values.SelectMany(sentences => sentences)];
        return before with
        {
            Product = told.Product, Currency = told.Currency, Sheet = told.Sheet, Encoding = told.Encoding, MonthOrder = told.MonthOrder, DecimalMark = told.DecimalMark, Map = told.Map,
        };
    }

    /// <summary>As the address of the importer's door takes it; empty when nothing is said.</summary>
    public string ToQuery()
    {
        var parts = new List<KeyValuePair<string, string?>>();
        Add("profile", Profile);
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
