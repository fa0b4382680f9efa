using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;

namespace RevenueDashboard.Reports.Export;

/// <summary>A report as rows of cells, for CSV files and terminals. Amounts are exact, shares are ratios, what is n/a is empty.</summary>
public sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows)
{
    /// <summary>Writes the table as CSV (RFC 4180). Text that a spreadsheet would run as a formula is neutralised, and means the same when it is imported; numbers keep their minus.</summary>
    public void WriteCsv(TextWriter writer)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord([.. Columns.Select(SpreadsheetText.Neutral)]);
        foreach (var row in Rows)
        {
            foreach (var cell in row) cell.WriteTo(csv);
            csv.EndRecord();
        }
    }
}

/// <summary>A cell: text, a number, or nothing. Knowing which is what keeps a credit of -1 a number whatever is done to text.</summary>
public readonly record struct ReportCell
{
    private readonly string? _text;
    private readonly decimal? _amount;
    private readonly double? _number;
    private readonly bool? _truth;

    private ReportCell(string? text, decimal? amount, double? number, bool? truth = null) => (_text, _amount, _number, _truth) = (text, amount, number, truth);

    public bool IsText => _text is not null;

    public static ReportCell Of(string text) => new(text, null, null);

    /// <param name="units">Ten-thousandths.</param>
    public static ReportCell Amount(long? units) => new(null, units is { } amount ? Money.ToDecimal(amount) : null, null);

    /// <summary>"yes" or "no".</summary>
    public static ReportCell Of(bool truth) => new(truth ? "yes" : "no", null, null, truth);

    public static ReportCell Number(double? number) => new(null, null, number);

    /// <summary>As JSON has it: amounts are strings, which keeps them exact; nothing is null.</summary>
    internal JsonNode? Json => _truth is { } truth ? JsonValue.Create(truth) : _text is not null ? JsonValue.Create(_text) : _amount is not null ? JsonValue.Create(ToString()) : _number is { } number ? JsonValue.Create(number) : null;

    public override string ToString() =>
        _text ?? _amount?.ToString("0.00##", CultureInfo.InvariantCulture) ?? _number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    internal void WriteTo(CsvWriter csv)
    {
        if (_amount is { } amount) csv.WriteField(amount, "0.00##", CultureInfo.InvariantCulture);
        else if (_number is { } number) csv.WriteField(number, "R", CultureInfo.InvariantCulture);
        else csv.WriteField(SpreadsheetText.Neutral(_text ?? ""));
    }
}
