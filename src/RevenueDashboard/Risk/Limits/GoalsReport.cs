using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>How it goes with a goal.</summary>
public enum GoalStatus
{
    /// <summary>There is no figure.</summary>
    NotAvailable,

    /// <summary>Its first month is still to come.</summary>
    NotStarted,

    Reached,

    /// <summary>At the path to the target, or beyond it.</summary>
    OnTrack,

    /// <summary>Short of the path.</summary>
    Behind,

    /// <summary>Due, and not reached.</summary>
    Missed,
}

/// <summary>How it goes with each goal of diversification. Goals are about net revenue by parent, whatever the view.</summary>
/// <param name="Goals">In the order of their names.</param>
public sealed record GoalsReport(IReadOnlyList<GoalProgress> Goals)
{
    /// <param name="question">Up to which month; its products and level are of no account, as each goal says what it is about.</param>
    public static GoalsReport Of(RevenueCube cube, ReportQuestion question)
    {
        var book = cube.In(CubeView.Whole);
        return new GoalsReport([.. cube.Goals.Select(goal => GoalProgress.Of(book, question, goal))]);
    }
}

/// <summary>The progress of one goal.</summary>
/// <param name="Month">The month of the figure: the last of its scope that is over and complete. Null without one.</param>
/// <param name="Start">The first month from <see cref="CubeGoal.First"/> on that has a figure; the path begins there.</param>
/// <param name="Required">The ratio by which the figure has to change each month until due; null when there is no need, no time or no figure.</param>
/// <param name="Actual">The ratio by which it changed each month since the start; null without two figures.</param>
/// <param name="Done">The part of the way from start to target, as a fraction.</param>
/// <param name="Why">Why there is no figure; null when there is one.</param>
/// <param name="Months">From the start to the month the goal is due, or to the last known one if that is later; figures are null where a month is missing or to come.</param>
public sealed record GoalProgress(
    CubeGoal Goal, Month? Month, double? Figure, GoalMonth? Start, GoalStatus Status, double? Required, double? Actual, double? Done, string? Why, ReportScope? Scope, IReadOnlyList<GoalMonth> Months)
{
    private const double OneShare = 1_000_000;
    private const double One = 10_000;

    /// <summary>The figure to reach: a number, or for a share a fraction.</summary>
    public double Target => TargetOf(Goal);

    /// <summary>The target is a ceiling.</summary>
    public bool IsAtMost => Goal.Measure == GoalMeasure.TopShare;

    internal static GoalProgress Of(RevenueCube cube, ReportQuestion question, CubeGoal goal)
    {
        if (goal.Product is { } name && cube.ProductNamed(name) is null) return Without(goal, $"No product of the book is called “{name}”.");

        var grouping = goal.Measure switch { GoalMeasure.EffectiveIndustries => Grouping.Industry, GoalMeasure.EffectiveCountries => Grouping.Country, _ => Grouping.Customer };
        var book = new ScopedBook(grouping == Grouping.Customer ? cube : cube.In(new CubeView { Grouping = grouping }), new ReportQuestion { To = question.To, Products = goal.Product is { } product ? [product] : [] });
        if (book.CurrentMonth is not { } month) return Without(goal, "The book has no month with data for it.");

        var figures = new MonthRange(goal.First < month ? goal.First : month, month).ToDictionary(at => at, at => FigureOf(book, goal.Measure, at));
        var start = figures.Where(of => of.Key >= goal.First && of.Value is not null).Select(of => ((Month Month, double Figure)?)(of.Key, of.Value!.Value)).FirstOrDefault();
        var (now, target, isAtMost) = (figures[month], TargetOf(goal), goal.Measure == GoalMeasure.TopShare);
        var left = goal.Due.Index - month.Index;
        var span = start is { } begins ? goal.Due.Index - begins.Month.Index : 0;
        double? Path(Month at) => start is { } from && span > 0 && at >= from.Month ? GoalPace.PathAt(from.Figure, target, span, at.Index - from.Month.Index) : null;

        var last = goal.Due > month ? goal.Due : month;
        var first = start?.Month ?? (goal.First < month ? goal.First : month);
        var isReached = now is { } figure && Reaches(figure, target, isAtMost);
        return new GoalProgress(
            goal, month, now,
            start is { } at ? new GoalMonth(at.Month, book.StatusOf(at.Month), at.Figure, at.Figure) : null,
            now is null ? GoalStatus.NotAvailable
                : isReached ? GoalStatus.Reached
                : month < goal.First ? GoalStatus.NotStarted
                : left <= 0 ? GoalStatus.Missed
                : Path(month) is { } path && Reaches(now.Value, path, isAtMost) ? GoalStatus.OnTrack : GoalStatus.Behind,
            isReached ? null : GoalPace.Required(now, target, left),
            start is { } since && since.Month < month && now is > 0 ? GoalPace.Required(since.Figure, now.Value, month.Index - since.Month.Index) : null,
            GoalPace.Done(start?.Figure, now, target),
            now is null ? "Net revenue is not above zero: a share of nothing has no meaning." : null,
            book.Scope,
            [.. new MonthRange(first, last).Select(of => new GoalMonth(of, of <= month ? book.StatusOf(of) : MonthStatus.Missing, figures.GetValueOrDefault(of), Path(of)))]);
    }

    private static bool Reaches(double figure, double target, bool isAtMost) => isAtMost ? figure <= target : figure >= target;

    private static double TargetOf(CubeGoal goal) => goal.Target / (goal.Measure == GoalMeasure.TopShare ? OneShare : One);

    private static GoalProgress Without(CubeGoal goal, string why) => new(goal, null, null, null, GoalStatus.NotAvailable, null, null, null, why, null, []);

    private static double? FigureOf(ScopedBook book, GoalMeasure measure, Month month)
    {
        if (!book.HasData(month)) return null;
        var (amounts, unallocated) = (book.EntitiesOf(month).Amounts, book.UnallocatedOf(month));
        return measure switch
        {
            GoalMeasure.TopShare => Concentration.TopShare(amounts, unallocated),
            GoalMeasure.Customers => amounts.Count(amount => amount > 0),
            // What is allocated to no customer is the product's all the same.
            GoalMeasure.EffectiveProducts => Concentration.EffectiveNumber([.. book.Products.Select(product => checked(book.AmountOf(month, product) + book.UnallocatedOf(month, product)))]),
            _ => Concentration.EffectiveNumber(amounts, unallocated),
        };
    }
}

/// <param name="Figure">Null when the month is missing, or still to come.</param>
/// <param name="Path">Where the figure should be to reach the target in time; null before the start.</param>
public sealed record GoalMonth(Month Month, MonthStatus Status, double? Figure, double? Path);
