using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using RevenueDashboard.Importing.Workbooks;

namespace RevenueDashboard.Importing;

/// <summary>
/// The rows of a file under its header, one at a time, read strictly: CsvHelper finds the fields, and whatever it would repair by default is a
/// problem here. Rows that are broken as rows are reported and passed over.
/// </summary>
internal sealed class DelimitedRows : IDisposable
{
    /// <summary>Bytes a row may have that has not come to its end; twice as much is buffered at most.</summary>
    private const int LongestRow = 4 * 1024 * 1024;

    private readonly FileText text;
    private readonly ProblemList problems;
    private readonly ImportLimits limits;
    private readonly FileHeader header;
    private readonly CsvReader reader;
    private readonly Stream stream;
    private readonly int longestRow;
    private readonly int[] withoutHeader;
    private readonly int firstHeader;
    private readonly byte[] firstHeaderText;
    private bool inData;

    private DelimitedRows(FileText text, FileHeader header, ColumnMap columns, ImportLimits limits, ProblemList problems)
    {
        (this.text, this.header, Columns, this.limits, this.problems) = (text, header, columns, limits, problems);
        longestRow = LongestRowOf(limits);
        withoutHeader = WithoutHeader(columns.Headers);
        firstHeader = Array.FindIndex(columns.Headers, text => text.Length > 0);
        firstHeaderText = Encoding.UTF8.GetBytes(columns.Headers[firstHeader]);
        stream = text.OpenUtf8();
        reader = CsvReader.Create(stream, Dialect(header.Separator, longestRow) with
        {
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = ReportMalformed,
        }, leaveOpen: true);
    }

    public ColumnMap Columns { get; }

    public string SeparatorName => header.SeparatorName;

    /// <summary>Commas divide the fields: one inside an amount was put in quotes on purpose.</summary>
    public bool IsCommaSeparated => header.Separator == ',';

    /// <summary>Codes of problems at which reading stops, because the file as a whole has to be looked at first; null: it never stops.</summary>
    public IReadOnlySet<string>? Doubtful { get; init; }

    /// <summary>Reading stopped at something doubtful.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Lines above the header that are not blank.</summary>
    public long LinesAbove { get; private set; }

    /// <summary>Rows of data so far, those with problems too.</summary>
    public long Count { get; private set; }

    public long BlankLines { get; private set; }

    /// <summary>The physical line the row starts in.</summary>
    public long Line => reader.LineNumber;

    /// <summary>A field of the row as it is meant, decoded; until the next row. Empty for a column the file does not have (-1).</summary>
    public ReadOnlySpan<byte> this[int column] => column < 0 ? default : SpreadsheetText.Plain(reader.GetSpan(column));

    /// <summary>The row as it stands in the file.</summary>
    public ReadOnlySpan<byte> Raw => reader.RawRecord;

    /// <summary>Finds the header and stands before the first row; null when there is no way to read rows, with the reasons in <paramref name="problems"/>.</summary>
    public static DelimitedRows? Open(FileText text, FileLayout layout, SpendFileOptions options, ImportLimits limits, ProblemList problems, IReadOnlySet<string>? doubtful = null)
    {
        var before = problems.Count;
        var header = FileHeader.Find(text, texts => ColumnMap.Of(texts, layout, options, 0, new ProblemList(0)).Known, problems, options.Answers);
        if (header is null) return null;

        if (header.Texts.Length > limits.Columns) problems.Add(header.Line, null, FileProblems.TooManyColumns(header.Texts.Length, limits.Columns), null);
        var columns = ColumnMap.Of(header.Texts, layout, options, header.Line, problems);
        var missing = columns.Missing(layout, options).ToArray();
        if (missing.Length > 0) problems.Add(header.Line, null, HeaderProblems.Missing(missing, columns.Headers, layout), null);
        if (options.Product is not null && columns.Has(FileField.Product)) problems.Add(header.Line, columns.Headers[columns[FileField.Product]], FileProblems.ProductTwice, Excerpt.Of(options.Product));

        return problems.Count > before ? null : new DelimitedRows(text, header, columns, limits, problems) { Doubtful = doubtful };
    }

    /// <summary>Stands before the first row under a header that is understood already.</summary>
    public static DelimitedRows Under(FileText text, FileHeader header, ColumnMap columns, ImportLimits limits, ProblemList problems) => new(text, header, columns, limits, problems);

    /// <summary>Bytes a row may take before it is given up.</summary>
    public static int LongestRowOf(ImportLimits limits) => (int)Math.Min((long)limits.FieldSize * limits.Columns, LongestRow);

    /// <summary>What all reading has in common. Nothing is detected, trimmed or skipped behind our back.</summary>
    public static CsvReaderOptions Dialect(char separator, int? maxRecordSize) => new()
    {
        Separator = separator,
        HasHeader = false,
        SkipEmptyLines = false,
        DetectSeparatorHint = false,
        TrackLineNumbers = true,
        MaxRecordSize = maxRecordSize,
        MissingField = CsvMissingFieldHandling.Throw,
    };

