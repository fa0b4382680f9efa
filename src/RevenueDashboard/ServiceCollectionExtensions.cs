using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard;

/// <summary>What the product is made of.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Registers everything a front end needs. The web and the command line both call this and nothing else.</summary>
    public static IServiceCollection AddRevenueDashboard(this IServiceCollection services) => services
        .AddRevenueData()
        .AddSingleton<CubeStore>()
        .AddSingleton<RecordLines>();
}
