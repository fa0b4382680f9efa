namespace RevenueDashboard.Metrics;

/// <summary>Adds up <see cref="Retention"/> customer by customer, for callers that walk over two months at once.</summary>
public struct RetentionSums
{
    private long then, now, kept;

    /// <summary>NRR, null when nobody paid then.</summary>
    public readonly double? Net => then > 0 ? now / (double)then : null;

    /// <summary>GRR, 0 to 1; null when nobody paid then.</summary>
    public readonly double? Gross => then > 0 ? kept / (double)then : null;

    /// <summary>Counts a customer that paid then; one that did not is of no account.</summary>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public void Add(long amountThen, long amountNow)
    {
        if (amountThen <= 0) return;
        checked
        {
            then += amountThen;
            now += amountNow;
            kept += Math.Min(Math.Max(amountNow, 0), amountThen);
        }
    }

    /// <summary>The same without one of the customers that were added.</summary>
    public readonly RetentionSums Without(long amountThen, long amountNow)
    {
        var one = new RetentionSums();
        one.Add(amountThen, amountNow);
        return checked(new RetentionSums { then = then - one.then, now = now - one.now, kept = kept - one.kept });
    }
}
