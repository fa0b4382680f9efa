using Microsoft.Data.Sqlite;

namespace RevenueDashboard.Benchmarks.Faults;

/// <summary>Books in files of their own.</summary>
internal sealed class SqliteKills(PublishedCommand command, string folder) : IKilledBook
{
    private int number;

    public string Name => "SQLite";

    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    public string[] Arguments(string connection) => ["--database", connection];

    public string CreateWith(string file)
    {
        var path = Path.Combine(folder, "template.db");
        command.Run(["import", file, "--yes", .. Arguments($"Data Source={path}")]);
        return path;
    }

    public KilledCopy CopyOf(string template)
    {
        var path = Path.Combine(folder, $"killed-{number++}.db");
        File.Copy(template, path);
        return new Copy(path);
    }

    private sealed class Copy(string path) : KilledCopy($"Data Source={path}")
    {
        public override long CountRecords() => (long)Scalar("SELECT count(*) FROM Records JOIN Batches ON Batches.Id = Records.BatchId WHERE Batches.State = 1")!;

        public override string? Integrity() => Scalar("PRAGMA integrity_check") is "ok" ? null : "the integrity check found faults";

        public override void Dispose()
        {
            foreach (var file in (string[])[path, path + "-wal", path + "-shm", path + ".lock"]) File.Delete(file);
        }

        private object? Scalar(string sql)
        {
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }
}
