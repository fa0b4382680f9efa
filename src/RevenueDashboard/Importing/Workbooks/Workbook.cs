using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace RevenueDashboard.Importing.Workbooks;

/// <param name="Name">As the tab shows it.</param>
/// <param name="Path">The part that holds its cells.</param>
internal sealed record WorkbookSheet(string Name, string Path, bool IsVisible);

/// <summary>What the cells of all sheets refer to: the list of sheets, the calendar, the formats and the texts.</summary>
internal sealed class Workbook
{
    private const string Relationships = "_rels/.rels";

    private Workbook(IReadOnlyList<WorkbookSheet> sheets, bool is1904, SharedTexts texts, CellFormats formats) => (Sheets, Is1904, Texts, Formats) = (sheets, is1904, texts, formats);

    /// <summary>In the order of the tabs; charts and dialogs are left out.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <summary>Days are counted from 1904, as the first spreadsheets of the Macintosh did.</summary>
    public bool Is1904 { get; }

    public SharedTexts Texts { get; }

    public CellFormats Formats { get; }

    /// <exception cref="WorkbookException">It cannot be read.</exception>
    /// <exception cref="XmlException">It cannot be read.</exception>
    public static Workbook Read(WorkbookPackage package)
    {
        RefuseMacros(package);
        var main = Links(package, Relationships, "").Values.FirstOrDefault(link => link.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Path
            ?? throw new WorkbookException(WorkbookProblems.Damaged);
        var slash = main.LastIndexOf('/');
        var folder = slash < 0 ? "" : main[..slash];
        var links = Links(package, $"{(folder.Length == 0 ? "" : folder + "/")}_rels/{main[(slash + 1)..]}.rels", folder);

        var sheets = new List<WorkbookSheet>();
        var is1904 = false;
        using (var xml = package.OpenXml(main))
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "workbookPr") is1904 = IsTrue(xml.GetAttribute("date1904"));
                if (xml.LocalName != "sheet") continue;

                var name = xml.GetAttribute("name");
                var id = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
                if (name is null || id is null || !links.TryGetValue(id, out var link)) throw new WorkbookException(WorkbookProblems.Damaged);
                if (link.Type.EndsWith("/worksheet", StringComparison.Ordinal)) sheets.Add(new WorkbookSheet(name, link.Path, xml.GetAttribute("state") is null or "visible"));
            }
        }

        return new Workbook(sheets, is1904, SharedTexts.Read(package, PathOf("/sharedStrings")), CellFormats.Read(package, PathOf("/styles")));

        string? PathOf(string type) => links.Values.FirstOrDefault(link => link.Type.EndsWith(type, StringComparison.Ordinal)).Path;
    }

    public static bool IsTrue(string? text) => text is "1" or "true" or "on";

    // A macro workbook that was renamed says what it is here, also when its macros have another name.
    private static void RefuseMacros(WorkbookPackage package)
    {
        using var xml = package.OpenXml("[Content_Types].xml");
        while (xml.Read())
        {
            var type = xml.NodeType == XmlNodeType.Element ? xml.GetAttribute("ContentType") ?? "" : "";
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) throw new WorkbookException(WorkbookProblems.Macros);
        }
    }

    private static Dictionary<string, (string Type, string Path)> Links(WorkbookPackage package, string path, string folder)
    {
        var links = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (!package.Has(path)) throw new WorkbookException(WorkbookProblems.Damaged);

        using var xml = package.OpenXml(path);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External") continue;
            if (xml.GetAttribute("Id") is not { } id || xml.GetAttribute("Type") is not { } type || xml.GetAttribute("Target") is not { } target) throw new WorkbookException(WorkbookProblems.Damaged);
            links[id] = (type, Resolve(folder, target));
        }

        return links;
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        var path = target.StartsWith('/') ? target : $"{folder}/{target}";
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or "..")) steps.Add(step);
        }

        return string.Join('/', steps);
    }
}

/// <summary>The texts that cells share, as UTF-8 one behind the other: a string each would cost four times as much.</summary>
internal sealed class SharedTexts
{
    private readonly ArrayBufferWriter<byte> texts = new();
    private readonly List<int> ends = [];

    /// <summary>The text of a number; null when there is none.</summary>
    public string? this[int number]
    {
        get
        {
            if ((uint)number >= (uint)ends.Count) return null;
            var start = number == 0 ? 0 : ends[number - 1];
            return Encoding.UTF8.GetString(texts.WrittenSpan[start..ends[number]]);
        }
    }

    public static SharedTexts Read(WorkbookPackage package, string? path)
    {
        var shared = new SharedTexts();
        if (path is null || !package.Has(path)) return shared;

        using var xml = package.OpenXml(path);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            shared.texts.Write(Encoding.UTF8.GetBytes(RichText.Read(xml)));
            shared.ends.Add(shared.texts.WrittenCount);
        }

        return shared;
    }
}

/// <summary>A text of one or more pieces, each with a look of its own.</summary>
internal static class RichText
{
    /// <summary>Characters. A spreadsheet takes 32,767 in a cell.</summary>
    private const int LongestText = 1024 * 1024;

    /// <summary>Reads the element the reader stands on. How a name is pronounced (rPh) is no part of it.</summary>
    public static string Read(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";

        var text = new StringBuilder();
        var depth = xml.Depth;
        var inText = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") SkipWithin(xml);
            else if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement) inText = xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && !xml.IsEmptyElement;
            else if (inText) Append(text, xml);
        }

        return Unescape(text.ToString());
    }

    /// <summary>Adds what stands between two tags, however the parser divides it.</summary>
    public static void Append(StringBuilder text, XmlReader xml)
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) return;

        // The parser holds at most one piece of plain text (PackagePart bounds it), but a CDATA section of any length.
        if (xml.NodeType != XmlNodeType.CDATA) text.Append(xml.Value);
        else
        {
            var piece = new char[4096];
            int read;
            while ((read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0 && text.Length <= LongestText) text.Append(piece, 0, read);
        }

        if (text.Length > LongestText) throw new WorkbookException(WorkbookProblems.TooLarge(string.Create(CultureInfo.InvariantCulture, $"a cell of more than {LongestText:N0} characters")));
    }

    // Characters that XML cannot hold are written _x000D_. Half characters and zero are left as they stand: they are no text.
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal)) return text;

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code != 0 && !char.IsSurrogate((char)code))
            {
                plain.Append((char)code);
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static void SkipWithin(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }
}
