using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>How it stands with a limit; each is worse than the one before.</summary>
public enum LimitStatus
{
    /// <summary>There is no figure.</summary>
    NotAvailable,

    Within,

    Warning,

    /// <summary>Broken, and a waiver in force allows it.</summary>
    Waived,

    Breached,
}

/// <summary>How it stands with each limit in force.</summary>
/// <param name="Scope">What the product's own set is about; the book's limits say it each for itself.</param>
/// <param name="Day">The day whose waivers count.</param>
/// <param name="IsDefault">The book has no limits of its own.</param>
/// <param name="Limits">The worst first, then by use, then by name.</param>
public sealed record LimitsReport(ReportScope Scope, DateOnly Day, bool IsDefault, IReadOnlyList<LimitFinding> Limits)
{
    /// <summary>The limit that is used most among the worst; null when no limit has a figure.</summary>
    public LimitFinding? Worst => Limits.FirstOrDefault(finding => finding.Status != LimitStatus.NotAvailable);

    /// <summary>How many limits stand so.</summary>
    public int CountOf(LimitStatus status) => Limits.Count(finding => finding.Status == status);

    /// <summary>With the history of each limit over the months of the question.</summary>
    /// <param name="cube">The book as it is seen. Its own limits are held against net revenue of all of it, whatever the view.</param>
    /// <param name="today">Decides which waivers are in force, unless the cube is of an earlier day.</param>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static LimitsReport Of(RevenueCube cube, ReportQuestion question, DateOnly today) => Of(cube, question, today, withHistory: true, chosen: null);

    /// <summary>At the current month, with the history of one limit only: what a page needs.</summary>
    /// <param name="chosen">Name of that limit; null, or a name there is not, for the first.</param>
    /// <inheritdoc cref="Of(RevenueCube, ReportQuestion, DateOnly)"/>
    public static LimitsReport Now(RevenueCube cube, ReportQuestion question, DateOnly today, string? chosen = null) => Of(cube, question, today, withHistory: false, chosen);

    private static LimitsReport Of(RevenueCube cube, ReportQuestion question, DateOnly today, bool withHistory, string? chosen)
    {
        var rules = LimitSet.Of(cube, question);
        var isDefault = cube.Limits.Count == 0;
        // The product's set follows the view as far as its shares are customers'.
        var seen = isDefault && cube.View.Grouping == Grouping.Customer ? cube : cube.In(isDefault ? cube.View with { Grouping = Grouping.Customer } : CubeView.Whole);
        var day = cube.KnownOn is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : today;
        var books = new Dictionary<string, ScopedBook>(StringComparer.Ordinal);
        var meters = rules.ToDictionary(rule => rule, rule => LimitMeter.Of(seen, question, rule, books));
        List<LimitFinding> findings =
        [
            .. rules.Select(rule => LimitFinding.Of(meters[rule], rule, cube.Waivers, day))
                .OrderByDescending(finding => finding.Status).ThenByDescending(finding => finding.Use).ThenBy(finding => finding.Rule.Name, StringComparer.Ordinal),
        ];
        var only = withHistory ? -1 : Math.Max(0, chosen is null ? 0 : findings.FindIndex(finding => Names.Key(finding.Rule.Name) == Names.Key(chosen)));
        for (var i = 0; i < findings.Count; i++)
        {
            if (withHistory || i == only) findings[i] = findings[i] with { Months = LimitMonth.Of(meters[findings[i].Rule]) };
        }

        return new LimitsReport(
            new ScopedBook(seen, isDefault ? question : question with { Products = [], Level = EntityLevel.Parent, WithoutLargest = false }).Scope,
            day,
            isDefault,
            findings);
    }
}

