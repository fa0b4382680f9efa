namespace RevenueDashboard.Benchmarks;

/// <summary>The command line as it is installed: published from this checkout, compiled ahead of time.</summary>
internal sealed class PublishedCommand
{
    private PublishedCommand(string program) => Program = program;

    /// <summary>What to start.</summary>
    public string Program { get; }

    /// <param name="checkout">The folder of the solution.</param>
    /// <param name="folder">Takes the published files.</param>
    public static PublishedCommand Publish(string checkout, string folder)
    {
        var target = Path.Combine(folder, "command");
        ChildProcess.Run("dotnet", ["publish", Path.Combine(checkout, "src", "RevenueDashboard.Cli"), "-c", "Release", "-o", target, "--nologo", "-v", "quiet"]);
        return new PublishedCommand(Path.Combine(target, "revenue"));
    }

    public ChildRun Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) => ChildProcess.Run(Program, arguments, environment: environment);

    /// <summary>A whole import into a new SQLite file, of any size.</summary>
    public ChildRun Import(string file, string database) =>
        Run(["import", file, "--yes", "--database", $"Data Source={database}"], new Dictionary<string, string> { ["Import__Rows"] = "100000000", ["Import__FileSize"] = "10000000000" });

    /// <summary>The most memory of a command that opens the book and does nothing.</summary>
    public long IdleBytes(string folder) => Run(["batches", "--database", $"Data Source={Path.Combine(folder, "idle.db")}"]).PeakBytes;
}
