using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace RevenueDashboard.Web.Hosting;

/// <summary>The policy that lets a page run this server's scripts and nothing else.</summary>
/// <param name="endpoints">Carry the import map: the one inline script of a page, allowed by its hash.</param>
public sealed class ContentSecurityPolicy(EndpointDataSource endpoints)
{
    private readonly Lazy<string> value = new(() => Compose(ImportMapHash(endpoints)));

    public string Value => value.Value;

    // MudBlazor and ECharts set styles inline; no script is ever inline but the import map.
    private static string Compose(string? importMapHash) =>
        "default-src 'none'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
        + (importMapHash is null ? "script-src 'self'; " : $"script-src 'self' 'sha256-{importMapHash}'; ")
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

    private static string? ImportMapHash(EndpointDataSource endpoints)
    {
        var map = endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ImportMapDefinition>()).FirstOrDefault(found => found is not null);
        // A browser reads a line break as \n whatever was sent, and hashes what it read.
        return map is null ? null : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(map.ToString().ReplaceLineEndings("\n"))));
    }
}
