using System.Globalization;
using Npgsql;

namespace RevenueDashboard.Benchmarks;

/// <summary>A whole import into PostgreSQL through the command line beside <c>psql \copy</c> of the same file into a table with the same key, in turn.</summary>
internal static class PostgresBenchmark
{
    private const string Setting = "REVENUE_TEST_POSTGRES";

    public static Measurement Run(PublishedCommand command, string file, int runs)
    {
        var server = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Setting) ?? throw new InvalidOperationException($"{Setting} names no server to make databases on."));
        var (ours, peer) = (new List<double>(), new List<double>());
        for (var run = 0; run <= runs; run++)
        {
            var imported = OnNewDatabase(server, name => command.Run(["import", file, "--yes"], new Dictionary<string, string>
            {
                ["Database__Provider"] = "Postgres",
                ["Database__ConnectionString"] = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString,
            }));
            var copied = OnNewDatabase(server, name => Psql(
                server,
                name,
                $"""
                CREATE TABLE spend (month text NOT NULL, customer text NOT NULL, product text NOT NULL, amount numeric NOT NULL, currency text NOT NULL, PRIMARY KEY (month, customer, product));
                \copy spend FROM '{file}' WITH (FORMAT csv, HEADER true)
                """));
            if (run == 0) continue;

            ours.Add(imported.Wall.TotalSeconds);
            peer.Add(copied.Wall.TotalSeconds);
        }

        return new Measurement(
            "Import into PostgreSQL through the command line: read, validate, commit, original kept",
            "psql \\copy, key (month, customer, product)",
            ours,
            peer,
            string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {Psql(server, server.Database!, "SHOW server_version").Output.Trim()}, default settings, on the same machine"));
    }

    private static ChildRun OnNewDatabase(NpgsqlConnectionStringBuilder server, Func<string, ChildRun> work)
    {
        var name = $"revenue_benchmark_{Guid.NewGuid():N}";
        Psql(server, server.Database!, $"CREATE DATABASE {name}");
        try
        {
            return work(name);
        }
        finally
        {
            Psql(server, server.Database!, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static ChildRun Psql(NpgsqlConnectionStringBuilder server, string database, string script) => ChildProcess.Run(
        "psql",
        ["-X", "-q", "-t", "-v", "ON_ERROR_STOP=1", "-h", server.Host!, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, "-d", database],
        script);
}
