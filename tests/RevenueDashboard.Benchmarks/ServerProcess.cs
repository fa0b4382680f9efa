using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace RevenueDashboard.Benchmarks;

/// <summary>The product as a process of its own, on a free port of this machine.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly HttpClient client;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public bool IsRunning => !process.HasExited;

    public Uri Address => client.BaseAddress!;

    /// <summary>Memory of the process that is in use now.</summary>
    public long Bytes => Look().WorkingSet64;

    /// <summary>The most memory the process ever used.</summary>
    public long PeakBytes => Look().PeakWorkingSet64;

    /// <param name="program">RevenueDashboard.Web.dll.</param>
    /// <param name="temporary">Its folder for temporary files.</param>
    public static async Task<ServerProcess> StartAsync(string program, string database, string? temporary = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.ToString(), $"--Database:ConnectionString=Data Source={database}", "--Logging:LogLevel:Default=None"]);
        if (temporary is not null) start.Environment["TMPDIR"] = temporary;
        var server = new ServerProcess(Process.Start(start)!, address);
        for (var tries = 0; tries < 300; tries++)
        {
            if (await server.GetAsync("/health/live") == HttpStatusCode.OK) return server;
            await Task.Delay(100);
        }

        server.Dispose();
        throw new InvalidOperationException("The server did not start.");
    }

    /// <returns>The status; null when there was no answer.</returns>
    public async Task<HttpStatusCode?> GetAsync(string path)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Sends a file as the page does.</summary>
    public Task<(HttpStatusCode Status, TimeSpan? RetryAfter, string Body)> SendAsync(string name, byte[] file) => PostAsync($"/api/imports?name={name}", new ByteArrayContent(file));

    /// <summary>Sends a file of any size and has it staged.</summary>
    /// <returns>The number of the batch.</returns>
    /// <exception cref="InvalidOperationException">It is refused, or there is something to ask.</exception>
    public async Task<int> StageAsync(string path)
    {
        await using var file = File.OpenRead(path);
        var (status, _, body) = await PostAsync($"/api/imports?name={Path.GetFileName(path)}", new StreamContent(file));
        return status == HttpStatusCode.Created ? JsonDocument.Parse(body).RootElement.GetProperty("batch").GetInt32() : throw new InvalidOperationException($"{path} is not staged: {body}");
    }

    /// <exception cref="InvalidOperationException">It is not committed.</exception>
    public async Task CommitAsync(int batch)
    {
        var (status, _, body) = await PostAsync($"/api/imports/{batch}/commit", null);
        if (status != HttpStatusCode.OK) throw new InvalidOperationException($"Batch {batch} is not committed: {body}");
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        client.Dispose();
    }

    private async Task<(HttpStatusCode Status, TimeSpan? RetryAfter, string Body)> PostAsync(string address, HttpContent? content)
    {
        var token = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/imports/token", UriKind.Relative))).RootElement.GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        using var response = await client.SendAsync(request);
        return (response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadAsStringAsync());
    }

    private Process Look()
    {
        process.Refresh();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
