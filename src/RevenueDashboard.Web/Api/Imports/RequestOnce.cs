using System.Collections.Concurrent;
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
public sealed partial class RequestOnce(RepeatedRequests requests, IOptions<JsonOptions> json, TimeProvider time, ILogger<RequestOnce> log)
{
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 200;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // What the book could not be told, by the key of the request: its answer, or that it came to nothing.
    private readonly ConcurrentDictionary<string, Ending> unwritten = new(StringComparer.Ordinal);

    // Attempts that broke off. A connection can break after its last word arrived: sent again, a request looks first whether it was done.
    private readonly ConcurrentDictionary<string, Ending> brokenOff = new(StringComparer.Ordinal);

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

        var end = new Ending(hash, null, claim.CutOffSince ?? time.GetUtcNow());
        try
        {
            var result = await act(claim.CutOffSince);
            end = end with { Answer = KeptAnswer.Of(result, json.Value.SerializerOptions) };
            // What was done is done and is told, whether or not anybody still waits to hear of it, and whether or not the book can note it now.
            await WriteAsync(key, end);
            if (end.Answer is not null) brokenOff.TryRemove(key, out _);
            return end.Answer ?? result;
        }
        catch
        {
            brokenOff[key] = end;
            await WriteAsync(key, end);
            throw;
        }
    }

    private async Task<RequestClaim> ClaimAsync(string key, string hash, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + Patience;
        while (true)
        {
            if (unwritten.TryRemove(key, out var left))
            {
                await WriteAsync(key, left);
                if (left.Answer is not null && left.Hash != hash) return new RequestClaim(RequestStanding.OtherRequest);
                if (left.Answer is not null) return new RequestClaim(RequestStanding.Answered, JsonSerializer.Serialize(left.Answer));
            }

            var claim = await requests.ClaimAsync(key, hash, cancellation);
            if (claim.Standing == RequestStanding.New && brokenOff.TryGetValue(key, out var broken) && broken.Hash == hash) return claim with { CutOffSince = broken.Since };
            if (claim.Standing != RequestStanding.Running) return claim;

            do
            {
                if (time.GetUtcNow() >= until) return claim;
                await Task.Delay(Poll, time, cancellation);
            }
            while (!unwritten.ContainsKey(key) && await requests.IsRunningAsync(key, cancellation));
        }
    }

    /// <summary>Keeps an answer, or gives the request back that has none. What cannot be written now is written when the request comes again.</summary>
    private async Task WriteAsync(string key, Ending end)
    {
        try
        {
            if (end.Answer is { } answer) await requests.AnswerAsync(key, JsonSerializer.Serialize(answer), answer.Batch, CancellationToken.None);
            else await requests.ReleaseAsync(key, CancellationToken.None);
        }
        catch (Exception problem)
        {
            unwritten[key] = end;
            LogUnwritten(problem);
        }

        var before = time.GetUtcNow() - RepeatedRequests.Kept;
        foreach (var (old, _) in unwritten.Where(each => each.Value.Since <= before)) unwritten.TryRemove(old, out _);
        foreach (var (old, _) in brokenOff.Where(each => each.Value.Since <= before)) brokenOff.TryRemove(old, out _);
    }

    [LoggerMessage(LogLevel.Warning, "What became of a request could not be noted in the book. It was answered all the same, and is noted when the request comes again.")]
    private partial void LogUnwritten(Exception problem);

    private static string? KeyOf(HttpRequest request) => request.Headers[Header] is [{ } key] ? key.Trim() : null;

    private static string HashOf(HttpRequest request, string bodyHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{bodyHash}")));

    /// <param name="Answer">Null when it came to nothing.</param>
    /// <param name="Since">When the request was begun.</param>
    private sealed record Ending(string Hash, KeptAnswer? Answer, DateTimeOffset Since);
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
