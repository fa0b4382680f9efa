using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>All that the rules say about the book as it is, the worst first.</summary>
internal static class AlertFindings
{
    public static IReadOnlyList<AlertFinding> Of(RevenueCube cube, AlertRules rules, DateOnly today)
    {
        var seen = new SeenBook(cube, rules.OpenMonths);
        var missing = rules.CustomerMissing ? MissingFindings.Of(seen).ToList() : [];
        // Who is gone has changed by all of it: that is told once.
        var gone = missing.Select(finding => (finding.Link, finding.Month)).ToHashSet();
        IEnumerable<AlertFinding> found =
        [
            .. rules.Limits ? LimitAlerts.Of(seen, today, rules.OpenMonths) : [],
            .. rules.WaiverDays is { } before ? LimitAlerts.Expiring(cube, before, today) : [],
            .. LevelFindings.Of(seen, rules.Levels),
            .. rules.NewLargest ? LargestFindings.Of(seen, rules.Lead) : [],
            .. rules.NewTenPercent ? TenPercentFindings.Of(seen, rules.TenPercentHysteresis) : [],
            .. missing,
            .. rules.Changes.SelectMany(rule => ChangeFindings.Of(seen, rule)).Where(finding => !gone.Contains((finding.Link, finding.Month))),
            .. rules.LateAfterDays is { } days ? LateFindings.Of(cube, days, today) : [],
        ];
        return [.. found.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Month)];
    }
}

/// <summary>The book as rules see it: a scope for each product and level, made once.</summary>
internal sealed class SeenBook(RevenueCube cube, bool withOpenMonths)
{
    private readonly Dictionary<(string? Product, EntityLevel Level, bool WithOpen), ScopedBook?> scopes = [];

    public RevenueCube Cube => cube;

    /// <returns>Null when the book does not have the product.</returns>
    public ScopedBook? Of(string? product, EntityLevel level) => Of(product, level, withOpen: false);

    private ScopedBook? Of(string? product, EntityLevel level, bool withOpen)
    {
        if (scopes.TryGetValue((product, level, withOpen), out var known)) return known;

        ScopedBook? scoped = null;
        if (product is null || cube.ProductNamed(product) is not null)
            scoped = new ScopedBook(cube, new ReportQuestion { Products = product is null ? [] : [product], Level = level, To = withOpen ? cube.Months?.Last : null });
        return scopes[(product, level, withOpen)] = scoped;
    }

    /// <summary>The month that levels are held against: the last that is over and complete, or the newest of all where open months are asked for.</summary>
    public (ScopedBook Book, Month Month)? At(string? product, EntityLevel level)
    {
        if (Of(product, level, withOpenMonths) is not { } book) return null;

        var month = withOpenMonths && book.Months is { } months
            ? months.Reverse().Select(month => (Month?)month).FirstOrDefault(month => book.HasData(month!.Value) && book.MissingProductsOf(month.Value).Count == 0)
            : CurrentOf(book);
        return month is { } at ? (book, at) : null;
    }

    /// <summary>The last month that is over and complete; null when there is none.</summary>
    public static Month? CurrentOf(ScopedBook book) => book.CurrentMonth is { } month && IsComplete(book, month) ? month : null;

    /// <summary>The months whose changes are told: over, complete, with data, and so is the one before. The newest first.</summary>
    public static IEnumerable<Month> ChangedMonthsOf(ScopedBook book)
    {
        if (CurrentOf(book) is not { } current) yield break;
        for (var month = current; month > current.AddMonths(-AlertRules.Months); month = month.AddMonths(-1))
        {
            if (IsComplete(book, month) && IsComplete(book, month.AddMonths(-1))) yield return month;
        }
    }

    public static bool IsComplete(ScopedBook book, Month month) => book.StatusOf(month) is not (MonthStatus.Missing or MonthStatus.Open) && book.MissingProductsOf(month).Count == 0;
}
