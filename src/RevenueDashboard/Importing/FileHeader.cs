using System.Buffers;
using CsvHelper;

namespace RevenueDashboard.Importing;

/// <summary>The header of a file and the separator it is written with.</summary>
/// <param name="Separator">One of , ; tab |.</param>
/// <param name="Line">The physical line it starts in.</param>
/// <param name="Texts">Its fields.</param>
internal sealed record FileHeader(char Separator, long Line, string[] Texts)
{
    private const int HeadSize = 64 * 1024;

    /// <summary>Rows looked through for a header that is not where it should be.</summary>
    private const int RowsSearched = 20;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>The first line names the separator and is neither header nor left out.</summary>
    public bool IsHinted { get; init; }

    public string SeparatorName => Separator switch { ',' => "comma", ';' => "semicolon", '\t' => "tab", _ => "bar" };

    /// <summary>
    /// Finds the header: of the separators the one with which most columns are known, the first row that is not blank. What is wrong goes to
    /// <paramref name="problems"/>, and null comes back.
    /// </summary>
    /// <param name="known">How many of a row's fields are headers.</param>
    /// <param name="answers">Answers to questions, of which that about the row of the header is heeded.</param>
    public static FileHeader? Find(FileText text, Func<string[], int> known, ProblemList problems, IReadOnlyDictionary<string, string>? answers = null)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(HeadSize);
        try
        {
            var utf8 = text.OpenUtf8();
            var head = buffer.AsMemory(0, utf8.ReadAtLeast(buffer.AsSpan(0, HeadSize), HeadSize, throwOnEndOfStream: false));
            text.Close(utf8);
            return Find(head, known, problems, answers ?? new Dictionary<string, string>());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileHeader? Find(ReadOnlyMemory<byte> head, Func<string[], int> known, ProblemList problems, IReadOnlyDictionary<string, string> answers)
    {
        if (!ReadHint(head.Span, out var hint))
        {
            problems.Add(1, null, FileProblems.UnknownSeparator, Excerpt.Of(head.Span[..Math.Min(head.Length, 6)]));
            return null;
        }

        var candidates = (hint is { } said ? [said] : Separators).Select(separator => Candidate.Read(head, separator, hint is not null)).ToArray();
        var best = candidates.MaxBy(candidate => candidate.First is { } first ? known(first.Texts) * 1000 + Math.Min(first.Texts.Length, 999) : -1)!;
        if (best.First is not { } header)
        {
            if (best.Fault is null) problems.Add(ProblemCodes.FileEmpty, FileProblems.Empty.Message);
            else problems.Add(best.FaultLine, null, best.Fault, null);
            return null;
        }

        if (HeaderQuestion.Later(candidates.Select(candidate => candidate.Rows), header, known) is { } later)
        {
            var question = HeaderQuestion.Of(later, candidates.First(candidate => candidate.Rows.Contains(later)).Rows);
            problems.Questions.Add(question);
            switch (ImportAnswers.ChoiceOf(question, answers))
            {
                case null: return null;
                case ImportQuestion.Refuse: problems.Add(header.Line, null, HeaderProblems.NotFirst(later.Line), Excerpt.Of(string.Join(header.Separator, header.Texts))); return null;
                default: return later;
            }
        }

        if (best.Fault is { } fault && best.FaultLine == header.Line) problems.Add(header.Line, null, fault, null);
        else if (best.Cut && best.Rows.Count == 1) problems.Add(header.Line, null, FileProblems.HeaderTooLong(HeadSize), null);
        else if (known(header.Texts) > 0) return header;
        else problems.Add(header.Line, null, HeaderProblems.Unknown(header.Texts), Excerpt.Of(string.Join(header.Separator, header.Texts)));

        return null;
    }

    // Excel's first line sep=; says which separator follows. False when it names one that is not read.
    private static bool ReadHint(ReadOnlySpan<byte> head, out char? separator)
    {
        separator = null;
        if (head.Length < 5 || !head[..4].SequenceEqual("sep="u8) && !head[..4].SequenceEqual("SEP="u8) && !head[..4].SequenceEqual("Sep="u8)) return true;

        var end = head.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? head : head[..end];
        if (line.Length != 5 || !Separators.Contains((char)line[4])) return false;

        separator = (char)line[4];
        return true;
    }

    /// <summary>The start of the file as it is read with one separator.</summary>
    private sealed record Candidate(List<FileHeader> Rows, Fault? Fault, long FaultLine, bool Cut)
    {
        public FileHeader? First => Rows.Count == 0 ? null : Rows[0];

        public static Candidate Read(ReadOnlyMemory<byte> head, char separator, bool hinted)
        {
            Fault? fault = null;
            var faultLine = 0L;
            using var reader = CsvReader.Create(head, DelimitedRows.Dialect(separator, maxRecordSize: null) with
            {
                MalformedData = CsvMalformedDataHandling.Recover,
                OnMalformedRecord = record =>
                {
                    if (fault is not null) return;
                    (fault, faultLine) = (RowProblems.Of(record.Reason), record.LineNumber);
                },
            });

            var rows = new List<FileHeader>();
            var ended = false;
            while (rows.Count < RowsSearched && !(ended = !reader.Read()))
            {
                var texts = new string[reader.FieldCount];
                for (var i = 0; i < texts.Length; i++) texts[i] = FieldText.Of(SpreadsheetText.Plain(reader.GetSpan(i)));
                if (hinted && reader.LineNumber == 1 || texts.All(text => FieldText.Trim(text).IsEmpty)) continue;

                rows.Add(new FileHeader(separator, reader.LineNumber, texts) { IsHinted = hinted });
            }

            return new Candidate(rows, fault, faultLine, ended && head.Length == HeadSize);
        }
    }
}
