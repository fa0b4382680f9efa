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
    /// <param name="of">What there is ten times of.</param>
    /// <param name="write">Writes the large file.</param>
    public static Measurement RunLarge(PublishedCommand command, string small, string of, Action<string> write, string folder, int runs)
    {
        var large = Path.Combine(folder, "large.csv");
        write(large);
        var (ofSmall, ofLarge) = (new List<double>(), new List<double>());
        var (peak, peakOfSmall, idle) = (0L, 0L, command.IdleBytes(folder));
        for (var run = 0; run < runs; run++)
        {
            var (smallBook, largeBook) = (Path.Combine(folder, "small.db"), Path.Combine(folder, "large.db"));
            var once = command.Import(small, smallBook);
            ofSmall.Add(once.Wall.TotalSeconds);
            peakOfSmall = Math.Max(peakOfSmall, once.PeakBytes);
            var imported = command.Import(large, largeBook);
            ofLarge.Add(imported.Wall.TotalSeconds);
            peak = Math.Max(peak, imported.PeakBytes);
            foreach (var book in Directory.GetFiles(folder, "*.db*")) File.Delete(book);
        }

        File.Delete(large);
        return new Measurement(
            $"Import of ten times the rows, by {of}", "the rows once", ofLarge, ofSmall, string.Create(CultureInfo.InvariantCulture, $"{Memory(peak, idle)}; of the rows once {peakOfSmall / 1048576.0:0} MiB"));
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
