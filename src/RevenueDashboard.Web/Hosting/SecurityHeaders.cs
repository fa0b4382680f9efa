using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace RevenueDashboard.Web.Hosting;

/// <summary>
/// The outermost middleware: what every answer carries, also "not found" and "went wrong".
/// No Strict-Transport-Security: the server listens on loopback without TLS, and browsers ignore the header there.
/// </summary>
public sealed partial class SecurityHeaders(RequestDelegate next, ContentSecurityPolicy policy, ILogger<SecurityHeaders> log)
{
    private const string NoFeatures =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=(), "
        + "clipboard-read=(), clipboard-write=(self)";

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });

        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // The error page itself failed. Left to the server, the answer would go out without headers.
            LogLastResort(problem);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("Something went wrong on the server. Nothing was changed. Reload the page; the server's log has the details.");
        }
    }

    private void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy.Value;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = NoFeatures;
        headers.Remove(HeaderNames.Server);

        if (IsVersioned(context)) headers.CacheControl = "public, max-age=31536000, immutable";
        else if (!IsHashed(headers)) headers.CacheControl = "no-store";
    }

    // Static assets with a hash in their name arrive here as immutable.
    private static bool IsHashed(IHeaderDictionary headers) => headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal);

    // A file asked for with its version in the address (?v=9.12.0) never changes either.
    private static bool IsVersioned(HttpContext context) =>
        context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
        && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        && context.Request.Query.ContainsKey("v");

    [LoggerMessage(LogLevel.Error, "A request failed, and so did the page that should say so.")]
    private partial void LogLastResort(Exception problem);
}
