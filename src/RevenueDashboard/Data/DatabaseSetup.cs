using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data.Postgres;
using RevenueDashboard.Data.Sqlite;

namespace RevenueDashboard.Data;

/// <summary>Registers the book: <see cref="IDbContextFactory{TContext}"/> of <see cref="RevenueContext"/> for whichever database is configured.</summary>
public static class DatabaseSetup
{
    /// <summary>Reads section <c>Database</c> of the configuration; wrong settings stop the start with every message.</summary>
    /// <param name="configure">Has the last word over the configuration.</param>
    public static IServiceCollection AddRevenueData(this IServiceCollection services, Action<DatabaseOptions>? configure = null)
    {
        var options = services.AddOptions<DatabaseOptions>().Configure<IServiceProvider>((database, provider) => database.Read(provider.GetService<IConfiguration>()));
        if (configure is not null) options.Configure(configure);
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseOptions.Validator>());

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DatabaseMigration>();
        services.TryAddSingleton<BookWriter>();
        services.AddDbContextFactory<SqliteRevenueContext>((provider, builder) => builder
            .UseSqlite(ConnectionString(provider))
            .ConfigureWarnings(TestedAtBuild)
            .AddInterceptors(SqliteConnectionSettings.Instance));
        services.AddDbContextFactory<PostgresRevenueContext>((provider, builder) => builder
            .UseNpgsql(ConnectionString(provider))
            .ConfigureWarnings(TestedAtBuild));

        // The factory of a base class: EF only registers that of the class itself.
        services.TryAddSingleton<IDbContextFactory<RevenueContext>>(provider =>
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Postgres
                ? new Factory<PostgresRevenueContext>(provider.GetRequiredService<IDbContextFactory<PostgresRevenueContext>>())
                : new Factory<SqliteRevenueContext>(provider.GetRequiredService<IDbContextFactory<SqliteRevenueContext>>()));

        return services;
    }

    // That the migrations say what the model says is a test. Comparing both once more takes half of the time in which a new database is made.
    private static void TestedAtBuild(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);

    private static string ConnectionString(IServiceProvider provider) => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString;

    private sealed class Factory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<RevenueContext> where TContext : RevenueContext
    {
        public RevenueContext CreateDbContext() => contexts.CreateDbContext();

        public async Task<RevenueContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await contexts.CreateDbContextAsync(cancellationToken);
    }
}
