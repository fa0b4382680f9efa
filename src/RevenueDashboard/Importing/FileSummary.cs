using System.Text.Json.Serialization;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Importing;

/// <summary>What was read and how.</summary>
public sealed record FileSummary
{
    /// <summary>A format that brings its own columns and rules: "FOCUS billing export"; null for a file in the product's own.</summary>
    public string? Format { get; init; }

    /// <summary>UTF-8, UTF-16LE, UTF-16BE; "workbook" for a sheet.</summary>
    public required string Encoding { get; init; }

    /// <summary>comma, semicolon, tab or bar; the name of the sheet of a workbook.</summary>
    public required string Separator { get; init; }

    /// <summary>Every column of the header in order: as the file spells it, and the field it was taken for (null: ignored).</summary>
    public required IReadOnlyList<FileColumn> Columns { get; init; }

    /// <summary>Rows of data; all lines of a record that was added up.</summary>
    public long Rows { get; init; }

    /// <summary>Lines without anything but separators, left out.</summary>
    public long BlankLines { get; init; }

    /// <summary>Sums per month and currency, in order.</summary>
    public IReadOnlyList<FileTotal> Totals { get; init; } = [];

    /// <summary>Rows per month and product, in order; with the numbers the sink gave out.</summary>
    public IReadOnlyList<FileScope> Scopes { get; init; } = [];

    public int Customers { get; init; }

    /// <summary>Hash of the rows as understood, in any order. Lower-case hexadecimal.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>Rows whose customer, month, product, revenue type and currency stood in the file before.</summary>
    public long RepeatedRows { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<RepeatedLine> FirstRepeated { get; init; } = [];

    /// <summary>Customer ids under names that are nothing alike, in the same months; the first hundred.</summary>
    public IReadOnlyList<DoubtfulIdentity> IdNames { get; init; } = [];

    /// <summary>Names that stand with an id on some lines and without one on others; the first hundred.</summary>
    public IReadOnlyList<DoubtfulIdentity> NamesWithoutId { get; init; } = [];

    /// <summary>Lines above the header, left out on the owner's word; blank ones are not among them.</summary>
    public long LinesAbove { get; init; }

    /// <summary>Rows that are totals of others, left out on the owner's word; not among <see cref="Rows"/>.</summary>
    public long TotalRows { get; init; }

    /// <summary>What rounding the records changed, for each currency; empty when nothing was rounded.</summary>
    public IReadOnlyList<RoundingDifference> Rounding { get; init; } = [];

    /// <summary>How the file was understood where it is not plain: what it proved by itself, what was left out or rounded. A sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Names that were not in the book when the file was staged; null for none.</summary>
    public BroughtNames? Brought { get; init; }

    /// <summary>How a FOCUS billing export was understood; null for other files.</summary>
    public FocusSummary? Focus { get; init; }
}

public sealed record FileColumn(string Header, FileField? Field)
{
    /// <summary>What a column without a field is read for, where a format has columns of its own; null when it is ignored.</summary>
    public string? Use { get; init; }

    [JsonIgnore]
    public bool IsIgnored => Field is null && Use is null;
}

/// <param name="Amount">Ten-thousandths of the currency.</param>
public sealed record FileTotal(Month Month, Currency Currency, long Rows, long Amount);

public sealed record FileScope(Month Month, int ProductId, long Rows);

public sealed record RepeatedLine(long Line, Month Month, string Customer, string Product, RevenueType RevenueType);
