using System.Globalization;
using System.Runtime.InteropServices;

namespace RevenueDashboard.Benchmarks;

/// <summary>Runs every benchmark on one generated file and writes the page of results.</summary>
internal static class Results
{
    private const int Customers = 10_000, Months = 36, Products = 3;

    public static async Task WriteAsync(int runs, TextWriter console)
    {
        var folder = Directory.CreateTempSubdirectory("revenue-benchmarks-").FullName;
        try
        {
            var file = Path.Combine(folder, "spend.csv");
            SpendFileGenerator.Write(file, Customers, Months, Products);
            var import = ImportBenchmark.Run(file, folder, runs);
            await console.WriteLineAsync(import.ToRow());
            var focus = FocusBenchmark.Run(folder, runs);
            await console.WriteLineAsync(focus.ToRow());
            var reports = await ReportBenchmark.RunAsync(file, Path.Combine(folder, "ours-1.db"), Math.Max(runs, 15));
            foreach (var report in reports) await console.WriteLineAsync(report.ToRow());

            var page = Path.Combine(Directory.GetCurrentDirectory(), "docs", "benchmarks.md");
            await File.WriteAllTextAsync(page, Page(new FileInfo(file).Length, [import, focus, .. reports]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Page(long bytes, IReadOnlyList<Measurement> measurements) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # Benchmarks

        Written by `dotnet run -c Release --project tests/RevenueDashboard.Benchmarks -- run`; needs `sqlite3` on the path.
        One generated file: {(long)Customers * Months * Products:N0} rows, {bytes / 1_000_000.0:0} MB, {Customers:N0} customers × {Months} months × {Products} products.
        The two sides run in turn on the same machine; times are medians (fastest–slowest), the ratio is the median of the pairs. Machine: {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.

        | what | ours | peer | peer's time | ratio | runs | |
        |---|---|---|---|---|---|---|
        {string.Join('\n', measurements.Select(measurement => measurement.ToRow()))}

        """);
}
