using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Web.Api;

/// <summary>Claims with their figures and verdicts as a file.</summary>
public static class ClaimsDownload
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public static IEndpointRouteBuilder MapClaimsDownload(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/claims.csv", DownloadAsync);
        return routes;
    }

    private static async Task<FileContentHttpResult> DownloadAsync(CubeStore cubes, CancellationToken cancellation)
    {
        var table = ClaimsExport.Table(ClaimsReport.Of(await cubes.CurrentAsync(cancellation)));
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, Utf8, leaveOpen: true)) table.WriteCsv(writer);
        return TypedResults.File(bytes.ToArray(), "text/csv; charset=utf-8", "claims-against-the-book.csv");
    }
}
