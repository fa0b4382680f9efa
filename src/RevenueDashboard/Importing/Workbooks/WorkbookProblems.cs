using System.Globalization;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>What can be wrong with a workbook before its cells are fields.</summary>
internal static class WorkbookProblems
{
    public static Fault Damaged { get; } = new(ProblemCodes.WorkbookDamaged, "The workbook is damaged. Open it in the spreadsheet program, save it again as .xlsx, and import that.");

    public static Fault Macros { get; } = new(ProblemCodes.WorkbookMacros, "The workbook contains macros. Save it as an Excel workbook without macros (.xlsx).");

    public static Fault Binary { get; } = new(ProblemCodes.WorkbookBinary, "It is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx).");

    public static Fault OpenDocument { get; } = new(ProblemCodes.WorkbookBinary, "It is an OpenDocument file. Save it as an Excel workbook (.xlsx), or the sheet as CSV UTF-8.");

    public static Fault NoSheet { get; } = new(ProblemCodes.SheetEmpty, "No visible sheet of the workbook has anything in it. Name a hidden one with --sheet if that is what is meant.");

    public static Fault Merged(string range) => new(ProblemCodes.CellMerged, $"The cells {range} are merged: only the first of them has the value. Unmerge them and fill the value into each row.");

    public static Fault Error(string text) => new(ProblemCodes.CellError, $"The formula of this cell failed: {text}. Correct it in the spreadsheet.");

    public static Fault NotCalculated { get; } = new(ProblemCodes.CellNotCalculated,
        "This cell has a formula, and its result is not stored in the file. Open the workbook in the spreadsheet program, save it there, and import that.");

    public static Fault TooLarge(string what) => new(ProblemCodes.WorkbookTooLarge, $"The workbook unpacks to more than is accepted: {what}. Copy the sheet into a new workbook, or save it as CSV UTF-8.");

    public static Fault UnknownSheet(string asked, IEnumerable<string> names) => new(ProblemCodes.SheetUnknown,
        $"The workbook has no sheet \"{Excerpt.Of(asked)}\". Its sheets are {string.Join(", ", names.Select(name => $"\"{Excerpt.Of(name)}\""))}.");

    public static string Bytes(long count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} bytes");
}
