using System.Globalization;

namespace RevenueDashboard.Importing.Workbooks;

/// <summary>What only the owner of a workbook can say.</summary>
internal static class SheetQuestions
{
    public const string Include = "include";
    public const string LeaveOut = "leave-out";
    public const string Stored = "stored";
    public const string Shown = "shown";

    /// <param name="rows">With something in them.</param>
    /// <param name="hasMore">There are more rows than were counted.</param>
    /// <param name="first">The first of them.</param>
    public static string Describe(string sheet, int rows, bool hasMore, int columns, string first) =>
        Say($"{Excerpt.Of(sheet)}: {(hasMore ? "more than " : "")}{rows:N0} {(rows == 1 ? "row" : "rows")}, {columns:N0} {(columns == 1 ? "column" : "columns")}; begins with {Excerpt.Of(first)}");

    public static ImportQuestion Sheet(IEnumerable<WorkbookSheet> sheets, IEnumerable<string> evidence) => new(ImportQuestion.Sheet, "Which sheet of the workbook is the file?", [.. evidence],
        [.. sheets.Select(sheet => new ImportChoice(sheet.Name, $"The sheet \"{Excerpt.Of(sheet.Name)}\""))]) { IsAboutReading = true };

    public static ImportQuestion HiddenRows(string sheet, long count, IReadOnlyList<string> evidence) => new(ImportQuestion.HiddenRows,
        Say($"{count:N0} {(count == 1 ? "row" : "rows")} of the sheet \"{Excerpt.Of(sheet)}\" {(count == 1 ? "is" : "are")} hidden, by hand or by a filter. Are they part of the file?"), evidence,
        [new ImportChoice(Include, "Read the hidden rows as well"), new ImportChoice(LeaveOut, "Leave the hidden rows out")]) { IsAboutReading = true };

    public static ImportQuestion HiddenDecimals(long count, IReadOnlyList<string> evidence) => new(ImportQuestion.HiddenDecimals,
        Say($"{count:N0} {(count == 1 ? "number shows" : "numbers show")} another value than the cell holds, because the format rounds or scales it, or writes its sign or its marks otherwise. Which one counts?"), evidence,
        [new ImportChoice(Stored, "What the cells hold"), new ImportChoice(Shown, "What the sheet shows")]) { IsAboutReading = true };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The first examples of something, and how often it occurs.</summary>
internal sealed class Examples
{
    private const int Kept = 5;

    private readonly List<string> first = [];

    public long Count { get; private set; }

    public IReadOnlyList<string> First => first;

    public void Add(Func<string> example)
    {
        Count++;
        if (first.Count < Kept) first.Add(example());
    }
}
