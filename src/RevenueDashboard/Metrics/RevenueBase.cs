namespace RevenueDashboard.Metrics;

/// <summary>What the shares of one scope are shares of.</summary>
/// <param name="Total">Net revenue in ten-thousandths: all amounts, credits included, and the unallocated remainder.</param>
/// <param name="Positive">The sum of the amounts above zero, in ten-thousandths.</param>
/// <param name="Excluded">The sum of the amounts below zero, at most 0: net credits, which have no share.</param>
/// <param name="Unallocated">The reported total less the known customers, at least 0.</param>
/// <param name="Customers">How many amounts are above zero.</param>
public readonly record struct RevenueBase(long Total, long Positive, long Excluded, long Unallocated, int Customers)
{
    /// <summary>The denominator of every share: the positive base and the unallocated remainder.</summary>
    public long Denominator => checked(Positive + Unallocated);

    /// <summary>Whether shares mean anything: there is net revenue, and somebody known pays a part of it. Otherwise every share is n/a.</summary>
    public bool HasShares => Total > 0 && Customers > 0;

    /// <param name="amounts">Net amount per customer or parent in ten-thousandths, in any order.</param>
    /// <param name="unallocated">Reported total less the known customers, in ten-thousandths.</param>
    /// <exception cref="ArgumentOutOfRangeException">The remainder is negative: the customers add up to more than the reported total, which is a finding and not a remainder.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static RevenueBase Of(ReadOnlySpan<long> amounts, long unallocated = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unallocated);
        long positive = 0, excluded = 0;
        var customers = 0;

        foreach (var amount in amounts)
        {
            if (amount > 0)
            {
                positive = checked(positive + amount);
                customers++;
            }
            else
            {
                excluded = checked(excluded + amount);
            }
        }

        // Checked here once, so that Denominator cannot overflow later in the middle of a page.
        _ = checked(positive + unallocated);
        return new RevenueBase(checked(positive + excluded + unallocated), positive, excluded, unallocated, customers);
    }
}
