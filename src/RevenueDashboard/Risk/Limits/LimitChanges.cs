using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>What a file does to one limit.</summary>
/// <param name="Rule">As it is after the file; before it when the file withdraws it.</param>
/// <param name="Subject">Whose figure it is, raw; null when it is of the book.</param>
/// <param name="Month">The month after the file; before it when there is none after.</param>
/// <param name="BeforeMonth">The month before the file, when it is another: the file brings a new one. Null also without a figure before.</param>
/// <param name="Before">A fraction, or HHI points; null when there was no figure.</param>
/// <param name="After">Null when there is no figure, or no such limit, after the file.</param>
/// <param name="LevelBefore">What is n/a is within.</param>
public sealed record LimitChange(LimitRule Rule, string? Subject, Month Month, Month? BeforeMonth, double? Before, double? After, LimitLevel LevelBefore, LimitLevel LevelAfter)
{
    /// <summary>It is broken after the file, and was not before.</summary>
    public bool IsBreach => LevelAfter == LimitLevel.Breached && LevelBefore != LimitLevel.Breached;

    /// <summary>It is no longer broken.</summary>
    public bool IsHealed => LevelBefore == LimitLevel.Breached && LevelAfter != LimitLevel.Breached;

    /// <summary>It is broken before and after.</summary>
    public bool StaysBroken => LevelBefore == LimitLevel.Breached && LevelAfter == LimitLevel.Breached;

    /// <summary>It came near, or is no longer near.</summary>
    public bool IsWarning => LevelBefore != LimitLevel.Breached && LevelAfter == LimitLevel.Warning;
}

/// <summary>What a file does to the limits: two states of the book, each held against its own limits.</summary>
/// <param name="Limits">How many limits there are after it.</param>
/// <param name="Changes">New breaches first, then new warnings, then those that are healed, then breaches that stay with another figure.</param>
public sealed record LimitChanges(int Limits, IReadOnlyList<LimitChange> Changes)
{
    /// <param name="months">Months the file touches. The newest of them is looked at beside the current month.</param>
    public static LimitChanges Between(RevenueCube before, RevenueCube after, IReadOnlyCollection<Month> months)
    {
        var now = FiguresOf(after, null);
        var current = Compare(FiguresOf(before, null), now);
        // A limit whose current month is the file's was compared with the month before it.
        var other = months.Count > 0 && months.Max() is var month ? Compare(FiguresOf(before, month), FiguresOf(after, month)).Where(change => Find(now, change.Rule)?.Month != month) : [];
        return new LimitChanges(
            LimitSet.Of(after, new ReportQuestion()).Count,
            [
                .. current.Concat(other)
                    .OrderBy(change => change switch { { IsBreach: true } => 0, { IsWarning: true } => 1, { StaysBroken: true } => 3, _ => 2 })
                    .ThenByDescending(change => change.Month)
                    .ThenBy(change => change.Rule.Name, StringComparer.Ordinal).ThenBy(change => change.Subject, StringComparer.Ordinal),
            ]);
    }

    private sealed record Known(LimitRule Rule, LimitMeter Meter, Month? Month, IReadOnlyList<LimitFigure> Figures);

    private static List<LimitChange> Compare(List<Known> before, List<Known> after)
    {
        var changes = new List<LimitChange>();
        foreach (var rule in after.Concat(before).DistinctBy(known => Names.Key(known.Rule.Name)))
        {
            var (then, now) = (Find(before, rule.Rule), Find(after, rule.Rule));
            foreach (var subject in (then?.Figures ?? []).Concat(now?.Figures ?? []).Select(figure => figure.Whose).DistinctBy(of => (of.CustomerId, of.CustomerId is null ? Names.Key(of.Name ?? "") : "")))
            {
                var (was, becomes) = (FigureOf(then, subject), FigureOf(now, subject));
                var (levelBefore, levelAfter) = (LevelOf(then, was), LevelOf(now, becomes));
                if (levelBefore == levelAfter && (levelAfter != LimitLevel.Breached || was?.Figure == becomes?.Figure)) continue;

                var month = now?.Month ?? then!.Month!.Value;
                changes.Add(new LimitChange(rule.Rule, subject.Name, month, was is not null && then!.Month != month ? then.Month : null, was?.Figure, becomes?.Figure, levelBefore, levelAfter));
            }
        }

        return changes;
    }

    private static List<Known> FiguresOf(RevenueCube cube, Month? month)
    {
        var (question, books) = (new ReportQuestion { From = month, To = month }, new Dictionary<string, ScopedBook>(StringComparer.Ordinal));
        return
        [
            .. LimitSet.Of(cube, question).Select(rule => (Rule: rule, Meter: LimitMeter.Of(cube, question, rule, books)))
                .Select(limit => new Known(limit.Rule, limit.Meter, limit.Meter.Current, limit.Meter.Current is { } at ? limit.Meter.Of(at) ?? [] : [])),
        ];
    }

    private static Known? Find(List<Known> known, LimitRule rule) => known.Find(other => Names.Key(other.Rule.Name) == Names.Key(rule.Name));

    // One that is on each names only those who reach a level: the others are asked for.
    private static LimitFigure? FigureOf(Known? known, LimitSubject subject) =>
        known?.Figures.FirstOrDefault(figure => figure.Whose.IsSame(subject))
        ?? (known is { Rule.IsOnEach: true, Month: { } month } && subject.Name is not null && known.Meter.On(subject).Of(month) is [var figure, ..] ? figure : null);

    private static LimitLevel LevelOf(Known? known, LimitFigure? figure) => known is not null && figure is not null ? known.Rule.LevelOf(figure) : LimitLevel.Within;
}
