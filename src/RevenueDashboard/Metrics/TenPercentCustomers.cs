namespace RevenueDashboard.Metrics;

/// <summary>The customers that accounting standards ask to disclose, and those close to it.</summary>
/// <param name="Disclosed">Places of those with at least 10 % of total net revenue, the largest first.</param>
/// <param name="Watched">Places of those with at least 8 % but below 10 %, the largest first.</param>
/// <remarks>Source: ASC 280-10-50-42 and IFRS 8.34; customers under common control count as one, so the amounts are by parent.</remarks>
public sealed record TenPercentCustomers(IReadOnlyList<int> Disclosed, IReadOnlyList<int> Watched)
{
    /// <param name="amounts">Net revenue per parent for a fiscal quarter, year to date or year, in ten-thousandths.</param>
    /// <param name="total">Total net revenue of the same months, the unallocated remainder included.</param>
    /// <param name="disclosePercent">Whole percent, 1 to 100.</param>
    /// <param name="watchPercent">Whole percent, 0 to <paramref name="disclosePercent"/>.</param>
    /// <returns>Null when the total is ≤ 0: there is nothing to have a part of.</returns>
    /// <remarks>Compared as integers: a customer with exactly 10 % is one, whatever a <c>double</c> makes of it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A percentage is out of range.</exception>
    public static TenPercentCustomers? Of(ReadOnlySpan<long> amounts, long total, int disclosePercent = 10, int watchPercent = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(disclosePercent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(disclosePercent, 100);
        ArgumentOutOfRangeException.ThrowIfNegative(watchPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(watchPercent, disclosePercent);
        if (total <= 0) return null;

        // The least amounts that have the percentages, rounded up: comparing with them is comparing a hundredfold, exactly.
        var disclose = LeastOf(total, disclosePercent);
        var watch = LeastOf(total, watchPercent);
        List<(long Amount, int Place)> disclosed = [], watched = [];

        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] < watch || amounts[i] <= 0) continue;
            (amounts[i] >= disclose ? disclosed : watched).Add((amounts[i], i));
        }

        return new TenPercentCustomers(LargestFirst(disclosed), LargestFirst(watched));
    }

    private static long LeastOf(long total, int percent) => (long)((Math.BigMul(total, (long)percent) + 99) / 100);

    private static int[] LargestFirst(List<(long Amount, int Place)> customers)
    {
        customers.Sort((left, right) => left.Amount == right.Amount ? left.Place.CompareTo(right.Place) : right.Amount.CompareTo(left.Amount));
        return [.. customers.Select(customer => customer.Place)];
    }
}
