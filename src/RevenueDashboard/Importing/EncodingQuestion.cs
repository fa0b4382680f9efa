using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace RevenueDashboard.Importing;

/// <summary>
/// Offers Windows-1252 for a file that is not UTF-8. No program can tell it from its relatives: its owner looks at the names and says so.
/// </summary>
internal static class EncodingQuestion
{
    private const int ChunkSize = 256 * 1024;

    /// <summary>Bytes of a line that are looked at.</summary>
    private const int LineSize = 4096;

    private const int LinesShown = 5;

    /// <summary>The question; null when the bytes are no Windows-1252 either, or the file is UTF-8 that was damaged in places.</summary>
    public static ImportQuestion? Of(Stream file)
    {
        var lines = new Lines();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            file.Position = 0;
            int read;
            while ((read = file.Read(buffer, 0, ChunkSize)) > 0)
            {
                var chunk = buffer.AsSpan(0, read);
                if (chunk.ContainsAny(FileText.UndefinedInWindows1252) || chunk.Contains((byte)0)) return null;
                lines.Add(chunk);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        lines.End();
        // Letters that are well-formed UTF-8 do not come about by chance: where most lines have them, the others are damaged.
        if (lines.Whole >= lines.Broken) return null;

        return new ImportQuestion(ImportQuestion.Encoding,
            "The file is not UTF-8. Read it as Windows-1252, as older programs for Western Europe save it? Look whether the names are right.", lines.Evidence,
            [new ImportChoice(FileEncoding.Windows1252, "Read it as Windows-1252: the names are right"), new ImportChoice(ImportQuestion.Refuse, "Refuse the file: save it as UTF-8")])
        {
            IsAboutReading = true,
        };
    }

    /// <summary>Tells apart lines whose letters beyond ASCII are UTF-8 and lines where they are not.</summary>
    private sealed class Lines
    {
        private readonly byte[] current = new byte[LineSize];
        private int length;
        private bool beyondAscii;
        private bool afterReturn;
        private long line = 1;

        public List<string> Evidence { get; } = [];

        public long Whole { get; private set; }

        public long Broken { get; private set; }

        public void Add(ReadOnlySpan<byte> chunk)
        {
            while (!chunk.IsEmpty)
            {
                var end = chunk.IndexOfAny((byte)'\n', (byte)'\r');
                var piece = end < 0 ? chunk : chunk[..end];
                Take(piece);
                if (end < 0) return;

                if (chunk[end] == '\r' || !afterReturn || !piece.IsEmpty) End();
                afterReturn = chunk[end] == '\r';
                chunk = chunk[(end + 1)..];
            }
        }

        public void End()
        {
            if (beyondAscii) Judge();
            (length, beyondAscii) = (0, false);
            line++;
        }

        private void Take(ReadOnlySpan<byte> piece)
        {
            if (piece.IsEmpty) return;

            afterReturn = false;
            beyondAscii |= !Ascii.IsValid(piece);
            piece = piece[..Math.Min(piece.Length, LineSize - length)];
            piece.CopyTo(current.AsSpan(length));
            length += piece.Length;
        }

        private void Judge()
        {
            ReadOnlySpan<byte> text = current.AsSpan(0, length);
            if (length == LineSize) text = text[..Utf8Text.WholeLength(text)];
            if (Utf8.IsValid(text))
            {
                Whole++;
                return;
            }

            Broken++;
            if (Evidence.Count == LinesShown) return;

            var letter = Math.Max(text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F), 0);
            var shown = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(text[Math.Max(0, letter - 40)..]);
            Evidence.Add($"Line {line}: {Excerpt.Of(shown)}");
        }
    }
}
