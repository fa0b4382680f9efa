using System.Globalization;

namespace RevenueDashboard.Reports;

/// <summary>Revenue by something other than product: the largest groups over the whole period, and the rest as one.</summary>
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

        var largest = groups
            .OrderByDescending(group => group.Value.Sum(amount => (decimal)(amount ?? 0)))
            .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .ToList();
        // Seven at most: "Other" takes the seventh place, unless the seventh is the last anyway.
        var shown = largest.Count <= RevenueReport.MostSeries + 1 ? largest.Count : RevenueReport.MostSeries;

        List<RevenueSeries> series = [.. largest.Take(shown).Select(group => new RevenueSeries(group.Key.Name, SeriesKind.Part, group.Key.Position, group.Value))];
        if (shown < largest.Count) series.Add(Other(book, months, [.. largest.Skip(shown).Select(group => group.Value)]));
        return series;
    }

    private static RevenueSeries Other(ScopedBook book, List<Month> months, List<long?[]> rest)
    {
        var sums = Zeros(book, months);
        foreach (var amounts in rest)
        {
            for (var i = 0; i < sums.Length; i++) sums[i] = checked(sums[i] + amounts[i]);
        }

        return new RevenueSeries(string.Create(CultureInfo.InvariantCulture, $"{rest.Count:N0} others"), SeriesKind.Other, null, sums);
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
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Products are not a group of customers."),
        }, amount));
    }
}
