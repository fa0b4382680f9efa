using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>How it stands with the limits in force in the last month that is over and complete, and how it would as the deepest cut of a scenario leaves that month.</summary>
/// <param name="IsDefault">The book has no limits of its own.</param>
/// <param name="Limits">The worst after the loss first.</param>
public sealed record ScenarioLimits(Month Month, bool IsDefault, IReadOnlyList<LimitUnderLoss> Limits)
{
    /// <summary>How many stand so after the loss.</summary>
    public int CountAfter(LimitStatus status) => Limits.Count(limit => limit.After.Status == status);

    /// <param name="cube">The book as the scenario sees it. The book's own limits are held against all of it, and the loss takes what it takes in the view.</param>
    /// <param name="today">Decides which waivers are in force, unless the cube is of an earlier day.</param>
    /// <returns>Null when the scope has no data, or groups stand in the place of customers.</returns>
    /// <exception cref="ArgumentException">The scenario cannot be worked out; the message says why.</exception>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static ScenarioLimits? Of(RevenueCube cube, ReportQuestion question, Scenario scenario, DateOnly today)
    {
        if (scenario.Problems() is { Count: > 0 } problems) throw new ArgumentException(string.Join(" ", problems), nameof(scenario));

        // Groups have no losses.
        if (cube.View.Grouping != Grouping.Customer) return null;
        var book = new ScopedBook(cube, question);
        if (book.CurrentMonth is not { } from) return null;

        // Every limit is held against the month that the scenario starts from, also where its own products are a month ahead.
        var asked = question with { From = from, To = from, LastMonths = null };
        var whole = cube.Limits.Count == 0 ? cube : cube.In(CubeView.Whole);
        var stakes = ScenarioStakes.Of(book, scenario, from);
        var (amounts, unallocated) = stakes.CutIn(stakes.DeepestOf(scenario.Months), whole);
        var before = LimitsReport.Now(cube, asked, today);
        var after = LimitsReport.Now(CutCube.Of(whole, from, amounts, unallocated), asked, today);
        var known = before.Limits.ToDictionary(finding => finding.Rule.Name, StringComparer.Ordinal);
        return new ScenarioLimits(from, before.IsDefault, [.. after.Limits.Select(finding => new LimitUnderLoss(known[finding.Rule.Name], finding))]);
    }
}

/// <param name="Before">As it is.</param>
/// <param name="After">As if the deepest cut were already there; n/a when nothing is left.</param>
public sealed record LimitUnderLoss(LimitFinding Before, LimitFinding After)
{
    /// <summary>It is broken after the loss and was not before.</summary>
    public bool IsNewlyBroken => After.Status == LimitStatus.Breached && Before.Status != LimitStatus.Breached;
}
