using Npgsql;

namespace RevenueDashboard.Tests.Data;

/// <summary>A server the tests may create databases on.</summary>
internal static class PostgresServer
{
    public const string Variable = "REVENUE_TEST_POSTGRES";

    public static string? Administration { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connection ? connection : null;

    public static string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(Administration) { Database = database, Pooling = false }.ConnectionString;

    /// <summary>A new database, a copy of another one if named.</summary>
    public static async Task<string> CreateAsync(string? template = null)
    {
        var name = $"revenue_test_{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"}");
        return name;
    }

    public static Task DropAsync(string name) => RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Administration) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
