using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RevenueDashboard.Tests.Architecture;

namespace RevenueDashboard.Tests.Cli;

/// <summary>A process that is killed leaves the whole file or nothing of it.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Kills = 20, Rows = 30_000;

    private readonly string folder = Directory.CreateTempSubdirectory("revenue-kill-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Twenty_kills_leave_no_partial_import()
    {
        var file = Path.Combine(folder, "spend.csv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, Rows).Select(i => $"2024-{1 + i % 12:00},Customer {i / 12},P,{i}.25").Prepend("month,customer,product,amount"), TestContext.Current.CancellationToken);
        var whole = await TimeToCommitAsync(file);

        // Spread over the life of the process, the last ones around its commit.
        var acknowledged = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var database = Path.Combine(folder, $"killed-{kill}.db");
            var watch = Stopwatch.StartNew();
            var said = await RunAsync(file, database, killAfter: whole * (0.2 + 0.9 * kill / Kills));
            // A machine that has less to do than before is faster: the kills stay within the import.
            if (said && watch.Elapsed < whole) whole = watch.Elapsed;
            var records = Check(database);

            Assert.True(records is 0 or Rows, string.Create(CultureInfo.InvariantCulture, $"kill {kill}: {records} records count"));
            if (!said) continue;
            acknowledged++;
            Assert.Equal(Rows, records);
        }

        Assert.InRange(acknowledged, 0, Kills - 1);
    }

    private async Task<TimeSpan> TimeToCommitAsync(string file)
    {
        var watch = Stopwatch.StartNew();
        Assert.True(await RunAsync(file, Path.Combine(folder, "whole.db"), killAfter: null));
        Assert.Equal(Rows, Check(Path.Combine(folder, "whole.db")));
        return watch.Elapsed;
    }

    /// <returns>Whether the program said that the file is committed.</returns>
    private static async Task<bool> RunAsync(string file, string database, TimeSpan? killAfter)
    {
        // The program as it was built, not the copy beside the tests, which shares the web's framework.
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Repository.PathOf("src", "RevenueDashboard.Cli", "bin", build.Parent!.Name, build.Name, "revenue.dll");
        var start = new ProcessStartInfo("dotnet", [program, "import", file, "--yes", "--format", "json", "--database", $"Data Source={database}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (killAfter is { } time)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(time);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output).Contains("\"outcome\":\"committed\"", StringComparison.Ordinal);
    }

    /// <returns>How many records count.</returns>
    private static long Check(string database)
    {
        if (!File.Exists(database)) return 0;

        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        if (Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'Records'") is 0L) return 0;
        return (long)Scalar("SELECT count(*) FROM Records JOIN Batches ON Batches.Id = Records.BatchId WHERE Batches.State = 1")!;

        object? Scalar(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }
}
