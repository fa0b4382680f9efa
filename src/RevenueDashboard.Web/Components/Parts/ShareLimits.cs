namespace RevenueDashboard.Web.Components.Parts;

/// <summary>The axis shared by all share bars of a table: how far it goes, and where its limits are.</summary>
/// <param name="End">The share at the right end, a fraction; at least the largest share shown.</param>
/// <param name="Disclose">First limit, usually 10 %.</param>
/// <param name="Serious">Second limit, usually 20 %.</param>
public sealed record ShareLimits(double End, double Disclose = 0.10, double Serious = 0.20)
{
    /// <summary>An axis on which the largest share ends a little before the edge and both limits can be seen.</summary>
    public static ShareLimits For(double largest, double disclose = 0.10, double serious = 0.20) =>
        new(Math.Max(Math.Clamp(largest, 0, 1) * 1.04, serious * 1.25), disclose, serious);

    /// <summary>A place on the axis for a style: <c>40.00%</c>. Negative shares have no bar.</summary>
    public string At(double share) => FormattableString.Invariant($"{Math.Clamp(share / End, 0, 1) * 100:0.00}%");

    /// <summary>Whether both limits have room for their words; on a long axis the first one has not.</summary>
    public bool AreApart => (Serious - Disclose) / End > 0.25;

    /// <summary>A width on the axis for a style.</summary>
    public string Between(double low, double high) => FormattableString.Invariant($"{(Math.Clamp(high / End, 0, 1) - Math.Clamp(low / End, 0, 1)) * 100:0.00}%");

    /// <summary>Both limits as custom properties of a cell.</summary>
    public string Style => $"--l1:{At(Disclose)};--l2:{At(Serious)}";
}
