using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Cli;

/// <summary>Where a command writes to, and how it gets at the book.</summary>
internal sealed class Surroundings(Option<string?> database, TextWriter output, TextWriter problems)
{
    public TextWriter Output { get; } = output;

    public TextWriter Problems { get; } = problems;

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
            await host.Services.GetRequiredService<DatabaseMigration>().MigrateAsync(cancellation);
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures) await Problems.WriteLineAsync(failure);
            return ExitCode.WrongUsage;
        }
        catch (DatabaseNewerException newer)
        {
            await Problems.WriteLineAsync(newer.Message);
            return ExitCode.Refused;
        }

        return await command(host.Services);
    }
}
