using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace RevenueDashboard.Importing;

/// <summary>A file known to be text throughout, whatever it is encoded in. Nothing of it has been replaced or guessed.</summary>
internal sealed class FileText
{
    private const int ChunkSize = 256 * 1024;

    // Windows-1252 has no characters here; the framework's decoder would make controls of them.
    internal static readonly SearchValues<byte> UndefinedInWindows1252 = SearchValues.Create(0x81, 0x8D, 0x8F, 0x90, 0x9D);

    private readonly Stream file;
    private readonly FileEncoding encoding;

    private FileText(Stream file, FileEncoding encoding) => (this.file, this.encoding) = (file, encoding);

    public string EncodingName => encoding.Name;

    /// <summary>The text from its start, as UTF-8 without byte order mark. The file stays open; there is one such stream at a time.</summary>
    public Stream OpenUtf8()
    {
        file.Position = encoding.MarkLength;
        return encoding.Decoder is { } decoder ? Encoding.CreateTranscodingStream(file, decoder, new UTF8Encoding(false), leaveOpen: true) : file;
    }

    /// <summary>Gives back a stream from <see cref="OpenUtf8"/>. The file itself belongs to whoever brought it and stays open.</summary>
    public void Close(Stream utf8)
    {
        if (utf8 != file) utf8.Dispose();
    }

    /// <summary>Looks through the whole file once; null when it is not text, with the reason in <paramref name="problems"/>.</summary>
    public static FileText? Open(Stream file, SpendFileOptions options, ImportLimits limits, ProblemList problems)
    {
        if (FileSignature.Refuse(file, limits) is { } refusal)
        {
            problems.Add(0, null, refusal, null);
            return null;
        }

        var encoding = FileEncoding.Of(file, options.Encoding, out var fault);
        if (encoding is null)
        {
            problems.Add(0, null, fault!, options.Encoding is null ? null : Excerpt.Of(options.Encoding));
            return null;
        }

        var text = new FileText(file, encoding);
        var found = encoding.Decoder is null || encoding.IsWindows1252 ? text.CheckBytes() : null;
        found ??= encoding.Decoder is null ? null : text.CheckDecoded();
        if (found is not { } place) return text;

        if (place.Fault.Code == ProblemCodes.EncodingInvalid && encoding is { Decoder: null, MarkLength: 0 } && string.IsNullOrWhiteSpace(options.Encoding) && EncodingQuestion.Of(file) is { } question)
        {
            problems.Questions.Add(question);
            var choice = ImportAnswers.ChoiceOf(question, options.Answers);
            if (choice is null) return null;
            if (choice == FileEncoding.Windows1252) return Open(file, options with { Encoding = choice }, limits, problems);
        }

        problems.Add(place.Line, null, place.Fault, place.Excerpt);
        return null;
    }

    private (long Line, Fault Fault, string? Excerpt)? CheckBytes()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            file.Position = encoding.MarkLength;
            var place = file.Position;
            var kept = 0;
            while (true)
            {
                var read = file.Read(buffer, kept, ChunkSize - kept);
                var chunk = buffer.AsSpan(0, kept + read);
                if (chunk.IsEmpty) return null;

                // A character may be cut by the end of the chunk, but not by the end of the file.
                var whole = read == 0 || encoding.IsWindows1252 ? chunk.Length : Utf8Text.WholeLength(chunk);
                if (Check(chunk[..whole], place) is { } found) return found;

                chunk[whole..].CopyTo(buffer);
                kept = chunk.Length - whole;
                place += whole;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private (long Line, Fault Fault, string? Excerpt)? Check(ReadOnlySpan<byte> chunk, long place)
    {
        var zero = chunk.IndexOf((byte)0);
        if (zero >= 0) return (LineAt(place + zero), FileProblems.Zero, null);

        if (encoding.IsWindows1252)
        {
            var undefined = chunk.IndexOfAny(UndefinedInWindows1252);
            return undefined < 0 ? null : (LineAt(place + undefined), FileProblems.NotWindows1252(chunk[undefined], place + undefined), Around(chunk, undefined));
        }

        if (Utf8.IsValid(chunk)) return null;
        var invalid = Utf8Text.FirstInvalid(chunk);
        return (LineAt(place + invalid), FileProblems.NotUtf8(chunk[invalid], place + invalid), Around(chunk, invalid));
    }

    private (long Line, Fault Fault, string? Excerpt)? CheckDecoded()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        var lines = new LineCounter();
        try
        {
            using var utf8 = OpenUtf8();
            int read;
            while ((read = utf8.Read(buffer, 0, ChunkSize)) > 0)
            {
                var chunk = buffer.AsSpan(0, read);
                var zero = chunk.IndexOf((byte)0);
                lines.Count(zero < 0 ? chunk : chunk[..zero]);
                if (zero >= 0) return (lines.Line, FileProblems.Zero, null);
            }

            return null;
        }
        catch (DecoderFallbackException)
        {
            return (encoding.IsUtf16 ? Utf16Text.LineOfHalf(file, encoding) : lines.Line, FileProblems.NotUtf16(encoding.Name), null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private long LineAt(long place)
    {
        var lines = new LineCounter();
        var buffer = new byte[ChunkSize];
        file.Position = encoding.MarkLength;
        for (var left = place - encoding.MarkLength; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0) break;
            lines.Count(buffer.AsSpan(0, read));
            left -= read;
        }

        return lines.Line;
    }

    // The bytes that are no text are shown as U+FFFD; what stands around them tells the owner where to look.
    private static string Around(ReadOnlySpan<byte> chunk, int place)
    {
        var start = chunk[..place].LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        start = Math.Max(start, place - 40);
        var piece = chunk[start..Math.Min(chunk.Length, place + 20)];
        var end = piece[(place - start)..].IndexOfAny((byte)'\n', (byte)'\r');
        return Excerpt.Of(end < 0 ? piece : piece[..(place - start + end)]);
    }
}
