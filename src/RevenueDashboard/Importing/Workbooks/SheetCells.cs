using System.Globalization;
using System.Text;
using System.Xml;

namespace RevenueDashboard.Importing.Workbooks;

internal enum CellKind : byte
{
    Number,
    Text,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>#REF! and the like.</summary>
    Error,

    /// <summary>A formula whose result is not in the file.</summary>
    NotCalculated,
}

/// <param name="Column">From 0.</param>
/// <param name="Text">As it is stored: a number in the notation of XML, a text as it is.</param>
internal readonly record struct SheetCell(int Column, CellKind Kind, string Text, CellFormat Format);

/// <summary>The rows of a sheet, one at a time.</summary>
internal sealed class SheetCells(Workbook workbook, WorkbookPackage package, WorkbookSheet sheet) : IDisposable
{
    private const int LastColumn = 16_384;
    private const long LastRow = 1_048_576;

    private readonly XmlReader xml = package.OpenXml(sheet.Path);
    private readonly StringBuilder value = new();
    private readonly List<SheetCell> cells = [];
    private int nextColumn;

    /// <summary>From 1.</summary>
    public long Row { get; private set; }

    public bool IsHidden { get; private set; }

    /// <summary>Those of the row that have something in them, from left to right.</summary>
    public IReadOnlyList<SheetCell> Cells => cells;

    /// <summary>Hidden columns, from 0, first and last of each run.</summary>
    public List<(int First, int Last)> HiddenColumns { get; } = [];

    /// <summary>Merged ranges, as the sheet writes them; complete after the last row.</summary>
    public List<string> Merged { get; } = [];

    /// <summary>Moves to the next row with something in it. False at the end of the sheet.</summary>
    public bool Read()
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "col" when Workbook.IsTrue(xml.GetAttribute("hidden")) || IsZero("width"):
                    HiddenColumns.Add((Number("min") - 1, Number("max") - 1));
                    break;
                case "mergeCell" when Merged.Count < 10_000:
                    if (xml.GetAttribute("ref") is { } range) Merged.Add(range);
                    break;
                case "row":
                    ReadRow();
                    if (cells.Count > 0) return true;
                    break;
            }
        }

        return false;
    }

    public void Dispose() => xml.Dispose();

    /// <summary>The column of a reference like AB12, from 0, and its row; null when it is none.</summary>
    public static (int Column, long Row)? Place(ReadOnlySpan<char> reference)
    {
        var column = 0;
        var i = 0;
        for (; i < reference.Length && reference[i] is >= 'A' and <= 'Z'; i++)
        {
            column = column * 26 + (reference[i] - 'A' + 1);
            if (column > LastColumn) return null;
        }

        return i > 0 && long.TryParse(reference[i..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is >= 1 and <= LastRow ? (column - 1, row) : null;
    }

    /// <summary>A, B, … Z, AA.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26) name = (char)('A' + (left - 1) % 26) + name;
        return name;
    }

    private void ReadRow()
    {
        cells.Clear();
        nextColumn = 0;
        var row = xml.GetAttribute("r") is null ? Row + 1 : Number("r");
        // Rows out of order: one program would show the first of two rows of a number, another the last.
        if (row <= Row || row > LastRow) throw new WorkbookException(WorkbookProblems.Damaged);
        Row = row;
        // A row of no height is one that nobody sees, whatever it was called when it was made so.
        IsHidden = Workbook.IsTrue(xml.GetAttribute("hidden")) || IsZero("ht");
        if (xml.IsEmptyElement) return;

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c") ReadCell();
        }
    }

    private bool IsZero(string size) => xml.GetAttribute(size) is { } text && StoredNumber.Read(text) == 0;

    private void ReadCell()
    {
        var column = nextColumn;
        if (xml.GetAttribute("r") is { } reference)
        {
            if (Place(reference) is not { } place || place.Row != Row || place.Column < nextColumn) throw new WorkbookException(WorkbookProblems.Damaged);
            column = place.Column;
        }

        nextColumn = column + 1;
        var type = xml.GetAttribute("t") ?? "n";
        var format = xml.GetAttribute("s") is null ? CellFormat.General : workbook.Formats[Number("s")];
        if (xml.IsEmptyElement) return;

        var hasFormula = false;
        var hasValue = false;
        string? inline = null;
        value.Clear();
        var depth = xml.Depth;
        var inValue = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                inValue = xml.LocalName == "v" && !xml.IsEmptyElement;
                hasValue |= xml.LocalName == "v";
                hasFormula |= xml.LocalName == "f";
                if (xml.LocalName == "is") inline = RichText.Read(xml);
            }
            else if (xml.NodeType == XmlNodeType.EndElement) inValue = false;
            else if (inValue) RichText.Append(value, xml);
        }

        Add(column, type, format, hasFormula, hasValue, inline);
    }

    private void Add(int column, string type, CellFormat format, bool hasFormula, bool hasValue, string? inline)
    {
        if (inline is null && !hasValue)
        {
            if (hasFormula) cells.Add(new SheetCell(column, CellKind.NotCalculated, "=", format));
            return;
        }

        var stored = value.ToString();
        SheetCell? cell = type switch
        {
            "n" => stored.Length == 0 ? null : new(column, CellKind.Number, stored, format),
            "s" => Shared(column, stored, format),
            "inlineStr" => new(column, CellKind.Text, inline ?? "", format),
            "str" => new(column, CellKind.Text, RichText.Unescape(stored), format),
            "d" => new(column, CellKind.Text, stored, format),
            "b" => new(column, CellKind.Boolean, Workbook.IsTrue(stored) ? "TRUE" : "FALSE", format),
            "e" => new(column, CellKind.Error, stored.Length == 0 ? "#N/A" : stored, format),
            _ => throw new WorkbookException(WorkbookProblems.Damaged),
        };

        // A formula without a number as its result was not calculated; one without a text has an empty text.
        if (cell is null && hasFormula) cells.Add(new SheetCell(column, CellKind.NotCalculated, "=", format));
        else if (cell is { Text.Length: > 0 } filled) cells.Add(filled);
    }

    private SheetCell Shared(int column, string stored, CellFormat format)
    {
        if (int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && workbook.Texts[number] is { } text) return new(column, CellKind.Text, text, format);
        throw new WorkbookException(WorkbookProblems.Damaged);
    }

    private int Number(string name) => int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new WorkbookException(WorkbookProblems.Damaged);
}
