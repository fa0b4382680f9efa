using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;
using RevenueDashboard.Web.Components.Pages.Risk;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Api;

/// <summary>Scenarios as a file, inputs and limits after each included: the same query as the page, the same figures.</summary>
internal static class ScenarioDownloads
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ScenarioAsync(HttpRequest request, CubeStore cubes, [FromServices] TimeProvider time, CancellationToken cancellation)
    {
        var address = ViewAddress.Read(request.QueryString.Value ?? "");
        var book = address.KnownOnTime is { } known ? await cubes.KnownOnAsync(known, cancellation) : await cubes.CurrentAsync(cancellation);
        try
        {
            var cube = book.In(address.View with { Grouping = Grouping.Customer });
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var table = ScenarioExport.TableOf([.. ComparedScenario.Of(cube, address, today).Select(line => (line.Name, line.Report, line.Limits))]);
            return TypedResults.File(ReportDownloads.Csv(table), "text/csv; charset=utf-8", ReportDownloads.FileName("scenario", ConcentrationReport.Of(cube, address.Question).Scope, address));
        }
        catch (MissingRateException problem)
        {
            return TypedResults.Problem(problem.Message, statusCode: StatusCodes.Status400BadRequest, title: $"The book has no rates of {problem.Month}");
        }
        catch (UnknownProductException problem)
        {
            return TypedResults.Problem(problem.Message, statusCode: StatusCodes.Status400BadRequest, title: "The book has no such product");
        }
        catch (ArgumentException problem)
        {
            return TypedResults.Problem(problem.Message, statusCode: StatusCodes.Status400BadRequest, title: "This scenario cannot be worked out");
        }
    }
}
