using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Components.Pages.Factors;

/// <summary>A piece of evidence as it is typed.</summary>
public sealed class EvidenceFields
{
    public string? State { get; set; }

    public string? Side { get; set; }

    public string? Date { get; set; }

    public string? Statement { get; set; }

    public string? Amount { get; set; }

    public string? Currency { get; set; }

    public string? Ends { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    public static EvidenceFields Of(ReferenceFactor said)
    {
        var cells = said.Cells;
        return new EvidenceFields { State = cells[2], Side = cells[3], Date = cells[4], Statement = cells[5], Amount = cells[6], Currency = cells[7], Ends = cells[8], Source = cells[9], Note = cells[10] };
    }

    /// <returns>All evidence of the factor, as a file that replaces what was said of it; null when nothing differs.</returns>
    public static ReferenceEdit? EditOf(string customer, RiskFactor factor, IReadOnlyList<EvidenceFields> evidence, IReadOnlyList<ReferenceFactor> before)
    {
        var word = RiskFactors.Word(factor);
        var rows = evidence.Select(piece => piece.Cells(customer, word)).ToList();
        if (rows.Select(Line).SequenceEqual(before.Select(said => Line(Of(said).Cells(customer, word))))) return null;
        string[] withdrawn = [customer, word, "(none)", .. Enumerable.Repeat("", ReferenceFactor.Columns.Count - 3)];
        return new ReferenceEdit(FileKind.RiskFactors, $"{customer}, {word}", ReferenceFactor.Columns, rows.Count > 0 ? rows : [withdrawn]);
    }

    private string[] Cells(string customer, string factor) =>
        [customer, factor, Text(State), Text(Side), Text(Date), Text(Statement), Text(Amount), Text(Currency), Text(Ends), Text(Source), Text(Note)];

    private static string Text(string? typed) => typed?.Trim() ?? "";

    private static string Line(string[] cells) => string.Join('\n', cells);
}
