using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Jobs;

/// <summary>
/// The watched folder. Its files are imported in the order of their names, one at a time, and moved to <c>done</c>, <c>refused</c> (with a file
/// of the problems beside) or <c>waiting</c> (staged, for a person to answer). What is moved was settled in the book before: a run that is
/// killed in between finds the file again, and the book knows that it has it.
/// </summary>
public sealed partial class Inbox(
    IOptions<InboxOptions> options, SpendImporter importer, ImportHistory history, ImportProfiles profiles, ProblemFile problems, IOptions<ImportLimits> limits, ILogger<Inbox> log)
{
    /// <summary>Who brings the files, in the history of imports.</summary>
    public const string By = "inbox";

    private Dictionary<string, (long Size, DateTime Changed)> seen = [];
    private string? unknownProfile;

    /// <summary>Imports the files that have not changed since the last look. A file that still grows holds back those behind it.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        if (options.Value.Folder is not { } folder) return;

        var before = seen;
        var files = InboxFolder.FilesOf(folder);
        seen = files.ToDictionary(file => file.Name, file => (file.Length, file.LastWriteTimeUtc));
        if (files.Count == 0 || await ProfileAsync(cancellation) is not { } profile) return;

        foreach (var file in files)
        {
            if (!before.TryGetValue(file.Name, out var last) || last != seen[file.Name]) return;

            await ImportAsync(new InboxFolder(folder), file, profile, cancellation);
            seen.Remove(file.Name);
        }
    }

    private async Task ImportAsync(InboxFolder folder, FileInfo file, ReadingProfile profile, CancellationToken cancellation)
    {
        // Its length alone refuses it: no copy of it fills the disk first.
        if (file.Length > limits.Value.FileSize)
        {
            await SettleAsync(folder, file, ImportFile.At(file.FullName), profile, cancellation);
            return;
        }

        // One state of the file is read, hashed and kept, whatever is written to it meanwhile.
        using var copy = TemporaryFile.Create();
        string hash;
        await using (var growing = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)) await growing.CopyToAsync(copy.Writer, cancellation);
        await using (var reader = copy.OpenRead()) hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(reader, cancellation));

        if (await WaitingAsync(hash, cancellation) is { } waiting)
        {
            folder.Move(file, InboxFolder.Waiting, waiting);
            return;
        }

        await SettleAsync(folder, file, new ImportFile(file.Name, copy.OpenRead), profile, cancellation);
    }

    /// <param name="settled">What is read of the file.</param>
    private async Task SettleAsync(InboxFolder folder, FileInfo file, ImportFile settled, ReadingProfile profile, CancellationToken cancellation)
    {
        var options = profile.Under(new SpendFileOptions());
        var imported = await importer.ImportAsync(settled, options, profile.Answers, By, cancellation: cancellation);
        if (imported.File.Outcome == StagedOutcome.Refused)
        {
            var refused = imported.File.BatchId!.Value;
            await folder.RefuseAsync(file, refused, destination => problems.WriteAsync(refused, destination, cancellation: cancellation));
            LogRefused(refused, imported.File.ProblemCount);
        }
        else if (imported.File.Outcome == StagedOutcome.AlreadyImported || imported.Commit?.Outcome == BatchOutcome.Done)
        {
            folder.Move(file, InboxFolder.Done, imported.File.BatchId);
            LogDone(imported.File.BatchId!.Value, imported.File.Summary?.Rows ?? 0);
        }
        else if (imported.Commit?.Outcome == BatchOutcome.SecondPersonNeeded)
        {
            folder.Move(file, InboxFolder.Waiting, imported.File.BatchId);
            LogWaiting(imported.File.BatchId!.Value, 0);
        }
        else
        {
            var staged = await importer.StageAsync(settled, options, profile.Answers, By, cancellation: cancellation);
            folder.Move(file, InboxFolder.Waiting, staged.BatchId);
            LogWaiting(staged.BatchId!.Value, staged.OpenQuestions.Count);
        }
    }

    // Staged by a run that was killed before it could move the file.
    private async Task<int?> WaitingAsync(string hash, CancellationToken cancellation) =>
        (await history.ListAsync(cancellation)).FirstOrDefault(batch => batch is { State: BatchState.Staged, By: By } && batch.FileHash == hash)?.Id;

    private async Task<ReadingProfile?> ProfileAsync(CancellationToken cancellation)
    {
        if (options.Value.Profile is not { } name) return new ReadingProfile("", new SpendFileOptions(), new Dictionary<string, string>(), default, By);

        var found = await profiles.FindAsync(name, cancellation);
        if (found is null && unknownProfile != name) LogNoProfile(name);
        unknownProfile = found is null ? name : null;
        return found;
    }

    [LoggerMessage(LogLevel.Information, "Inbox: batch {Batch} is in the book, {Rows} rows.")]
    private partial void LogDone(int batch, long rows);

    [LoggerMessage(LogLevel.Warning, "Inbox: batch {Batch} is refused with {Problems} problems. They are in the folder refused, beside the file.")]
    private partial void LogRefused(int batch, long problems);

    [LoggerMessage(LogLevel.Warning, "Inbox: batch {Batch} waits for answers to {Questions} questions.")]
    private partial void LogWaiting(int batch, int questions);

    [LoggerMessage(LogLevel.Error, "Inbox: there is no profile {Profile}. The files stay where they are until there is one.")]
    private partial void LogNoProfile(string profile);
}
