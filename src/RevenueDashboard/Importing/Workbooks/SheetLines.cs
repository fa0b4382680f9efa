namespace RevenueDashboard.Importing.Workbooks;

/// <summary>Which row of the sheet a line of its text is. They are the same number until a cell has several lines.</summary>
internal sealed class SheetLines
{
    private readonly List<(long FirstLine, long LastLine, long Row)> tall = [];

    /// <summary>Rows of several lines, from the first to the last.</summary>
    public void Add(long firstLine, long lastLine, long row) => tall.Add((firstLine, lastLine, row));

    public long RowOf(long line)
    {
        var (low, high) = (0, tall.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tall[middle].FirstLine <= line) low = middle + 1;
            else high = middle;
        }

        if (low == 0) return line;
        var (_, last, row) = tall[low - 1];
        return line <= last ? row : row + line - last;
    }
}
