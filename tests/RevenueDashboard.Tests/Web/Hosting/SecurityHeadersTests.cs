using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace RevenueDashboard.Tests.Web.Hosting;

public sealed partial class SecurityHeadersTests(WebApp app) : IClassFixture<WebApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/not-found", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/_gallery", HttpStatusCode.NotFound)]
    [InlineData("/api/no-such-thing", HttpStatusCode.NotFound)]
    [InlineData("/css/no-such.css", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/css/tokens.css", HttpStatusCode.OK)]
    [InlineData("/_blazor", HttpStatusCode.BadRequest)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/error", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode status)
    {
        using var answer = await app.Browser().GetAsync(path, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        AssertHeaders(answer);
    }

    [Fact]
    public async Task An_answer_of_a_server_that_failed_altogether_carries_them_too()
    {
        // The layout asks for the snack bar, on the page and on the error page alike.
        await using var broken = app.WithWebHostBuilder(web => web.ConfigureServices(services =>
            services.AddScoped<ISnackbar>(_ => throw new InvalidOperationException("The test breaks every page."))));

        using var answer = await broken.CreateClient().GetAsync("/not-found", Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        AssertHeaders(answer);
    }

    [Fact]
    public async Task The_policy_allows_exactly_the_one_inline_script_of_the_page()
    {
        using var answer = await app.Browser().GetAsync("/not-found", Cancellation);
        var html = await answer.Content.ReadAsStringAsync(Cancellation);

        var inline = InlineScript().Matches(html).Select(match => match.Groups[1].Value).Single(text => text.Length > 0);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)));
        Assert.Contains($"script-src 'self' 'sha256-{hash}';", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_files_that_never_change_may_be_kept()
    {
        Assert.Equal("no-store", await CacheControl("/not-found"));
        Assert.Equal("no-store", await CacheControl("/css/tokens.css"));
        Assert.Equal("no-store", await CacheControl("/not-found?v=1"));
        Assert.Contains("immutable", await CacheControl("/_content/MudBlazor/MudBlazor.min.css?v=9.12.0"), StringComparison.Ordinal);
        Assert.Contains("immutable", await CacheControl("/fonts/inter-latin.woff2?v=5.3.0"), StringComparison.Ordinal);
    }

    private async Task<string> CacheControl(string path)
    {
        using var answer = await app.Browser().GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Header(answer, "Cache-Control");
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.Matches(
            @"^default-src 'none'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; "
            + @"style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'$",
            Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    [GeneratedRegex("<script[^>]*>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex InlineScript();
}
