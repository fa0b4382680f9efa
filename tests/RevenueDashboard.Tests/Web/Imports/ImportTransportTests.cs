using System.Net;
using System.Text;

namespace RevenueDashboard.Tests.Web.Importing;

/// <summary>Files that do not arrive as files should, over a real port.</summary>
public sealed class ImportTransportTests
{
    private const string March = "month,customer,product,amount\n2024-03,Ann,Compute,100.00\n";

    [Fact]
    public async Task A_connection_that_is_cut_leaves_nothing()
    {
        await using var server = Listening();
        for (var time = 0; time < 3; time++)
        {
            await using var connection = await RawConnection.OpenAsync(server);
            await connection.SendHeadAsync("?name=march.csv", "Content-Length: 1000000");
            await connection.SendAsync(March);
            connection.Cut();
        }

        using var next = await server.SendAsync("?name=march.csv", new StringContent(March));
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
        Assert.Equal("march.csv", Assert.Single(await server.History.ListAsync(WebServer.Cancellation)).FileName);
    }

    [Theory]
    [InlineData("Content-Length: 1000000", March)]
    [InlineData("Transfer-Encoding: chunked", "10\r\n0123456789abcdef\r\n")]
    [InlineData("Transfer-Encoding: chunked", "xyz\r\nmonth,customer\r\n0\r\n\r\n")]
    public async Task A_body_that_ends_early_or_is_not_chunked_as_it_says_is_broken(string header, string body)
    {
        await using var server = Listening();
        await using var connection = await RawConnection.OpenAsync(server);

        await connection.SendHeadAsync("?name=march.csv", header);
        await connection.SendAsync(body);
        connection.Finish();

        Assert.DoesNotContain("HTTP/1.1 2", await connection.ReadAsync(), StringComparison.Ordinal);
        Assert.Empty(await server.History.ListAsync(WebServer.Cancellation));
    }

    [Fact]
    public async Task A_body_that_trickles_is_given_up_with_408()
    {
        await using var server = Listening();
        await using var connection = await RawConnection.OpenAsync(server);

        // 240 bytes a second are asked for, after five seconds of grace.
        await connection.SendHeadAsync("?name=march.csv", "Content-Length: 1000000");
        await connection.SendAsync(March);

        Assert.StartsWith("HTTP/1.1 408", await connection.ReadAsync(), StringComparison.Ordinal);
        Assert.Empty(await server.History.ListAsync(WebServer.Cancellation));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_by_its_length_before_it_is_sent()
    {
        await using var server = Listening(("Import:FileSize", "80"));
        await using var connection = await RawConnection.OpenAsync(server);

        await connection.SendHeadAsync("?name=march.csv", "Content-Length: 81", "Expect: 100-continue");

        // No 100 before it: the sender keeps the file to itself.
        Assert.StartsWith("HTTP/1.1 413", await connection.ReadAsync(until: "At most 80 bytes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunked_file_beyond_the_limit_is_refused_where_it_passes_it()
    {
        await using var server = Listening(("Import:FileSize", "80"));
        await using var connection = await RawConnection.OpenAsync(server);

        await connection.SendHeadAsync("?name=march.csv", "Transfer-Encoding: chunked");
        // 0x51 is 81; the end never comes.
        await connection.SendAsync($"51\r\n{new string('a', 81)}\r\n");

        Assert.StartsWith("HTTP/1.1 413", await connection.ReadAsync(until: "At most 80 bytes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_to_be_asked_for_the_body_is_asked_and_may_send_it_in_pieces()
    {
        await using var server = Listening();
        await using var connection = await RawConnection.OpenAsync(server);

        await connection.SendHeadAsync("?name=march.csv", "Transfer-Encoding: chunked", "Expect: 100-continue", "Connection: close");
        Assert.StartsWith("HTTP/1.1 100 Continue", await connection.ReadAsync(until: "\r\n\r\n"), StringComparison.Ordinal);
        foreach (var piece in March.Chunk(7)) await connection.SendAsync($"{piece.Length:x}\r\n{new string(piece)}\r\n");
        await connection.SendAsync("0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 201", await connection.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetByteCount(March), Assert.Single(await server.History.ListAsync(WebServer.Cancellation)).FileSize);
    }

    [Fact]
    public async Task Nothing_at_all_is_an_empty_file()
    {
        await using var server = new WebServer();

        using var response = await server.SendAsync("?name=march.csv", new ByteArrayContent([]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("file-empty", (await WebServer.JsonAsync(response)).GetProperty("problems")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("text/csv", HttpStatusCode.Created)]
    [InlineData("application/json", HttpStatusCode.Created)]
    [InlineData("image/png", HttpStatusCode.Created)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    public async Task The_bytes_say_what_a_file_is_and_only_forms_are_refused(string type, HttpStatusCode status)
    {
        await using var server = new WebServer();
        using var content = new StringContent(March);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await server.SendAsync("?name=march.csv", content);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_very_long_name_is_cut_where_it_is_kept_and_one_that_is_no_name_is_refused()
    {
        await using var server = Listening();

        using var kept = await server.SendAsync($"?name={new string('n', 300)}.csv", new StringContent(March));
        using var refused = await server.SendAsync($"?name={new string('n', 20_000)}.csv", new StringContent(March));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.RequestUriTooLong), (kept.StatusCode, refused.StatusCode));
        Assert.Equal(255, (await server.History.FindAsync(1, WebServer.Cancellation))!.FileName.Length);
    }

    private static WebServer Listening(params (string, string)[] settings)
    {
        var server = new WebServer(settings);
        server.UseKestrel(0);
        server.StartServer();
        return server;
    }
}
