using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Api;

/// <summary>Reference data as files in the columns they are imported in: download, correct in a spreadsheet, import.</summary>
public static class ReferenceDownloads
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly Dictionary<string, FileKind> Kinds = new(StringComparer.Ordinal)
    {
        ["customers"] = FileKind.Customers, ["products"] = FileKind.Products, ["rates"] = FileKind.ExchangeRates, ["totals"] = FileKind.ReportedTotals, ["series"] = FileKind.ReferenceSeries, ["claims"] = FileKind.Claims,
        ["events"] = FileKind.Events, ["roles"] = FileKind.Roles, ["limits"] = FileKind.Limits, ["goals"] = FileKind.Goals,
    };

    public static IEndpointRouteBuilder MapReferenceDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/reference/{name}.csv", DownloadAsync);
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(string name, ReferenceBook book, CancellationToken cancellation)
    {
        if (!Kinds.TryGetValue(name, out var kind)) return TypedResults.NotFound();

        var table = (await book.LoadAsync(cancellation)).TableOf(kind);
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, Utf8, leaveOpen: true)) table.WriteCsv(writer);
        return TypedResults.File(bytes.ToArray(), "text/csv; charset=utf-8", $"{name}.csv");
    }
}
