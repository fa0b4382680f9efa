using System.Globalization;

namespace RevenueDashboard.Benchmarks;

/// <summary>A whole import through the command line beside <c>sqlite3 .import</c> of the same file into a table with the same key, in turn.</summary>
internal static class ImportBenchmark
{
    public static Measurement Run(string file, string folder, int runs)
    {
        var ours = new List<double>();
        var peer = new List<double>();
        var (peak, idle) = (0L, Idle(folder));

        // The first pair warms the file cache and is not counted.
        for (var run = 0; run <= runs; run++)
        {
            var imported = Import(file, Path.Combine(folder, $"ours-{run}.db"));
            var copied = SqliteImport(file, Path.Combine(folder, $"peer-{run}.db"));
            if (run == 0) continue;

            ours.Add(imported.Wall.TotalSeconds);
            peer.Add(copied.Wall.TotalSeconds);
            peak = Math.Max(peak, imported.PeakBytes);
        }

        return new Measurement(
            "Import through the command line: read, validate, commit, original kept",
            "sqlite3 .import, key (month, customer, product)",
            ours,
            peer,
            string.Create(CultureInfo.InvariantCulture, $"peak memory {peak / 1048576.0:0} MiB, {(peak - idle) / 1048576.0:0} MiB above a command that does nothing"));
    }

    internal static ChildRun Import(string file, string database) =>
        ChildProcess.Run("dotnet", [CommandLine, "import", file, "--yes", "--database", $"Data Source={database}"]);

    internal static long Idle(string folder) =>
        ChildProcess.Run("dotnet", [CommandLine, "batches", "--database", $"Data Source={Path.Combine(folder, "idle.db")}"]).PeakBytes;

    private static ChildRun SqliteImport(string file, string database) => ChildProcess.Run(
        "sqlite3",
        [database],
        $"""
        CREATE TABLE spend (month TEXT NOT NULL, customer TEXT NOT NULL, product TEXT NOT NULL, amount NUMERIC NOT NULL, currency TEXT NOT NULL, PRIMARY KEY (month, customer, product));
        .import --csv --skip 1 "{file}" spend
        """);

    private static string CommandLine => Path.Combine(AppContext.BaseDirectory, "revenue.dll");
}
