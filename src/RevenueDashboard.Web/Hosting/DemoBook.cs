using Microsoft.Data.Sqlite;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Hosting;

/// <summary>What <c>--demo</c> starts: the sample book in a database of its own, which goes when the server stops. The user's own book is not touched.</summary>
public sealed class DemoBook : IDisposable
{
    private const string Switch = "--demo";

    /// <summary>The month and product the sample's story is about.</summary>
    private const string OpeningView = "?product=Azure+OpenAI&to=2024-03";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revenue-demo-");

    private DemoBook()
    {
    }

    /// <summary>Takes the switch out of the arguments, where the configuration would read the next argument as its text.</summary>
    /// <returns>Null when there is no such switch.</returns>
    public static DemoBook? Take(ref string[] args)
    {
        var others = args.Where(arg => arg != Switch).ToArray();
        var asked = others.Length < args.Length;
        args = others;
        return asked ? new DemoBook() : null;
    }

    /// <summary>Has the last word over the configuration: a demo never opens a book that somebody configured.</summary>
    public void Configure(IConfigurationBuilder configuration) => configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Database:Provider"] = "Sqlite",
        ["Database:ConnectionString"] = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "revenue.db") }.ConnectionString,
        ["Overview:OpeningView"] = OpeningView,
        // Nobody is to be told of figures that are an example's.
        ["Alerts:Mail"] = "none",
        ["Alerts:Webhooks"] = "none",
    });

    /// <summary>Loads the sample, and says where it is once the server listens.</summary>
    public static async Task LoadAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<SampleBook>().LoadAsync(app.Lifetime.ApplicationStopping);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Sample book at {app.Urls.FirstOrDefault()}/{OpeningView}"));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException problem)
        {
            Console.Error.WriteLine($"The sample book could not be deleted from {folder.FullName}: {problem.Message}");
        }
    }
}
