using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>A batch before it is in the book: as it is kept, told and answered.</summary>
internal static class StagedBatch
{
    /// <summary>The caller holds the write lock, so nobody else takes the same number.</summary>
    public static async Task<int> NextIdAsync(RevenueContext context, CancellationToken cancellation) =>
        (await context.Batches.MaxAsync(batch => (int?)batch.Id, cancellation) ?? 0) + 1;

    public static StagedFile Describe(Batch batch) => new()
    {
        BatchId = batch.Id,
        State = batch.State,
        Kind = batch.Kind,
        FileName = batch.FileName,
        Outcome = batch.State == BatchState.Refused ? StagedOutcome.Refused : StagedOutcome.Staged,
        Summary = StoredJson.Read<FileSummary>(batch.Summary),
        Problems = StoredJson.Read<List<ImportProblem>>(batch.Problems) ?? [],
        ProblemCount = batch.ProblemCount,
        Questions = StoredJson.Read<List<ImportQuestion>>(batch.Questions) ?? [],
        Answers = StoredJson.Read<Dictionary<string, string>>(batch.Answers) ?? [],
    };

    public static BatchResult Answer(Batch batch, IReadOnlyDictionary<string, string> answers)
    {
        if (batch.State != BatchState.Staged) return new BatchResult(batch.Id, BatchOutcome.NotPossible, BatchMessages.NotStaged(batch));

        var staged = Describe(batch);
        foreach (var (code, choice) in answers)
        {
            if (staged.Questions.FirstOrDefault(question => question.Code == code) is not { } question)
                return new BatchResult(batch.Id, BatchOutcome.NotPossible, $"Batch {batch.Id} has no question \"{code}\".");
            if (ImportAnswers.ChoiceOf(question, answers) is null)
                return new BatchResult(batch.Id, BatchOutcome.NotPossible, $"\"{choice}\" is no answer to \"{code}\": choose {string.Join(" or ", question.Choices.Select(offered => offered.Code))}.");
        }

        var merged = staged.Answers.Concat(answers).GroupBy(answer => answer.Key).ToDictionary(answer => answer.Key, answer => answer.Last().Value);
        batch.Answers = StoredJson.Write(merged);
        if (merged.GetValueOrDefault(ImportQuestion.RepeatedLines) == RepeatedLines.Refuse) return Refuse(batch, staged.Summary!);

        var open = ImportAnswers.Open(staged.Questions, merged);
        return new BatchResult(batch.Id, BatchOutcome.Done, open.Count == 0 ? "Every question is answered." : "Some questions are still open.") { Questions = open };
    }

    /// <returns>The number of the batch.</returns>
    public static async Task<int> SaveRefusedAsync(BookWriter writer, StagedFile refused, OriginalFile original, string by, TimeProvider time, CancellationToken cancellation)
    {
        await using var write = await writer.BeginAsync(cancellation);
        var batch = new Batch
        {
            Id = await NextIdAsync(write.Context, cancellation), Kind = refused.Kind, State = BatchState.Refused, FileName = refused.FileName,
            FileSize = original.Size, FileHash = original.Hash, ContentHash = refused.Summary?.ContentHash, Rows = refused.Summary?.Rows ?? 0,
            // The numbers of new products were rolled back with them.
            Summary = refused.Summary is { } summary ? StoredJson.Write(summary with { Scopes = [] }) : null,
            Problems = StoredJson.Write(refused.Problems), ProblemCount = refused.ProblemCount,
            StagedVersion = write.Book.Version, StagedAt = time.GetUtcNow(), By = by,
        };
        write.Context.Batches.Add(batch);
        await write.CommitAsync(cancellation);
        return batch.Id;
    }

    private static BatchResult Refuse(Batch batch, FileSummary summary)
    {
        var problems = RepeatedLines.Problems(summary);
        batch.State = BatchState.Refused;
        batch.Problems = StoredJson.Write(problems);
        batch.ProblemCount = summary.RepeatedRows;
        return new BatchResult(batch.Id, BatchOutcome.Refused, $"Batch {batch.Id} is refused: it repeats lines.") { Problems = problems };
    }
}
