namespace RevenueDashboard.Importing.Workbooks;

internal enum ColumnUse : byte
{
    /// <summary>No kind of file has such a column.</summary>
    Ignored,

    /// <summary>Numbers that are added up: what the cell holds.</summary>
    Number,

    /// <summary>Months and words of a list: what the cell shows, which the reader of the field judges.</summary>
    Word,

    /// <summary>Names and other texts, of which any is possible: what the cell shows, unless it shows a failure.</summary>
    Name,
}

/// <summary>What the columns of a sheet are for, told by the row that looks like the header.</summary>
/// <param name="HeaderRow">From 1; 0 when no row looks like one.</param>
/// <param name="Width">Columns of the sheet.</param>
internal sealed record SheetColumns(long HeaderRow, int Width, string[] Headers, ColumnUse[] Uses)
{
    private const int RowsSearched = 20;

    public ColumnUse UseOf(int column, long row) => row > HeaderRow && column < Uses.Length ? Uses[column] : ColumnUse.Ignored;

    /// <summary>As people find it: the header, or the letter above it.</summary>
    public string NameOf(int column) => column < Headers.Length && Headers[column].Length > 0 ? Headers[column] : SheetCells.ColumnName(column);

    /// <param name="head">The first rows with something in them.</param>
    public static SheetColumns Of(IReadOnlyList<(long Row, SheetCell[] Cells)> head, SpendFileOptions options)
    {
        if (head.Count == 0) return new SheetColumns(0, 0, [], []);

        var width = head.Max(row => row.Cells[^1].Column) + 1;
        var best = head.Take(RowsSearched).Select(row => (row.Row, Texts: Texts(row.Cells, width))).Select(row => (row.Row, row.Texts, Known: FileLayout.All.Max(layout => Map(row.Texts, layout, options).Known)))
            .MaxBy(row => row.Known);
        if (best.Known == 0) return new SheetColumns(0, width, [], []);

        var fields = FileLayout.All.Select(layout => Map(best.Texts, layout, options).Columns).ToList();
        return new SheetColumns(best.Row, width, [.. best.Texts.Select(text => FieldText.Trim(text).ToString())], [.. Enumerable.Range(0, width).Select(column => UseOf(fields.Select(columns => columns[column].Field)))]);
    }

    private static ColumnUse UseOf(IEnumerable<FileField?> fields) => fields.Max(field => field switch
    {
        null => ColumnUse.Ignored,
        FileField.Amount or FileField.AmountLow or FileField.AmountHigh or FileField.Quantity or FileField.MarginLow or FileField.MarginHigh or FileField.Rate or FileField.Total or FileField.Value => ColumnUse.Number,
        FileField.Month or FileField.Currency or FileField.RevenueType or FileField.Status or FileField.CustomerSince or FileField.ParentFrom or FileField.ParentTo => ColumnUse.Word,
        _ => ColumnUse.Name,
    });

    private static ColumnMap Map(string[] texts, FileLayout layout, SpendFileOptions options) => ColumnMap.Of(texts, layout, options, 0, new ProblemList(0));

    private static string[] Texts(SheetCell[] cells, int width)
    {
        var texts = new string[width];
        Array.Fill(texts, "");
        foreach (var cell in cells) texts[cell.Column] = cell.Text;
        return texts;
    }
}
