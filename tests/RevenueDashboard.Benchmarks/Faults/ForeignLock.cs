using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;

namespace RevenueDashboard.Benchmarks.Faults;

/// <summary>Another program holds SQLite's write lock for ten seconds: pages do not notice, and a file waits for it, or is told when to come again; sent again it is in once.</summary>
internal static class ForeignLock
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SlowestPage = TimeSpan.FromSeconds(1);

    public static async Task<FaultResult> RunAsync(string program, string folder)
    {
        var database = Path.Combine(folder, "locked.db");
        using var server = await ServerProcess.StartAsync(program, database);
        await server.GetAsync("/");
        var wrong = new List<string>();
        var file = Encoding.UTF8.GetBytes("month,customer,product,amount\n2024-01,Acme,Compute,1\n");

        using var other = new SqliteConnection($"Data Source={database};Pooling=False");
        other.Open();
        Run(other, "BEGIN IMMEDIATE");
        var release = Task.Delay(Held).ContinueWith(_ => Run(other, "ROLLBACK"), TaskScheduler.Default);

        var watch = Stopwatch.StartNew();
        var sending = server.SendAsync("locked.csv", file);
        var slowest = TimeSpan.Zero;
        while (!release.IsCompleted)
        {
            var page = Stopwatch.StartNew();
            if (await server.GetAsync("/imports") is var read && read != HttpStatusCode.OK) wrong.Add($"a page answered {(int?)read}");
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, page.Elapsed.Ticks));
            await Task.Delay(200);
        }

        var (status, retry, _) = await sending;
        var answered = watch.Elapsed;
        await release;
        if (slowest > SlowestPage) wrong.Add(Say($"a page took {slowest.TotalSeconds:0.0} s"));
        if (status == HttpStatusCode.ServiceUnavailable && retry is null) wrong.Add("503 without Retry-After");
        if (status is not (HttpStatusCode.Created or HttpStatusCode.ServiceUnavailable)) wrong.Add($"answered {(int)status}");

        if (status == HttpStatusCode.ServiceUnavailable && (await server.SendAsync("locked.csv", file)).Status != HttpStatusCode.Created) wrong.Add("sent again it did not go in");
        if (Count(other) != 1) wrong.Add(Say($"{Count(other)} batches of one file"));
        return new FaultResult("another program holds SQLite's write lock for 10 s", Say($"{(int)status} after {answered.TotalSeconds:0.0} s; slowest page meanwhile {slowest.TotalMilliseconds:0} ms; in the book once"), wrong);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Count(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Batches";
        return (long)command.ExecuteScalar()!;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
