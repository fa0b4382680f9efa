using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>A level that is not what it was.</summary>
/// <param name="Whose">Whose the figure is; nobody's when it is of the book.</param>
/// <param name="Value">As it is stored; null when there is no figure, because there is no such limit any more.</param>
internal sealed record LevelChange(string Limit, LimitSubject Whose, Month Month, LimitLevel Before, LimitLevel After, long? Value);

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
        var before = last.ToList();
        var changes = new List<LevelChange>();
        foreach (var (rule, meter, month, figures) in limits)
        {
            var open = before.FindAll(entry => Names.Key(entry.Limit) == Names.Key(rule.Name));
            before.RemoveAll(open.Contains);
            // A figure that is n/a is at no level: what was recorded stays.
            if (figures is null || month is not { } at) continue;

            foreach (var figure in figures)
            {
                var known = open.Find(entry => LimitSubject.Of(entry).IsSame(figure.Whose));
                if (known is not null) open.Remove(known);
                Compare(figure.Whose, known?.After ?? LimitLevel.Within, figure);
            }

            // Those who reached a level once, and are not among the figures that do now.
            foreach (var entry in open.Where(entry => entry.After != LimitLevel.Within))
            {
                var whose = LimitSubject.Of(entry);
                if (rule.IsOnEach && whose.Name is not null && meter.On(whose).Of(at) is [var now, ..]) Compare(whose, entry.After, now);
                else changes.Add(new LevelChange(rule.Name, whose, at, entry.After, LimitLevel.Within, null));
            }

            void Compare(LimitSubject whose, LimitLevel was, LimitFigure figure)
            {
                if (rule.LevelOf(figure) is var now && now != was) changes.Add(new LevelChange(rule.Name, whose, at, was, now, rule.InStoredUnits(figure.Figure)));
            }
        }

        // A limit that is no more is broken no more.
        changes.AddRange(before.Where(entry => entry.After != LimitLevel.Within).Select(entry => new LevelChange(entry.Limit, LimitSubject.Of(entry), entry.Month, entry.After, LimitLevel.Within, null)));
        return [.. changes.OrderBy(change => change.Limit, StringComparer.Ordinal).ThenBy(change => change.Whose.Name, StringComparer.Ordinal).ThenBy(change => change.Whose.CustomerId)];
    }
}
