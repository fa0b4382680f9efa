using System.Net;

namespace RevenueDashboard.Tests.Web.Hosting;

public sealed class OwnOriginOnlyTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/_BLAZOR/negotiate?negotiateVersion=1")]
    [InlineData("/%5fblazor/negotiate?negotiateVersion=1")]
    public async Task The_circuit_refuses_another_site(string path)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(path, "http://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(path, "https://localhost"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(path, "http://localhost:5081"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(path, "null"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(path, "http://localhost"));
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.rebound.example", HttpStatusCode.BadRequest)]
    [InlineData("192.168.1.10", HttpStatusCode.BadRequest)]
    public async Task The_server_answers_only_to_the_names_of_this_machine(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;

        using var answer = await app.Browser().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<HttpStatusCode> PostAsync(string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Origin", origin);
        using var answer = await app.Browser().SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
