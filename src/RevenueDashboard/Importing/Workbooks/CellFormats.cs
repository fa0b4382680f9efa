using System.Globalization;
using System.Xml;
using ExcelNumberFormat;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>How a cell shows its number.</summary>
internal sealed class CellFormat
{
    private readonly NumberFormat? format;

    private CellFormat(NumberFormat? format, bool showsMinusByRed = false) => (this.format, ShowsMinusByRed) = (format, showsMinusByRed);

    /// <summary>As many digits as fit: nothing was chosen, so nothing is hidden.</summary>
    public static CellFormat General { get; } = new((NumberFormat?)null);

    /// <summary>Negative numbers are red and positive ones are not: accountants read the colour as the minus.</summary>
    public bool ShowsMinusByRed { get; }

    public bool IsGeneral => format is null;

    public bool IsDate => format is { IsDateTimeFormat: true };

    public static CellFormat Of(string code)
    {
        var format = new NumberFormat(code);
        return !format.IsValid || code.Equals("General", StringComparison.OrdinalIgnoreCase) || code == "@" ? General : new CellFormat(format, IsMinusRed(code));
    }

    // Sections end at a semicolon that is neither quoted, escaped nor in brackets. With conditions of their own they are not those of positive and negative numbers.
    private static bool IsMinusRed(string code)
    {
        var sections = new List<string> { "" };
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is '\\' or '_' or '*') i++;
            else if (!quoted && c == '[') bracketed = true;
            else if (!quoted && c == ']') bracketed = false;

            if (c == ';' && !quoted && !bracketed) sections.Add("");
            else if (bracketed || c == ']') sections[^1] += char.ToUpperInvariant(c);
        }

        return sections.Count > 1 && !sections.Any(section => section.AsSpan().IndexOfAny("<=>") >= 0) && IsRed(sections[1]) && !IsRed(sections[0]);
    }

    private static bool IsRed(string brackets) => brackets.Contains("[RED]", StringComparison.Ordinal) || brackets.Contains("[COLOR3]", StringComparison.Ordinal) || brackets.Contains("[COLOR 3]", StringComparison.Ordinal);

    /// <summary>What the cell shows, in English.</summary>
    public string Show(decimal number) => format is null ? StoredNumber.ToText(number) : format.Format((double)number, CultureInfo.InvariantCulture);
}

/// <summary>The formats of a workbook by the number that cells give.</summary>
internal sealed class CellFormats
{
    // Their codes are not in the file, and their currency mark is that of whoever looks: it says nothing about the amounts.
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [5] = "#,##0_);(#,##0)", [6] = "#,##0_);(#,##0)", [7] = "#,##0.00_);(#,##0.00)", [8] = "#,##0.00_);(#,##0.00)",
        [9] = "0%", [10] = "0.00%", [11] = "0.00E+00", [12] = "# ?/?", [13] = "# ??/??", [14] = "yyyy-mm-dd", [15] = "d-mmm-yy", [16] = "d-mmm", [17] = "mmm-yy",
        [18] = "h:mm AM/PM", [19] = "h:mm:ss AM/PM", [20] = "h:mm", [21] = "h:mm:ss", [22] = "yyyy-mm-dd h:mm",
        [37] = "#,##0_);(#,##0)", [38] = "#,##0_);(#,##0)", [39] = "#,##0.00_);(#,##0.00)", [40] = "#,##0.00_);(#,##0.00)",
        [41] = "#,##0_);(#,##0)", [42] = "#,##0_);(#,##0)", [43] = "#,##0.00_);(#,##0.00)", [44] = "#,##0.00_);(#,##0.00)",
        [45] = "mm:ss", [46] = "[h]:mm:ss", [47] = "mm:ss.0", [48] = "##0.0E+0",
    };

    private readonly List<CellFormat> styles = [];

    /// <summary>The format of a style; a style that is not there shows numbers as they are.</summary>
    public CellFormat this[int style] => (uint)style < (uint)styles.Count ? styles[style] : CellFormat.General;

    public static CellFormats Read(WorkbookPackage package, string? path)
    {
        var formats = new CellFormats();
        if (path is null || !package.Has(path)) return formats;

        var own = new Dictionary<int, string>();
        var known = new Dictionary<int, CellFormat>();
        var inCells = false;
        using var xml = package.OpenXml(path);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && Number(xml, "numFmtId") is { } custom) own[custom] = xml.GetAttribute("formatCode") ?? "";
            if (xml.LocalName != "xf" || !inCells) continue;

            var id = Number(xml, "numFmtId") ?? 0;
            if (!known.TryGetValue(id, out var format)) known[id] = format = FormatOf(id, own);
            formats.styles.Add(format);
        }

        return formats;
    }

    // 27 to 36 and 50 to 58 are dates of East Asian editions.
    private static CellFormat FormatOf(int id, Dictionary<int, string> own) =>
        own.TryGetValue(id, out var code) ? CellFormat.Of(code)
        : BuiltIn.TryGetValue(id, out var builtIn) ? CellFormat.Of(builtIn)
        : id is (>= 27 and <= 36) or (>= 50 and <= 58) ? CellFormat.Of("yyyy-mm-dd")
        : CellFormat.General;

    private static int? Number(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
