using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Tests.Data;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void Without_configuration_the_book_is_a_file_of_the_person_who_starts_the_program()
    {
        var options = Options([]);
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

        Assert.Equal(DatabaseProvider.Sqlite, options.Provider);
        Assert.Equal(Path.Combine(folder, "RevenueDashboard", "revenue.db"), new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
    }

    [Fact]
    public void The_configuration_chooses_the_database()
    {
        var options = Options(new() { ["Database:Provider"] = "postgres", ["Database:ConnectionString"] = "Host=db;Database=revenue" });
        Assert.Equal((DatabaseProvider.Postgres, "Host=db;Database=revenue"), (options.Provider, options.ConnectionString));
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Options(new() { ["Database:Provider"] = "Oracle", ["Database:ConnectionString"] = "" }));
        Assert.Collection(
            refusal.Failures,
            failure => Assert.StartsWith("Database:Provider is \"Oracle\"", failure, StringComparison.Ordinal),
            failure => Assert.StartsWith("Database:ConnectionString is empty", failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sqlite", "Data Source=:memory:", "is in memory")]
    [InlineData("Sqlite", "Mode=ReadOnly", "names no file")]
    [InlineData("Sqlite", "Host=db", "is not one for SQLite")]
    [InlineData("Postgres", "Database=revenue", "names no server")]
    [InlineData("Postgres", "Host=db", "names no database")]
    [InlineData("Postgres", "Data Source=revenue.db;Cache=Shared", "is not one for PostgreSQL")]
    public void A_connection_that_cannot_work_is_refused_with_the_reason(string provider, string connection, string reason)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Options(new() { ["Database:Provider"] = provider, ["Database:ConnectionString"] = connection }));
        Assert.Contains(reason, Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    private static DatabaseOptions Options(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        using var provider = services.AddRevenueData().BuildServiceProvider();
        return provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
    }
}
