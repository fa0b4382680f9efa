using System.Globalization;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Cli;

/// <summary>One call of <c>revenue import</c>.</summary>
internal sealed class ImportRun(
    Surroundings surroundings, SpendFileOptions options, Dictionary<string, string> answers, bool dryRun, bool yes, bool json)
{
    private static readonly string User = Environment.UserName;

    /// <summary>The same with what a profile remembers; null when there is no such profile.</summary>
    /// <param name="profile">Its name; null for none.</param>
    public async Task<ImportRun?> UnderAsync(ImportProfiles profiles, string? profile, CancellationToken cancellation)
    {
        if (profile is null) return this;
        if (await profiles.FindAsync(profile, cancellation) is { } found) return new ImportRun(surroundings, found.Under(options), found.Under(answers), dryRun, yes, json);

        var known = await profiles.ListAsync(cancellation);
        await surroundings.Problems.WriteLineAsync($"There is no profile \"{profile}\". {(known.Count == 0 ? "None was saved yet: a file's page in the browser saves one." : $"Known are {string.Join(", ", known.Select(each => each.Name))}.")}");
        return null;
    }

    public async Task<int> AllAsync(SpendImporter importer, IReadOnlyList<FileInfo> files, CancellationToken cancellation)
    {
        var worst = ExitCode.Done;
        foreach (var file in files)
        {
            var imported = await OneAsync(importer, file, cancellation);
            await ImportOutput.WriteAsync(surroundings, imported, answers, json);
            worst = Worse(worst, imported.ExitCode);
        }

        return worst;
    }

    private async Task<FileOutcome> OneAsync(SpendImporter importer, FileInfo file, CancellationToken cancellation)
    {
        var source = ImportFile.At(file.FullName);
        try
        {
            if (!dryRun && !yes && surroundings.IsInteractive) return await AskAsync(importer, file, source, cancellation);
            if (dryRun || !yes) return FileOutcome.Of(file.ToString(), await importer.PreviewAsync(source, options, answers, User, null, cancellation), commit: null);

            var imported = await importer.ImportAsync(source, options, answers, User, null, cancellation);
            return FileOutcome.Of(file.ToString(), imported.File, imported.Commit);
        }
        catch (BookBusyException busy)
        {
            return FileOutcome.NotDone(file.ToString(), "book-busy", busy.Message);
        }
        catch (IOException unreadable)
        {
            return FileOutcome.NotDone(file.ToString(), "file-unreadable", unreadable.Message);
        }
        catch (UnauthorizedAccessException unreadable)
        {
            return FileOutcome.NotDone(file.ToString(), "file-unreadable", unreadable.Message);
        }
    }

    private async Task<FileOutcome> AskAsync(SpendImporter importer, FileInfo file, ImportFile source, CancellationToken cancellation)
    {
        var staged = await importer.StageAsync(source, options, answers, User, null, cancellation);
        if (staged is not { Outcome: StagedOutcome.Staged, BatchId: { } batch }) return FileOutcome.Of(file.ToString(), staged, commit: null);

        var wasUnread = staged.IsUnread;
        await ImportOutput.DescribeAsync(surroundings.Output, staged);
        var given = new Dictionary<string, string>();
        // Once it is known how the file is to be read, its rows may raise questions of their own.
        while (staged.OpenQuestions.FirstOrDefault(open => !given.ContainsKey(open.Code)) is { } question)
        {
            if (await surroundings.ChooseAsync(question) is not { } choice) break;
            given[question.Code] = choice;
            var answered = await importer.AnswerAsync(batch, new Dictionary<string, string> { [question.Code] = choice }, User, cancellation);
            if (answered.Outcome == BatchOutcome.Refused) return FileOutcome.Of(file.ToString(), staged, answered);
            if (answered.EarlierBatch is { } earlier) return await AlreadyAsync(importer, file, earlier, cancellation);
            staged = (await importer.FindAsync(batch, cancellation))!;
            if (!wasUnread || staged.IsUnread) continue;

            wasUnread = false;
            await ImportOutput.DescribeAsync(surroundings.Output, staged);
        }

        if (await surroundings.ConfirmAsync(string.Create(CultureInfo.InvariantCulture, $"Commit {staged.Summary?.Rows:N0} rows of {staged.FileName}?")))
        {
            var commit = await importer.CommitAsync(batch, User, cancellation);
            if (commit.Outcome is BatchOutcome.Done or BatchOutcome.Refused or BatchOutcome.SecondPersonNeeded) return FileOutcome.Of(file.ToString(), staged, commit);
            await importer.DiscardAsync(batch, User, cancellation);
            // Somebody else brought the same rows while this was asked.
            if (commit.EarlierBatch is { } earlier) return await AlreadyAsync(importer, file, earlier, cancellation);
            await surroundings.Problems.WriteLineAsync(commit.Message);
            return FileOutcome.NotDone(file.ToString(), "not-committed", commit.Message);
        }

        await importer.DiscardAsync(batch, User, cancellation);
        return FileOutcome.Of(file.ToString(), staged with { BatchId = null, Answers = given }, commit: null);
    }

    // How the file is read was answered, and now its rows are seen to be in the book: nothing is left to commit.
    private static async Task<FileOutcome> AlreadyAsync(SpendImporter importer, FileInfo file, int earlier, CancellationToken cancellation) =>
        FileOutcome.Of(file.ToString(), (await importer.FindAsync(earlier, cancellation))! with { Outcome = StagedOutcome.AlreadyImported }, commit: null);

    // A refused file outweighs an open question: the question can be answered, the file has to be corrected.
    private static int Worse(int one, int other) => one == ExitCode.Refused || other == ExitCode.Refused ? ExitCode.Refused : Math.Max(one, other);
}
