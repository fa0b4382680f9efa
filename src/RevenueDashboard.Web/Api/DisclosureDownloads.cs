using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Api;

/// <summary>The customers to disclose as a table and as text: the same query as the page.</summary>
public static class DisclosureDownloads
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public static IEndpointRouteBuilder MapDisclosureDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/disclosure.csv", (HttpRequest request, CubeStore cubes, DisclosurePacks packs, CancellationToken cancellation) =>
            DownloadAsync(request, cubes, packs, "csv", (pack, _, writer) => DisclosureExport.Table(pack).WriteCsv(writer), cancellation));
        routes.MapGet("/api/disclosure.txt", (HttpRequest request, CubeStore cubes, DisclosurePacks packs, CancellationToken cancellation) =>
            DownloadAsync(request, cubes, packs, "txt", (pack, address, writer) => writer.WriteLine(DisclosureText.Of(pack, address.Standard, address.WithNames)), cancellation));
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(
        HttpRequest request, CubeStore cubes, DisclosurePacks packs, string ending, Action<DisclosurePack, DisclosureAddress, TextWriter> write, CancellationToken cancellation)
    {
        var address = DisclosureAddress.Read(request.QueryString.Value ?? "");
        var cube = address.KnownOnTime is { } time ? await cubes.KnownOnAsync(time, cancellation) : await cubes.CurrentAsync(cancellation);
        if (address.PeriodOf(cube) is not { } period) return TypedResults.NotFound();

        var pack = await packs.LoadAsync(cube, period, cancellation);
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, Utf8, leaveOpen: true)) write(pack, address, writer);
        var knownOn = address.KnownOn is { } day ? FormattableString.Invariant($"-known-on-{day:yyyy-MM-dd}") : "";
        return TypedResults.File(bytes.ToArray(), ending == "csv" ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8", $"disclosure-{period.Code.ToLowerInvariant()}{knownOn}.{ending}");
    }
}
