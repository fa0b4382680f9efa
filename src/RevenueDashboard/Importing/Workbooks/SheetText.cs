using System.Globalization;
using System.Xml;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>
/// One sheet of a workbook as delimited text, in a temporary file that nobody else can read and that goes with this object. From there on a
/// workbook is read like any other file: the same rules, problems and questions. The row of the sheet is the line of the text.
/// </summary>
internal sealed class SheetText : IDisposable
{
    /// <summary>A part of a workbook is XML, some ten times larger than the text in it.</summary>
    private const int Unpacking = 10;

    private const int RowsCounted = 1_000;

    private ProblemList problems;
    private readonly List<ImportQuestion> questions = [];
    private readonly List<string> notes = [];
    private SheetLines lines = new();
    private string name = "";
    private SerialDates serials;
    private DecimalMark? mark;

    private SheetText(ImportLimits limits) => problems = new ProblemList(limits.ProblemsShown);

    /// <summary>The text; null when there is none to be read yet or at all: see <see cref="Content"/>.</summary>
    public Stream? Text { get; private set; }

    /// <summary>What came of it so far.</summary>
    public StagedContent Content => new(null, problems.First, problems.Count) { Questions = questions };

    /// <summary>Whether a file is a workbook, or looks so much like one that this is the place to refuse it.</summary>
    public static bool IsWorkbook(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return head.SequenceEqual("PK\u0003\u0004"u8) || head.SequenceEqual(OldWorkbook.Start);
    }

    /// <summary>Reads the sheet that was asked for, or the only one with anything in it. The file stays open.</summary>
    /// <param name="file">A stream that can seek.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SheetText Read(Stream file, SpendFileOptions options, ImportLimits limits, CancellationToken cancellation)
    {
        var sheet = new SheetText(limits);
        try
        {
            sheet.ReadFile(file, options, limits, cancellation);
        }
        catch (Exception unreadable) when (unreadable is WorkbookException or XmlException or InvalidDataException or EndOfStreamException)
        {
            sheet.Refuse((unreadable as WorkbookException)?.Fault ?? WorkbookProblems.Damaged);
        }
        catch
        {
            sheet.Dispose();
            throw;
        }

        return sheet;
    }

    /// <summary>The row of the sheet that a line of the text came from.</summary>
    public long RowOf(long line) => lines.RowOf(line);

    /// <summary>What is said of the text: what was said of the workbook, and what the workbook itself knows. No encoding, which is not the owner's.</summary>
    public SpendFileOptions Told(SpendFileOptions options) => options with { Encoding = null, DecimalMark = mark, Serials = serials };

    /// <summary>What came of reading the text, told of the sheet.</summary>
    public StagedContent Tell(StagedContent content)
    {
        var all = problems.First.Concat(content.Problems.Select(problem => problem with { Line = RowOf(problem.Line) })).OrderBy(problem => problem.Line).ToList();
        return new StagedContent(content.Summary is { } summary ? Tell(summary) : null, all, problems.Count + content.ProblemCount) { Questions = [.. questions, .. content.Questions] };
    }

    /// <summary>A sink whose rows have the numbers of the sheet.</summary>
    public ISpendSink Numbering(ISpendSink sink) => new RowSink(sink, lines);

    public void Dispose() => Text?.Dispose();

    private FileSummary Tell(FileSummary summary) => summary with
    {
        Encoding = "workbook",
        Separator = $"sheet \"{Excerpt.Of(name)}\"",
        Notes = [.. notes, .. summary.Notes],
        FirstRepeated = [.. summary.FirstRepeated.Select(repeated => repeated with { Line = RowOf(repeated.Line) })],
    };

