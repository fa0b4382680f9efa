using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Api;

/// <summary>How it stands with limits and goals as files: the same query as the page, the same figures.</summary>
internal static class LimitsDownloads
{
    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> LimitsAsync(HttpRequest request, CubeStore cubes, [FromServices] TimeProvider time, CancellationToken cancellation) =>
        DownloadAsync("limits", request, cubes, (cube, question) => LimitsExport.TableOf(LimitsReport.Of(cube, question, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))), cancellation);

    public static Task<Results<FileContentHttpResult, ProblemHttpResult>> GoalsAsync(HttpRequest request, CubeStore cubes, CancellationToken cancellation) =>
        DownloadAsync("goals", request, cubes, (cube, question) => LimitsExport.TableOf(GoalsReport.Of(cube, question)), cancellation);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(
        string name, HttpRequest request, CubeStore cubes, Func<RevenueCube, ReportQuestion, ReportTable> ask, CancellationToken cancellation)
    {
        var address = ViewAddress.Read(request.QueryString.Value ?? "");
        var cube = address.KnownOnTime is { } time ? await cubes.KnownOnAsync(time, cancellation) : await cubes.CurrentAsync(cancellation);
        try
        {
            var table = ask(cube.In(address.View with { Grouping = Grouping.Customer }), address.Question);
            var day = address.KnownOn is { } known ? $"-known-on-{known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
            return TypedResults.File(ReportDownloads.Csv(table), "text/csv; charset=utf-8", $"{name}{(address.To is { } to ? $"-{to}" : "")}{day}.csv");
        }
        catch (MissingRateException problem)
        {
            return TypedResults.Problem(problem.Message, statusCode: StatusCodes.Status400BadRequest, title: $"The book has no rates of {problem.Month}");
        }
        catch (UnknownProductException problem)
        {
            return TypedResults.Problem(problem.Message, statusCode: StatusCodes.Status400BadRequest, title: "The book has no such product");
        }
    }
}
