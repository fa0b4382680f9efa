using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;

namespace RevenueDashboard;

/// <summary>What the product is made of.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Registers everything a front end needs. The web and the command line both call this and nothing else.</summary>
    /// <param name="configure">Has the last word over section <c>Database</c> of the configuration.</param>
    public static IServiceCollection AddRevenueDashboard(this IServiceCollection services, Action<DatabaseOptions>? configure = null)
    {
        services.AddRevenueData(configure);
        services.AddOptions<ImportLimits>().Configure<IServiceProvider>((limits, provider) => limits.Read(provider.GetService<IConfiguration>())).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ImportLimits>, ImportLimits.Validator>());
        services.AddOptions<ImportOptions>().Configure<IServiceProvider>((import, provider) => import.Read(provider.GetService<IConfiguration>())).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ImportOptions>, ImportOptions.Validator>());
        services.AddOptions<BookOptions>().Configure<IServiceProvider>((book, provider) => book.Read(provider.GetService<IConfiguration>())).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BookOptions>, BookOptions.Validator>());
        services.TryAddSingleton<SpendImporter>();
        services.TryAddSingleton<ImportHistory>();
        services.TryAddSingleton<RepeatedRequests>();
        services.TryAddSingleton<ImportProfiles>();
        services.TryAddSingleton<ProblemFile>();
        services.TryAddSingleton<RestatementChain>();
        services.TryAddSingleton<OriginalLines>();
        services.TryAddSingleton<MonthBooks>();
        services.TryAddSingleton<SampleBook>();
        services.TryAddSingleton<CubeStore>();
        services.TryAddSingleton<DisclosurePacks>();
        services.TryAddSingleton<RecordLines>();
        services.TryAddSingleton<BatchLines>();
        services.TryAddSingleton<LastFile>();
        services.TryAddSingleton<ReferenceEdits>();
        services.TryAddSingleton<ReferenceBook>();
        services.TryAddSingleton<LimitHistory>();
        services.TryAddSingleton<LimitWaivers>();
        services.TryAddSingleton<LimitsOfMonth>();
        // The importer knows no limits: it is told what to look at beside the files.
        services.AddSingleton<FurtherCloseChecks>(provider => (month, cancellation) => CheckLimitsAsync(provider.GetRequiredService<LimitsOfMonth>(), month, cancellation));
        return services;
    }

    private static async Task<IReadOnlyList<CloseCheck>> CheckLimitsAsync(LimitsOfMonth limits, Month month, CancellationToken cancellation)
    {
        var (areKept, finding) = await limits.FindAsync(month, cancellation);
        // A broken limit makes no figure wrong: it is told, and the month can be closed.
        return [new CloseCheck(CloseCheck.Limits, areKept ? CheckOutcome.Ok : CheckOutcome.Note, finding)];
    }
}
