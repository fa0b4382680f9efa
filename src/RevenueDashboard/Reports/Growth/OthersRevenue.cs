using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>
/// Revenue without some customers: the unallocated part is in it, as in all revenue. It is customers that leave and not an entity, so that the same
/// revenue is missing in every month that is compared, whoever controlled it then.
/// </summary>
internal static class OthersRevenue
{
    /// <summary>Net, in ten-thousandths; null when the month is missing.</summary>
    /// <param name="without">Positions of the customers left out.</param>
    public static long? TotalWithout(this ScopedBook book, Month month, IReadOnlyList<int> without) => book.TotalOf(month) is { } total ? Less(book, total, month, without) : null;

    /// <summary>What is left of an amount of a month.</summary>
    public static long Less(ScopedBook book, long amount, Month month, IReadOnlyList<int> without)
    {
        var customers = book.CustomersOf(month);
        foreach (var customer in without) amount = checked(amount - customers.AmountOf(customer));
        return amount;
    }

    /// <summary>Their compound monthly growth up to a month, as a fraction: the g of replacement times. Null as <see cref="Growth.CompoundMonthly"/>, and when one of the months is open or lacks a product.</summary>
    public static double? CompoundWithout(this ScopedBook book, Month month, int back, IReadOnlyList<int> without)
    {
        var earlier = month.AddMonths(-back);
        return book.AreComparable(month, earlier) ? Growth.CompoundMonthly(book.TotalWithout(month, without), book.TotalWithout(earlier, without), back) : null;
    }
}
