using System.Globalization;

namespace RevenueDashboard.Reports;

/// <summary>Revenue by something other than product: the groups, largest over the whole period first, and the small ones as one.</summary>
internal static class RevenueGroups
{
    private const string NotSaid = "Not said";

    public static List<RevenueSeries> By(ScopedBook book, List<Month> months, Breakdown by)
    {
        var groups = new Dictionary<(string Name, int? Position), long?[]>();
        for (var i = 0; i < months.Count; i++)
        {
            if (!book.HasData(months[i])) continue;
            foreach (var (group, amount) in AmountsOf(book, months[i], by))
            {
                if (!groups.TryGetValue(group, out var amounts)) groups[group] = amounts = Zeros(book, months);
                amounts[i] = checked(amounts[i] + amount);
            }
        }

        return
        [
            .. groups
                .OrderByDescending(group => group.Value.Sum(amount => (decimal)(amount ?? 0)))
                .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
                .Select(group => new RevenueSeries(group.Key.Name, SeriesKind.Part, group.Key.Position, group.Value) { IsNotSaid = group.Key is { Position: null, Name: NotSaid } }),
        ];
    }

    /// <summary>The parts that are drawn, and the others as one.</summary>
    /// <param name="all">Largest first, what is allocated to no customer last.</param>
    public static List<RevenueSeries> Largest(List<RevenueSeries> all)
    {
        var parts = all.Where(series => series.Kind == SeriesKind.Part).ToList();
        // Seven at most: "Other" takes the seventh place, unless the seventh is the last anyway.
        if (parts.Count <= RevenueReport.MostSeries + 1) return all;
        return [.. parts.Take(RevenueReport.MostSeries), Other([.. parts.Skip(RevenueReport.MostSeries)]), .. all.Where(series => series.Kind != SeriesKind.Part)];
    }

    private static RevenueSeries Other(List<RevenueSeries> rest)
    {
        var (amounts, shares) = (rest[0].Amounts.ToArray(), rest[0].Shares.ToArray());
        foreach (var series in rest.Skip(1))
        {
            for (var i = 0; i < amounts.Length; i++)
            {
                amounts[i] = checked(amounts[i] + series.Amounts[i]);
                if (series.Shares[i] is { } share) shares[i] = (shares[i] ?? 0) + share;
            }
        }

        return new RevenueSeries(string.Create(CultureInfo.InvariantCulture, $"{rest.Count:N0} others"), SeriesKind.Other, null, amounts) { Shares = shares };
    }

    private static long?[] Zeros(ScopedBook book, List<Month> months) => [.. months.Select(month => book.HasData(month) ? 0L : (long?)null)];

    private static IEnumerable<((string Name, int? Position) Group, long Amount)> AmountsOf(ScopedBook book, Month month, Breakdown by)
    {
        if (by == Breakdown.RevenueType) return book.TypesOf(month).Select(type => ((type.Type.InWords(), (int?)null), type.Amount));

        // An attribute belongs to the billing entity; a parent may have none of its own.
        var amounts = by == Breakdown.Customer ? book.EntitiesOf(month) : book.CustomersOf(month);
        return amounts.Entities.Zip(amounts.Amounts, (customer, amount) => (by switch
        {
            Breakdown.Customer => (book.NameOf(customer), (int?)customer),
            Breakdown.Industry => (book.Cube.Customers[customer].Industry ?? NotSaid, null),
            Breakdown.Country => (book.Cube.Customers[customer].Country ?? NotSaid, null),
            Breakdown.PreviousProvider => (book.Cube.Customers[customer].PreviousProvider ?? NotSaid, null),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Products are not a group of customers."),
        }, amount));
    }
}
