using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Cli;

/// <summary>Where a command writes to, and how it gets at the book.</summary>
internal sealed class Surroundings(Option<string?> database, TextWriter output, TextWriter problems)
{
    public TextWriter Output { get; } = output;

    public TextWriter Problems { get; } = problems;

    /// <summary>A person sits there who can be asked.</summary>
    public bool IsInteractive { get; init; } = !Console.IsInputRedirected && !Console.IsOutputRedirected;

    public TextReader Input { get; init; } = Console.In;

    /// <returns>The code of the choice; null when the person chose none.</returns>
    public async Task<string?> ChooseAsync(ImportQuestion question)
    {
        await ImportOutput.AskedAsync(Output, question);
        await Output.WriteAsync($"  {string.Join(" / ", question.Choices.Select(choice => choice.Code))}? ");
        var text = (await Input.ReadLineAsync())?.Trim();
        return question.Choices.FirstOrDefault(choice => string.Equals(choice.Code, text, StringComparison.OrdinalIgnoreCase))?.Code;
    }

    public async Task<bool> ConfirmAsync(string sentence)
    {
        await Output.WriteAsync($"{sentence} [y/N] ");
        return (await Input.ReadLineAsync())?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>Opens the book, brought up to this version, and runs a command on it.</summary>
    public async Task<int> WithBookAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> command, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddEnvironmentVariables();
        if (parsed.GetValue(database) is { } connection)
        {
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>($"{DatabaseOptions.Section}:ConnectionString", connection)]);
        }

        builder.Logging.ClearProviders();
        builder.Services.AddRevenueDashboard();
        using var host = builder.Build();

        try
        {
            host.Services.GetService<IStartupValidator>()?.Validate();
            await host.Services.GetRequiredService<DatabaseMigration>().MigrateAsync(cancellation);
        }
        catch (Exception wrong) when (Failures(wrong) is { Count: > 0 } failures)
        {
            foreach (var failure in failures) await Problems.WriteLineAsync(failure);
            return ExitCode.WrongUsage;
        }
        catch (Exception unusable) when (unusable is DatabaseNewerException or TimeoutException or System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            await Problems.WriteLineAsync($"The book cannot be opened: {unusable.Message}");
            return ExitCode.Refused;
        }

        try
        {
            return await command(host.Services);
        }
        catch (BookBusyException busy)
        {
            await Problems.WriteLineAsync(busy.Message);
            return ExitCode.Refused;
        }
        catch (OverflowException)
        {
            await Problems.WriteLineAsync(Money.TooLarge);
            return ExitCode.Refused;
        }
    }

    // Every setting that is wrong, of whatever section, at once.
    private static List<string> Failures(Exception problem) => problem switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        AggregateException several when several.InnerExceptions.All(each => each is OptionsValidationException) => [.. several.InnerExceptions.SelectMany(Failures)],
        _ => [],
    };
}
