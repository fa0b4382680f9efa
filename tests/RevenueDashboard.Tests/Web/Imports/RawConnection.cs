using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace RevenueDashboard.Tests.Web.Importing;

/// <summary>A connection that sends exactly what a test says, whole or not.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient client;
    private readonly NetworkStream stream;
    private readonly string host;
    private readonly (string Token, string Cookie) own;

    private RawConnection(TcpClient client, string host, (string, string) own) => (this.client, stream, this.host, this.own) = (client, client.GetStream(), host, own);

    /// <param name="server">Already listening.</param>
    public static async Task<RawConnection> OpenAsync(WebServer server)
    {
        var address = server.ClientOptions.BaseAddress;
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = address };
        using var answer = await http.GetAsync(new Uri("/api/imports/token", UriKind.Relative), WebServer.Cancellation);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(WebServer.Cancellation)).GetProperty("token").GetString()!;
        var cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, WebServer.Cancellation);
        return new RawConnection(client, string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}"), (token, cookie));
    }

    /// <summary>The head of a request that brings a file.</summary>
    public Task SendHeadAsync(string query, params string[] headers) => SendAsync(
        $"POST /api/imports{query} HTTP/1.1\r\nHost: {host}\r\nRequestVerificationToken: {own.Token}\r\nCookie: {own.Cookie}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    public Task SendAsync(string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), WebServer.Cancellation).AsTask();

    /// <summary>No more will be sent; the answer can still be read.</summary>
    public void Finish() => client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Gone, as when a cable is pulled.</summary>
    public void Cut()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    /// <summary>What the server sends until it closes the connection, or has said what is waited for.</summary>
    public async Task<string> ReadAsync(string? until = null)
    {
        var said = new StringBuilder();
        var buffer = new byte[8192];
        int read;
        try
        {
            while ((until is null || !said.ToString().Contains(until, StringComparison.Ordinal)) && (read = await stream.ReadAsync(buffer, WebServer.Cancellation)) > 0) said.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (IOException reset) when (reset.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            // A server that has not read everything it was sent closes so: what it said before is what it said.
        }

        return said.ToString();
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
