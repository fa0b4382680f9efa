using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Api;

/// <summary>The tables of the report pages as files: the same query as the page, the same figures.</summary>
public static class ReportDownloads
{
    private const int LongestProductPart = 60;

    // With the mark at its start, without which spreadsheets read UTF-8 as something else.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly Dictionary<string, Func<RevenueCube, ViewAddress, (ReportScope Scope, ReportTable Table)>> Reports = new(StringComparer.Ordinal)
    {
        ["revenue"] = (cube, address) => RevenueReport.Of(cube, address.Question, address.By) is var report ? (report.Scope, ReportTables.Of(report)) : default,
        ["customers"] = (cube, address) => CustomersReport.Of(cube, address.Question) is var report ? (report.Scope, ReportTables.Of(report)) : default,
        ["concentration"] = (cube, address) => ConcentrationReport.Of(cube, address.Question) is var report ? (report.Scope, ReportTables.Of(report)) : default,
        ["dependence"] = (cube, address) => DependenceReport.Of(cube, address.Question) is var report ? (report.Scope, DependenceTables.Of(report, null, ofOne: false)) : default,
        ["movements"] = (cube, address) => MovementsReport.Of(cube, address.Question, address.Movements.Entities) is var report ? (report.Scope, MovementsTables.Of(report)) : default,
        ["movement-changes"] = (cube, address) => address.Movements.BridgeOf(cube, address.Question) is var detail ? (detail?.Scope ?? MovementsReport.Of(cube, address.Question).Scope, MovementsTables.Of(detail)) : default,
        ["cohorts"] = (cube, address) => CohortsReport.Of(cube, address.Question) is var report ? (report.Scope, MovementsTables.Of(report)) : default,
        ["customers-over"] = (cube, address) => CustomersOverReport.Of(cube, address.Question, address.Over.Threshold) is var report ? (report.Scope, CustomersOverExport.TableOf(report)) : default,
        ["evidence"] = (cube, address) => EvidenceReport.Of(cube, address.Question, address.Evidence.On) is var report ? (report?.Scope ?? CustomersReport.Of(cube, address.Question).Scope, EvidenceTables.OfCustomers(report)) : default,
        ["peers"] = (cube, address) => PeersReport.Of(cube, address.Question) is var report ? (report.Scope, PeersExport.TableOf(report)) : default,
        ["growth-quarters"] = (cube, address) => GrowthReport.Of(cube, address.Question) is var report ? (report.Scope, GrowthExport.TableOf(report.Quarters)) : default,
        ["growth-years"] = (cube, address) => GrowthReport.Of(cube, address.Question) is var report ? (report.Scope, GrowthExport.TableOf(report.Years)) : default,
        ["growth"] = (cube, address) => GrowthReport.Of(cube, address.Question) is var report ? (report.Scope, GrowthExport.TableOf(report)) : default,
    };

    // The pages that show groups in the place of customers.
    private static readonly HashSet<string> Grouped = ["concentration", .. ConcentrationDetailExport.Parts.Select(part => DetailName(part))];

    static ReportDownloads()
    {
        foreach (var part in ConcentrationDetailExport.Parts)
        {
            Reports[DetailName(part)] = (cube, address) => ConcentrationDetailExport.Of(cube, address.Question, part) is var (scope, table, _)
                ? (scope, table())
                : (ConcentrationReport.Of(cube, address.Question).Scope, new ReportTable([], []));
        }
    }

    public static IEndpointRouteBuilder MapReportDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/reports/{name}.csv", DownloadAsync).AddEndpointFilter(TooLargeAnswer.Filter);
        routes.MapGet("/api/reports/scenario.csv", ScenarioDownloads.ScenarioAsync).AddEndpointFilter(TooLargeAnswer.Filter);
        routes.MapGet("/api/reports/limits.csv", LimitsDownloads.LimitsAsync).AddEndpointFilter(TooLargeAnswer.Filter);
        routes.MapGet("/api/reports/goals.csv", LimitsDownloads.GoalsAsync).AddEndpointFilter(TooLargeAnswer.Filter);
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> DownloadAsync(
        string name, HttpRequest request, CubeStore cubes, CancellationToken cancellation)
    {
        if (!Reports.TryGetValue(name, out var report)) return TypedResults.NotFound();

        var address = ViewAddress.Read(request.QueryString.Value ?? "");
        var cube = address.KnownOnTime is { } time ? await cubes.KnownOnAsync(time, cancellation) : await cubes.CurrentAsync(cancellation);
        try
        {
            var view = Grouped.Contains(name) ? address.View : address.View with { Grouping = Grouping.Customer };
            var (scope, table) = report(cube.In(view), address);
            return TypedResults.File(Csv(table), "text/csv; charset=utf-8", FileName(name, scope, address));
        }
        catch (ArgumentException problem) when (name == "customers-over")
        {
            return TypedResults.Problem(problem.Message, statusCode: StatusCodes.Status400BadRequest, title: "Nothing is counted so");
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

    private static string DetailName(string part) => $"concentration-{part}";

    internal static byte[] Csv(ReportTable table)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, Utf8, leaveOpen: true)) table.WriteCsv(writer);
        return bytes.ToArray();
    }

    /// <summary><c>revenue-azure-openai-2023-07-to-2024-06-by-parent.csv</c>: what the file is about stays with it when it travels.</summary>
    internal static string FileName(string report, ReportScope scope, ViewAddress address)
    {
        List<string> parts = [report, ProductsPart(scope)];
        if (scope.Months is { } months) parts.Add(months.Count == 1 ? months.First.ToString() : $"{months.First}-to-{months.Last}");
        parts.AddRange(ViewParts(scope));
        if (scope.View.Grouping == Grouping.Customer) parts.Add(scope.IsByProduct ? "by-product" : scope.Level == EntityLevel.Parent ? "by-parent" : "by-customer");
        if (report == "revenue" && address.By != Breakdown.Product) parts.Add($"split-by-{address.By switch { Breakdown.RevenueType => "type", Breakdown.PreviousProvider => "previous-provider", var by => by.ToString().ToLowerInvariant() }}");
        if (scope.Without is not null) parts.Add("without-the-largest");
        if (address.KnownOn is { } day) parts.Add($"known-on-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        return $"{string.Join('-', parts)}.csv";
    }

    private static IEnumerable<string> ViewParts(ReportScope scope)
    {
        var view = scope.View;
        if (view.Basis != RevenueBasis.Net) yield return view.Basis == RevenueBasis.Gross ? "gross" : "gross-profit";
        if (view.IsPart) yield return "filtered";
        if (view.WithTodaysParents) yield return "todays-parents";
        if (view.RatesOf is { } rates) yield return $"rates-of-{rates}";
        if (view.Grouping != Grouping.Customer) yield return $"by-{scope.One.Replace(' ', '-')}";
    }

    // Names are a person's words: only what no file system and no header minds is kept of them.
    private static string ProductsPart(ReportScope scope)
    {
        var words = string.Join('-', scope.ProductsInWords.Split(' ', ',').Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()).Where(word => word.Length > 0));
        return words.Length is > 0 and <= LongestProductPart ? words : string.Create(CultureInfo.InvariantCulture, $"{scope.Products.Count}-products");
    }
}
