namespace RevenueDashboard.Metrics;

/// <summary>What one customer can take away within the horizon, and how likely it is to do so by itself.</summary>
/// <param name="Amount">λ·E: what is lost if it happens, ≥ 0, in ten-thousandths.</param>
/// <param name="Probability">p within the horizon, 0 to 1.</param>
public readonly record struct Exposure(long Amount, double Probability)
{
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or the probability not one.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Amount);
        if (Probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(Probability), Probability, "A probability is between 0 and 1.");
    }
}

/// <summary>Something that strikes several customers at once: "their own models are ready", "OpenAI is unavailable".</summary>
/// <param name="Probability">That it happens within the horizon, 0 to 1.</param>
/// <param name="Members">Positions of the exposures it strikes, each once.</param>
/// <param name="Hit">How likely a member is lost when it happens, 0 to 1; its own probability is on top of that.</param>
public sealed record CommonShock(double Probability, IReadOnlyList<int> Members, double Hit = 1)
{
    /// <exception cref="ArgumentOutOfRangeException">A probability is not one, or a member is no exposure.</exception>
    internal void Validate(int exposures)
    {
        if (Probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(Probability), Probability, "A probability is between 0 and 1.");
        if (Hit is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(Hit), Hit, "A probability is between 0 and 1.");
        foreach (var member in Members) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)exposures, nameof(Members));
        if (Members.Distinct().Count() != Members.Count) throw new ArgumentException("A shock names each member once.", nameof(Members));
    }

    /// <summary>A member's probability when the shock happened: 1 − (1 − p)(1 − hit).</summary>
    internal double After(double own) => 1 - (1 - own) * (1 - Hit);
}
