using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;

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
        // As a process leaves it that is killed after the file was kept and before the answer was.
        await using (var context = await server.Services.GetRequiredService<IDbContextFactory<RevenueContext>>().CreateDbContextAsync(WebServer.Cancellation))
        {
            var request = await context.ReceivedRequests.SingleAsync(WebServer.Cancellation);
            (request.Answer, request.At) = ("", request.At.AddMinutes(-11));
            await context.SaveChangesAsync(WebServer.Cancellation);
        }

        using var again = await SendAsync(server, "k-1", March);

        Assert.Equal((HttpStatusCode.Created, "/imports/1"), (again.StatusCode, again.Headers.Location?.OriginalString));
        Assert.Single(await server.History.ListAsync(WebServer.Cancellation));
    }

    private static Task<HttpResponseMessage> SendAsync(WebServer server, string key, string body, string query = "?name=march.csv") =>
        server.PostAsync("/api/imports" + query, new StringContent(body), ("Idempotency-Key", key));
}
