using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>A scenario that somebody kept, as it was saved last.</summary>
/// <param name="Query">Of the page that shows it, with its question mark.</param>
/// <param name="By">Who saved it last.</param>
/// <param name="Versions">How often it was saved under this name.</param>
public sealed record KeptScenario(string Name, string Query, string By, DateTimeOffset At, int Versions);

/// <summary>The scenarios that people kept. What was saved is never changed: saving under the same name adds a version, and removing only takes it off the list.</summary>
/// <remarks>Writing may throw <see cref="BookBusyException"/> when another process keeps the book locked; nothing was changed then.</remarks>
public sealed class SavedScenarios(IDbContextFactory<RevenueContext> contexts, BookWriter writer, TimeProvider time)
{
    /// <summary>Characters of what a link says.</summary>
    public const int LongestQuery = 8000;

    /// <summary>Those that nobody removed, by name, each as it was saved last.</summary>
    public async Task<IReadOnlyList<KeptScenario>> ListAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var saved = await context.SavedScenarios.AsNoTracking().Where(scenario => scenario.RemovedAt == null).OrderBy(scenario => scenario.Id).ToListAsync(cancellation);
        return
        [
            .. saved.GroupBy(scenario => Names.Key(scenario.Name))
                .Select(versions => (Latest: versions.Last(), Count: versions.Count()))
                .Select(each => new KeptScenario(each.Latest.Name, each.Latest.Query, each.Latest.By, each.Latest.At, each.Count))
                .OrderBy(scenario => scenario.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Why a scenario cannot be called so; null when it can.</summary>
    public static string? FaultOf(string name) =>
        Names.Key(name).Length == 0 ? "Give the scenario a name, such as what happens in it."
        : name.Trim().Length > ScenarioStory.LongestName ? $"A name has at most {ScenarioStory.LongestName} characters."
        : name.Any(char.IsControl) ? "A name has no line breaks or other control characters."
        : null;

    /// <summary>Keeps a scenario; another of the same name, however it is spelled, becomes an earlier version of it.</summary>
    /// <param name="query">Of the page that shows it, with its question mark; empty for the usual one.</param>
    /// <exception cref="ArgumentException">The name cannot be used (<see cref="FaultOf"/>), or the query is none or too long.</exception>
    public async Task SaveAsync(string name, string query, string by, CancellationToken cancellation = default)
    {
        if (FaultOf(name) is { } fault) throw new ArgumentException(fault, nameof(name));
        if (query.Length > 0 && query[0] != '?') throw new ArgumentException("What is saved is the query of an address, with its question mark.", nameof(query));
        if (query.Length > LongestQuery) throw new ArgumentException($"A scenario that can be saved takes at most {LongestQuery} characters in its link: leave some customers out.", nameof(query));

        var now = time.GetUtcNow();
        await using var write = await writer.BeginAsync(cancellation);
        write.Context.SavedScenarios.Add(new SavedScenario { Name = name.Trim(), Query = query, By = by, At = now });
        await AuditTrail.AppendAsync(write.Context, now, by, "save scenario", null, $"{name.Trim()}: {query}", cancellation);
        await write.CommitAsync(cancellation);
    }

    /// <summary>Takes a scenario with all its versions off the list. False when there is none of that name.</summary>
    public async Task<bool> RemoveAsync(string name, string by, CancellationToken cancellation = default)
    {
        var key = Names.Key(name);
        var now = time.GetUtcNow();
        await using var write = await writer.BeginAsync(cancellation);
        var versions = (await write.Context.SavedScenarios.Where(scenario => scenario.RemovedAt == null).ToListAsync(cancellation)).Where(scenario => Names.Key(scenario.Name) == key).ToList();
        if (versions.Count == 0) return false;

        foreach (var version in versions) (version.RemovedAt, version.RemovedBy) = (now, by);
        await AuditTrail.AppendAsync(write.Context, now, by, "remove scenario", null, versions[^1].Name, cancellation);
        await write.CommitAsync(cancellation);
        return true;
    }
}
