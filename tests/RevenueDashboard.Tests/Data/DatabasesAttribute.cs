using System.Reflection;
using RevenueDashboard.Data;
using Xunit.Sdk;
using Xunit.v3;

namespace RevenueDashboard.Tests.Data;

/// <summary>Runs a theory on both databases; PostgreSQL only where there is one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow<DatabaseProvider>(DatabaseProvider.Sqlite),
        new TheoryDataRow<DatabaseProvider>(DatabaseProvider.Postgres)
        {
            Skip = PostgresServer.Administration is null ? $"{PostgresServer.Variable} is not set: it names a server to create databases on." : null,
        },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
