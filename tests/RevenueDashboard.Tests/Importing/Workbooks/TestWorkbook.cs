using System.IO.Compression;
using System.Security;
using System.Text;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Workbooks;

/// <summary>A workbook made of parts written by hand, so that what a spreadsheet program would never write can be tested too.</summary>
internal sealed class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string Xml, string? State)> sheets = [];
    private readonly List<string> formats = [];
    private readonly List<(string Path, byte[] Bytes, CompressionLevel Level)> more = [];

    public bool Is1904 { get; init; }

    public string? SharedStrings { get; init; }

    /// <summary>Parts that are left out.</summary>
    public HashSet<string> Without { get; } = [];

    /// <summary>A sheet of rows, each "&lt;row …&gt;…&lt;/row&gt;".</summary>
    public TestWorkbook Sheet(string name, string rows, string? state = null, string before = "", string after = "") =>
        SheetXml(name, $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>""", state);

    public TestWorkbook SheetXml(string name, string xml, string? state = null)
    {
        sheets.Add((name, xml, state));
        return this;
    }

    public TestWorkbook Part(string path, byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        more.Add((path, bytes, level));
        return this;
    }

    /// <summary>The number of a style with this format; "#44" is the one that spreadsheets know by that number.</summary>
    public int Style(string code)
    {
        if (!formats.Contains(code)) formats.Add(code);
        return formats.IndexOf(code) + 1;
    }

    /// <summary>A row of texts and numbers, from column A on; null leaves a cell out, "=XML" is a cell as it stands.</summary>
    public static string Row(int number, params object?[] cells) => RowOf(number, "", cells);

    public static string RowOf(int number, string attributes, params object?[] cells)
    {
        var row = new StringBuilder($"""<row r="{number}"{attributes}>""");
        for (var i = 0; i < cells.Length; i++)
        {
            var place = $"{(char)('A' + i)}{number}";
            row.Append(cells[i] switch
            {
                null => "",
                string text when text.StartsWith("=<", StringComparison.Ordinal) => text[1..].Replace("<c", $"<c r=\"{place}\"", StringComparison.Ordinal),
                string text => $"""<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""",
                var number2 => $"""<c r="{place}"><v>{FormattableString.Invariant($"{number2}")}</v></c>""",
            });
        }

        return row.Append("</row>").ToString();
    }

    public static string Header(int number = 1) => Row(number, "month", "customer", "product", "amount");

    /// <summary>A number with a style.</summary>
    public static string Number(string stored, int style) => $"=<c s=\"{style}\"><v>{stored}</v></c>";

    public byte[] Build()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Add("_rels/.rels", $"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            var list = string.Concat(sheets.Select((sheet, i) => $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{i + 1}"{(sheet.State is null ? "" : $" state=\"{sheet.State}\"")} r:id="s{i + 1}"/>"""));
            Add("xl/workbook.xml", $"""<?xml version="1.0"?><workbook xmlns="{Main}" xmlns:r="{Relation}"><workbookPr{(Is1904 ? " date1904=\"1\"" : "")}/><sheets>{list}</sheets></workbook>""");
            var links = string.Concat(sheets.Select((_, i) => $"""<Relationship Id="s{i + 1}" Type="{Relation}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""));
            Add("xl/_rels/workbook.xml.rels", $"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}<Relationship Id="st" Type="{Relation}/styles" Target="/xl/styles.xml"/><Relationship Id="ss" Type="{Relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            var own = string.Concat(formats.Select((code, i) => code[0] == '#' && int.TryParse(code[1..], out _) ? "" : $"""<numFmt numFmtId="{164 + i}" formatCode="{SecurityElement.Escape(code)}"/>"""));
            var styles = string.Concat(formats.Select((code, i) => $"""<xf numFmtId="{(code[0] == '#' && int.TryParse(code[1..], out var known) ? known : 164 + i)}"/>"""));
            Add("xl/styles.xml", $"""<?xml version="1.0"?><styleSheet xmlns="{Main}"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>""");
            if (SharedStrings is not null) Add("xl/sharedStrings.xml", $"""<?xml version="1.0"?><sst xmlns="{Main}">{SharedStrings}</sst>""");
            for (var i = 0; i < sheets.Count; i++) Add($"xl/worksheets/sheet{i + 1}.xml", sheets[i].Xml);
            foreach (var (path, content, level) in more)
            {
                using var part = zip.CreateEntry(path, level).Open();
                part.Write(content);
            }

            void Add(string path, string xml)
            {
                if (Without.Contains(path)) return;
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        return bytes.ToArray();
    }

    public ImportFile File(string name = "july.xlsx") => ImportFile.Of(name, Build());
}
