using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RevenueDashboard.Web.Hosting;

/// <summary>The server was told to listen where other machines could reach it.</summary>
public sealed class OpenAddressException(string address) : Exception(
    $"RevenueDashboard does not start: it was told to listen on {address}, where other machines can reach it. "
    + "This release has no sign-in, so it listens on this machine only. "
    + "Set the address to http://127.0.0.1:5080 (setting Urls, ASPNETCORE_URLS or --urls), or leave it out.");

/// <summary>Keeps the server on this machine, by whatever way it is told its addresses.</summary>
public static class LoopbackOnly
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static WebApplicationBuilder AddLoopbackOnly(this WebApplicationBuilder builder)
    {
        if (!NamesAnAddress(builder.Configuration)) builder.WebHost.UseUrls(DefaultAddress);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Kestrel asks this of every endpoint before it binds: addresses, ports, the Kestrel section and code alike.
            kestrel.ConfigureEndpointDefaults(Check);
        });
        return builder;
    }

    /// <exception cref="OpenAddressException">The endpoint is not a loopback address or a Unix socket.</exception>
    public static void Check(ListenOptions endpoint)
    {
        if (endpoint.SocketPath is not null) return;
        if (endpoint.IPEndPoint is not { } address) throw new OpenAddressException("an inherited socket");
        if (!IPAddress.IsLoopback(address.Address)) throw new OpenAddressException(address.ToString());
    }

    private static bool NamesAnAddress(ConfigurationManager configuration) =>
        Enumerable.Any(["urls", "http_ports", "https_ports"], key => !string.IsNullOrWhiteSpace(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
