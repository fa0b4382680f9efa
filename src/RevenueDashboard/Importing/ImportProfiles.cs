using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>How the files of one origin are read, remembered under a name.</summary>
/// <param name="Options">What is said of every such file before it is read.</param>
/// <param name="Answers">Answers that hold for all of them, by the code of their question.</param>
/// <param name="By">Who saved it last.</param>
public sealed record ReadingProfile(string Name, SpendFileOptions Options, IReadOnlyDictionary<string, string> Answers, DateTimeOffset ChangedAt, string By)
{
    /// <summary>What is said of one file, and of all others by this profile: where both speak, the one file has the last word.</summary>
    public SpendFileOptions Under(SpendFileOptions said)
    {
        // By what is written, not property by property: one that is added later is not forgotten here.
        var all = JsonNode.Parse(ImportJson.Write(Options))!.AsObject();
        foreach (var (word, value) in JsonNode.Parse(ImportJson.Write(said))!.AsObject())
        {
            if (value is JsonObject own && all[word] is JsonObject remembered)
            {
                foreach (var (key, text) in own) remembered[key] = text?.DeepClone();
            }
            else
            {
                all[word] = value?.DeepClone();
            }
        }

        return ImportJson.Read<SpendFileOptions>(all.ToJsonString())! with { Profile = Name };
    }

    /// <inheritdoc cref="Under(SpendFileOptions)"/>
    public Dictionary<string, string> Under(IReadOnlyDictionary<string, string> answers)
    {
        var all = new Dictionary<string, string>(Answers);
        foreach (var (question, choice) in answers) all[question] = choice;
        return all;
    }
}

/// <summary>A profile and the files that were read by it, whatever became of them.</summary>
/// <param name="Files">How many there are.</param>
/// <param name="LastUsed">When the last of them came; null before the first.</param>
public sealed record UsedProfile(ReadingProfile Profile, int Files, DateTimeOffset? LastUsed);

/// <summary>The profiles of the book: what was said of one file and holds for the next one of the same origin.</summary>
/// <remarks>Writing may throw <see cref="BookBusyException"/> when another process keeps the book locked; nothing was changed then.</remarks>
public sealed class ImportProfiles(IDbContextFactory<RevenueContext> contexts, BookWriter writer, TimeProvider time)
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>All profiles, by name.</summary>
    public async Task<IReadOnlyList<ReadingProfile>> ListAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var profiles = await context.ImportProfiles.AsNoTracking().ToListAsync(cancellation);
        return [.. profiles.OrderBy(profile => profile.Key, StringComparer.Ordinal).Select(Describe)];
    }

    /// <summary>All profiles, by name, with their use: what is to be known before one is deleted.</summary>
    public async Task<IReadOnlyList<UsedProfile>> ListUsedAsync(CancellationToken cancellation = default)
    {
        var profiles = await ListAsync(cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // Files keep the name as it was spelled when they came.
        var batches = await context.Batches.AsNoTracking().Where(batch => batch.Options != null && batch.Options.Contains("\"profile\":"))
            .Select(batch => new { batch.Options, batch.StagedAt }).ToListAsync(cancellation);
        var uses = batches.Select(batch => (ImportJson.Read<SpendFileOptions>(batch.Options)!.Profile, batch.StagedAt)).Where(use => use.Profile is not null)
            .ToLookup(use => Names.Key(use.Profile!), use => use.StagedAt);
        return [.. profiles.Select(profile => (Profile: profile, Times: uses[Names.Key(profile.Name)].ToList())).Select(each => new UsedProfile(each.Profile, each.Times.Count, each.Times.Count == 0 ? null : each.Times.Max()))];
    }

    /// <summary>The profile of a name, however it is spelled; null when there is none.</summary>
    public async Task<ReadingProfile?> FindAsync(string name, CancellationToken cancellation = default)
    {
        var key = Names.Key(name);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var profile = await context.ImportProfiles.AsNoTracking().SingleOrDefaultAsync(profile => profile.Key == key, cancellation);
        return profile is null ? null : Describe(profile);
    }

    /// <summary>Why a profile cannot be called so; null when it can.</summary>
    public static string? FaultOf(string name) =>
        Names.Key(name).Length == 0 ? "Give the profile a name, such as the system the files come from."
        : name.Trim().Length > LongestName ? $"A name has at most {LongestName} characters."
        : name.Any(char.IsControl) ? "A name has no line breaks or other control characters."
        : null;

    /// <summary>
    /// Whether the answer to a question holds for all files of one origin: how they are read, and whether their lines add up. Whether a month is
    /// replaced, or an odd total is right, is decided for each file anew.
    /// </summary>
    public static bool Remembers(ImportQuestion question) => question.IsAboutReading || question.Code == ImportQuestion.RepeatedLines;

    /// <summary>Remembers how a file was read. A profile of the same name is replaced; batches keep what they were read with.</summary>
    /// <param name="options">Of the file; its control total is its own and is left out.</param>
    /// <param name="answers">Answers that hold for all files of this origin: see <see cref="Remembers"/>.</param>
    /// <exception cref="ArgumentException">The name cannot be used: see <see cref="FaultOf"/>.</exception>
    public async Task<ReadingProfile> SaveAsync(string name, SpendFileOptions options, IReadOnlyDictionary<string, string> answers, string by, CancellationToken cancellation = default)
    {
        if (FaultOf(name) is { } fault) throw new ArgumentException(fault, nameof(name));

        name = name.Trim();
        var (key, now) = (Names.Key(name), time.GetUtcNow());
        var content = ImportJson.Write(new Content(options with { Profile = null, ControlTotal = null, Answers = NoAnswers }, answers));
        await using var write = await writer.BeginAsync(cancellation);
        var profile = await write.Context.ImportProfiles.SingleOrDefaultAsync(profile => profile.Key == key, cancellation);
        if (profile is null) write.Context.ImportProfiles.Add(profile = new ImportProfile { Key = key, Name = name, Content = content, By = by });
        (profile.Name, profile.Content, profile.ChangedAt, profile.By) = (name, content, now, by);
        await AuditTrail.AppendAsync(write.Context, now, by, "save profile", null, name, cancellation);
        await write.CommitAsync(cancellation);
        return Describe(profile);
    }

    /// <summary>Forgets a profile. False when there is none of that name.</summary>
    public async Task<bool> DeleteAsync(string name, string by, CancellationToken cancellation = default)
    {
        var key = Names.Key(name);
        await using var write = await writer.BeginAsync(cancellation);
        if (await write.Context.ImportProfiles.SingleOrDefaultAsync(profile => profile.Key == key, cancellation) is not { } profile) return false;

        write.Context.ImportProfiles.Remove(profile);
        await AuditTrail.AppendAsync(write.Context, time.GetUtcNow(), by, "delete profile", null, profile.Name, cancellation);
        await write.CommitAsync(cancellation);
        return true;
    }

    private static readonly Dictionary<string, string> NoAnswers = [];

    private static ReadingProfile Describe(ImportProfile profile)
    {
        var content = ImportJson.Read<Content>(profile.Content)!;
        return new ReadingProfile(profile.Name, content.Options, content.Answers, profile.ChangedAt, profile.By);
    }

    internal sealed record Content(SpendFileOptions Options, IReadOnlyDictionary<string, string> Answers);
}
