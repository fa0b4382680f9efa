namespace RevenueDashboard.Metrics;

/// <summary>Level and growth of revenue. Amounts are in ten-thousandths; a month without an amount is missing, which is not zero.</summary>
public static class Growth
{
    /// <summary>Days of an average month of the Gregorian calendar: 365.25/12 with the leap years of four.</summary>
    public const double AverageMonthDays = 30.4375;

    /// <summary>now/before − 1, as a fraction, −1 or more for amounts ≥ 0. Null when one of them is missing or before is ≤ 0.</summary>
    public static double? Rate(long? now, long? before) => now is { } current && before is > 0 and { } earlier ? current / (double)earlier - 1 : null;

    /// <summary>Growth of a month on the one before.</summary>
    /// <param name="months">Consecutive months; null where the month is missing.</param>
    /// <param name="at">The month asked for.</param>
    public static double? MonthOverMonth(ReadOnlySpan<long?> months, int at) => Over(months, at, 1);

    /// <summary>Growth of a month on the third before it.</summary>
    /// <inheritdoc cref="MonthOverMonth"/>
    public static double? QuarterOverQuarter(ReadOnlySpan<long?> months, int at) => Over(months, at, 3);

    /// <summary>Growth of a month on the same month a year before.</summary>
    /// <inheritdoc cref="MonthOverMonth"/>
    public static double? YearOverYear(ReadOnlySpan<long?> months, int at) => Over(months, at, 12);

    /// <summary>Growth of a month on the one <paramref name="back"/> months before it; null also when the series does not reach back so far.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="back"/> is below 1.</exception>
    public static double? Over(ReadOnlySpan<long?> months, int at, int back)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(back, 1);
        return at < back ? null : Rate(months[at], months[at - back]);
    }

    /// <summary>CMGR-k, the compound monthly growth rate: (now/before)^(1/k) − 1 as a fraction, above −1. Null when either is missing or ≤ 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is below 1.</exception>
    public static double? CompoundMonthly(long? now, long? before, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return now is > 0 and { } current && before is > 0 and { } earlier ? Math.Pow(current / (double)earlier, 1.0 / months) - 1 : null;
    }

    /// <summary>Twelve times the revenue of the last final month; null when that is missing, and when the result is beyond 64 bits: the month itself may still be counted.</summary>
    public static long? AnnualRunRate(long? lastFinalMonth) => lastFinalMonth is { } amount && Int128.Abs(amount) * 12 <= long.MaxValue ? 12 * amount : null;

    /// <summary>Revenue as if the month had the average number of days, in ten-thousandths: a February is short by a tenth for no other reason.</summary>
    public static double? PerDayNormalised(long? amount, Month month) => amount is { } known ? known / (double)month.Days * AverageMonthDays : null;

    /// <summary>Growth without the customer that is the largest now, removed from both sides. Nulls as <see cref="Rate"/>.</summary>
    /// <param name="largestNow">What the largest customer of this month pays.</param>
    /// <param name="sameCustomerBefore">What that customer paid before; 0 when it was not one.</param>
    public static double? ExLargest(long? now, long? before, long largestNow, long sameCustomerBefore) =>
        Rate(checked(now - largestNow), checked(before - sameCustomerBefore));

    /// <summary>How many customers have at least this much (last-12-month revenue or month-end seats).</summary>
    public static int CustomersOver(ReadOnlySpan<long> amounts, long least)
    {
        var count = 0;
        foreach (var amount in amounts)
        {
            if (amount >= least) count++;
        }

        return count;
    }
}
