using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Web;

/// <summary>The product as it is started, on an empty book of its own.</summary>
public sealed class WebServer(params (string Key, string Text)[] settings) : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("revenue-web-test-").FullName;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public SpendImporter Importer => Services.GetRequiredService<SpendImporter>();

    public ImportHistory History => Services.GetRequiredService<ImportHistory>();

    /// <summary>Sends a file as the page does: asks for a token, then posts the bytes.</summary>
    public async Task<HttpResponseMessage> SendAsync(string query, HttpContent content, HttpClient? client = null, CancellationToken? cancellation = null)
    {
        // A client that follows redirects would hold the whole body back to be able to send it twice.
        client ??= CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
        var answer = await client.GetFromJsonAsync<JsonElement>("/api/imports/token", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports" + query) { Content = content };
        request.Headers.Add("RequestVerificationToken", answer.GetProperty("token").GetString());
        return await client.SendAsync(request, cancellation ?? Cancellation);
    }

    /// <summary>Sends a command as a script does: with a token, and perhaps with headers.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, HttpContent? content, params (string Name, string Text)[] headers)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
        var answer = await client.GetFromJsonAsync<JsonElement>("/api/imports/token", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("RequestVerificationToken", answer.GetProperty("token").GetString());
        foreach (var (name, text) in headers) request.Headers.TryAddWithoutValidation(name, text);
        return await client.SendAsync(request, Cancellation);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        (await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Cancellation), cancellationToken: Cancellation)).RootElement;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(folder, "revenue.db")};Pooling=False");
        foreach (var (key, text) in settings) builder.UseSetting(key, text);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
