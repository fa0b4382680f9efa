using System.Text;

namespace RevenueDashboard.Web.Charts;

/// <param name="Header">With the unit: "Share, %".</param>
/// <param name="IsNumber">Right-aligned.</param>
public sealed record ChartColumn(string Header, bool IsNumber = true);

/// <summary>A cell as people read it, and as a program does.</summary>
/// <param name="Text">For the page: <c>−1,234.5</c>.</param>
/// <param name="Plain">For CSV: <c>-1234.5</c>; empty when the amount is missing.</param>
public readonly record struct ChartCell(string Text, string Plain)
{
    public static ChartCell Of(string text) => new(text, text);

    /// <summary>A number; null is a missing one.</summary>
    public static ChartCell Of(double? number, string text) =>
        new(text, number is { } known && double.IsFinite(known) ? known.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture) : "");
}

/// <param name="Cells">One for each column.</param>
/// <param name="Href">Where the row's first cell leads: the keyboard's way to what a click on the chart does.</param>
public sealed record ChartRow(IReadOnlyList<ChartCell> Cells, string? Href = null);

public sealed record ChartTable(IReadOnlyList<ChartColumn> Columns, IReadOnlyList<ChartRow> Rows)
{
    /// <summary>The table for a spreadsheet: comma, CRLF, quoted where needed; text that a spreadsheet would run as a formula is disarmed by an apostrophe.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', Columns.Select(column => Quote(SpreadsheetText.Neutral(column.Header)))).Append("\r\n");
        foreach (var row in Rows)
        {
            csv.AppendJoin(',', row.Cells.Select((cell, i) => Quote(Columns[i].IsNumber ? cell.Plain : SpreadsheetText.Neutral(cell.Plain)))).Append("\r\n");
        }

        return csv.ToString();
    }

    private static string Quote(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
