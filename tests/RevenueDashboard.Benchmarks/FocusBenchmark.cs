using System.Globalization;

namespace RevenueDashboard.Benchmarks;

/// <summary>
/// A billing export of a million lines through the command line, beside what is done by hand: <c>sqlite3 .import</c> of the same file and a
/// <c>GROUP BY</c> of the same key, which adds up in floating point.
/// </summary>
internal static class FocusBenchmark
{
    private const int Lines = 1_000_000;

    public static Measurement Run(PublishedCommand command, string folder, int runs)
    {
        var file = Path.Combine(folder, "focus.csv");
        FocusFileGenerator.Write(file, Lines);
        var (ours, peer) = (new List<double>(), new List<double>());
        var (peak, idle) = (0L, command.IdleBytes(folder));
        for (var run = 1; run <= runs; run++)
        {
            var imported = command.Import(file, Path.Combine(folder, $"focus-{run}.db"));
            ours.Add(imported.Wall.TotalSeconds);
            peak = Math.Max(peak, imported.PeakBytes);
            peer.Add(ByHand(file, Path.Combine(folder, $"focus-peer-{run}.db")).Wall.TotalSeconds);
        }

        return new Measurement(
            string.Create(CultureInfo.InvariantCulture, $"FOCUS billing export of {Lines:N0} lines, {new FileInfo(file).Length / 1_000_000.0:0} MB: read, summed exactly, committed, original kept"),
            "sqlite3 .import and GROUP BY, floating point",
            ours,
            peer,
            string.Create(CultureInfo.InvariantCulture, $"peak memory {peak / 1048576.0:0} MiB, {(peak - idle) / 1048576.0:0} MiB above a command that does nothing"));
    }

    private static ChildRun ByHand(string file, string database) => ChildProcess.Run(
        "sqlite3",
        [database],
        $"""
        .import --csv "{file}" line
        CREATE TABLE spend AS SELECT substr(BillingPeriodStart, 1, 7) AS month, SubAccountId, ServiceName, ChargeCategory, BillingCurrency, round(sum(BilledCost), 4) AS amount
        FROM line WHERE ChargeCategory <> 'Tax' GROUP BY 1, 2, 3, 4, 5;
        """);
}
