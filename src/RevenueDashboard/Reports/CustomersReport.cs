using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>All customers of a scope by what they brought over its months.</summary>
/// <param name="Total">Net with the unallocated part, in ten-thousandths; null without data.</param>
/// <param name="ShareBase">The denominator of the shares: what customers above zero brought, and the unallocated part.</param>
/// <param name="Unallocated">What published totals leave over the known customers.</param>
public sealed record CustomersReport(
    ReportScope Scope, IReadOnlyList<Month> Months, long? Total, long? ShareBase, long Unallocated, IReadOnlyList<CustomerLine> Customers)
{
    /// <summary>The month that growth is about: the last of the scope that is over, else the last with data; null without data.</summary>
    public Month? Current { get; init; }

    /// <summary>Who brought most in that month; null when nobody has revenue.</summary>
    public CubeCustomer? Largest { get; init; }

    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static CustomersReport Of(RevenueCube cube, ReportQuestion question)
    {
        var book = new ScopedBook(cube, question);
        var months = book.Months is { } range ? range.Where(book.HasData).ToList() : [];

        var rows = new Dictionary<int, long[]>();
        for (var i = 0; i < months.Count; i++)
        {
            var amounts = book.EntitiesOf(months[i]);
            for (var j = 0; j < amounts.Entities.Length; j++)
            {
                if (!rows.TryGetValue(amounts.Entities[j], out var monthly)) rows[amounts.Entities[j]] = monthly = new long[months.Count];
                monthly[i] = amounts.Amounts[j];
            }
        }

        var sums = rows.ToDictionary(row => row.Key, row => row.Value.Aggregate(0L, (sum, amount) => checked(sum + amount)));
        var unallocated = months.Aggregate(0L, (sum, month) => checked(sum + book.UnallocatedOf(month)));
        var shareBase = sums.Values.Where(sum => sum > 0).Aggregate(unallocated, (sum, amount) => checked(sum + amount));
        var total = sums.Values.Aggregate(unallocated, (sum, amount) => checked(sum + amount));
        var countsForShare = total > 0 && shareBase > 0;

        var ordered = sums.OrderByDescending(sum => sum.Value).ThenBy(sum => book.NameOf(sum.Key), StringComparer.Ordinal).ToList();
        var current = book.CurrentMonth;
        var compares = current is { } shown && book.Compares(shown.AddMonths(-1), shown);
        var (now, before) = (months.IndexOf(current ?? default), months.IndexOf(current?.AddMonths(-1) ?? default));
        var lines = new List<CustomerLine>(ordered.Count);
        foreach (var (entity, amount) in ordered)
        {
            var rank = lines.Count > 0 && lines[^1].Amount == amount ? lines[^1].Rank : lines.Count + 1;
            lines.Add(new CustomerLine(
                cube.Customers[entity],
                ParentOf(book, entity, months),
                amount,
                countsForShare && amount > 0 ? (double)amount / shareBase : null,
                rank,
                rows[entity])
            {
                Growth = !compares || now < 0 || before < 0 ? null : Growth.Rate(rows[entity][now], rows[entity][before]),
            });
        }

        return new CustomersReport(book.Scope, months, months.Count == 0 ? null : total, countsForShare ? shareBase : null, unallocated, lines)
        {
            Current = current,
            Largest = current is { } month && book.LargestOf(month) is { } largest ? cube.Customers[largest] : null,
        };
    }

    private static CubeCustomer ParentOf(ScopedBook book, int entity, List<Month> months) =>
        book.Cube.Customers[months.Count == 0 ? entity : book.Cube.Parents.ParentOf(entity, months[^1])];
}

/// <param name="Parent">Who controls it in the last month of the report; itself when nobody does.</param>
/// <param name="Amount">Net over the report's months, in ten-thousandths.</param>
/// <param name="Share">0 to 1 of the share base; null for a net credit ("net credit" in words) and when the total is not positive.</param>
/// <param name="Rank">From 1, ties alike: 1, 2, 2, 4.</param>
/// <param name="Monthly">Net per month, aligned with the report's months.</param>
public sealed record CustomerLine(CubeCustomer Customer, CubeCustomer Parent, long Amount, double? Share, int Rank, IReadOnlyList<long> Monthly)
{
    /// <summary>Of the report's current month on the month before, as a ratio; null when one of them is missing, open, without one of its products or outside the scope, or the earlier was not positive.</summary>
    public double? Growth { get; init; }
}
