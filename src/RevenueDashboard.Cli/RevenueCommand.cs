using System.CommandLine;

namespace RevenueDashboard.Cli;

/// <summary>The command line: the same verbs as the web, for scripts.</summary>
public static class RevenueCommand
{
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    /// <param name="input">Where a person answers; null where nobody can be asked, or to find out.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter problems, TextReader? input = null)
    {
        var database = new Option<string?>("--database")
        {
            Description = "Where the book is: a connection string such as \"Data Source=revenue.db\". Default: the configuration.",
            Recursive = true,
        };
        var surroundings = input is null ? new Surroundings(database, output, problems) : new Surroundings(database, output, problems) { IsInteractive = true, Input = input };

        var root = new RootCommand("RevenueDashboard on the command line: import spend files, ask for reports, undo, close months.") { database };
        root.Subcommands.Add(ImportCommand.Create(surroundings));
        root.Subcommands.Add(ReportCommand.Create(surroundings));
        root.Subcommands.Add(BatchesCommand.Create(surroundings));
        root.Subcommands.Add(UndoCommand.Create(surroundings));
        root.Subcommands.Add(MonthsCommand.Create(surroundings));
        root.Subcommands.Add(CloseCommand.Create(surroundings));
        root.Subcommands.Add(ReopenCommand.Create(surroundings));
        root.Subcommands.Add(AlertsCommand.Create(surroundings));
        root.Subcommands.Add(DemoCommand.Create(surroundings));
        root.Subcommands.Add(MigrateCommand.Create(surroundings));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await problems.WriteLineAsync(error.Message);
            await problems.WriteLineAsync("See: revenue --help");
            return ExitCode.WrongUsage;
        }

        // Exceptions end the process with a stack trace and a code of their own: a bug must not look like a refused file.
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = problems, EnableDefaultExceptionHandler = false });
    }
}

/// <summary>What a script can rely on.</summary>
public static class ExitCode
{
    /// <summary>Done; for an import: committed, already imported, or previewed.</summary>
    public const int Done = 0;

    /// <summary>The file has problems, or what was asked for cannot be done.</summary>
    public const int Refused = 1;

    public const int WrongUsage = 2;

    /// <summary>The file raises questions that nobody answered; for a month to close, warnings that nobody accepted.</summary>
    public const int Questions = 3;
}
