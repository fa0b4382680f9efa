namespace RevenueDashboard.Metrics;

/// <summary>An amount of which only a range is known ("nearly 20 million"), in ten-thousandths.</summary>
public readonly record struct RangedAmount
{
    public long Low { get; }

    /// <summary>The stated amount, from which the point estimate is made.</summary>
    public long Amount { get; }

    public long High { get; }

    /// <exception cref="ArgumentException">The amount is outside its range.</exception>
    public RangedAmount(long low, long amount, long high)
    {
        if (amount < low || amount > high) throw new ArgumentException($"{amount} is not between {low} and {high}.", nameof(amount));
        (Low, Amount, High) = (low, amount, high);
    }

    /// <summary>An amount that is known exactly.</summary>
    public RangedAmount(long amount) : this(amount, amount, amount)
    {
    }
}
