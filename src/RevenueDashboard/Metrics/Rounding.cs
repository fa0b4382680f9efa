namespace RevenueDashboard.Metrics;

/// <summary>Rounding of numbers that are shown: half away from zero, as people do it by hand. Nothing is rounded before it is shown.</summary>
public static class Rounding
{
    /// <summary>Rounds what the number says in decimals: 2.675 to two decimals is 2.68, although no <c>double</c> is exactly 2.675.</summary>
    /// <param name="decimals">0 to 15.</param>
    public static double HalfAwayFromZero(double number, int decimals)
    {
        // Beyond the range of decimal there are no decimals to round.
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e15) return number;
        return (double)Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);
    }

    /// <inheritdoc cref="HalfAwayFromZero(double, int)"/>
    public static decimal HalfAwayFromZero(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);

    /// <summary>An amount in ten-thousandths as units of its currency with so many decimals: 12,345 to two is 1.23.</summary>
    public static decimal Amount(long units, int decimals) => HalfAwayFromZero(Money.ToDecimal(units), decimals);
}
