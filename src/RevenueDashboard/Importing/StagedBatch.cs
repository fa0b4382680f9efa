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
        Summary = ImportJson.Read<FileSummary>(batch.Summary),
        Options = ImportJson.Read<SpendFileOptions>(batch.Options) ?? new(),
        Problems = ImportJson.Read<List<ImportProblem>>(batch.Problems) ?? [],
        ProblemCount = batch.ProblemCount,
        Questions = ImportJson.Read<List<ImportQuestion>>(batch.Questions) ?? [],
        Answers = ImportJson.Read<Dictionary<string, string>>(batch.Answers) ?? [],
        Suggestions = ImportJson.Read<List<CustomerSuggestion>>(batch.Suggestions) ?? [],
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

        var merged = Merge(staged.Answers, answers);
        batch.Answers = ImportJson.Write(merged);
        if (Refusal.Of(staged.Questions, merged, staged.Summary) is { } refusal) return Refuse(batch, refusal);

        var open = ImportAnswers.Open(staged.Questions, merged);
        return new BatchResult(batch.Id, BatchOutcome.Done, open.Count == 0 ? "Every question is answered." : "Some questions are still open.") { Questions = open };
    }

    public static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> answers) =>
        before.Concat(answers).GroupBy(answer => answer.Key).ToDictionary(answer => answer.Key, answer => answer.Last().Value);

    /// <summary>Whether the rows of a staged batch were read by another answer than one of these.</summary>
    public static bool IsReadOtherwise(StagedFile staged, IReadOnlyDictionary<string, string> answers) =>
        staged is { State: BatchState.Staged, IsUnread: false }
        && staged.Questions.Any(question => question.IsAboutReading && ImportAnswers.ChoiceOf(question, answers) is { } choice && choice != staged.Answers.GetValueOrDefault(question.Code));

    /// <summary>Keeps a file none of whose rows is kept: one with problems, or one that has to be answered about before it is read.</summary>
    /// <param name="reread">The batch that asked and was read now; null for a new file.</param>
    public static async Task<StagedFile> SaveUnreadAsync(
        BookWriter writer, StagedFile read, OriginalFile original, string by, TimeProvider time, int? reread, CancellationToken cancellation)
    {
        await using var write = await writer.BeginAsync(cancellation);
        var batch = reread is { } id
            ? await write.Context.Batches.SingleAsync(batch => batch.Id == id, cancellation)
            : new Batch { Id = await NextIdAsync(write.Context, cancellation), FileName = read.FileName, FileSize = original.Size, FileHash = original.Hash, StagedAt = time.GetUtcNow(), By = by };
        // Somebody else answered meanwhile: what became of the batch stands.
        if (reread is not null && !Describe(batch).IsUnread) return Describe(batch);

        batch.Kind = read.Kind;
        batch.State = read.Outcome == StagedOutcome.Refused ? BatchState.Refused : BatchState.Staged;
        batch.ContentHash = read.Summary?.ContentHash;
        batch.Rows = read.Summary?.Rows ?? 0;
        batch.Options = ImportJson.Write(read.Options);
        // The numbers of new products were rolled back with them.
        batch.Summary = read.Summary is { } summary ? ImportJson.Write(summary with { Scopes = [] }) : null;
        (batch.Problems, batch.ProblemCount) = (ImportJson.Write(read.Problems), read.ProblemCount);
        batch.Questions = ImportJson.Write(read.Questions);
        batch.Answers = ImportJson.Write(read.Answers);
        batch.StagedVersion = write.Book.Version;
        if (reread is null)
        {
            write.Context.Batches.Add(batch);
            await write.Context.SaveChangesAsync(cancellation);
            if (IsWorthKeeping(read)) await original.SaveAsync(write.Context, batch.Id, cancellation);
        }

        await write.CommitAsync(cancellation);
        return Describe(batch);
    }

    // Whoever reads a refused file again or lists its problems needs it; no other way of reading makes a text of an archive.
    private static bool IsWorthKeeping(StagedFile read) =>
        !read.Problems.Any(problem => problem.Code is ProblemCodes.FileNotText or ProblemCodes.FileTooLarge or ProblemCodes.FileEmpty
            or ProblemCodes.WorkbookDamaged or ProblemCodes.WorkbookTooLarge or ProblemCodes.WorkbookMacros or ProblemCodes.WorkbookBinary or ProblemCodes.WorkbookEncrypted);

    private static BatchResult Refuse(Batch batch, Refusal refusal)
    {
        batch.State = BatchState.Refused;
        batch.Problems = ImportJson.Write(refusal.Problems);
        batch.ProblemCount = refusal.ProblemCount;
        return new BatchResult(batch.Id, BatchOutcome.Refused, $"Batch {batch.Id} is refused, as was answered.") { Problems = refusal.Problems };
    }
}
