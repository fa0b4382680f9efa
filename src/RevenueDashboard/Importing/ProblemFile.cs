using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Importing.Focus;
using RevenueDashboard.Importing.Workbooks;

namespace RevenueDashboard.Importing;

public enum ProblemRows
{
    /// <summary>Every row of the file: once corrected, it can be imported again as it is.</summary>
    All,

    /// <summary>Only the rows with a problem.</summary>
    WithProblems,
}

/// <summary>
/// All problems of a refused file, as a CSV file of its own: the original rows as they stand, with a column more that says what is wrong in each.
/// </summary>
public sealed class ProblemFile(IDbContextFactory<RevenueContext> contexts, IOptions<ImportLimits> limits, IOptions<ImportOptions> defaults)
{
    private const string NotOfTheFile = "This line is not part of the file: delete it before you import it again.";

    /// <summary>Writes the problems of a batch as UTF-8 with a byte order mark, in the original's separator. Memory stays flat whatever the file's size.</summary>
    /// <returns>False when there is no such batch, or nothing is wrong with it.</returns>
    /// <remarks>What was found before the rows could be told apart, or in a file that was not kept, is listed with its line and column instead.</remarks>
    public async Task<bool> WriteAsync(int batchId, Stream destination, ProblemRows rows = ProblemRows.All, CancellationToken cancellation = default)
    {
        var (batch, currency, choices) = await FindAsync(batchId, cancellation);
        if (batch is not { ProblemCount: > 0 }) return false;

        await using var original = await KeptFile.OpenAsync(contexts, batchId, cancellation);
        using var problems = new FoundProblems();
        if (original is not null) await Task.Run(() => Find(batch, original.File, currency, choices, problems, cancellation), cancellation);
        if (problems.Count == 0) problems.AddRange(StagedBatch.Describe(batch).Problems);

        await destination.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellation);
        var staged = StagedBatch.Describe(batch);
        using var text = original is null ? null : OriginalText.Open(original.File, staged, limits.Value, cancellation);
        using var layout = text is null ? null : OriginalRows.Open(text.Text, batch.Kind, text.Told(staged.Options) with { Answers = AnswersOf(batch) }, limits.Value);
        if (layout is null) await ListAsync(problems, destination, cancellation);
        else await WriteRowsAsync(layout, problems, destination, rows, cancellation);
        return true;
    }

    private async Task<(Batch? Batch, Currency Currency, FocusChoices Choices)> FindAsync(int batchId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var book = await context.Books.AsNoTracking().SingleAsync(cancellation);
        return (await context.Batches.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation), book.Currency ?? Currency.Parse(defaults.Value.Currency),
            await FocusChoices.LoadAsync(context, cancellation));
    }

    private static Dictionary<string, string> AnswersOf(Batch batch) => ImportJson.Read<Dictionary<string, string>>(batch.Answers) ?? [];

    // Reads the file as it was read then. What was found by holding it against the book is not found again: it was few and is stored.
    private void Find(Batch batch, ImportFile file, Currency currency, FocusChoices choices, FoundProblems problems, CancellationToken cancellation)
    {
        var staged = StagedBatch.Describe(batch);
        // It never got as far as its rows: what little there was to say of it is stored.
        if (staged.Summary is null) return;

        using var text = OriginalText.Open(file, staged, limits.Value, cancellation);
        if (text is null) return;

        problems.AddRange(text.Problems);
        var stream = text.Text;
        var lastMonth = Month.Of(batch.StagedAt).AddMonths(1);
        var told = text.Told(staged.Options) with { Currency = staged.Options.Currency ?? currency, Answers = staged.Answers };
        var every = limits.Value with { ProblemsShown = int.MaxValue };

        // A file that is gone through more than once tells its problems each time.
        ProblemList Anew()
        {
            problems.Clear();
            problems.AddRange(text.Problems);
            return new ProblemList(0, problems.Add);
        }

        switch (batch.Kind)
        {
            case FileKind.Spend when staged.Problems.Any(problem => problem.Code == ProblemCodes.LineRepeated):
                var repeated = ReadThrough(plan => SpendFile.Read(stream, told, every, lastMonth, new NoSink(), null, cancellation, plan));
                if (repeated.Summary is { } summary) problems.AddRange(RepeatedLines.Problems(summary));
                break;
            case FileKind.Spend:
                ReadThrough(plan => SpendFile.ReadInto(Anew, choices, stream, told, limits.Value, lastMonth, new NoSink(), null, plan, cancellation));
                break;
            case FileKind.Customers:
                problems.AddRange(ReferenceFile.ReadCustomers(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.Products:
                problems.AddRange(ReferenceFile.ReadProducts(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.ExchangeRates:
                problems.AddRange(ReferenceFile.ReadExchangeRates(stream, told with { Currency = staged.Options.Currency }, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.ReportedTotals:
                problems.AddRange(ReferenceFile.ReadReportedTotals(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.ReferenceSeries:
                problems.AddRange(ReferenceFile.ReadSeries(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.Roles:
                problems.AddRange(ReferenceFile.ReadRoles(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.Claims:
                problems.AddRange(ReferenceFile.ReadClaims(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.RiskFactors:
                problems.AddRange(ReferenceFile.ReadRiskFactors(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.Limits:
                problems.AddRange(ReferenceFile.ReadLimits(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.Goals:
                problems.AddRange(ReferenceFile.ReadGoals(stream, told, every, lastMonth, cancellation).Problems);
                break;
            case FileKind.Events:
                problems.AddRange(ReferenceFile.ReadEvents(stream, told, every, lastMonth, cancellation).Problems);
                break;
        }
    }

    // No row is kept, so that there is nothing to take back before the file is read otherwise.
    private static SpendFileReading ReadThrough(Func<ReadingPlan?, SpendFileReading> read)
    {
        var reading = read(null);
        while (reading.ReadAgain is { } plan) reading = read(plan);
        return reading;
    }

    private static async Task WriteRowsAsync(OriginalRows original, FoundProblems problems, Stream destination, ProblemRows which, CancellationToken cancellation)
    {
        await using var csv = Writer(destination, original.Separator);
        await WriteAsync(csv, original.Headers, original.Headers.Length, original.ProblemHeader, cancellation);

        using var found = problems.InOrder().GetEnumerator();
        var more = found.MoveNext();
        for (; more && found.Current.Line <= original.HeaderLine; more = found.MoveNext())
            await WriteAsync(csv, [], original.Headers.Length, $"{found.Current.Text} {NotOfTheFile}", cancellation);

        foreach (var row in original.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var texts = new List<string>();
            for (; more && found.Current.Line <= row.LastLine; more = found.MoveNext()) texts.Add(found.Current.Text);
            if (texts.Count > 0 || which == ProblemRows.All) await WriteAsync(csv, row.Fields, original.Headers.Length, string.Join(" ", texts), cancellation);
        }

        // Where reading had to stop, there is no row for them.
        for (; more; more = found.MoveNext()) await WriteAsync(csv, [], original.Headers.Length, $"{found.Current.Text} {NotOfTheFile}", cancellation);
        await csv.FlushAsync(cancellation);
    }

    private static async Task ListAsync(FoundProblems problems, Stream destination, CancellationToken cancellation)
    {
        await using var csv = Writer(destination, ',');
        await WriteAsync(csv, [], 0, "problem", cancellation);
        foreach (var problem in problems.InOrder()) await WriteAsync(csv, [], 0, problem.Text, cancellation);
        await csv.FlushAsync(cancellation);
    }

    private static CsvWriter Writer(Stream destination, char separator) => CsvWriter.Create(destination, new CsvWriterOptions { Separator = separator }, leaveOpen: true);

    // The file is text of somebody else that is opened in a spreadsheet.
    private static async Task WriteAsync(CsvWriter csv, string[] fields, int columns, string problem, CancellationToken cancellation)
    {
        foreach (var field in fields) csv.WriteField(SpreadsheetText.NeutralUnlessNumber(field));
        for (var i = fields.Length; i < columns; i++) csv.WriteField("");
        csv.WriteField(SpreadsheetText.NeutralUnlessNumber(problem));
        await csv.EndRecordAsync(cancellation);
    }

    /// <summary>Gives numbers and keeps nothing: only the problems are wanted.</summary>
    private sealed class NoSink : ISpendSink
    {
        private int customers;
        private int products;

        public int CustomerOf(string key, string name) => ++customers;

        public int ProductOf(string key, string name) => ++products;

        public void Write(in SpendRow row)
        {
        }
    }
}
