using System.Globalization;
using System.Text;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>Turns the cells of a sheet into the fields of a file, and notices what a text cannot say: hidden rows, hidden decimals, merged cells, failed formulas.</summary>
internal sealed class SheetConversion(Workbook workbook, SpendFileOptions options, ImportLimits limits, ProblemList problems, Stream text, SheetLines lines)
{
    /// <summary>Rows that tell the width of the sheet and where its header is.</summary>
    private const int HeadRows = 100;

    private readonly Examples hiddenRows = new();
    private readonly Examples differing = new();
    private readonly bool leavesOut = options.Answers.GetValueOrDefault(ImportQuestion.HiddenRows) == SheetQuestions.LeaveOut;
    private readonly bool asShown = options.Answers.GetValueOrDefault(ImportQuestion.HiddenDecimals) == SheetQuestions.Shown;
    // Only of texts: a stored number has no notation, and proves nothing about theirs.
    private readonly FileSurvey marks = new() { IsCommaSeparated = false };
    private readonly DecimalMark writtenMark = options.DecimalMark ?? CellQuestions.MarkOf(options.Answers) ?? DecimalMark.Point;
    private SheetColumns columns = new(0, 0, [], []);
    private SheetWriter? writer;
    private long lastRow;
    private long written;

    public List<ImportQuestion> Questions { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>The decimal mark of the amounts that are texts; null while it is asked.</summary>
    public DecimalMark? Mark { get; private set; }

    /// <summary>The texts prove another mark than the numbers were written with: the sheet is converted once more, with that one.</summary>
    public bool IsWrittenOtherwise => Mark is { } mark && mark != writtenMark;

    public void Run(SheetCells cells, string sheet, CancellationToken cancellation)
    {
        var head = new List<(long Row, SheetCell[] Cells)>();
        while (written <= limits.Rows + HeadRows && cells.Read())
        {
            if (cells.IsHidden)
            {
                hiddenRows.Add(() => Example(cells));
                if (leavesOut) continue;
            }

            if (head.Count < HeadRows && writer is null) head.Add((cells.Row, [.. cells.Cells]));
            else
            {
                Begin(head);
                Write(cells.Row, cells.Cells);
            }

            if ((cells.Row & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
        }

        Begin(head);
        writer!.Flush();
        foreach (var range in cells.Merged) CheckMerged(range);
        Ask(cells, sheet);
        Mark = CellQuestions.MarkIn(marks, options, Questions, Notes);
    }

    private void Begin(List<(long Row, SheetCell[] Cells)> head)
    {
        if (writer is not null) return;

        columns = SheetColumns.Of(head, options);
        writer = new SheetWriter(text, lines, columns.Width, limits.FileSize);
        foreach (var (row, cells) in head) Write(row, cells);
        head.Clear();
    }

    private void Write(long row, IReadOnlyList<SheetCell> cells)
    {
        lastRow = row;
        written++;
        // A cell beyond all headers, below the rows that told the width: the file is refused for it, and the row stays one.
        if (cells[^1].Column >= columns.Width)
        {
            foreach (var cell in cells.Where(cell => cell.Column >= columns.Width)) problems.Add(row, columns.NameOf(cell.Column), RowProblems.NoHeader(columns.NameOf(cell.Column)), Excerpt.Of(cell.Text));
            cells = [.. cells.Where(cell => cell.Column < columns.Width)];
        }

        writer!.Write(row, cells.Select(cell => (cell.Column, TextOf(cell, row), cell.Kind == CellKind.Text)));
    }

    private string TextOf(in SheetCell cell, long row)
    {
        var use = columns.UseOf(cell.Column, row);
        switch (cell.Kind)
        {
            case CellKind.Error when use == ColumnUse.Name:
                problems.Add(row, columns.NameOf(cell.Column), WorkbookProblems.Error(cell.Text), cell.Text);
                return cell.Text;
            case CellKind.NotCalculated when use is ColumnUse.Name or ColumnUse.Word:
                problems.Add(row, columns.NameOf(cell.Column), WorkbookProblems.NotCalculated, null);
                return cell.Text;
            case CellKind.Number when StoredNumber.Read(cell.Text) is { } number:
                return NumberOf(cell, number, use, row);
            case CellKind.Text when use == ColumnUse.Number:
                marks.AddMark(row, Encoding.UTF8.GetBytes(cell.Text));
                return cell.Text;
            default:
                return cell.Text;
        }
    }

    private string NumberOf(SheetCell cell, decimal number, ColumnUse use, long row)
    {
        if (cell.Format.IsDate) return CellText.Date(number, cell.Format, workbook.Is1904);
        if (use is ColumnUse.Word or ColumnUse.Name) return cell.Format.Show(number).Trim();
        if (cell.Format.IsGeneral || use == ColumnUse.Ignored) return Marked(StoredNumber.ToText(number));

        var shown = ShownNumber.Of(number, cell.Format);
        if (shown.Differs) differing.Add(() => string.Create(CultureInfo.InvariantCulture, $"Row {row}, {columns.NameOf(cell.Column)}: shows \"{Excerpt.Of(shown.Shown)}\", holds {StoredNumber.ToText(number)}"));
        if (!asShown || !shown.Differs || shown.Value is not null) return Marked(shown.ToText(asShown && shown.Differs));

        // What is taken as it is shown, and can be read in two ways, is a text like those beside it.
        marks.AddMark(row, Encoding.UTF8.GetBytes(shown.Shown));
        return shown.Shown;
    }

    // Numbers have no notation in a workbook: they are written in that of the texts beside them, and stay what they are.
    private string Marked(string number) => writtenMark == DecimalMark.Comma ? number.Replace('.', ',') : number;

    private void CheckMerged(string range)
    {
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        if (columns.HeaderRow == 0 || colon < 0 || SheetCells.Place(range.AsSpan(0, colon)) is not { } first || SheetCells.Place(range.AsSpan(colon + 1)) is not { } last) return;
        if (last.Row < columns.HeaderRow || first.Row > lastRow) return;

        for (var column = first.Column; column <= Math.Min(last.Column, columns.Uses.Length - 1); column++)
        {
            if (columns.Uses[column] == ColumnUse.Ignored) continue;
            problems.Add(Math.Max(first.Row, columns.HeaderRow), columns.NameOf(column), WorkbookProblems.Merged(range), null);
            return;
        }
    }

    private void Ask(SheetCells cells, string sheet)
    {
        if (hiddenRows.Count > 0)
        {
            Questions.Add(SheetQuestions.HiddenRows(sheet, hiddenRows.Count, hiddenRows.First));
            Notes.Add(string.Create(CultureInfo.InvariantCulture, $"Hidden rows: {hiddenRows.Count:N0}, {(leavesOut ? "left out" : "read")}."));
        }

        if (differing.Count > 0)
        {
            Questions.Add(SheetQuestions.HiddenDecimals(differing.Count, differing.First));
            Notes.Add(string.Create(CultureInfo.InvariantCulture, $"Numbers that show another value than they hold: {differing.Count:N0}, taken as {(asShown ? "shown" : "held")}."));
        }

        var hidden = cells.HiddenColumns.SelectMany(run => Enumerable.Range(run.First, Math.Max(0, Math.Min(run.Last, columns.Width - 1) - run.First + 1))).Select(columns.NameOf).ToList();
        if (hidden.Count > 0) Notes.Add($"Hidden columns were read: {string.Join(", ", hidden.Select(Excerpt.Of))}.");
    }

    private static string Example(SheetCells cells) =>
        string.Create(CultureInfo.InvariantCulture, $"Row {cells.Row}: {Excerpt.Of(string.Join(" | ", cells.Cells.Select(cell => cell.Text)))}");
}
