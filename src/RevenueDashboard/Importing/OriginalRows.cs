using CsvHelper;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A row of the file.</summary>
/// <param name="Line">The physical line it starts in.</param>
/// <param name="LastLine">The last line before the next row.</param>
/// <param name="Fields">As they are meant (<see cref="SpreadsheetText.Plain(string)"/>). A row that is broken as a row is one field of raw text: taken apart, it might pass for another one.</param>
internal sealed record OriginalRow(long Line, long LastLine, string[] Fields);

/// <summary>The rows of a file as they stand in it, whatever is wrong with them.</summary>
internal sealed class OriginalRows : IDisposable
{
    private const string ProblemColumn = "problem";

    /// <summary>Characters of a cell that spreadsheets take.</summary>
    private const int LongestCell = 32_000;

    private readonly FileText text;
    private readonly FileHeader header;
    private readonly Stream stream;
    private readonly CsvReader reader;
    private readonly Queue<(long Line, string Text)> malformed = [];

    private OriginalRows(FileText text, FileHeader header, int longestRow)
    {
        (this.text, this.header) = (text, header);
        stream = text.OpenUtf8();
        reader = CsvReader.Create(stream, DelimitedRows.Dialect(header.Separator, longestRow) with
        {
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => malformed.Enqueue((record.LineNumber, Raw(record.RawRecord))),
        }, leaveOpen: true);

        var taken = header.Texts.Select(text => FieldSynonyms.Normal(text)).ToHashSet();
        ProblemHeader = taken.Contains(ProblemColumn) ? Enumerable.Range(2, taken.Count).Select(number => $"{ProblemColumn} {number}").First(name => !taken.Contains(name)) : ProblemColumn;
    }

    public char Separator => header.Separator;

    public string[] Headers => header.Texts;

    public long HeaderLine => header.Line;

    /// <summary>A header the file does not have yet.</summary>
    public string ProblemHeader { get; }

    /// <summary>Null when the file is no text or has no header.</summary>
    public static OriginalRows? Open(Stream file, FileKind kind, SpendFileOptions options, ImportLimits limits)
    {
        var problems = new ProblemList(0);
        if (FileText.Open(file, options, limits, problems) is not { } text) return null;

        var layout = FileLayout.Of(kind);
        var header = FileHeader.Find(text, texts => ColumnMap.Of(texts, layout, options, 0, new ProblemList(0)).Known, problems)
            // Without any word that is known, it is the first row in the separator that makes most of it.
            ?? FileHeader.Find(text, _ => 1, problems);
        return header is null ? null : new OriginalRows(text, header, DelimitedRows.LongestRowOf(limits));
    }

    /// <summary>The rows under the header; ends early where a row never ends.</summary>
    public IEnumerable<OriginalRow> Read()
    {
        // A row ends where the next one starts: each waits for its successor.
        (long Line, string[] Fields)? waiting = null;
        foreach (var row in ReadFields())
        {
            if (waiting is { } before) yield return new OriginalRow(before.Line, row.Line - 1, before.Fields);
            waiting = row;
        }

        if (waiting is { } last) yield return new OriginalRow(last.Line, long.MaxValue, last.Fields);
    }

    public void Dispose()
    {
        reader.Dispose();
        text.Close(stream);
    }

    private IEnumerable<(long Line, string[] Fields)> ReadFields()
    {
        var more = true;
        while (more)
        {
            more = Next();
            while (malformed.TryDequeue(out var broken)) yield return (broken.Line, [broken.Text]);
            if (!more || reader.LineNumber <= header.Line || IsBlank()) continue;

            yield return (reader.LineNumber, reader.FieldCount == header.Texts.Length ? Fields() : [Raw(FieldText.Of(reader.RawRecord))]);
        }
    }

    private bool Next()
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException tooLong) when (tooLong.FieldIndex < 0)
        {
            return false;
        }
    }

    private string[] Fields()
    {
        var fields = new string[reader.FieldCount];
        for (var i = 0; i < fields.Length; i++) fields[i] = FieldText.Of(SpreadsheetText.Plain(reader.GetSpan(i)));
        return fields;
    }

    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!FieldText.IsBlank(reader.GetSpan(i))) return false;
        }

        return true;
    }

    private static string Raw(string record)
    {
        var raw = record.TrimEnd('\r', '\n');
        return raw.Length <= LongestCell ? raw : string.Concat(raw.AsSpan(0, LongestCell), "…");
    }
}
