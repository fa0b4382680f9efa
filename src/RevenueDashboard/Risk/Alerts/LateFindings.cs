using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>A month's file is not here although the month ended some days ago.</summary>
internal static class LateFindings
{
    // A book without any file for longer has come to its end, and so has a product that the others went on without for a quarter.
    private const int MonthsOfBook = 12;
    private const int MonthsOfProduct = 3;

    /// <param name="days">After the last day of the month; at least 0.</param>
    public static IEnumerable<AlertFinding> Of(RevenueCube cube, int days, DateOnly today)
    {
        // The last month whose file is due: it ended more than those days ago.
        var due = Month.Of(today.AddDays(-days)).AddMonths(-1);
        if (cube.Months is not { } months || months.Last < due.AddMonths(-MonthsOfBook)) return [];

        var late =
            from product in Enumerable.Range(0, cube.Products.Count)
            let sold = cube.MonthsOf(product)
            where sold is not null && sold.Value.Last.AddMonths(MonthsOfProduct) >= months.Last
            let first = FirstMissing(cube, product, sold.Value, due)
            where first is not null
            group cube.Products[product].Name by first.Value into month
            orderby month.Key
            select month;
        return [.. late.SelectMany(month => Of(cube, month.Key, [.. month], days, today))];
    }

    // One a product: as long as a month is waited for, those after it are no news.
    private static Month? FirstMissing(RevenueCube cube, int product, MonthRange sold, Month due)
    {
        for (var month = sold.First > due.AddMonths(-MonthsOfBook) ? sold.First : due.AddMonths(1 - MonthsOfBook); month <= due; month = month.AddMonths(1))
        {
            if (cube.StatusOf(month, product) == MonthStatus.Missing) return month;
        }

        return null;
    }

    // A month without any file is told once, and as long as a part of it is missing. Otherwise each product is told by itself: one that becomes late after another is news.
    private static IEnumerable<AlertFinding> Of(RevenueCube cube, Month month, IReadOnlyList<string> products, int days, DateOnly today)
    {
        var (whole, isWhole) = ($"late/{month}", products.Count == cube.Products.Count);
        return
        [
            Describe(whole, month, $"No file for {month.ToShortName()}", days, today) with { Raises = isWhole },
            .. products.Select(product => Describe($"{whole}/{Names.Key(product)}", month, $"No file for {product} in {month.ToShortName()}", days, today) with { Raises = !isWhole, Unless = [whole] }),
        ];
    }

    private static AlertFinding Describe(string key, Month month, string title, int days, DateOnly today)
    {
        var after = today.DayNumber - month.LastDay.DayNumber;
        return new AlertFinding(
            AlertKind.DataLate,
            key,
            LimitLevel.Warning,
            month,
            title,
            AlertText.Say($"{month.ToShortName()} ended on {month.LastDay:d MMM yyyy}, {after} days before {today:d MMM yyyy}. Told after {days} days. A gap, not a zero: changes to and from it are not worked out."),
            "imports");
    }
}
