namespace RevenueDashboard.Importing;

/// <summary>What can be wrong with the header.</summary>
internal static class HeaderProblems
{
    /// <summary>Headers shown in a message; a wide file need not fill the page.</summary>
    private const int Shown = 12;

    public static Fault Repeated(string first, string second) => new(ProblemCodes.HeaderRepeated,
        first == second
            ? $"Two columns are called \"{Excerpt.Of(first)}\". Rename or remove one of them."
            : $"\"{Excerpt.Of(first)}\" and \"{Excerpt.Of(second)}\" are one header: capitals, space, _ and - make no difference. Rename or remove one of them.");

    public static Fault Ambiguous(FileField field, string first, string second) => new(ProblemCodes.HeaderAmbiguous,
        $"\"{Excerpt.Of(first)}\" and \"{Excerpt.Of(second)}\" both look like the {FieldSynonyms.NameOf(field)}. Say which: --map {Quoted(FieldSynonyms.NameOf(field))}=\"{Excerpt.Of(first)}\".");

    public static Fault Missing(IReadOnlyCollection<FileField> fields, string[] headers, FileLayout layout) =>
        fields.Contains(FileField.Month) && MonthColumns.In(headers) is { Count: > 0 } months ? OfMonths(months) : Missing(layout, fields, headers);

    /// <param name="months">Headers that are months.</param>
    public static Fault OfMonths(IReadOnlyList<string> months) => new(ProblemCodes.ColumnsOfMonths,
        $"The file has a column for each month: {List([.. months])}. Give each month a row of its own instead, with the columns month, customer, product and amount (in a spreadsheet: unpivot the columns).");

    private static Fault Missing(FileLayout layout, IReadOnlyCollection<FileField> fields, string[] headers) => new(ProblemCodes.ColumnsMissing,
        $"A {layout.Name} needs {And(fields.Select(FieldSynonyms.NameOf))}. Found: {List(headers)}. Say which column it is: --map {Quoted(FieldSynonyms.NameOf(fields.First()))}=\"HEADER\"" +
        (fields.Contains(FileField.Product) && layout.Kind == Data.FileKind.Spend ? ", or give one product for the whole file: --product NAME." : "."));

    public static Fault Unknown(string[] headers) => new(ProblemCodes.HeaderUnknown,
        $"None of the columns is known. Found: {List(headers)}. The first row must name the columns: month, customer, product, amount; or say which is which: --map amount=\"HEADER\".");

    public static Fault NotFirst(long line) => new(ProblemCodes.HeaderNotFirst,
        $"The header is in line {line}. Remove the lines above it, or import the file with that line as its header.");

    public static Fault UnknownField(FileField field, FileLayout layout) => new(ProblemCodes.MapUnknownField,
        $"A {layout.Name} has no {FieldSynonyms.NameOf(field)}. It has: {string.Join(", ", layout.Fields.Select(FieldSynonyms.NameOf))}.");

    public static Fault UnknownHeader(FileField field, string[] headers) => new(ProblemCodes.MapUnknownHeader,
        $"The file has no column of that name for the {FieldSynonyms.NameOf(field)}. Found: {List(headers)}.");

    public static Fault SameHeader(FileField field, FileField other) => new(ProblemCodes.MapSameHeader,
        $"This column is already taken for the {FieldSynonyms.NameOf(other)}; it cannot be the {FieldSynonyms.NameOf(field)} too.");

    public static string And(IEnumerable<string> words)
    {
        var all = words.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    private static string List(string[] headers) =>
        string.Join(", ", headers.Take(Shown).Select(header => $"\"{Excerpt.Of(header)}\"")) + (headers.Length > Shown ? ", …" : "");

    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
