using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>
/// Keeps a request that is sent twice from being done twice: with an <c>Idempotency-Key</c> the second one gets the answer of the first, also when
/// both arrive at the same time. Answers that ask to come again (busy, too slow, broken off) are not kept.
/// </summary>
public sealed class RequestOnce(RepeatedRequests requests, IOptions<JsonOptions> json, TimeProvider time)
{
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 200;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What is wrong with the key; null when there is none, or it can be used.</summary>
    public static IResult? FaultOf(HttpRequest request) =>
        request.Headers[Header] is { Count: > 0 } keys && (keys.Count > 1 || KeyOf(request) is not { Length: > 0 and <= LongestKey } key || key.Any(c => c is < '!' or > '~')) ? ImportFaults.Key(LongestKey) : null;

    /// <param name="bodyHash">SHA-256 of the body.</param>
    /// <param name="act">Does what is asked; told since when an earlier attempt was cut off before it could answer.</param>
    public async Task<IResult> DoAsync(HttpContext http, string bodyHash, Func<DateTimeOffset?, Task<IResult>> act)
    {
        if (KeyOf(http.Request) is not { } key) return await act(null);

        var hash = HashOf(http.Request, bodyHash);
        var claim = await ClaimAsync(key, hash, http.RequestAborted);
        switch (claim.Standing)
        {
            case RequestStanding.Answered: return JsonSerializer.Deserialize<KeptAnswer>(claim.Answer!)!;
            case RequestStanding.OtherRequest: return ImportFaults.OtherRequest;
            case RequestStanding.Running: return ImportFaults.Running(http);
        }

        var isKept = false;
        try
        {
            var result = await act(claim.CutOffSince);
            if (KeptAnswer.Of(result, json.Value.SerializerOptions) is not { } answer) return result;

            // What was done is done, whether or not anybody still waits to hear of it.
            await requests.AnswerAsync(key, JsonSerializer.Serialize(answer), answer.Batch, CancellationToken.None);
            isKept = true;
            return answer;
        }
        finally
        {
            if (!isKept) await requests.ReleaseAsync(key, CancellationToken.None);
        }
    }

    private async Task<RequestClaim> ClaimAsync(string key, string hash, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + Patience;
        while (true)
        {
            var claim = await requests.ClaimAsync(key, hash, cancellation);
            if (claim.Standing != RequestStanding.Running) return claim;

            do
            {
                if (time.GetUtcNow() >= until) return claim;
                await Task.Delay(Poll, time, cancellation);
            }
            while (await requests.IsRunningAsync(key, cancellation));
        }
    }

    private static string? KeyOf(HttpRequest request) => request.Headers[Header] is [{ } key] ? key.Trim() : null;

    private static string HashOf(HttpRequest request, string bodyHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{bodyHash}")));
}

/// <summary>An answer as it was given, and is given again.</summary>
/// <param name="Body">JSON.</param>
/// <param name="Batch">The batch it is about; null for none.</param>
public sealed record KeptAnswer(int Status, string ContentType, string? Location, string Body, int? Batch) : IResult
{
    /// <summary>Null when the answer is not worth keeping: it says to come again.</summary>
    public static KeptAnswer? Of(IResult result, JsonSerializerOptions json)
    {
        if (result is not IValueHttpResult { Value: { } value } || result is not IStatusCodeHttpResult { StatusCode: { } status }) return null;
        if (status is StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests or >= 499) return null;

        var isProblem = value is Microsoft.AspNetCore.Mvc.ProblemDetails;
        var body = JsonSerializer.Serialize(value, value.GetType(), json);
        var batch = value is BatchAnswer answer ? answer : null;
        return new KeptAnswer(status, isProblem ? "application/problem+json" : "application/json; charset=utf-8", status == StatusCodes.Status201Created ? batch?.Location : null, body, batch?.Batch);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = ContentType;
        if (Location is not null) httpContext.Response.Headers.Location = Location;
        return httpContext.Response.WriteAsync(Body);
    }
}
