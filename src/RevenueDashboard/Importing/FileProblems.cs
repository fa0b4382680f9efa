using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>What can be wrong with a file before its rows matter.</summary>
internal static class FileProblems
{
    public static Fault Empty { get; } = new(ProblemCodes.FileEmpty, "The file is empty. Export it again.");

    public static Fault Zero { get; } = new(ProblemCodes.FileNotText,
        "This is not a text file: it contains zero bytes. If it is UTF-16 without a byte order mark, save it as UTF-8 or say --encoding utf-16le.");

    public static Fault Utf32 { get; } = new(ProblemCodes.EncodingUnknown, "The file is in UTF-32, which is not read. Save it as UTF-8.");

    public static Fault TooLarge(long size, long limit) => new(ProblemCodes.FileTooLarge, string.Create(CultureInfo.InvariantCulture,
        $"The file has {size:N0} bytes; at most {limit:N0} are accepted. Divide it by month, or have the limit raised (Import:FileSize)."));

    public static Fault NotText(string hint) => new(ProblemCodes.FileNotText, $"This is not a text file. {hint}");

    /// <param name="what">JSON, a web page.</param>
    public static Fault NotTable(string what) => new(ProblemCodes.FileNotTable,
        $"The file is {what}, whatever its name says, and no table of rows and columns. Open it where it came from, or in a spreadsheet program, and save it as CSV UTF-8 or as .xlsx.");

    public static Fault UnknownEncoding { get; } = new(ProblemCodes.EncodingUnknown,
        "This encoding is not known. Known are utf-8, utf-16, utf-16le, utf-16be and windows-1252.");

    public static Fault Contradicted(string given, string found) => new(ProblemCodes.EncodingContradicted,
        $"The file was said to be {given}, but its byte order mark says {found}. Leave --encoding out.");

    public static Fault NoMark { get; } = new(ProblemCodes.EncodingContradicted,
        "The file was said to be UTF-16 but has no byte order mark. Say utf-16le or utf-16be, or save it as UTF-8.");

    public static Fault NotUtf8(byte found, long place) => new(ProblemCodes.EncodingInvalid, string.Create(CultureInfo.InvariantCulture,
        $"Byte {place + 1:N0} of the file (0x{found:X2}) is not UTF-8. Save the file as UTF-8; if it is in Windows-1252, say --encoding windows-1252 and check the names in the preview."));

    public static Fault NotWindows1252(byte found, long place) => new(ProblemCodes.EncodingInvalid, string.Create(CultureInfo.InvariantCulture,
        $"Byte {place + 1:N0} of the file (0x{found:X2}) has no character in Windows-1252. Save the file as UTF-8."));

    public static Fault NotUtf16(string name) => new(ProblemCodes.EncodingInvalid,
        $"The file is not {name} throughout: in this line half a character stands alone. Save it as UTF-8.");

    public static Fault UnknownSeparator { get; } = new(ProblemCodes.SeparatorUnknown,
        "The first line names a separator that is not read. Separate the fields with comma, semicolon, tab or bar (|).");

    public static Fault HeaderTooLong(int limit) => new(ProblemCodes.HeaderTooLong, string.Create(CultureInfo.InvariantCulture,
        $"No header ends within the first {limit:N0} bytes. Check the line ends of the file, and whether a quote is never closed."));

    public static Fault TooManyColumns(int columns, int limit) => new(ProblemCodes.ColumnsTooMany, string.Create(CultureInfo.InvariantCulture,
        $"The header has {columns:N0} columns; at most {limit:N0} are accepted. Remove those that are not needed."));

    public static Fault ProductTwice { get; } = new(ProblemCodes.ProductGivenTwice,
        "One product was given for the whole file, but the file has a product column. Leave --product out.");

    public static Fault NoRows { get; } = new(ProblemCodes.NoRows, "The file has a header but no rows. Export it again, and check that its filter leaves something over.");

    public static Fault TotalOutOfRange(string scope) => new(ProblemCodes.TotalOutOfRange,
        $"The sum of {scope} is beyond what can be kept. Check the amounts for a missing decimal mark.");
}
