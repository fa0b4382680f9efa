using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Reads the rows of one reference file and what is common to all of them. These files are small: their lines are kept.</summary>
internal sealed class ReferenceRows(DelimitedRows rows, SpendFileOptions options, ReadingPlan plan, ImportLimits limits, Month lastMonth, ProblemList problems)
{
    private const int RowsBetweenChecks = 4096;

    private const string Cleared = "(none)";

    /// <summary>Parents may be known to change in months to come.</summary>
    private static readonly Month LastPlanned = new(2999, 12);

    private readonly ContentHash hash = new();
    private readonly HashSet<string> seen = [];

    public long Line => rows.Line;

    public bool Has(FileField field) => rows.Columns.Has(field);

    public DecimalMark DecimalMark => plan.DecimalMark;

    /// <summary>Reads all rows; those with a problem have no line.</summary>
    /// <param name="understand">Makes a line of the row, or reports what is wrong and makes none.</param>
    public List<T> ReadAll<T>(Func<ReferenceRows, T?> understand, CancellationToken cancellation) where T : class
    {
        var lines = new List<T>();
        while (rows.Read())
        {
            if (rows.Count % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();

            var problemsBefore = problems.Count;
            var line = understand(this);
            if (line is null || problems.Count > problemsBefore) continue;

            lines.Add(line);
            AddToHash();
        }

        if (rows.Count == 0 && !problems.Any && !rows.IsInDoubt) problems.Add(0, null, FileProblems.NoRows, null);
        return lines;
    }

    public FileSummary Summary(string encoding) => new()
    {
        Encoding = encoding,
        Separator = rows.SeparatorName,
        Columns = rows.Columns.Columns,
        Rows = rows.Count,
        BlankLines = rows.BlankLines,
        LinesAbove = rows.LinesAbove,
        Notes = [.. plan.Notes, .. SummaryNotes.Of(rows.LinesAbove, 0, null)],
        ContentHash = hash.ToString(),
    };

    public void Report(FileField field, Fault fault) => rows.Report(rows.Columns[field], fault);

    /// <summary>A number in decimal commas, where nobody has said that the file has them: the whole of it has to be looked at.</summary>
    public void Doubt(FileField field)
    {
        if (plan.WatchesMarks && AmountMarks.Of(rows[rows.Columns[field]]) != DecimalEvidence.None) rows.Doubt();
    }

    /// <summary>Two lines about one thing cannot both be meant.</summary>
    public void ReportIfRepeated(string key, string what)
    {
        if (!seen.Add(key)) rows.Report(-1, ReferenceProblems.Repeated(what));
    }

    public Month? Month(FileField field)
    {
        var read = MonthRead.Of(Text(field), plan.Months, lastMonth);
        if (read.Fault is not null) Report(field, read.Fault);
        return read.Month;
    }

    /// <summary>The cell says that there is none: what was said before no longer holds. An empty cell says nothing.</summary>
    public bool Clears(FileField field) => Has(field) && FieldText.Trim(Text(field)).Equals(Cleared, StringComparison.OrdinalIgnoreCase);

    /// <summary>A day that must be there and may be far back or ahead.</summary>
    public DateOnly? Day(FileField field)
    {
        if (DateText.Read(Text(field), out var day) is not { } fault) return day;
        Report(field, fault);
        return null;
    }

    /// <summary>A month that must be there and may be far ahead.</summary>
    public Month? PlannedMonth(FileField field)
    {
        var read = MonthRead.Of(Text(field), plan.Months, LastPlanned);
        if (read.Fault is not null) Report(field, read.Fault);
        return read.Month;
    }

    public Month? History(FileField field) => HistoryUpTo(field, lastMonth);

    public Month? Plan(FileField field) => HistoryUpTo(field, LastPlanned);

    public NameText? Name(FileField field, NameKind kind)
    {
        if (!Has(field)) return null;

        var name = NameText.Read(Text(field), kind, limits.CustomerLength);
        if (name.Fault is not null) Report(field, name.Fault);
        return name.Key.Length == 0 ? null : name;
    }

    /// <summary>The product of the row, or that given for the whole file.</summary>
    public NameText? Product()
    {
        if (Has(FileField.Product) || options.Product is null) return Name(FileField.Product, NameKind.Product);

        var name = NameText.Read(options.Product, NameKind.Product, limits.CustomerLength);
        if (name.Fault is not null) problems.Add(0, null, name.Fault, Excerpt.Of(options.Product));
        return name.Key.Length == 0 ? null : name;
    }

    public Currency? Currency()
    {
        var currency = Word(FileField.Currency, WordText.CurrencyOf, out var faulty) ?? options.Currency;
        if (currency is null && !faulty) Report(FileField.Currency, WordText.NoCurrency);
        return currency;
    }

    public T? Word<T>(FileField field, Func<string, Word<T>> understand) where T : struct => Word(field, understand, out _);

    public long? Amount(FileField field, AmountRules rules) => Understood(field, AmountText.Read(rows[rows.Columns[field]], rules, out var units), units, rules);

    /// <param name="text">What is left of the cell without its mark.</param>
    public long? Amount(FileField field, ReadOnlySpan<char> text, AmountRules rules) => Understood(field, AmountText.Read(text, rules, out var units), units, rules);

    private long? Understood(FileField field, AmountFault fault, long units, AmountRules rules)
    {
        if (fault == AmountFault.None)
        {
            if (plan.WatchesMarks && !rows.IsCommaSeparated && AmountMarks.Of(rows[rows.Columns[field]]) == DecimalEvidence.Either) rows.Doubt();
            return units;
        }

        Report(field, AmountProblems.Of(fault, rules, rows[rows.Columns[field]]));
        return null;
    }

    public string? FreeText(FileField field)
    {
        if (!Has(field)) return null;
        if (Clears(field) && IsClearable(field)) return "";

        var read = TextRead.Of(Text(field));
        if (read.Fault is not null) Report(field, read.Fault);
        return read.Text;
    }

    public string Text(FileField field) => FieldText.Of(rows[rows.Columns[field]]);

    private T? Word<T>(FileField field, Func<string, Word<T>> understand, out bool faulty) where T : struct
    {
        var word = Has(field) ? understand(Text(field)) : default;
        faulty = word.Fault is not null;
        if (faulty) Report(field, word.Fault!);
        return word.Value;
    }

    private static bool IsClearable(FileField field) => field is FileField.Industry or FileField.Country or FileField.PreviousProvider;

    private Month? HistoryUpTo(FileField field, Month last)
    {
        if (!Has(field)) return null;
        if (field == FileField.CustomerSince && Clears(field)) return CustomerFact.NoMonth;

        var read = MonthRead.OfHistory(Text(field), plan.Months, last);
        if (read.Fault is not null) Report(field, read.Fault);
        return read.Month;
    }

    // The texts as they stand, column by column in the product's order: a file with its columns in another order is the same file.
    private void AddToHash()
    {
        foreach (var field in Enum.GetValues<FileField>())
        {
            if (Has(field)) hash.Add((byte)field, FieldText.Trim(Text(field)).ToString());
        }

        hash.EndRow();
    }
}
