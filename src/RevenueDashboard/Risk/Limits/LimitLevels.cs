using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>A level that is not what it was.</summary>
/// <param name="Subject">Whose the figure is, raw; null when it is of the book.</param>
/// <param name="Value">As it is stored; null when there is no figure, because there is no such limit any more.</param>
internal sealed record LevelChange(string Limit, string? Subject, Month Month, LimitLevel Before, LimitLevel After, long? Value);

/// <summary>The level of every limit and of everybody it is on, at the current month. A waiver changes no level: it allows one.</summary>
internal sealed class LimitLevels
{
    private readonly IReadOnlyList<(LimitRule Rule, LimitMeter Meter, Month? Month, IReadOnlyList<LimitFigure>? Figures)> limits;

    private LimitLevels(IReadOnlyList<(LimitRule, LimitMeter, Month?, IReadOnlyList<LimitFigure>?)> limits) => this.limits = limits;

    public static LimitLevels Of(RevenueCube cube)
    {
        var (question, books) = (new ReportQuestion(), new Dictionary<string, ScopedBook>(StringComparer.Ordinal));
        return new LimitLevels(
        [
            .. LimitSet.Of(cube, question)
                .Select(rule => (Rule: rule, Meter: LimitMeter.Of(cube, question, rule, books)))
                .Select(limit => (limit.Rule, limit.Meter, limit.Meter.Current, limit.Meter.Current is { } month ? limit.Meter.Of(month) : null)),
        ]);
    }

    /// <param name="last">The last recorded level of each limit and subject; what is not among them was within.</param>
    public List<LevelChange> Since(IReadOnlyList<LimitEvent> last)
    {
        var before = last.GroupBy(entry => (Limit: Names.Key(entry.Limit), Subject: Names.Key(entry.Subject ?? ""))).ToDictionary(of => of.Key, of => of.Last());
        var changes = new List<LevelChange>();
        foreach (var (rule, meter, month, figures) in limits)
        {
            var open = before.Where(of => of.Key.Limit == Names.Key(rule.Name)).Select(of => of.Value).ToList();
            foreach (var entry in open) before.Remove((Names.Key(entry.Limit), Names.Key(entry.Subject ?? "")));
            // A figure that is n/a is at no level: what was recorded stays.
            if (figures is null || month is not { } at) continue;

            foreach (var figure in figures)
            {
                var known = open.Find(entry => Names.Key(entry.Subject ?? "") == Names.Key(figure.Subject ?? ""));
                if (known is not null) open.Remove(known);
                Compare(figure.Subject, known?.After ?? LimitLevel.Within, figure);
            }

            // Those who reached a level once, and are not among the figures that do now.
            foreach (var entry in open.Where(entry => entry.After != LimitLevel.Within))
            {
                if (rule.IsOnEach && entry.Subject is not null && meter.Of(at, entry.Subject) is { } now) Compare(entry.Subject, entry.After, now);
                else changes.Add(new LevelChange(rule.Name, entry.Subject, at, entry.After, LimitLevel.Within, null));
            }

            void Compare(string? subject, LimitLevel was, LimitFigure figure)
            {
                if (rule.LevelOf(figure) is var now && now != was) changes.Add(new LevelChange(rule.Name, subject, at, was, now, rule.InStoredUnits(figure.Figure)));
            }
        }

        // A limit that is no more is broken no more.
        changes.AddRange(before.Values.Where(entry => entry.After != LimitLevel.Within).Select(entry => new LevelChange(entry.Limit, entry.Subject, entry.Month, entry.After, LimitLevel.Within, null)));
        return [.. changes.OrderBy(change => change.Limit, StringComparer.Ordinal).ThenBy(change => change.Subject, StringComparer.Ordinal)];
    }
}
