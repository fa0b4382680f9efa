using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Importing;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>The application on a real port of this machine, on a database of its own that goes when the tests are done.</summary>
public abstract class RevenueServer(Chromium chromium) : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revenue-browser-");

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseStaticWebAssets()
        .UseSetting("Database:Provider", "Sqlite")
        .UseSetting("Database:ConnectionString", new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "revenue.db") }.ConnectionString)
        .UseSetting("Logging:LogLevel:Default", "Warning");

    public async ValueTask InitializeAsync()
    {
        // Nobody would look at it.
        if (chromium.Missing is not null) return;

        UseKestrel(0);
        StartServer();
        await LoadAsync();
    }

    /// <summary>Fills the book before the first page is opened.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>A page in a context of its own, with its own cookies. Skips the test where there is no browser.</summary>
    public async Task<OpenedPage> OpenAsync(string path, int width = 1440, string theme = "light", bool withoutPolicy = false)
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        var context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, BypassCSP = withoutPolicy });
        await context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = Address.ToString() }]);
        var opened = new OpenedPage(context, await context.NewPageAsync(), Address);
        await opened.GoToAsync(path);
        return opened;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>A book that nobody brought a file to.</summary>
public sealed class EmptyServer(Chromium chromium) : RevenueServer(chromium);

/// <summary>The gallery, which has every part and hostile names, exists in Development only.</summary>
public sealed class GalleryServer(Chromium chromium) : RevenueServer(chromium)
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Development");
    }
}

/// <summary>The sample book, opened where <c>--demo</c> opens it.</summary>
public class SampleServer(Chromium chromium) : RevenueServer(chromium)
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Overview:OpeningView", "?product=Azure+OpenAI&to=2024-03");
    }

    protected override Task LoadAsync() => Services.GetRequiredService<SampleBook>().LoadAsync(TestContext.Current.CancellationToken);
}
