using System.Buffers;
using System.Text;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>Writes the rows of a sheet as lines of text: row 17 becomes line 17.</summary>
internal sealed class SheetWriter(Stream file, SheetLines lines, int width, long largest)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder text = new();
    private byte[] bytes = new byte[4096];
    private long row = 1;
    private long line = 1;

    /// <param name="cells">From left to right.</param>
    public void Write(long number, IEnumerable<(int Column, string Text, bool IsText)> cells)
    {
        text.Append('\n', (int)(number - row));
        line += number - row;
        row = number;

        var first = line;
        var column = 0;
        foreach (var cell in cells)
        {
            text.Append(',', cell.Column - column);
            column = cell.Column;
            Write(cell.Text, cell.IsText);
        }

        text.Append(',', Math.Max(0, width - 1 - column)).Append('\n');
        if (line > first) lines.Add(first, line, row);
        line++;
        row++;
        if (text.Length > 32 * 1024) Flush();
    }

    public void Flush()
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Length < most) bytes = new byte[most];
        var length = 0;
        foreach (var chunk in text.GetChunks()) length += Encoding.UTF8.GetBytes(chunk.Span, bytes.AsSpan(length));
        text.Clear();
        file.Write(bytes, 0, length);
        if (file.Position > largest) throw new WorkbookException(WorkbookProblems.TooLarge(WorkbookProblems.Bytes(largest) + " of text in one sheet"));
    }

    private void Write(string cell, bool isText)
    {
        if (!isText && !cell.AsSpan().ContainsAny(Special))
        {
            text.Append(cell);
            return;
        }

        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '\n' || cell[i] == '\r' && !(i + 1 < cell.Length && cell[i + 1] == '\n')) line++;
        }

        text.Append('"').Append(cell.Contains('"', StringComparison.Ordinal) ? cell.Replace("\"", "\"\"", StringComparison.Ordinal) : cell).Append('"');
    }
}
