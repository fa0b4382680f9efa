using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>Says what was done to a file on its owner's word.</summary>
internal static class SummaryNotes
{
    public static IEnumerable<string> Of(long linesAbove, long totalRows, SpendRounding? rounding)
    {
        if (linesAbove > 0) yield return Count(linesAbove, "line above the header was left out.", "lines above the header were left out.");
        if (totalRows > 0) yield return Count(totalRows, "row was left out as a total of others.", "rows were left out as totals of others.");
        if (rounding is null) yield break;

        var changes = string.Join(", ", rounding.Differences.Select(difference => difference.ToString()));
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{Count(rounding.Lines, "line was", "lines were")} added up exactly into {Count(rounding.Records, "record", "records")} and each was rounded once; that changes the total by {changes}.");
    }

    /// <summary>Rows that are called credits and add to the revenue; null when there are none.</summary>
    /// <param name="firstLine">The line of the first.</param>
    public static string? OfCharges(long credits, long firstLine) => credits == 0 ? null : string.Create(CultureInfo.InvariantCulture,
        $"{Count(credits, "row of the revenue type credit has", "rows of the revenue type credit have")} a positive amount, first in line {firstLine}, and {(credits == 1 ? "adds" : "add")} to the revenue. A credit that lessens it is negative.");

    private static string Count(long count, string one, string several) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : several)}");
}
