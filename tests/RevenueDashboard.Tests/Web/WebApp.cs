using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace RevenueDashboard.Tests.Web;

/// <summary>The web as it is installed, on a book of its own: what the person who runs the tests keeps is none of theirs.</summary>
public class WebApp : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revenue-web-");

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Production")
        .UseStaticWebAssets()
        .UseSetting("Database:ConnectionString", new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "revenue.db"), Pooling = false }.ConnectionString);

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
