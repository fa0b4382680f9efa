using System.Globalization;

namespace RevenueDashboard.Benchmarks;

/// <summary>A whole import through the command line beside <c>sqlite3 .import</c> of the same file into a table with the same key, in turn.</summary>
internal static class ImportBenchmark
{
    public static Measurement Run(PublishedCommand command, string file, string folder, int runs)
    {
        var (ours, peer) = (new List<double>(), new List<double>());
        var (peak, idle) = (0L, command.IdleBytes(folder));

        // The first pair warms the file cache and is not counted.
        for (var run = 0; run <= runs; run++)
        {
            var imported = command.Import(file, Path.Combine(folder, $"ours-{run}.db"));
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
            Memory(peak, idle));
    }

    /// <summary>Ten times the rows beside the rows, both through the command line, in turn.</summary>
    public static Measurement RunLarge(PublishedCommand command, string small, string large, string folder, int runs)
    {
        var (ofSmall, ofLarge) = (new List<double>(), new List<double>());
        var (peak, idle) = (0L, command.IdleBytes(folder));
        for (var run = 0; run < runs; run++)
        {
            var (smallBook, largeBook) = (Path.Combine(folder, "small.db"), Path.Combine(folder, "large.db"));
            ofSmall.Add(command.Import(small, smallBook).Wall.TotalSeconds);
            var imported = command.Import(large, largeBook);
            ofLarge.Add(imported.Wall.TotalSeconds);
            peak = Math.Max(peak, imported.PeakBytes);
            foreach (var book in Directory.GetFiles(folder, "*.db*")) File.Delete(book);
        }

        return new Measurement("Import of ten times the rows through the command line", "the rows once, through the command line", ofLarge, ofSmall, Memory(peak, idle));
    }

    private static string Memory(long peak, long idle) => string.Create(
        CultureInfo.InvariantCulture, $"peak memory {peak / 1048576.0:0} MiB, {(peak - idle) / 1048576.0:0} MiB above a command that does nothing");

    private static ChildRun SqliteImport(string file, string database) => ChildProcess.Run(
        "sqlite3",
        [database],
        $"""
        CREATE TABLE spend (month TEXT NOT NULL, customer TEXT NOT NULL, product TEXT NOT NULL, amount NUMERIC NOT NULL, currency TEXT NOT NULL, PRIMARY KEY (month, customer, product));
        .import --csv --skip 1 "{file}" spend
        """);
}
