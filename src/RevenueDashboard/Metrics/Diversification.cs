namespace RevenueDashboard.Metrics;

/// <summary>What it takes to bring one customer's share down to a target.</summary>
/// <param name="OthersNeeded">A(1 − τ)/τ: what the others must reach while the customer stays flat, in ten-thousandths, rounded up so that the target is met.</param>
/// <param name="OthersGrowth">How much the others must grow for it, as a fraction; negative when they are beyond it, null when they pay nothing now.</param>
/// <param name="CustomerCap">Oτ/(1 − τ): what the customer may pay at most while the others stay flat, in ten-thousandths, rounded down.</param>
public readonly record struct Diversification(long OthersNeeded, double? OthersGrowth, long CustomerCap)
{
    /// <param name="customer">What the customer pays, A, in ten-thousandths.</param>
    /// <param name="others">What all others pay, O, in ten-thousandths.</param>
    /// <param name="targetShare">τ, the share to reach, as a fraction. Decimal, so that 10 % is exactly a tenth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is not between 0 and 1, or an amount is negative.</exception>
    /// <exception cref="OverflowException">A result is beyond 64 bits.</exception>
    public static Diversification Of(long customer, long others, decimal targetShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customer);
        ArgumentOutOfRangeException.ThrowIfNegative(others);
        if (targetShare is <= 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(targetShare), targetShare, "A target share is between 0 and 1.");

        var needed = customer * (1 - targetShare) / targetShare;
        var cap = others * targetShare / (1 - targetShare);
        double? growth = others > 0 ? (double)(needed / others) - 1 : null;
        return new Diversification((long)decimal.Ceiling(needed), growth, (long)decimal.Floor(cap));
    }
}
