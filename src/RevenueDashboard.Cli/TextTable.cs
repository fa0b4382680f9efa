using System.Text.Encodings.Web;
using System.Text.Json;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Cli;

/// <summary>A table in a terminal: numbers to the right, text to the left.</summary>
internal static class TextTable
{
    /// <summary>Names stay readable; everything JSON itself needs is escaped.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(TextWriter output, ReportScope scope, ReportTable table)
    {
        await output.WriteLineAsync($"{scope.InWords()}, {scope.Currency}");
        await WriteAsync(output, table);
    }

    public static async Task WriteAsync(TextWriter output, ReportTable table)
    {
        var rows = table.Rows.Select(row => row.Select(cell => OneLine(cell.ToString())).ToList()).ToList();
        var isText = table.Columns.Select((_, i) => table.Rows.Any(row => row[i].IsText)).ToList();
        var widths = table.Columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Length).Max()).ToList();

        await output.WriteLineAsync(Line(table.Columns));
        foreach (var row in rows) await output.WriteLineAsync(Line(row));

        string Line(IReadOnlyList<string> cells) =>
            string.Join("  ", cells.Select((cell, i) => isText[i] ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd();
    }

    // A name is data: its control characters must not move the cursor or colour the terminal.
    public static string OneLine(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) ? ' ' : source[i];
    });
}
