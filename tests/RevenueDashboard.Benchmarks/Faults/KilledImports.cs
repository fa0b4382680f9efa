using System.Diagnostics;
using System.Globalization;

namespace RevenueDashboard.Benchmarks.Faults;

/// <summary>
/// Imports that are killed (SIGKILL) at random moments around their commit, each on a book that has a committed file already. Whatever the moment, the
/// book has the whole file or nothing of it, an acknowledged commit is there, the database is intact, and the next command works at once.
/// </summary>
/// <param name="book">Makes books, and counts what is in them past the program.</param>
/// <param name="command">Is killed.</param>
/// <param name="random">Draws the moments: the same seed draws the same ones.</param>
internal sealed class KilledImports(PublishedCommand command, IKilledBook book, Random random)
{
    private const int Rows = 60_000;

    /// <summary>The share of kills that has to fall on either side of the commit, or the run proves too little.</summary>
    private const double LeastShare = 0.2;

    private static readonly TimeSpan Ready = TimeSpan.FromSeconds(10);

    public FaultResult Run(int kills, string folder)
    {
        var file = WriteFile(folder, "killed.csv", "2024-02", Rows);
        var first = WriteFile(folder, "first.csv", "2024-01", 1000);
        var template = book.CreateWith(first);
        var whole = TimeToCommit(template, file);

        var (before, after, acknowledged, slowest) = (0, 0, 0, TimeSpan.Zero);
        var wrong = new List<string>();
        var late = 1.0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var copy = book.CopyOf(template);
            var moment = whole * (late * (0.5 + 0.7 * random.NextDouble()));
            var said = Import(copy.Connection, file, moment);

            var watch = Stopwatch.StartNew();
            var works = command.Run(["batches", .. book.Arguments(copy.Connection)], book.Environment);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, watch.Elapsed.Ticks));

            var records = copy.CountRecords();
            var broken = copy.Integrity();
            if (records == 1000) before++;
            else if (records == 1000 + Rows) after++;
            else wrong.Add(Say($"kill {kill} left {records} records"));
            if (said) acknowledged++;
            if (said && records != 1000 + Rows) wrong.Add(Say($"kill {kill} lost a commit that was acknowledged"));
            if (broken is not null) wrong.Add(Say($"kill {kill}: {broken}"));
            if (works.Output.Length == 0) wrong.Add(Say($"kill {kill}: the next command said nothing"));

            // The machine is not always equally fast: the moments follow it, so that both sides of the commit get their share.
            late *= records == 1000 ? 1.02 : 0.98;
        }

        if (slowest > Ready) wrong.Add(Say($"the next command took {slowest.TotalSeconds:0.0} s"));
        if (Math.Min(before, after) < kills * LeastShare) wrong.Add("too few kills on one side of the commit to prove anything");
        return new FaultResult(
            Say($"`kill -9` during an import of {Rows:N0} rows, {book.Name}, {kills} times"),
            Say($"{before} before the commit, {after} after it, {acknowledged} acknowledged; next command after {slowest.TotalSeconds:0.0} s at most"),
            wrong);
    }

    private TimeSpan TimeToCommit(string template, string file)
    {
        var times = new List<TimeSpan>();
        for (var run = 0; run < 3; run++)
        {
            using var copy = book.CopyOf(template);
            var watch = Stopwatch.StartNew();
            if (!Import(copy.Connection, file, killAfter: null)) throw new InvalidOperationException("An import that nobody killed was not committed.");
            times.Add(watch.Elapsed);
        }

        return times.Order().ElementAt(1);
    }

    /// <returns>Whether the program said that the file is committed.</returns>
    private bool Import(string connection, string file, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo(command.Program, ["import", file, "--yes", "--answer", "month-total=accept", "--format", "json", .. book.Arguments(connection)]) { RedirectStandardOutput = true };
        foreach (var (name, text) in book.Environment) start.Environment[name] = text;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (killAfter is { } time && !process.WaitForExit(time)) process.Kill();
        process.WaitForExit();
        return output.GetAwaiter().GetResult().Contains("\"outcome\":\"committed\"", StringComparison.Ordinal);
    }

    private static string WriteFile(string folder, string name, string month, int rows)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, Enumerable.Range(0, rows).Select(row => Say($"{month},Customer {row},Compute,{row % 977}.25")).Prepend("month,customer,product,amount"));
        return path;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A kind of database whose books are killed.</summary>
internal interface IKilledBook
{
    string Name { get; }

    /// <summary>What every command gets, beside its connection.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }

    string[] Arguments(string connection);

    /// <summary>A migrated book with one committed file; its connection.</summary>
    string CreateWith(string file);

    KilledCopy CopyOf(string template);
}

/// <summary>A book for one kill.</summary>
internal abstract class KilledCopy(string connection) : IDisposable
{
    public string Connection { get; } = connection;

    /// <summary>Records of committed batches.</summary>
    public abstract long CountRecords();

    /// <summary>What is wrong with the database; null when nothing is.</summary>
    public abstract string? Integrity();

    public abstract void Dispose();
}