    /// <summary>Moves to the next row that can be read as a row; false at the end of the file, or where reading had to stop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        try
        {
            while (!IsInDoubt && reader.Read())
            {
                if (!inData)
                {
                    inData = reader.LineNumber == header.Line;
                    if (!inData) CountAbove();
                    continue;
                }

                if (FieldText.IsBlank(reader.GetSpan(0)) && IsBlank())
                {
                    BlankLines++;
                    continue;
                }

                if (Count == limits.Rows)
                {
                    problems.Add(Line, null, RowProblems.TooMany(limits.Rows), null);
                    return false;
                }

                Count++;
                if (HasRightForm()) return true;
            }
        }
        catch (CsvFormatException tooLong) when (tooLong.FieldIndex < 0)
        {
            problems.Add(tooLong.LineNumber, null, RowProblems.RowTooLong(longestRow), null);
        }

        return false;
    }

    /// <summary>Reports a problem of a field; the line is the one the field starts in, not the one its row starts in.</summary>
    public void Report(int column, Fault fault)
    {
        if (Doubtful is not null && Doubtful.Contains(fault.Code)) IsInDoubt = true;
        if (problems.OnlyCounts) problems.CountOne();
        else problems.Add(LineOf(column), column < 0 ? null : Columns.Headers[column], fault, column < 0 ? null : Excerpt.Of(reader.GetSpan(column)));
    }

    /// <summary>Stops the reading: the field can be read, but not without having looked at the whole file.</summary>
    public void Doubt() => IsInDoubt = true;

    public void Dispose()
    {
        reader.Dispose();
        text.Close(stream);
    }

    private void CountAbove()
    {
        if (IsBlank()) BlankLines++;
        else if (!header.IsHinted || reader.LineNumber > 1) LinesAbove++;
    }

    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!FieldText.IsBlank(reader.GetSpan(i))) return false;
        }

        return true;
    }

    private bool HasRightForm()
    {
        if (reader.FieldCount != Columns.Headers.Length)
        {
            if (IsEndMark())
            {
                Count--;
                BlankLines++;
                return false;
            }

            problems.Add(Line, null, RowProblems.FieldCount(reader.FieldCount, Columns.Headers.Length), Excerpt.Of(reader.RawRecord));
            return false;
        }

        // The end is enough for a look that every row gets: a byte order mark or a space may stand before it.
        if (reader.GetSpan(firstHeader).EndsWith(firstHeaderText) && IsHeaderAgain())
        {
            problems.Add(Line, null, RowProblems.HeaderAgain, Excerpt.Of(reader.RawRecord));
            return false;
        }

        var right = withoutHeader.Length == 0 || HasNothingWithoutHeader();
        if (reader.RawRecord.Length <= limits.FieldSize) return right;

        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetSpan(i).Length <= limits.FieldSize) continue;
            Report(i, RowProblems.FieldTooLong(limits.FieldSize));
            right = false;
        }

        return right;
    }

    // A column of numbers before all others is how data frames are saved: it is ignored like any that is not known. Behind a header that is known, a value is a lost one.
    private static int[] WithoutHeader(string[] headers)
    {
        var first = Array.FindIndex(headers, header => header.Length > 0);
        return [.. Enumerable.Range(0, headers.Length).Where(column => column > first && headers[column].Length == 0)];
    }

    // Ctrl-Z, which old systems put behind the last line.
    private bool IsEndMark() => reader.FieldCount == 1 && reader.GetSpan(0) is [0x1A];

    private bool IsHeaderAgain()
    {
        for (var i = 0; i < Columns.Headers.Length; i++)
        {
            if (!FieldText.Trim(FieldText.Of(reader.GetSpan(i))).Equals(Columns.Headers[i], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    private bool HasNothingWithoutHeader()
    {
        var right = true;
        foreach (var column in withoutHeader)
        {
            if (FieldText.IsBlank(reader.GetSpan(column))) continue;

            var name = SheetCells.ColumnName(column);
            problems.Add(LineOf(column), name, RowProblems.NoHeader(name), Excerpt.Of(reader.GetSpan(column)));
            right = false;
        }

        return right;
    }

    private long LineOf(int column)
    {
        var lines = new LineCounter();
        for (var i = 0; i < column; i++) lines.Count(reader.GetRawSpan(i));
        return reader.LineNumber + lines.Line - 1;
    }

    private void ReportMalformed(CsvMalformedRecord record)
    {
        // A title may have any form.
        if (!inData && record.LineNumber < header.Line)
        {
            LinesAbove++;
            return;
        }

        Count++;
        problems.Add(record.LineNumber, null, RowProblems.Of(record.Reason), Excerpt.Of(record.RawRecord));
    }
}
