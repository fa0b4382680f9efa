using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Importing;

/// <summary>Which column holds which field.</summary>
internal sealed class ColumnMap
{
    private readonly int[] columnOf = [.. Enumerable.Repeat(-1, Enum.GetValues<FileField>().Length)];

    private ColumnMap(string[] headers) => Headers = headers;

    /// <summary>As the file spells them, without the space around them.</summary>
    public string[] Headers { get; }

    public IReadOnlyList<FileColumn> Columns { get; private set; } = [];

    /// <summary>How many columns were recognised.</summary>
    public int Known { get; private set; }

    /// <summary>The column of a field, from 0; -1 when the file has none.</summary>
    public int this[FileField field] => columnOf[(int)field];

    public bool Has(FileField field) => this[field] >= 0;

    public bool HasAny(params ReadOnlySpan<FileField> fields)
    {
        foreach (var field in fields)
        {
            if (Has(field)) return true;
        }

        return false;
    }

    /// <summary>Reads a header; what is wrong with it goes to <paramref name="problems"/>.</summary>
    public static ColumnMap Of(string[] headers, FileLayout layout, SpendFileOptions options, long line, ProblemList problems)
    {
        var map = new ColumnMap([.. headers.Select(header => FieldText.Trim(header).ToString())]);
        var normal = headers.Select(FieldSynonyms.Normal).ToArray();
        var fields = new FileField?[headers.Length];

        ReportRepeated(map, normal, line, problems);
        TakeMapped(map, normal, fields, layout, options, line, problems);
        TakeSynonyms(map, normal, fields, layout, options, line, problems);

        map.Known = fields.Count(field => field is not null);
        map.Columns = [.. map.Headers.Select((header, i) => new FileColumn(header, fields[i]))];
        return map;
    }

    /// <summary>The columns of a format that knows them itself: of its headers only a repetition can be wrong.</summary>
    public static ColumnMap Of(FocusColumns focus, long line, ProblemList problems)
    {
        var map = new ColumnMap(focus.Headers) { Columns = focus.Columns };
        ReportRepeated(map, focus.Keys, line, problems);
        return map;
    }

    /// <summary>The required fields the file does not have; a product given for the whole file is a product.</summary>
    public IEnumerable<FileField> Missing(FileLayout layout, SpendFileOptions options) =>
        layout.Required.Where(field => !Has(field) && !(field == FileField.Product && options.Product is not null));

    private static void ReportRepeated(ColumnMap map, string[] normal, long line, ProblemList problems)
    {
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < normal.Length; i++)
        {
            // Columns without a header are never read: there may be several.
            if (normal[i].Length == 0 || seen.TryAdd(normal[i], i)) continue;

            problems.Add(line, map.Headers[i], HeaderProblems.Repeated(map.Headers[seen[normal[i]]], map.Headers[i]), Excerpt.Of(map.Headers[i]));
        }
    }

    private static void TakeMapped(ColumnMap map, string[] normal, FileField?[] fields, FileLayout layout, SpendFileOptions options, long line, ProblemList problems)
    {
        foreach (var (field, header) in options.Map.OrderBy(entry => entry.Key))
        {
            var column = Array.IndexOf(normal, FieldSynonyms.Normal(header));
            if (!layout.Fields.Contains(field)) problems.Add(line, null, HeaderProblems.UnknownField(field, layout), Excerpt.Of(header));
            else if (column < 0) problems.Add(line, null, HeaderProblems.UnknownHeader(field, map.Headers), Excerpt.Of(header));
            else if (fields[column] is { } other) problems.Add(line, map.Headers[column], HeaderProblems.SameHeader(field, other), Excerpt.Of(header));
            else map.Take(field, column, fields);
        }
    }

    private static void TakeSynonyms(ColumnMap map, string[] normal, FileField?[] fields, FileLayout layout, SpendFileOptions options, long line, ProblemList problems)
    {
        // In the layout's order, so that a header two fields know goes to the more important one.
        foreach (var field in layout.Fields.Where(field => !options.Map.ContainsKey(field)))
        {
            for (var i = 0; i < normal.Length; i++)
            {
                if (fields[i] is not null || !FieldSynonyms.Knows(field, normal[i])) continue;

                if (!map.Has(field)) map.Take(field, i, fields);
                else if (normal[map[field]] != normal[i]) problems.Add(line, map.Headers[i], HeaderProblems.Ambiguous(field, map.Headers[map[field]], map.Headers[i]), Excerpt.Of(map.Headers[i]));
            }
        }
    }

    private void Take(FileField field, int column, FileField?[] fields)
    {
        columnOf[(int)field] = column;
        fields[column] = field;
    }
}
