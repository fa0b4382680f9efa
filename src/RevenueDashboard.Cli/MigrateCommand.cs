using System.CommandLine;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue migrate</c>: brings the database up to this version and does nothing else.</summary>
internal static class MigrateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("migrate", "Bring the database up to this version.");
        command.SetAction((parsed, cancellation) => surroundings.WithBookAsync(
            parsed,
            async _ =>
            {
                await surroundings.Output.WriteLineAsync("The database is up to date.");
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }
}
