using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue demo</c>: loads the sample book into an empty database.</summary>
internal static class DemoCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("demo", "Load the sample book into an empty database.");
        command.SetAction((parsed, cancellation) => surroundings.WithBookAsync(
            parsed,
            async services =>
            {
                try
                {
                    await services.GetRequiredService<SampleBook>().LoadAsync(cancellation);
                }
                catch (InvalidOperationException full)
                {
                    await surroundings.Problems.WriteLineAsync(full.Message);
                    return ExitCode.Refused;
                }

                await surroundings.Output.WriteLineAsync("The sample book is loaded. Look at it: revenue report overview --products \"Azure OpenAI\" --to 2024-03");
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }
}
