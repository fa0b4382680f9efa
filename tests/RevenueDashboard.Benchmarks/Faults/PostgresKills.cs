using Npgsql;

namespace RevenueDashboard.Benchmarks.Faults;

/// <summary>Books in databases of their own, on the server that <c>REVENUE_TEST_POSTGRES</c> names.</summary>
internal sealed class PostgresKills(PublishedCommand command, string server) : IKilledBook
{
    private int number;

    public string Name => "PostgreSQL";

    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["Database__Provider"] = "Postgres" };

    public string[] Arguments(string connection) => ["--database", connection];

    public string CreateWith(string file)
    {
        var name = $"revenue_kill_{Guid.NewGuid():N}";
        Run($"CREATE DATABASE {name} TEMPLATE template0");
        command.Run(["import", file, "--yes", .. Arguments(ConnectionTo(name))], Environment);
        return name;
    }

    public KilledCopy CopyOf(string template)
    {
        var name = $"{template}_{number++}";
        Run($"CREATE DATABASE {name} TEMPLATE {template}");
        return new Copy(this, name);
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = false }.ConnectionString;

    private void Run(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private sealed class Copy(PostgresKills owner, string name) : KilledCopy(owner.ConnectionTo(name))
    {
        public override long CountRecords() => (long)Scalar("""SELECT count(*) FROM "Records" r JOIN "Batches" b ON b."Id" = r."BatchId" WHERE b."State" = 1""")!;

        // Rows of a batch that is not there would be what a half-done import left.
        public override string? Integrity() =>
            (long)Scalar("""SELECT count(*) FROM "Records" r WHERE NOT EXISTS (SELECT 1 FROM "Batches" b WHERE b."Id" = r."BatchId")""")! == 0 ? null : "records without a batch";

        public override void Dispose() => owner.Run($"DROP DATABASE {name} WITH (FORCE)");

        private object? Scalar(string sql)
        {
            using var connection = new NpgsqlConnection(Connection);
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            return command.ExecuteScalar();
        }
    }
}
