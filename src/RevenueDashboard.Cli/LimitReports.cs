using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue report limits</c>: how it stands with each limit in force, and as JSON how it goes with each goal.</summary>
internal static class LimitReports
{
    /// <summary>The day (UTC) whose waivers count.</summary>
    public static DateOnly TodayOf(IServiceProvider services) => DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Limits(RevenueCube cube, ReportQuestion question, DateOnly today)
    {
        var report = LimitsReport.Of(cube, question, today);
        return (report.Scope, () => LimitsExport.TableOf(report), () => LimitsExport.JsonOf(report, GoalsReport.Of(cube, question)));
    }
}
