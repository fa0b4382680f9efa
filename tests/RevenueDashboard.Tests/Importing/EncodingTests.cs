using System.IO.Compression;
using System.Text;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

public sealed class EncodingTests
{
    private const string File = "month,customer,product,amount\n2026-01,Müller 🚀,A,1\n";

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(File) },
        { "UTF-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(File)] },
        { "UTF-16LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(File)] },
        { "UTF-16BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(File)] },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void Byte_order_marks_are_understood(string name, byte[] bytes)
    {
        var (reading, sink) = Reading.Of(bytes);

        Assert.Empty(reading.Problems);
        Assert.Equal((name, "Müller 🚀"), (reading.Summary!.Encoding, Assert.Single(sink.Customers).Name));
    }

    [Fact]
    public void Utf16_without_a_mark_is_read_when_its_owner_says_so() =>
        Assert.Single(Reading.Of(Encoding.Unicode.GetBytes(File), Reading.Dollars with { Encoding = "utf-16le" }).Sink.Rows);

    [Fact]
    public void Utf16_in_many_chunks_is_one_text()
    {
        var file = "month,customer,product,amount\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"2026-01,Größe {i},A,1\n"));

        var (reading, _) = Reading.Of([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(file)]);

        Assert.Equal((0L, 50_000L, 50_000), (reading.ProblemCount, reading.Summary!.Rows, reading.Summary.Customers));
    }

    [Fact]
    public void Utf8_in_many_chunks_is_one_text()
    {
        // Three bytes a letter: chunk ends fall into the middle of letters.
        var file = "month,customer,product,amount,note\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"2026-01,電信{i},A,1,{new string('電', i % 7 * 3)}\n"));

        var (reading, _) = Reading.Of(file);

        Assert.Equal((0L, 20_000), (reading.ProblemCount, reading.Summary!.Customers));
    }

    [Fact]
    public void Windows_1252_that_is_refused_is_a_problem_with_its_byte()
    {
        var problem = Reading.OnlyProblem(Encoding.Latin1.GetBytes("month,customer,product,amount\n2026-01,Walmart,A,1\n2026-01,Müller,A,1\n"), Reading.Answered((ImportQuestion.Encoding, ImportQuestion.Refuse)));

        Assert.Equal((3L, ProblemCodes.EncodingInvalid, "2026-01,M\uFFFDller,A,1"), (problem.Line, problem.Code, problem.Excerpt));
        Assert.Contains("--encoding windows-1252", problem.Message, StringComparison.Ordinal);
        // 30 bytes of header, 20 of the first row, 9 before the ü.
        Assert.Contains("Byte 60 of the file (0xFC)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_1252_is_read_when_its_owner_says_so()
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes("month,customer,product,amount\n2026-01,Müller "), 0x80, .. Encoding.Latin1.GetBytes(",A,1\n")];

        Assert.Equal("Müller €", Assert.Single(Reading.Of(bytes, Reading.Dollars with { Encoding = "Windows-1252" }).Sink.Customers).Name);
    }

    [Theory]
    [InlineData(0x81), InlineData(0x8D), InlineData(0x8F), InlineData(0x90), InlineData(0x9D)]
    public void Bytes_without_a_character_in_Windows_1252_are_refused(byte undefined)
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes("month,customer,product,amount\n2026-01,M"), undefined, .. Encoding.Latin1.GetBytes(",A,1\n")];

        var problem = Reading.OnlyProblem(bytes, Reading.Dollars with { Encoding = "windows-1252" });

        Assert.Equal((2L, ProblemCodes.EncodingInvalid), (problem.Line, problem.Code));
    }

    public static TheoryData<string, byte[], string?, string> Refused => new()
    {
        { "an empty file", [], null, ProblemCodes.FileEmpty },
        { "a mark and nothing else", [0xEF, 0xBB, 0xBF], null, ProblemCodes.FileEmpty },
        { "blank lines and nothing else", "\n\n  \n"u8.ToArray(), null, ProblemCodes.FileEmpty },
        { "UTF-32LE", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(File)], null, ProblemCodes.EncodingUnknown },
        { "UTF-32BE", [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x6D], null, ProblemCodes.EncodingUnknown },
        { "gzip", Gzip(File), null, ProblemCodes.FileNotText },
        { "a workbook", [0x50, 0x4B, 3, 4, 20, 0], null, ProblemCodes.FileNotText },
        { "PDF", "%PDF-1.7"u8.ToArray(), null, ProblemCodes.FileNotText },
        { "a zero byte", "month,customer\0"u8.ToArray(), null, ProblemCodes.FileNotText },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(File), null, ProblemCodes.FileNotText },
        { "UTF-16 with half a letter", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(File), 0x3D, 0xD8, 0x41, 0x00], null, ProblemCodes.EncodingInvalid },
        { "UTF-16 of an odd length", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(File), 0x41], null, ProblemCodes.EncodingInvalid },
        { "UTF-8 cut off", [.. Encoding.UTF8.GetBytes(File), 0xF0, 0x9F], null, ProblemCodes.EncodingInvalid },
        { "an overlong form", [.. Encoding.UTF8.GetBytes(File), 0xC0, 0xAF], null, ProblemCodes.EncodingInvalid },
        { "half of a pair as UTF-8", [.. Encoding.UTF8.GetBytes(File), 0xED, 0xA0, 0x80], null, ProblemCodes.EncodingInvalid },
        { "an unknown encoding", Encoding.UTF8.GetBytes(File), "ebcdic", ProblemCodes.EncodingUnknown },
        { "a mark against what was said", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(File)], "windows-1252", ProblemCodes.EncodingContradicted },
        { "UTF-16 said without a mark", Encoding.UTF8.GetBytes(File), "utf-16", ProblemCodes.EncodingContradicted },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_readable_text_is_refused(string what, byte[] bytes, string? encoding, string code) =>
        Assert.Equal((what, code), (what, Reading.OnlyProblem(bytes, Reading.Dollars with { Encoding = encoding }).Code));

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
