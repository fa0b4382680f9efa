using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>Lines that repeat the customer, month, product, revenue type and currency of an earlier one: parts of a sum, or a mistake. Only the owner knows.</summary>
internal static class RepeatedLines
{
    public const string Sum = "sum";
    public const string Refuse = "refuse";

    private const int LinesShown = 5;

    public static ImportQuestion? Question(FileSummary summary)
    {
        if (summary.RepeatedRows == 0) return null;

        var message = summary.RepeatedRows == 1
            ? "One line repeats the customer, month, product, revenue type and currency of an earlier line. Add it up, or refuse the file?"
            : string.Create(CultureInfo.InvariantCulture, $"{summary.RepeatedRows:N0} lines repeat the customer, month, product, revenue type and currency of an earlier line. Add them up, or refuse the file?");

        return new ImportQuestion(ImportQuestion.RepeatedLines, message, [.. summary.FirstRepeated.Take(LinesShown).Select(Describe)],
            [new ImportChoice(Sum, "Add up: every line is revenue of its own"), new ImportChoice(Refuse, "Refuse the file: list the lines as problems")]);
    }

    /// <summary>A problem for each repeated line that was noted.</summary>
    public static IReadOnlyList<ImportProblem> Problems(FileSummary summary) => [.. summary.FirstRepeated.Select(line => new ImportProblem(
        line.Line, null, ProblemCodes.LineRepeated, "An earlier line has the same customer, month, product, revenue type and currency. Join the lines, or import the file with repeated lines added up.", Excerpt(line)))];

    private static string Describe(RepeatedLine line) => string.Create(CultureInfo.InvariantCulture, $"Line {line.Line}: {Excerpt(line)}.");

    private static string Excerpt(RepeatedLine line)
    {
        var text = $"{line.Month}, {line.Customer}, {line.Product}, {line.RevenueType}";
        return text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
    }
}
