using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>Files out of the history: the original as it came, and the original with its problems beside each row.</summary>
public static class ImportDownloads
{
    private const int LongestName = 150;

    public static void MapImportDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/imports/{id:int}/original", OriginalAsync);
        endpoints.MapGet("/api/imports/{id:int}/problems", ProblemsAsync);
    }

    private static async Task<Results<PushStreamHttpResult, NotFound>> OriginalAsync(int id, SpendImporter importer, ImportHistory history, CancellationToken cancellation)
    {
        if (await history.FindAsync(id, cancellation) is not { HasOriginal: true } batch) return TypedResults.NotFound();

        // Never a type that a browser would show: it is somebody else's text.
        return TypedResults.Stream(body => importer.CopyOriginalAsync(id, body, cancellation), "application/octet-stream", NameOf(batch));
    }

    /// <param name="rows"><c>problems</c> for only the rows that have one; every row otherwise.</param>
    private static async Task<Results<PushStreamHttpResult, NotFound, ValidationProblem>> ProblemsAsync(
        int id, string? rows, ProblemFile problems, ImportHistory history, CancellationToken cancellation)
    {
        if (rows is not (null or "all" or "problems"))
            return ImportFaults.NotKnown(new Dictionary<string, string[]> { ["rows"] = ["Write all or problems."] });
        if (await history.FindAsync(id, cancellation) is not { ProblemCount: > 0 } batch) return TypedResults.NotFound();

        var which = rows == "problems" ? ProblemRows.WithProblems : ProblemRows.All;
        return TypedResults.Stream(
            body => problems.WriteAsync(id, body, which, cancellation), "text/csv; charset=utf-8", $"{Path.GetFileNameWithoutExtension(NameOf(batch))}-problems.csv");
    }

    /// <summary>
    /// The name under which a file goes out: as its owner called it, without what could be a folder, end a header, hide its kind or be turned around.
    /// </summary>
    internal static string NameOf(BatchEntry batch)
    {
        var name = new StringBuilder();
        foreach (var rune in batch.FileName.EnumerateRunes())
        {
            var isSafe = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                && !(rune.IsAscii && "\"*/:<>?\\|;%".Contains((char)rune.Value, StringComparison.Ordinal));
            name.Append(isSafe ? rune.ToString() : "_");
            if (name.Length >= LongestName) break;
        }

        var kept = name.ToString().Trim(' ', '.');
        return kept.Trim('_').Length > 0 ? kept : string.Create(CultureInfo.InvariantCulture, $"batch-{batch.Id}.csv");
    }
}
