using System.Globalization;

namespace RevenueDashboard.Benchmarks.Faults;

/// <summary>Does what is done to the product and writes what came of it into docs/faults.md.</summary>
internal static class FaultRun
{
    public const int UsualSqliteKills = 200;
    public const int UsualPostgresKills = 50;

    /// <returns>Whether every promise held.</returns>
    public static async Task<bool> RunAsync(int seed, int sqliteKills, int postgresKills, TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("revenue-faults-").FullName;
        var program = InCheckout("src", "RevenueDashboard.Web", "bin", "Release", "net10.0", "RevenueDashboard.Web.dll");
        if (!File.Exists(program)) throw new InvalidOperationException("Build the web first: dotnet build -c Release src/RevenueDashboard.Web.");

        var results = new List<FaultResult>();
        try
        {
            var command = PublishedCommand.Publish(Directory.GetCurrentDirectory(), folder);
            Add(new KilledImports(command, new SqliteKills(command, folder), new Random(seed)).Run(sqliteKills, folder));
            if (Environment.GetEnvironmentVariable("REVENUE_TEST_POSTGRES") is { Length: > 0 } server)
                Add(new KilledImports(command, new PostgresKills(command, server), new Random(seed)).Run(postgresKills, folder));
            else
                await progress.WriteLineAsync("REVENUE_TEST_POSTGRES is not set: nothing was killed on PostgreSQL.");

            Add(await FullDisk.OfTheBookAsync(program, Own("book")));
            Add(await FullDisk.OfTemporaryFilesAsync(program, Own("temporary")));
            Add(await ForeignLock.RunAsync(program, Own("lock")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await File.WriteAllTextAsync(InCheckout("docs", "faults.md"), Page(seed, results));
        return results.TrueForAll(result => result.Holds);

        void Add(FaultResult result)
        {
            results.Add(result);
            progress.WriteLine(result.ToRow());
        }

        string Own(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
    }

    // Run from the checkout, as the benchmarks are.
    private static string InCheckout(params ReadOnlySpan<string> parts) => Path.Combine([Directory.GetCurrentDirectory(), .. parts]);

    private static string Page(int seed, List<FaultResult> results) => string.Create(CultureInfo.InvariantCulture, $"""
        # Faults

        Written by `dotnet run -c Release --project tests/RevenueDashboard.Benchmarks -- faults SEED [SQLITE-KILLS POSTGRES-KILLS]` (here with seed {seed}); needs a Release build of the web, the right to
        mount a file system in memory, and for PostgreSQL a server in `REVENUE_TEST_POSTGRES`.

        | what was done | what was seen | promise |
        |---|---|---|
        {string.Join('\n', results.Select(result => result.ToRow()))}

        """);
}
