using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using RevenueDashboard.Data;

namespace RevenueDashboard.Web.Hosting;

/// <summary>Opens the book before the server listens, and puts what can go wrong at a start into sentences.</summary>
public static class BookStart
{
    private const string Lead = "RevenueDashboard does not start:";

    /// <summary>Checks every setting, and brings the database up to this program.</summary>
    public static async Task OpenAsync(WebApplication app)
    {
        app.Services.GetService<IStartupValidator>()?.Validate();
        await app.Services.GetRequiredService<DatabaseMigration>().MigrateAsync(app.Lifetime.ApplicationStopping);
    }

    /// <summary>Whether a start failed because of something its owner can put right.</summary>
    public static bool IsOwnersToFix(Exception problem) => Sentences(problem).Any();

    /// <summary>What is wrong, one sentence a line, and what to do.</summary>
    public static IEnumerable<string> Sentences(Exception problem) => problem switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(Sentences),
        OptionsValidationException settings => settings.Failures.Select(failure => $"{Lead} the setting {failure}"),
        OpenAddressException address => [address.Message],
        DatabaseNewerException or TimeoutException => [$"{Lead} {problem.Message}"],
        IOException { InnerException: AddressInUseException } => [$"{Lead} {problem.Message} Stop the other program, or choose another address: --urls http://127.0.0.1:5081"],
        IOException or UnauthorizedAccessException => [$"{Lead} {problem.Message} Check the setting Database:ConnectionString and who may write there."],
        SqliteException database => [$"{Lead} the database cannot be opened ({database.Message}). Check the setting Database:ConnectionString."],
        NpgsqlException database => [$"{Lead} the database server cannot be used ({database.Message}). Check the setting Database:ConnectionString and that the server runs."],
        _ => [],
    };
}
