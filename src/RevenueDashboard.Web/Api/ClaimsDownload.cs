using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Web.Scope;

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

    private static async Task<FileContentHttpResult> DownloadAsync(HttpRequest request, CubeStore cubes, CancellationToken cancellation)
    {
        var address = ViewAddress.Read(request.QueryString.Value ?? "");
        var cube = address.KnownOnTime is { } time ? await cubes.KnownOnAsync(time, cancellation) : await cubes.CurrentAsync(cancellation);
        var table = ClaimsExport.Table(ClaimsReport.Of(cube));
        var knownOn = address.KnownOn is { } day ? FormattableString.Invariant($"-known-on-{day:yyyy-MM-dd}") : "";
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, Utf8, leaveOpen: true)) table.WriteCsv(writer);
        return TypedResults.File(bytes.ToArray(), "text/csv; charset=utf-8", $"claims-against-the-book{knownOn}.csv");
    }
}
