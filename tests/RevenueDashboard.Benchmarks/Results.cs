using System.Globalization;
using System.Runtime.InteropServices;

namespace RevenueDashboard.Benchmarks;

/// <summary>Runs a group of benchmarks on one generated file and writes its part of the page of results; the other parts stay as they are.</summary>
internal static class Results
{
    private const int Customers = 10_000, Months = 36, Products = 3;

    private static readonly string[] Parts = ["Import", "Reports", "Reports on ten times the rows", "Ten times the rows", "PostgreSQL", "Open pages", "Names that look alike", "Risk"];

    public static Task WriteAsync(int runs, TextWriter console) => WriteImportAsync(Parts[0], "run", console, (command, file, folder) =>
    {
        var import = ImportBenchmark.Run(command, file, folder, runs);
        var focus = FocusBenchmark.Run(command, folder, runs);
        return Task.FromResult<IReadOnlyList<Measurement>>([import, focus]);
    });

    public static Task WriteReportsAsync(int runs, TextWriter console) => WriteImportAsync(Parts[1], "run reports", console, async (command, file, folder) =>
        await ReportBenchmark.RunAsync(command, file, Path.Combine(folder, "reports.db"), runs));

    public static Task WriteLargeReportsAsync(int runs, TextWriter console) => WriteImportAsync(Parts[2], "run large-reports", console, async (command, _, folder) =>
    {
        var large = Path.Combine(folder, "large.csv");
        SpendFileGenerator.Write(large, Customers * 10, Months, Products);
        return await ReportBenchmark.RunAsync(command, large, Path.Combine(folder, "large-reports.db"), runs);
    });

    public static Task WriteLargeAsync(int runs, TextWriter console) => WriteImportAsync(Parts[3], "run large", console, (command, file, folder) =>
        Task.FromResult<IReadOnlyList<Measurement>>(
        [
            // What a file costs by the row, and what it costs by the customer: names are known while a file is read.
            ImportBenchmark.RunLarge(command, file, "ten times the products", path => SpendFileGenerator.Write(path, Customers, Months, Products * 10), folder, runs),
            ImportBenchmark.RunLarge(command, file, "ten times the customers", path => SpendFileGenerator.Write(path, Customers * 10, Months, Products), folder, runs),
        ]));

    public static Task WritePostgresAsync(int runs, TextWriter console) => WriteImportAsync(Parts[4], "run postgres", console, (command, file, _) =>
        Task.FromResult<IReadOnlyList<Measurement>>([PostgresBenchmark.Run(command, file, runs)]));

    public static Task WritePageAsync(int runs, TextWriter console) => WriteAsync(Parts[5], "run page", console, (checkout, folder) =>
        PageBenchmark.RunAsync(checkout, Generate(folder), new Month(2022, 1) + Months, Customers, Products, folder, runs));

    public static Task WriteNamesAsync(int runs, TextWriter console) => WriteAsync(Parts[6], "run names", console, (_, _) =>
        Task.FromResult<IReadOnlyList<Measurement>>([NamesBenchmark.Run(runs)]));

    public static Task WriteRiskAsync(int runs, TextWriter console) => WriteAsync(Parts[7], "run risk", console, (_, _) =>
        Task.FromResult<IReadOnlyList<Measurement>>([RiskBenchmark.Run(runs)]));

    private static Task WriteImportAsync(string part, string arguments, TextWriter console, Func<PublishedCommand, string, string, Task<IReadOnlyList<Measurement>>> measure) =>
        WriteAsync(part, arguments, console, (checkout, folder) => measure(PublishedCommand.Publish(checkout, folder), Generate(folder), folder));

    private static string Generate(string folder)
    {
        var file = Path.Combine(folder, "spend.csv");
        SpendFileGenerator.Write(file, Customers, Months, Products);
        return file;
    }

    private static async Task WriteAsync(string part, string arguments, TextWriter console, Func<string, string, Task<IReadOnlyList<Measurement>>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("revenue-benchmarks-").FullName;
        try
        {
            var checkout = Directory.GetCurrentDirectory();
            var measurements = await measure(checkout, folder);
            foreach (var measurement in measurements) await console.WriteLineAsync(measurement.ToRow());

            var page = Path.Combine(checkout, "docs", "benchmarks.md");
            var text = Section(part, arguments, measurements);
            await File.WriteAllTextAsync(page, Page(File.Exists(page) ? await File.ReadAllTextAsync(page) : "", part, text));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Section(string part, string arguments, IReadOnlyList<Measurement> measurements) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        ## {part}

        Written by `dotnet run -c Release --project tests/RevenueDashboard.Benchmarks -- {arguments}`. Machine: {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{Load}.

        | what | ours | peer | peer's time | ratio | runs | |
        |---|---|---|---|---|---|---|
        {string.Join('\n', measurements.Select(measurement => measurement.ToRow()))}

        """);

    // Times from a machine that is busy with something else say little: the page tells.
    private static string Load => File.Exists("/proc/loadavg") ? $"; load average at the end {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";

    private static string Page(string before, string part, string section)
    {
        var kept = before.ReplaceLineEndings("\n").Split("\n## ").Skip(1).Select(text => $"## {text.TrimEnd()}\n").ToDictionary(text => text[3..text.IndexOf('\n', StringComparison.Ordinal)]);
        kept[part] = section;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Benchmarks

            One generated file: {(long)Customers * Months * Products:N0} rows, 57 MB, {Customers:N0} customers × {Months} months × {Products} products. The command line is published first (`dotnet publish`, compiled ahead of
            time) and run as it would be installed; each import is a process of its own into a new book, so that starting it and making the tables are in the time.
            The two sides run in turn on the same machine; times are medians (fastest–slowest), the ratio is the median of the pairs. Needs `sqlite3`, or `psql` and a server named by `REVENUE_TEST_POSTGRES`, on the path.

            {string.Join('\n', Parts.Where(kept.ContainsKey).Select(name => kept[name]))}
            """);
    }
}
