using RevenueDashboard.Cube;

namespace RevenueDashboard.Risk;

/// <summary>What becomes of alerts when the rules look at the book.</summary>
/// <param name="Raised">New ones, in the order in which they are told.</param>
/// <param name="Kept">Keys of open ones that are still so.</param>
/// <param name="Ended">Keys of open ones that are not so any more.</param>
public sealed record AlertEvaluation(IReadOnlyList<AlertFinding> Raised, IReadOnlyList<string> Kept, IReadOnlyList<string> Ended)
{
    public bool ChangesNothing => Raised.Count == 0 && Ended.Count == 0;

    /// <summary>The same book, rules and day give the same; asked again with what it said, it changes nothing.</summary>
    /// <param name="cube">The book as it is.</param>
    /// <param name="open">Keys of the alerts that are open.</param>
    /// <param name="today">In UTC: decides what is late.</param>
    public static AlertEvaluation Of(RevenueCube cube, IReadOnlyCollection<string> open, AlertRules rules, DateOnly today) => Of(AlertFindings.Of(cube, rules, today), open);

    /// <summary>Findings against the open alerts. One key gives one alert, that of the first finding that is reason enough for one.</summary>
    public static AlertEvaluation Of(IEnumerable<AlertFinding> findings, IReadOnlyCollection<string> open)
    {
        var found = findings.GroupBy(finding => finding.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.FirstOrDefault(finding => finding.Raises) ?? same.First(), StringComparer.Ordinal);
        var known = open.ToHashSet(StringComparer.Ordinal);
        return new AlertEvaluation(
            [.. found.Values.Where(finding => finding.Raises && !known.Contains(finding.Key) && !finding.Unless.Any(other => known.Contains(other) && found.ContainsKey(other)))],
            [.. known.Where(found.ContainsKey).Order(StringComparer.Ordinal)],
            [.. known.Where(key => !found.ContainsKey(key)).Order(StringComparer.Ordinal)]);
    }
}
