using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using RevenueDashboard.Importing;
using RevenueDashboard.Importing.Workbooks;
using static RevenueDashboard.Tests.Importing.Workbooks.TestWorkbook;

namespace RevenueDashboard.Tests.Importing.Workbooks;

/// <summary>Workbooks that are none, or that somebody made to harm.</summary>
public sealed class HostileWorkbookTests
{
    private static readonly byte[] Good = new TestWorkbook().Sheet("July", Header() + Row(2, "2026-01", "Ann", "Compute", 1)).Build();

    [Fact]
    public void Parts_that_unpack_to_too_much_are_refused_by_what_they_say()
    {
        // 60 MB of one byte: 60 kB packed.
        Assert.Equal(ProblemCodes.WorkbookTooLarge, Code(Workbook().Part("xl/media/picture.png", new byte[60_000_000]).Build()));
    }

    [Fact]
    public void Parts_that_say_they_are_small_are_counted_while_they_are_unpacked()
    {
        var rows = new StringBuilder(Header());
        for (var row = 2; row < 40_000; row++) rows.Append(Row(row, "2026-01", "Ann", "Compute", 1));
        var bytes = new TestWorkbook().Sheet("July", rows.ToString()).Build();
        var honest = Sizes(bytes, "xl/worksheets/sheet1.xml");
        Assert.True(honest > 4_000_000);

        // Ten times the packed file is allowed, and it unpacks to more.
        Assert.True(honest > 10 * bytes.Length);
        foreach (var place in PlacesOf(bytes, BitConverter.GetBytes(honest))) BitConverter.TryWriteBytes(bytes.AsSpan(place), 1_000);

        Assert.StartsWith("workbook-", Code(bytes, new ImportLimits { FileSize = bytes.Length }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_endless_cell_is_refused_without_being_held()
    {
        var noise = new Random(1);
        var text = string.Create(3_000_000, noise, (span, random) => { for (var i = 0; i < span.Length; i++) span[i] = (char)('a' + random.Next(26)); });

        Assert.Equal(ProblemCodes.WorkbookTooLarge, Code(new TestWorkbook().Sheet("July", Header() + Row(2, "2026-01", text, "Compute", 1)).Build()));
        Assert.Equal(ProblemCodes.WorkbookTooLarge, Code(new TestWorkbook().Sheet("July", $"<row r=\"1\" spans=\"{text}\"/>" + Header(2)).Build()));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    public void Entities_are_refused(string type) =>
        Assert.Equal(ProblemCodes.WorkbookDamaged, Code(new TestWorkbook().SheetXml("July", $"<?xml version=\"1.0\"?>{type}<worksheet><sheetData>{Header()}</sheetData></worksheet>").Build()));

    [Theory]
    [InlineData("xl/vbaProject.bin", ProblemCodes.WorkbookMacros)]
    [InlineData("xl/macrosheets/sheet1.xml", ProblemCodes.WorkbookMacros)]
    [InlineData("xl/workbook.bin", ProblemCodes.WorkbookBinary)]
    [InlineData("mimetype", ProblemCodes.WorkbookBinary)]
    public void Other_kinds_are_refused_with_advice(string part, string code) => Assert.Equal(code, Code(Workbook().Part(part, [1]).Build()));

    [Fact]
    public void A_macro_workbook_is_one_under_any_name()
    {
        var workbook = Workbook();
        workbook.Without.Add("[Content_Types].xml");
        workbook.Part("[Content_Types].xml", Encoding.UTF8.GetBytes("<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"));

        Assert.Equal(ProblemCodes.WorkbookMacros, Code(workbook.Build()));
    }

    [Fact]
    public void An_archive_that_is_no_workbook_is_told_so()
    {
        var workbook = new TestWorkbook();
        workbook.Without.UnionWith(["[Content_Types].xml"]);
        Assert.Equal(ProblemCodes.FileNotText, Code(workbook.Build()));
    }

    [Theory]
    [InlineData("xl/workbook.xml"), InlineData("_rels/.rels"), InlineData("xl/_rels/workbook.xml.rels")]
    public void A_workbook_without_one_of_its_parts_is_damaged(string part)
    {
        var workbook = Workbook();
        workbook.Without.Add(part);
        Assert.Equal(ProblemCodes.WorkbookDamaged, Code(workbook.Build()));
    }

    [Fact]
    public void Parts_of_one_name_are_damage() =>
        Assert.Equal(ProblemCodes.WorkbookDamaged, Code(Workbook().Part("xl/worksheets/SHEET1.xml", "<worksheet/>"u8.ToArray()).Build()));

    [Fact]
    public void More_parts_than_a_workbook_has_are_refused()
    {
        var workbook = Workbook();
        for (var i = 0; i < 2_000; i++) workbook.Part($"xl/media/{i}.png", []);
        Assert.Equal(ProblemCodes.WorkbookTooLarge, Code(workbook.Build()));
    }

    [Fact]
    public void One_wrong_bit_in_a_cell_is_damage_and_no_other_amount()
    {
        var bytes = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(Good)))
        using (var to = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var source = entry.Open();
                using var target = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                source.CopyTo(target);
            }
        }

        var stored = bytes.ToArray();
        Assert.Null(Code(stored));
        var amount = stored.AsSpan().IndexOf("<v>1</v>"u8);
        stored[amount + 3] = (byte)'7';
        Assert.Equal(ProblemCodes.WorkbookDamaged, Code(stored));
    }

    [Fact]
    public void A_workbook_cut_anywhere_is_damaged_and_never_throws()
    {
        for (var length = 4; length < Good.Length; length += 7) Assert.Equal(ProblemCodes.WorkbookDamaged, Code(Good[..length]));
    }

    [Fact]
    public void A_workbook_with_any_byte_changed_is_read_the_same_or_refused()
    {
        var random = new Random(8);
        var right = TextOf(Good);
        for (var run = 0; run < 3_000; run++)
        {
            var bytes = (byte[])Good.Clone();
            bytes[random.Next(4, bytes.Length)] ^= (byte)(1 << random.Next(8));
            using var sheet = Read(bytes);
            Assert.True(sheet.Text is null ? sheet.Content.ProblemCount > 0 : Text(sheet) == right, $"run {run}");
        }
    }

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A9\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1048577\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>")]
    [InlineData("<row r=\"1\"><c t=\"new\"><v>0</v></c></row>")]
    public void Cells_that_two_programs_would_read_differently_are_damage(string rows) => Assert.Equal(ProblemCodes.WorkbookDamaged, Code(new TestWorkbook().Sheet("July", rows).Build()));

    [Theory]
    [InlineData("EncryptedPackage", ProblemCodes.WorkbookEncrypted)]
    [InlineData("Workbook", ProblemCodes.WorkbookBinary)]
    public void A_password_and_the_old_format_are_told_apart(string entry, string code)
    {
        // The header takes one sector of 512 bytes, the directory the next.
        var bytes = new byte[1024];
        ReadOnlySpan<byte> start = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        start.CopyTo(bytes);
        bytes[30] = 9;
        Encoding.Unicode.GetBytes(entry).CopyTo(bytes, 512 + 128);

        Assert.Equal(code, Code(bytes));
    }

    [Fact]
    public void Far_away_cells_cost_neither_time_nor_memory()
    {
        var clock = Stopwatch.StartNew();
        using var sheet = Read(new TestWorkbook().Sheet("July", Header() + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").Build());

        Assert.NotNull(sheet.Text);
        Assert.InRange(sheet.Text.Length, 1_048_576, 100_000_000);
        // Seventeen thousand million cells would take far longer on any machine, however busy.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    private static TestWorkbook Workbook() => new TestWorkbook().Sheet("July", Header() + Row(2, "2026-01", "Ann", "Compute", 1));

    private static SheetText Read(byte[] bytes, ImportLimits? limits = null)
    {
        var file = new MemoryStream(bytes);
        Assert.True(SheetText.IsWorkbook(file));
        return SheetText.Read(file, new SpendFileOptions(), limits ?? new ImportLimits(), TestContext.Current.CancellationToken);
    }

    private static string? Code(byte[] bytes, ImportLimits? limits = null)
    {
        using var sheet = Read(bytes, limits);
        return sheet.Content.Problems.SingleOrDefault()?.Code;
    }

    private static string TextOf(byte[] bytes)
    {
        using var sheet = Read(bytes);
        return Text(sheet);
    }

    private static string Text(SheetText sheet)
    {
        sheet.Text!.Position = 0;
        return new StreamReader(sheet.Text).ReadToEnd();
    }

    private static int Sizes(byte[] bytes, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return (int)zip.GetEntry(path)!.Length;
    }

    private static List<int> PlacesOf(byte[] bytes, byte[] sought)
    {
        var places = new List<int>();
        for (var from = 0; bytes.AsSpan(from).IndexOf(sought) is var at and >= 0; from += at + 1) places.Add(from + at);
        return places;
    }
}
