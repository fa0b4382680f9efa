using System.Net;

namespace RevenueDashboard.Web.Hosting;

/// <summary>
/// Refuses requests that another site makes through the reader's browser. A server on loopback can be reached by every page the reader has
/// open: by a name that was made to point at 127.0.0.1 (foreign Host), or by a form or a WebSocket to /_blazor (foreign Origin), which Blazor accepts by default.
/// </summary>
public sealed class OwnOriginOnly(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsThisMachine(context.Request.Host))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "This server answers to localhost and 127.0.0.1 only. Open it by one of these addresses.");
            return;
        }

        if (!IsOwn(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This request came from another site and was refused.");
            return;
        }

        await next(context);
    }

    private static bool IsThisMachine(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    // Every browser sends Origin with a WebSocket and with every request that changes something; programs that send none carry nobody's session.
    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0
            || (origin.Count == 1 && string.Equals(origin[0], $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase));
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message);
    }
}
