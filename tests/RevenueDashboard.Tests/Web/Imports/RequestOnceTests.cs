using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Web.Api.Importing;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class RequestOnceTests
{
    private const string March = "month,customer,product,amount\n2024-03,Ann,Compute,100.00\n";
    private const string April = "month,customer,product,amount\n2024-04,Ann,Compute,100.00\n";

    [Fact]
    public async Task The_same_request_again_gets_the_same_answer_and_brings_nothing()
    {
        await using var server = new WebServer();

        using var first = await SendAsync(server, "k-1", March);
        using var again = await SendAsync(server, "k-1", March);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal("/imports/1", again.Headers.Location?.OriginalString);
        Assert.Equal(await first.Content.ReadAsStringAsync(WebServer.Cancellation), await again.Content.ReadAsStringAsync(WebServer.Cancellation));
        Assert.Single(await server.History.ListAsync(WebServer.Cancellation));
    }

    [Fact]
    public async Task Requests_that_arrive_together_are_done_once()
    {
        await using var server = new WebServer();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var response = await SendAsync(server, "k-1", March);
            return (response.StatusCode, Body: await response.Content.ReadAsStringAsync(WebServer.Cancellation));
        }));

        Assert.Equal(HttpStatusCode.Created, Assert.Single(answers.Distinct()).StatusCode);
        Assert.Single(await server.History.ListAsync(WebServer.Cancellation));
    }

    [Theory]
    [InlineData(April, "?name=march.csv")]
    [InlineData(March, "?name=april.csv")]
    [InlineData(March, "?name=march.csv&currency=EUR")]
    public async Task A_key_with_another_request_is_a_mistake(string body, string query)
    {
        await using var server = new WebServer();
        using var first = await SendAsync(server, "k-1", March);

        using var other = await SendAsync(server, "k-1", body, query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("take a new key", (await WebServer.JsonAsync(other)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Single(await server.History.ListAsync(WebServer.Cancellation));
    }

    [Fact]
    public async Task A_refused_file_is_refused_once()
    {
        await using var server = new WebServer();

        using var first = await SendAsync(server, "k-1", "month,customer,product,amount\n2024-13,Ann,Compute,1\n");
        using var again = await SendAsync(server, "k-1", "month,customer,product,amount\n2024-13,Ann,Compute,1\n");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (again.StatusCode, again.Content.Headers.ContentType?.MediaType));
        Assert.Equal(await first.Content.ReadAsStringAsync(WebServer.Cancellation), await again.Content.ReadAsStringAsync(WebServer.Cancellation));
        Assert.Single(await server.History.ListAsync(WebServer.Cancellation));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("201 characters")]
    public async Task A_key_that_is_none_is_told_so(string key)
    {
        await using var server = new WebServer();

        using var response = await SendAsync(server, key.StartsWith("201", StringComparison.Ordinal) ? new string('k', 201) : key, March);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await server.History.ListAsync(WebServer.Cancellation));
    }

    [Fact]
    public async Task A_commit_with_a_key_is_answered_the_same_when_it_is_sent_again()
    {
        await using var server = new WebServer();
        using var staged = await SendAsync(server, "k-1", March);

        using var first = await server.PostAsync("/api/imports/1/commit", null, ("Idempotency-Key", "k-2"));
        using var again = await server.PostAsync("/api/imports/1/commit", null, ("Idempotency-Key", "k-2"));
        using var without = await server.PostAsync("/api/imports/1/commit", null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode, without.StatusCode));
        Assert.Equal("committed", (await WebServer.JsonAsync(again)).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Who_was_cut_off_before_the_answer_gets_it_and_the_file_is_not_staged_twice()
    {
        await using var server = new WebServer();
        using var first = await SendAsync(server, "k-1", March);
        await CutOffAsync(server);

        using var again = await SendAsync(server, "k-1", March);

        Assert.Equal((HttpStatusCode.Created, "/imports/1"), (again.StatusCode, again.Headers.Location?.OriginalString));
        Assert.Single(await server.History.ListAsync(WebServer.Cancellation));
    }

    [Theory]
    [InlineData("commit", "committed"), InlineData("undo", "undone"), InlineData("discard", "discarded")]
    public async Task A_command_that_was_cut_off_after_it_was_done_says_so_when_it_is_sent_again(string command, string outcome)
    {
        await using var server = new WebServer();
        using var staged = await server.SendAsync("?name=march.csv", new StringContent(March));
        if (command == "undo") (await server.PostAsync("/api/imports/1/commit", null)).Dispose();
        (await server.PostAsync($"/api/imports/1/{command}", null, ("Idempotency-Key", "k-1"))).Dispose();
        // Twice: the attempt that finds it done can be cut off as well.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await CutOffAsync(server);

            using var again = await server.PostAsync($"/api/imports/1/{command}", null, ("Idempotency-Key", "k-1"));

            Assert.Equal((HttpStatusCode.OK, outcome), (again.StatusCode, (await WebServer.JsonAsync(again)).GetProperty("outcome").GetString()));
        }

        // With another key it is another request, and that one changes nothing.
        using var other = await server.PostAsync($"/api/imports/1/{command}", null, ("Idempotency-Key", "k-2"));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task What_was_done_is_told_although_the_answer_cannot_be_kept_and_told_again()
    {
        await using var server = new WebServer();
        using var staged = await server.SendAsync("?name=march.csv", new StringContent(March));
        await ExecuteAsync(server, """CREATE TRIGGER Full BEFORE UPDATE ON ReceivedRequests BEGIN SELECT RAISE(FAIL, 'no answer is kept'); END""");

        using var first = await server.PostAsync("/api/imports/1/commit", null, ("Idempotency-Key", "k-1"));
        using var second = await server.PostAsync("/api/imports/1/commit", null, ("Idempotency-Key", "k-1"));
        using var other = await server.PostAsync("/api/imports/1/discard", null, ("Idempotency-Key", "k-1"));
        await ExecuteAsync(server, "DROP TRIGGER Full");
        using var third = await server.PostAsync("/api/imports/1/commit", null, ("Idempotency-Key", "k-1"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK], new[] { first, second, other, third }.Select(response => response.StatusCode));
        var body = await first.Content.ReadAsStringAsync(WebServer.Cancellation);
        Assert.Contains("\"committed\"", body, StringComparison.Ordinal);
        Assert.Equal(body, await second.Content.ReadAsStringAsync(WebServer.Cancellation));
        Assert.Equal(body, await third.Content.ReadAsStringAsync(WebServer.Cancellation));
        // Kept now, for a server that starts anew.
        await using var context = await OpenAsync(server);
        Assert.Contains("committed", (await context.ReceivedRequests.SingleAsync(WebServer.Cancellation)).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_could_not_be_done_can_be_sent_again_although_its_key_could_not_be_given_back()
    {
        await using var server = new WebServer();
        using var staged = await server.SendAsync("?name=march.csv", new StringContent(March));
        await ExecuteAsync(server, """CREATE TRIGGER Full BEFORE UPDATE ON Batches BEGIN SELECT RAISE(FAIL, 'no batch is kept'); END""");
        await ExecuteAsync(server, """CREATE TRIGGER Kept BEFORE DELETE ON ReceivedRequests BEGIN SELECT RAISE(FAIL, 'no key is given back'); END""");

        using var first = await server.PostAsync("/api/imports/1/commit", null, ("Idempotency-Key", "k-1"));
        await ExecuteAsync(server, "DROP TRIGGER Full");
        await ExecuteAsync(server, "DROP TRIGGER Kept");
        using var again = await server.PostAsync("/api/imports/1/commit", null, ("Idempotency-Key", "k-1"));

        Assert.True(first.StatusCode >= HttpStatusCode.InternalServerError);
        Assert.Equal((HttpStatusCode.OK, "committed"), (again.StatusCode, (await WebServer.JsonAsync(again)).GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task A_commit_that_broke_off_after_it_was_done_says_so_when_it_is_sent_again()
    {
        await using var server = new WebServer();
        using var staged = await server.SendAsync("?name=march.csv", new StringContent(March));
        var once = server.Services.GetRequiredService<RequestOnce>();
        var http = new DefaultHttpContext { RequestServices = server.Services };
        (http.Request.Method, http.Request.Path) = ("POST", "/api/imports/1/commit");
        http.Request.Headers["Idempotency-Key"] = "k-1";
        // The commit reached the database, and the word that it did was lost on the way back.
        await Assert.ThrowsAsync<IOException>(() => once.DoAsync(http, Convert.ToHexStringLower(SHA256.HashData([])), async _ =>
        {
            await server.Importer.CommitAsync(1, "ann", WebServer.Cancellation);
            throw new IOException("connection reset");
        }));

        using var again = await server.PostAsync("/api/imports/1/commit", null, ("Idempotency-Key", "k-1"));

        Assert.Equal((HttpStatusCode.OK, "committed"), (again.StatusCode, (await WebServer.JsonAsync(again)).GetProperty("outcome").GetString()));
    }

    // As a process leaves it that is killed after the work was done and before its answer was kept.
    private static async Task CutOffAsync(WebServer server)
    {
        await using var context = await OpenAsync(server);
        var request = await context.ReceivedRequests.SingleAsync(WebServer.Cancellation);
        (request.Answer, request.At) = ("", request.At.AddMinutes(-11));
        await context.SaveChangesAsync(WebServer.Cancellation);
    }

    private static async Task ExecuteAsync(WebServer server, string sql)
    {
        await using var context = await OpenAsync(server);
        await context.Database.ExecuteSqlRawAsync(sql, WebServer.Cancellation);
    }

    private static Task<RevenueContext> OpenAsync(WebServer server) => server.Services.GetRequiredService<IDbContextFactory<RevenueContext>>().CreateDbContextAsync(WebServer.Cancellation);

    private static Task<HttpResponseMessage> SendAsync(WebServer server, string key, string body, string query = "?name=march.csv") =>
        server.PostAsync("/api/imports" + query, new StringContent(body), ("Idempotency-Key", key));
}
