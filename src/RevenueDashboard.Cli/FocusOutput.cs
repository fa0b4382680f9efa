using System.Text.Json.Nodes;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Cli;

/// <summary>What <c>revenue import</c> says of a FOCUS billing export beside what it says of any file.</summary>
internal static class FocusOutput
{
    /// <summary>Invoices written out; JSON has more of them.</summary>
    private const int InvoicesShown = 10;

    public static async Task DescribeAsync(TextWriter output, FileSummary? summary)
    {
        if (summary?.Focus is not { } focus) return;

        await output.WriteLineAsync($"  {summary.Format}");
        foreach (var sentence in FocusSentences.Of(focus)) await output.WriteLineAsync($"  - {sentence}");
        foreach (var invoice in focus.Invoices.Take(InvoicesShown)) await output.WriteLineAsync($"    {invoice.Id}  {invoice.Amount} {invoice.Currency}, of it tax {invoice.Tax}");
    }

    /// <summary>Adds the format and how it was understood; other files have neither.</summary>
    public static JsonObject With(JsonObject file, FileSummary? summary)
    {
        if (summary?.Focus is not { } focus) return file;

        file["format"] = summary.Format;
        file["focus"] = JsonNode.Parse(ImportJson.Write(focus));
        return file;
    }
}
