using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>What scripts do with a batch: look at it, answer its questions, commit, undo or discard it. The pages do the same by the importer.</summary>
public static class BatchEndpoints
{
    private const int LongestAnswers = 64 * 1024;

    public static void MapBatches(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ImportEndpoints.Address + "/{id:int}", FindAsync);
        endpoints.MapPost(ImportEndpoints.Address + "/{id:int}/answers", AnswerAsync);
        endpoints.MapPost(ImportEndpoints.Address + "/{id:int}/commit", (int id, HttpContext http, IAntiforgery antiforgery, SpendImporter importer, RequestOnce once) =>
            CommandAsync(http, antiforgery, importer, once, [], () => importer.CommitAsync(id, LocalPerson.Name, http.RequestAborted), (id, BatchState.Committed)));
        endpoints.MapPost(ImportEndpoints.Address + "/{id:int}/undo", (int id, HttpContext http, IAntiforgery antiforgery, SpendImporter importer, RequestOnce once) =>
            CommandAsync(http, antiforgery, importer, once, [], () => importer.UndoAsync(id, LocalPerson.Name, http.RequestAborted), (id, BatchState.Undone)));
        endpoints.MapPost(ImportEndpoints.Address + "/{id:int}/discard", (int id, HttpContext http, IAntiforgery antiforgery, SpendImporter importer, RequestOnce once) =>
            CommandAsync(http, antiforgery, importer, once, [], () => importer.DiscardAsync(id, LocalPerson.Name, http.RequestAborted), (id, BatchState.Discarded)));
    }

    private static async Task<Results<Ok<BatchAnswer>, ProblemHttpResult>> FindAsync(int id, SpendImporter importer, CancellationToken cancellation) =>
        await importer.FindAsync(id, cancellation) is { } batch
            ? TypedResults.Ok(BatchAnswer.Of(batch))
            : ImportFaults.NotDone(new BatchResult(id, BatchOutcome.NotFound, $"There is no batch {id}."));

    private static async Task<IResult> AnswerAsync(int id, HttpContext http, IAntiforgery antiforgery, SpendImporter importer, RequestOnce once)
    {
        // Before the body is read.
        if (!await ImportEndpoints.IsOwnAsync(http, antiforgery)) return ImportFaults.NoToken;
        if (await ReadAsync(http) is not { } body || AnswersOf(body) is not { } answers) return ImportFaults.NotAnswers;

        return await CommandAsync(http, antiforgery, importer, once, body, () => importer.AnswerAsync(id, answers, LocalPerson.Name, http.RequestAborted));
    }

    /// <param name="wanted">Where the command brings its batch. Where an attempt before that was cut off has brought it there, there is nothing left to do.</param>
    private static async Task<IResult> CommandAsync(HttpContext http, IAntiforgery antiforgery, SpendImporter importer, RequestOnce once, byte[] body, Func<Task<BatchResult>> command, (int Id, BatchState State)? wanted = null)
    {
        if (!await ImportEndpoints.IsOwnAsync(http, antiforgery)) return ImportFaults.NoToken;
        if (RequestOnce.FaultOf(http.Request) is { } wrongKey) return wrongKey;

        try
        {
            return await once.DoAsync(http, Convert.ToHexStringLower(SHA256.HashData(body)), async cutOffSince =>
            {
                if (cutOffSince is not null && wanted is { } want && await importer.FindAsync(want.Id, http.RequestAborted) is { } found && found.State == want.State) return TypedResults.Ok(BatchAnswer.Of(found));

                var result = await command();
                if (result.Outcome != BatchOutcome.Done) return ImportFaults.NotDone(result);
                return TypedResults.Ok(BatchAnswer.Of((await importer.FindAsync(result.BatchId, CancellationToken.None))!));
            });
        }
        catch (Exception problem) when (ImportFaults.Of(problem, http) is { } fault)
        {
            return fault;
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        var body = new byte[LongestAnswers + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, http.RequestAborted);
        return length > LongestAnswers ? null : body[..length];
    }

    private static Dictionary<string, string>? AnswersOf(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(body) is { Count: > 0 } answers && answers.Values.All(choice => choice is not null) ? answers : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
