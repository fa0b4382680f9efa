using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>Takes files over HTTP: their bytes go past the page's connection, to disk and from there into a staged batch.</summary>
public static class ImportEndpoints
{
    public const string Address = "/api/imports";
    public const string TokenAddress = "/api/imports/token";
    public const string TokenHeader = "RequestVerificationToken";

    /// <summary>A browser that goes away is no failure of the server; there is nobody left to read the status.</summary>
    private const int WentAway = 499;

    public static void MapImports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Address, StageAsync).WithMetadata(new NoServerLimit());
        endpoints.MapGet(TokenAddress, Token);
        endpoints.MapBatches();
        endpoints.MapImportProfiles();
        endpoints.MapImportDownloads();
    }

    /// <summary>The token for the next request, with its cookie. Asked for before every file: a page may be older than the server's keys.</summary>
    private static Ok<RequestToken> Token(HttpContext http, IAntiforgery antiforgery) => TypedResults.Ok(new RequestToken(antiforgery.GetAndStoreTokens(http).RequestToken!));

    /// <summary>Whether a request comes from where it says. The header alone counts: in search of a form field the whole body would be read.</summary>
    internal static async Task<bool> IsOwnAsync(HttpContext http, IAntiforgery antiforgery) => http.Request.Headers.ContainsKey(TokenHeader) && await antiforgery.IsRequestValidAsync(http);

    private static async Task<IResult> StageAsync(
        HttpContext http, IAntiforgery antiforgery, SpendImporter importer, ImportHistory history, ImportProfiles profiles, UploadProgress progress, RequestOnce once, IOptions<ImportLimits> limits)
    {
        // Asked for here, since nothing binds a form.
        if (!await IsOwnAsync(http, antiforgery)) return ImportFaults.NoToken;
        if (http.Request.HasFormContentType) return ImportFaults.Form;
        if (RequestOnce.FaultOf(http.Request) is { } wrongKey) return wrongKey;

        var asked = FileQuestion.Read(http.Request.Query, out var faults);
        if (faults.Count > 0) return ImportFaults.NotKnown(faults);
        if (http.Request.ContentLength > limits.Value.FileSize) return ImportFaults.TooLarge(limits.Value.FileSize);

        try
        {
            var profile = asked.Profile is null ? null : await profiles.FindAsync(asked.Profile, http.RequestAborted);
            if (asked.Profile is not null && profile is null) return ImportFaults.NoProfile(asked.Profile);

            using var received = await ReceivedFile.ReceiveAsync(http.Request.Body, limits.Value.FileSize, http.RequestAborted);
            if (received is null) return ImportFaults.TooLarge(limits.Value.FileSize);

            var options = profile?.Under(asked.Options) ?? asked.Options;
            var answers = new Dictionary<string, string>(profile?.Answers ?? new Dictionary<string, string>());
            foreach (var (question, choice) in asked.Answers) answers[question] = choice;
            return await once.DoAsync(http, received.Hash, async since => Answer(
                (since is { } begun ? await StagedSinceAsync(begun, received, asked, importer, history, http.RequestAborted) : null)
                ?? await importer.StageAsync(received.Named(asked.Name), options, answers, LocalPerson.Name, progress.Of(asked.Upload), http.RequestAborted)));
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.StatusCode(WentAway);
        }
        catch (Exception problem) when (ImportFaults.Of(problem, http) is { } fault)
        {
            return fault;
        }
    }

    // The server was stopped between keeping the file and saying so.
    private static async Task<StagedFile?> StagedSinceAsync(DateTimeOffset begun, ReceivedFile received, FileQuestion asked, SpendImporter importer, ImportHistory history, CancellationToken cancellation)
    {
        var kept = (await history.ListAsync(cancellation)).FirstOrDefault(batch => batch.StagedAt >= begun && batch.FileHash == received.Hash && batch.FileName == asked.Name);
        return kept is null ? null : await importer.FindAsync(kept.Id, cancellation);
    }

    private static IResult Answer(StagedFile file)
    {
        var location = BatchAnswer.PageOf(file.BatchId!.Value);
        return file.Outcome switch
        {
            StagedOutcome.Refused => ImportFaults.Refused(file, location),
            StagedOutcome.AlreadyImported => TypedResults.Ok(BatchAnswer.Of(file)),
            _ => TypedResults.Created(location, BatchAnswer.Of(file)),
        };
    }

    private sealed record RequestToken(string Token);

    // The limit is the importer's own, counted while reading: the server's default of 30 MB would close the connection without a word.
    private sealed class NoServerLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
