using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Tests.Data;

[assembly: AssemblyFixture(typeof(PostgresTemplate))]

namespace RevenueDashboard.Tests.Data;

/// <summary>An empty book that is migrated once and copied for every test; dropped after the last one.</summary>
public sealed class PostgresTemplate : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(CreateAsync);

    public static Task<string> NameAsync() => Template.Value;

    public async ValueTask DisposeAsync()
    {
        if (Template.IsValueCreated) await PostgresServer.DropAsync(await Template.Value);
    }

    private static async Task<string> CreateAsync()
    {
        var name = await PostgresServer.CreateAsync();
        await using var services = new ServiceCollection()
            .AddRevenueData(database => (database.Provider, database.ConnectionString) = (DatabaseProvider.Postgres, PostgresServer.ConnectionString(name)))
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigration>().MigrateAsync(CancellationToken.None);
        return name;
    }
}
