using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Focus;

/// <summary>What is known of a FOCUS file before it is read.</summary>
/// <param name="Cost">The column to take; null when nobody has chosen yet.</param>
/// <param name="Corrections">Where corrections go; null when nobody has said.</param>
internal sealed record FocusDecisions(FocusCost? Cost, FocusCorrections? Corrections);

/// <summary>Reads FOCUS billing exports (FinOps Open Cost and Usage Specification 1.0 to 1.4): what a customer is charged is revenue.</summary>
internal sealed class FocusFile
{
    private readonly FocusColumns columns;
    private readonly SpendFileOptions options;
    private readonly FocusChoices choices;
    private readonly ProblemList problems;
    private readonly FocusCost? told;
    private readonly FocusRows reader;

    private FocusFile(DelimitedRows rows, FocusColumns columns, SpendFileOptions options, ImportLimits limits, Month lastMonth, FocusChoices choices, ProblemList problems)
    {
        (this.columns, this.options, this.choices, this.problems) = (columns, options, choices, problems);
        var onlyColumn = HasBoth ? (FocusCost?)null : columns.Has(FocusField.BilledCost) ? FocusCost.Billed : FocusCost.Effective;
        told = onlyColumn ?? FocusQuestions.CostIn(options.Answers);
        reader = new FocusRows(rows, columns, options, limits, lastMonth, new FocusDecisions(told ?? choices.Common, FocusQuestions.CorrectionsIn(options.Answers)), problems);
    }

    private bool HasBoth => columns.Has(FocusField.BilledCost) && columns.Has(FocusField.EffectiveCost);

    /// <summary>The header, if it is one of a FOCUS file. Who says by hand what the columns mean has the file read as he says.</summary>
    public static FileHeader? HeaderOf(FileText text, SpendFileOptions options)
    {
        if (options.Map.Count > 0) return null;

        return FileHeader.Find(text, FocusColumns.KnownIn, new ProblemList(0), options.Answers) is { } header && FocusColumns.AreIn(header.Texts) ? header : null;
    }

    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    /// <param name="header">From <see cref="HeaderOf"/>.</param>
    /// <param name="choices">What was chosen for the files in the book.</param>
    /// <param name="problems">Takes the problems.</param>
    public static SpendFileReading Read(
        FileText text, FileHeader header, SpendFileOptions options, ImportLimits limits, Month lastMonth, FocusChoices choices, ProblemList problems, ISpendSink sink, IProgress<long>? lines,
        CancellationToken cancellation)
    {
        var columns = FocusColumns.Of(header.Texts);
        if (header.Texts.Length > Math.Max(limits.Columns, FocusColumns.Most)) problems.Add(header.Line, null, FileProblems.TooManyColumns(header.Texts.Length, Math.Max(limits.Columns, FocusColumns.Most)), null);
        if (columns.Missing().ToArray() is { Length: > 0 } missing) problems.Add(header.Line, null, FocusProblems.Missing(missing), null);
        if (options.Product is not null && columns.Has(FocusField.ServiceName)) problems.Add(header.Line, columns.Headers[columns[FocusField.ServiceName]], FileProblems.ProductTwice, Excerpt.Of(options.Product));
        var map = ColumnMap.Of(columns, header.Line, problems);
        if (problems.Any) return new SpendFileReading(null, problems.First, problems.Count, []);

        using var rows = DelimitedRows.Under(text, header, map, limits, problems);
        var file = new FocusFile(rows, columns, options, limits, lastMonth, choices, problems);
        file.reader.ReadAll(lines, cancellation);
        return file.Finish(rows, text.EncodingName, sink);
    }

    private SpendFileReading Finish(DelimitedRows rows, string encoding, ISpendSink sink)
    {
        var costsAgree = HasBoth && reader.Totals.LinesThatDiffer == 0;
        var earlier = HasBoth && told is null && !costsAgree ? choices.Of(reader.Providers) : null;
        var adopted = earlier is not null && choices.Common == earlier.Cost ? earlier : null;
        var questions = Questions(costsAgree, adopted, earlier);
        var records = new FocusRecords(reader.Sums, reader.Accounts, reader.Services);
        if (!problems.Any && ImportAnswers.Open(questions, options.Answers).Count > 0) return new SpendFileReading(null, [], 0, []) { Questions = questions };

        if (!problems.Any) records.WriteTo(sink, problems);
        var cost = told ?? adopted?.Cost ?? FocusCost.Billed;
        var summary = new FileSummary
        {
            Format = FocusSummary.Format,
            Encoding = encoding,
            Separator = rows.SeparatorName,
            Columns = columns.TakenBy(cost),
            Rows = rows.Count,
            BlankLines = rows.BlankLines,
            Totals = problems.Any ? [] : records.Totals.Totals(problems),
            Scopes = problems.Any ? [] : records.Totals.Scopes(product => reader.Services[product].NumberIn(sink)),
            Customers = reader.Accounts.Booked.Count,
            ContentHash = records.Hash,
            Focus = Describe(cost, costsAgree, adopted?.BatchId, records),
        };
        return new SpendFileReading(summary, problems.First, problems.Count, problems.Any ? [] : reader.Accounts.Described(sink)) { Questions = questions };
    }

    private List<ImportQuestion> Questions(bool costsAgree, FocusChoice? adopted, FocusChoice? earlier)
    {
        var questions = new List<ImportQuestion>();
        if (HasBoth && !costsAgree && adopted is null) questions.Add(FocusQuestions.Cost(reader.Totals, earlier ?? choices.Of(reader.Providers)));
        if (reader.Moves.Lines > 0) questions.Add(FocusQuestions.Corrections(reader.Moves.Lines, reader.Moves.Sums, reader.Moves.Charged));
        return questions;
    }

    private FocusSummary Describe(FocusCost cost, bool costsAgree, int? adoptedFrom, FocusRecords records) => new()
    {
        Cost = cost,
        CostsAgree = costsAgree,
        CostOfBatch = adoptedFrom,
        Providers = reader.Providers,
        Corrections = reader.Moves.Lines == 0 ? null : FocusQuestions.CorrectionsIn(options.Answers),
        CorrectionLines = reader.Moves.Lines,
        CorrectionMonths = reader.Moves.Only,
        Records = reader.Sums.Count,
        Totals = [.. reader.Totals.Taken(cost).Select(total => TotalOf(total.Currency, total.Lines, total.Amount, records))],
        Categories = reader.Totals.Categories(cost),
        LinesWithoutService = reader.Services.LinesWithoutService,
        Fallbacks = reader.Services.Fallbacks,
        MovedAccounts = reader.Accounts.Booked.Count(account => account.HasMoved),
        InvoiceCount = reader.Invoices.Count,
        HasMoreInvoices = reader.Invoices.HasMore,
        Invoices = reader.Invoices.First,
        LinesWithoutInvoice = reader.Invoices.LinesWithout,
    };

    private FocusTotal TotalOf(Currency currency, long lines, ExactAmount exact, FocusRecords records)
    {
        var amount = exact.Rounded(currency.Decimals);
        if (amount < long.MinValue || amount > long.MaxValue)
        {
            problems.Add(0, null, FileProblems.TotalOutOfRange(string.Create(CultureInfo.InvariantCulture, $"all lines in {currency}")), null);
            return new FocusTotal(currency, lines, exact.ToString(), 0, "0.00");
        }

        return new FocusTotal(currency, lines, exact.ToString(), (long)amount, (records.SumIn(currency) - exact).ToString());
    }
}
