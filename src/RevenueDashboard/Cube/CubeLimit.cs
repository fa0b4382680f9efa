using RevenueDashboard.Data;

namespace RevenueDashboard.Cube;

/// <summary>A limit that the book's owners set, as the book knows it at the cube's time. All texts are raw: encode them where they are shown.</summary>
/// <param name="Warning">Ten-thousandths of a per cent, or of an HHI point; null without a warning.</param>
/// <param name="Hard">In the unit of <paramref name="Warning"/>.</param>
public sealed record CubeLimit(
    string Name, LimitMeasure Measure, string? Subject, string? Product, long? Warning, long Hard, string? Owner, string? Source, string? Note)
{
    /// <summary>The latest batch that names a limit says all of it; one that was withdrawn is gone.</summary>
    /// <param name="said">In the order of the commits.</param>
    internal static IReadOnlyList<CubeLimit> Of(IEnumerable<Limit> said)
    {
        var limits = new Dictionary<string, Limit>(StringComparer.Ordinal);
        foreach (var limit in said) limits[Names.Key(limit.Name)] = limit;
        return
        [
            .. limits.OrderBy(limit => limit.Key, StringComparer.Ordinal).Select(limit => limit.Value)
                .Where(limit => limit is { IsWithdrawn: false, Hard: not null })
                .Select(limit => new CubeLimit(limit.Name, limit.Measure, limit.Subject, limit.Product, limit.Warning, limit.Hard!.Value, limit.Owner, limit.Source, limit.Note)),
        ];
    }
}

/// <summary>A goal of diversification, as the book knows it at the cube's time. All texts are raw: encode them where they are shown.</summary>
/// <param name="Target">Ten-thousandths of one customer, or of a per cent.</param>
/// <param name="First">The month from which progress is counted.</param>
/// <param name="Due">The month in which it should be reached.</param>
public sealed record CubeGoal(string Name, GoalMeasure Measure, string? Product, long Target, Month First, Month Due, string? Owner, string? Note)
{
    /// <inheritdoc cref="CubeLimit.Of"/>
    internal static IReadOnlyList<CubeGoal> Of(IEnumerable<Goal> said)
    {
        var goals = new Dictionary<string, Goal>(StringComparer.Ordinal);
        foreach (var goal in said) goals[Names.Key(goal.Name)] = goal;
        return
        [
            .. goals.OrderBy(goal => goal.Key, StringComparer.Ordinal).Select(goal => goal.Value)
                .Where(goal => goal is { IsWithdrawn: false, Target: not null, FirstMonth: not null, DueMonth: not null })
                .Select(goal => new CubeGoal(goal.Name, goal.Measure, goal.Product, goal.Target!.Value, goal.FirstMonth!.Value, goal.DueMonth!.Value, goal.Owner, goal.Note)),
        ];
    }
}

/// <summary>A waiver of a limit, as it was known at the cube's time. All texts are raw: encode them where they are shown.</summary>
/// <param name="Limit">Name of the limit.</param>
/// <param name="UpTo">Up to which figure the limit may be passed, in the limit's unit; null for any.</param>
/// <param name="LastDay">The last day on which it holds.</param>
/// <param name="WithdrawnAt">Null while nobody withdrew it.</param>
public sealed record CubeWaiver(long Id, string Limit, long? UpTo, string Reason, string By, DateTimeOffset At, DateOnly LastDay, DateTimeOffset? WithdrawnAt, string? WithdrawnBy)
{
    /// <summary>Whom it excuses; null where the limit itself says whom or what it is on, and in waivers that were given before this was asked: those excuse everybody.</summary>
    public string? Subject { get; init; }

    /// <summary>Number in the database of the customer it excuses; null when it is none.</summary>
    public int? CustomerId { get; init; }

    /// <summary>It holds from the day it was given to its last day, both included, unless it was withdrawn. Days are UTC's.</summary>
    public bool IsInForceOn(DateOnly day) => WithdrawnAt is null && DateOnly.FromDateTime(At.UtcDateTime) <= day && day <= LastDay;

    /// <param name="knownOn">Null for what is known now.</param>
    internal static IReadOnlyList<CubeWaiver> Of(IEnumerable<LimitWaiver> given, DateTimeOffset? knownOn) =>
    [
        .. given.Where(waiver => knownOn is null || waiver.At <= knownOn)
            .OrderBy(waiver => waiver.Id)
            .Select(waiver => (Waiver: waiver, IsWithdrawn: waiver.WithdrawnAt is { } at && (knownOn is null || at <= knownOn)))
            .Select(of => new CubeWaiver(
                of.Waiver.Id, of.Waiver.Limit, of.Waiver.UpTo, of.Waiver.Reason, of.Waiver.By, of.Waiver.At, of.Waiver.LastDay,
                of.IsWithdrawn ? of.Waiver.WithdrawnAt : null, of.IsWithdrawn ? of.Waiver.WithdrawnBy : null)
            {
                Subject = of.Waiver.Subject, CustomerId = of.Waiver.CustomerId,
            }),
    ];
}
