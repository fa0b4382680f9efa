namespace RevenueDashboard.Metrics;

/// <summary>What one customer can take away within the horizon, and how likely it is to do so by itself.</summary>
/// <param name="Amount">λ·E: what is lost if it happens, ≥ 0, in ten-thousandths.</param>
/// <param name="Probability">p within the horizon, 0 to 1.</param>
public readonly record struct Exposure(long Amount, double Probability)
{
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or a probability not one.</exception>
    internal static void Validate(IReadOnlyList<Exposure> exposures)
    {
        foreach (var exposure in exposures)
        {
            if (exposure.Amount < 0) throw new ArgumentOutOfRangeException(nameof(exposures), exposure.Amount, "What can be lost is not below zero.");
            if (exposure.Probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(exposures), exposure.Probability, "A probability is between 0 and 1.");
        }
    }
}

/// <summary>Something that strikes several customers at once: "their own models are ready", "OpenAI is unavailable".</summary>
/// <param name="Probability">That it happens within the horizon, 0 to 1.</param>
/// <param name="Members">Positions of the exposures it strikes, each once.</param>
/// <param name="Hit">How likely a member is lost when it happens, 0 to 1; its own probability is on top of that.</param>
public sealed record CommonShock(double Probability, IReadOnlyList<int> Members, double Hit = 1)
{
    /// <param name="exposures">How many there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not one, or a member is no exposure.</exception>
    /// <exception cref="ArgumentException">A shock names a member twice.</exception>
    internal static void Validate(IReadOnlyList<CommonShock> shocks, int exposures)
    {
        foreach (var shock in shocks)
        {
            if (shock.Probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(shocks), shock.Probability, "A probability is between 0 and 1.");
            if (shock.Hit is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(shocks), shock.Hit, "A probability is between 0 and 1.");
            foreach (var member in shock.Members) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)exposures, nameof(shocks));
            if (shock.Members.Distinct().Count() != shock.Members.Count) throw new ArgumentException("A shock names each member once.", nameof(shocks));
        }
    }

    /// <summary>A member's probability when the shock happened: 1 − (1 − p)(1 − hit).</summary>
    internal double After(double own) => 1 - (1 - own) * (1 - Hit);
}