    private void ReadFile(Stream file, SpendFileOptions options, ImportLimits limits, CancellationToken cancellation)
    {
        if (file.Length > limits.FileSize) throw new WorkbookException(FileProblems.TooLarge(file.Length, limits.FileSize));

        Span<byte> head = stackalloc byte[4];
        file.ReadExactly(head);
        if (head.SequenceEqual(OldWorkbook.Start)) throw new WorkbookException(OldWorkbook.Refuse(file));

        using var package = WorkbookPackage.Open(file, limits.FileSize * Unpacking);
        var workbook = Workbook.Read(package);
        if (Choose(workbook, package, options) is not { } chosen) return;

        name = chosen.Name;
        var others = workbook.Sheets.Where(sheet => sheet != chosen).ToList();
        if (others.Count > 0) notes.Add($"Other sheets of the workbook were not read: {string.Join(", ", others.Select(sheet => $"{Excerpt.Of(sheet.Name)}{(sheet.IsVisible ? "" : " (hidden)")}"))}.");
        Convert(workbook, package, chosen, options, limits, cancellation);
    }

    private WorkbookSheet? Choose(Workbook workbook, WorkbookPackage package, SpendFileOptions options)
    {
        if (options.Sheet is { } asked)
        {
            return workbook.Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, asked.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new WorkbookException(WorkbookProblems.UnknownSheet(asked, workbook.Sheets.Select(sheet => sheet.Name)));
        }

        var filled = workbook.Sheets.Where(sheet => sheet.IsVisible && HasCells(workbook, package, sheet)).ToList();
        if (filled.Count == 0) throw new WorkbookException(WorkbookProblems.NoSheet);
        if (filled.Count == 1) return filled[0];

        var question = SheetQuestions.Sheet(filled, filled.Select(sheet => Describe(workbook, package, sheet)));
        questions.Add(question);
        return ImportAnswers.ChoiceOf(question, options.Answers) is { } choice ? filled.First(sheet => sheet.Name == choice) : null;
    }

    private static bool HasCells(Workbook workbook, WorkbookPackage package, WorkbookSheet sheet)
    {
        using var cells = new SheetCells(workbook, package, sheet);
        return cells.Read();
    }

    // Enough of it to tell one from another; a large sheet is not read to its end for a question.
    private static string Describe(Workbook workbook, WorkbookPackage package, WorkbookSheet sheet)
    {
        using var cells = new SheetCells(workbook, package, sheet);
        var (rows, columns, first) = (0, 0, "");
        while (rows <= RowsCounted && cells.Read())
        {
            rows++;
            columns = Math.Max(columns, cells.Cells[^1].Column + 1);
            if (first.Length == 0) first = string.Join(" | ", cells.Cells.Select(cell => cell.Text));
        }

        return SheetQuestions.Describe(sheet.Name, Math.Min(rows, RowsCounted), rows > RowsCounted, columns, first);
    }

    private void Convert(Workbook workbook, WorkbookPackage package, WorkbookSheet chosen, SpendFileOptions options, ImportLimits limits, CancellationToken cancellation)
    {
        serials = workbook.Is1904 ? SerialDates.From1904 : SerialDates.From1900;
        var found = new ProblemList(limits.ProblemsShown);
        var places = new SheetLines();
        var text = OriginalFile.CreateTemporary();
        try
        {
            using var cells = new SheetCells(workbook, package, chosen);
            var conversion = new SheetConversion(workbook, options, limits, found, text, places);
            conversion.Run(cells, chosen.Name, cancellation);
            if (conversion.IsWrittenOtherwise)
            {
                notes.AddRange(conversion.Notes.Where(note => !notes.Contains(note)));
                Convert(workbook, package, chosen, options with { DecimalMark = conversion.Mark }, limits, cancellation);
                return;
            }

            (problems, lines, mark) = (found, places, conversion.Mark);
            questions.AddRange(conversion.Questions);
            notes.AddRange(conversion.Notes.Where(note => !notes.Contains(note)));
            if (ImportAnswers.Open(questions, options.Answers).Count == 0) (Text, text) = (text, null!);
        }
        finally
        {
            text?.Dispose();
        }
    }

    private void Refuse(Fault fault)
    {
        Text?.Dispose();
        Text = null;
        questions.Clear();
        problems.Add(0, null, fault, null);
    }

    private sealed class RowSink(ISpendSink sink, SheetLines lines) : ISpendSink
    {
        public int CustomerOf(string key, string name) => sink.CustomerOf(key, name);

        public int ProductOf(string key, string name) => sink.ProductOf(key, name);

        public void Write(in SpendRow row) => sink.Write(row with { Line = lines.RowOf(row.Line) });
    }
}
