using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

public enum RequestStanding
{
    /// <summary>Nobody has sent it before, or whoever did was cut off: do it, then say what was answered.</summary>
    New,

    /// <summary>It was answered before.</summary>
    Answered,

    /// <summary>It is being answered at this moment.</summary>
    Running,

    /// <summary>The key belongs to another request.</summary>
    OtherRequest,
}

/// <param name="Answer">What was answered; null unless it was.</param>
/// <param name="CutOffSince">When the request was begun that was never answered: what it did may be there already.</param>
public sealed record RequestClaim(RequestStanding Standing, string? Answer = null, DateTimeOffset? CutOffSince = null);

/// <summary>Lets a request with a key of its sender's happen once, however often and by however many connections it is sent.</summary>
/// <remarks>Every method may throw <see cref="BookBusyException"/>; nothing was changed then.</remarks>
public sealed class RepeatedRequests(IDbContextFactory<RevenueContext> contexts, BookWriter writer, TimeProvider time)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // No request takes longer; on a server of several, nothing else tells that the one that took it is gone.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    private const string NoAnswer = "";

    private readonly DateTimeOffset started = time.GetUtcNow();

    /// <summary>Takes a request for oneself, or tells what became of it.</summary>
    /// <param name="hash">Of all that was asked and sent.</param>
    public async Task<RequestClaim> ClaimAsync(string key, string hash, CancellationToken cancellation)
    {
        await using var write = await writer.BeginAsync(cancellation);
        var now = time.GetUtcNow();
        var request = await write.Context.ReceivedRequests.SingleOrDefaultAsync(request => request.Key == key, cancellation);
        if (request is not null && request.At <= now - Kept)
        {
            write.Context.ReceivedRequests.Remove(request);
            await write.Context.SaveChangesAsync(cancellation);
            request = null;
        }

        if (request is null)
        {
            await ForgetAsync(write.Context, now - Kept, cancellation);
            write.Context.ReceivedRequests.Add(new ReceivedRequest { Key = key, RequestHash = hash, Answer = NoAnswer, At = now });
            await write.CommitAsync(cancellation);
            return new RequestClaim(RequestStanding.New);
        }

        if (request.RequestHash != hash) return new RequestClaim(RequestStanding.OtherRequest);
        if (request.Answer != NoAnswer) return new RequestClaim(RequestStanding.Answered, request.Answer);
        if (!IsCutOff(request, now, write.Context)) return new RequestClaim(RequestStanding.Running);

        var since = request.At;
        request.At = now;
        await write.CommitAsync(cancellation);
        return new RequestClaim(RequestStanding.New, CutOffSince: since);
    }

    /// <summary>Keeps the answer to a request that was taken.</summary>
    public async Task AnswerAsync(string key, string answer, int? batchId, CancellationToken cancellation)
    {
        await using var write = await writer.BeginAsync(cancellation);
        var request = await write.Context.ReceivedRequests.SingleAsync(request => request.Key == key, cancellation);
        (request.Answer, request.BatchId) = (answer, batchId);
        await write.CommitAsync(cancellation);
    }

    /// <summary>Gives a request back that came to nothing: it may be sent again.</summary>
    public async Task ReleaseAsync(string key, CancellationToken cancellation)
    {
        await using var write = await writer.BeginAsync(cancellation);
        await write.Context.ReceivedRequests.Where(request => request.Key == key && request.Answer == NoAnswer).ExecuteDeleteAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    /// <summary>What became of a request, without taking it.</summary>
    public async Task<bool> IsRunningAsync(string key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ReceivedRequests.AnyAsync(request => request.Key == key && request.Answer == NoAnswer, cancellation);
    }

    // A file of SQLite has one server: what was begun before this one started, nobody goes on with.
    private bool IsCutOff(ReceivedRequest request, DateTimeOffset now, RevenueContext context) =>
        request.At <= now - LongestRun || (request.At < started && context.Database.IsSqlite());

    // Times are text in one of the databases: which are old is told here, not there.
    private static async Task ForgetAsync(RevenueContext context, DateTimeOffset before, CancellationToken cancellation)
    {
        var old = (await context.ReceivedRequests.Select(request => new { request.Key, request.At }).ToListAsync(cancellation)).Where(request => request.At <= before).Select(request => request.Key).ToList();
        if (old.Count > 0) await context.ReceivedRequests.Where(request => old.Contains(request.Key)).ExecuteDeleteAsync(cancellation);
    }
}