/// <summary>How it stands with one limit at one month.</summary>
/// <param name="Month">Null when its scope has no month with data.</param>
/// <param name="Figures">The largest first, then the others that reach a level; empty when there is none (n/a).</param>
/// <param name="Waivers">Those of this limit that are in force.</param>
/// <param name="Why">Why there is no figure; null when there is one.</param>
/// <param name="Scope">The part of the book that it looks at; null when the book does not have it.</param>
public sealed record LimitFinding(
    LimitRule Rule, Month? Month, MonthStatus MonthStatus, IReadOnlyList<LimitFigure> Figures, LimitStatus Status, IReadOnlyList<CubeWaiver> Waivers, string? Why, ReportScope? Scope)
{
    /// <summary>Every month of the scope, the missing ones too; empty where only the current month was asked for.</summary>
    public IReadOnlyList<LimitMonth> Months { get; init; } = [];

    /// <summary>The first of the months in a row, up to <see cref="Month"/>, in which the same one broke it; null when it is not broken.</summary>
    public Month? BrokenSince { get; init; }

    /// <summary>What decides: the largest that no waiver allows, else the largest; null when there is none.</summary>
    public LimitFigure? Figure => Status == LimitStatus.Breached ? Figures.First(figure => IsBroken(Rule, figure, Waivers)) : Figures.Count > 0 ? Figures[0] : null;

    /// <summary>The waiver that allows what decides; where none does, the one for it that allows less. Null without one, and where nothing is to be allowed.</summary>
    public CubeWaiver? Waiver => Status is LimitStatus.Waived or LimitStatus.Breached ? WaiverOf(Rule, Figure!, Waivers) : null;

    /// <summary>Figure over hard level, as a fraction; null when there is no figure.</summary>
    public double? Use => UseOf(Rule, Figure?.Figure);

    /// <summary>What is paid beyond the hard level, in ten-thousandths; 0 below it, null where the limit is not on a share.</summary>
    public long? Excess => Figure is { Amount: { } amount, Whole: { } whole } ? Limits.Excess(amount, whole, Rule.HardLevel) : null;

    internal static LimitFinding Of(LimitMeter meter, LimitRule rule, IReadOnlyList<CubeWaiver> waivers, DateOnly day)
    {
        var month = meter.Current;
        var figures = month is { } current ? meter.Of(current) : null;
        IReadOnlyList<CubeWaiver> inForce = [.. waivers.Where(waiver => Names.Key(waiver.Limit) == Names.Key(rule.Name) && waiver.IsInForceOn(day))];
        var status = figures is not [var largest, ..] ? LimitStatus.NotAvailable : rule.LevelOf(largest) switch
        {
            LimitLevel.Within => LimitStatus.Within,
            LimitLevel.Warning => LimitStatus.Warning,
            _ => figures.Any(figure => IsBroken(rule, figure, inForce)) ? LimitStatus.Breached : LimitStatus.Waived,
        };
        var found = new LimitFinding(
            rule,
            month,
            month is { } at ? meter.Book!.StatusOf(at) : MonthStatus.Missing,
            figures ?? [],
            status,
            inForce,
            figures is null ? meter.Why ?? (month is null ? "The book has no month with data for it." : "Net revenue is not above zero: a share of nothing has no meaning.") : null,
            meter.Book?.Scope);
        return status is LimitStatus.Breached or LimitStatus.Waived ? found with { BrokenSince = BrokenSinceOf(meter.On(found.Figure!.Whose), month!.Value) } : found;
    }

    private static Month BrokenSinceOf(LimitMeter meter, Month month)
    {
        var (since, first) = (month, meter.Book!.Months!.Value.First);
        for (var before = month.AddMonths(-1); before >= first && meter.Of(before) is [var figure, ..] && meter.Rule.LevelOf(figure) == LimitLevel.Breached; before = before.AddMonths(-1)) since = before;
        return since;
    }

    /// <summary>Whether a figure is over the limit without a waiver that allows it. A waiver excuses whom it was given for, up to its figure.</summary>
    public bool IsBroken(LimitFigure figure) => IsBroken(Rule, figure, Waivers);

    private static bool IsBroken(LimitRule rule, LimitFigure figure, IReadOnlyList<CubeWaiver> inForce) =>
        rule.LevelOf(figure) == LimitLevel.Breached && !(WaiverOf(rule, figure, inForce) is { } waiver && Allows(rule, waiver, figure));

    internal static double? UseOf(LimitRule rule, double? figure) => rule.IsShare ? Limits.Use(figure, rule.HardLevel) : Limits.UseOfPoints(figure, rule.HardLevel);

    private static CubeWaiver? WaiverOf(LimitRule rule, LimitFigure figure, IReadOnlyList<CubeWaiver> inForce)
    {
        var itsOwn = inForce.Where(waiver => waiver.Subject is null || LimitSubject.Of(waiver).IsSame(figure.Whose)).ToList();
        return itsOwn.FindLast(waiver => Allows(rule, waiver, figure)) ?? itsOwn.LastOrDefault();
    }

    private static bool Allows(LimitRule rule, CubeWaiver waiver, LimitFigure figure) => waiver.UpTo is not { } most || figure.Figure <= (double)rule.InUnit(most);
}

/// <param name="Figure">The largest figure of the month, as a fraction or in HHI points; null when the month is missing or the figure is n/a.</param>
/// <param name="Subject">Whose it is; null when it is of the book.</param>
/// <param name="Level">Null with the figure.</param>
/// <param name="Use">Figure over hard level, as a fraction; null with the figure.</param>
public sealed record LimitMonth(Month Month, MonthStatus Status, double? Figure, string? Subject, LimitLevel? Level, double? Use)
{
    /// <summary>Every month of a limit's scope.</summary>
    internal static IReadOnlyList<LimitMonth> Of(LimitMeter meter) => meter.Book is { } book ? MonthByMonth.Of(book, month => Of(meter, month)) : [];

    private static LimitMonth Of(LimitMeter meter, Month month)
    {
        var (rule, status) = (meter.Rule, meter.Book!.StatusOf(month));
        return meter.Of(month) is [var largest, ..]
            ? new LimitMonth(month, status, largest.Figure, largest.Subject, rule.LevelOf(largest), LimitFinding.UseOf(rule, largest.Figure))
            : new LimitMonth(month, status, null, null, null, null);
    }
}
