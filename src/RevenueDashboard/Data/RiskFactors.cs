namespace RevenueDashboard.Data;

/// <summary>The words of <see cref="RiskFactor"/>, <see cref="FactorState"/> and <see cref="EvidenceSide"/> as files, addresses and the database write them.</summary>
public static class RiskFactors
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<RiskFactor> All { get; } = Enum.GetValues<RiskFactor>();

    /// <summary>"competing model".</summary>
    public static string Word(RiskFactor factor) => factor switch
    {
        RiskFactor.CompetingModel => "competing model",
        RiskFactor.BreaksTerms => "breaks terms",
        RiskFactor.ContractEnd => "contract end",
        RiskFactor.Commitment => "commitment",
        RiskFactor.PreviousProvider => "previous provider",
        RiskFactor.Geopolitical => "geopolitical",
        RiskFactor.DataSensitivity => "data sensitivity",
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "Not a risk factor."),
    };

    /// <summary>"suspected".</summary>
    public static string Word(FactorState state) => state.ToString().ToLowerInvariant();

    /// <summary>"for".</summary>
    public static string Word(EvidenceSide side) => side.ToString().ToLowerInvariant();

    /// <summary>Null when there is no such factor; capitals and hyphens in place of spaces make no difference.</summary>
    public static RiskFactor? Named(string word)
    {
        var plain = word.Replace('-', ' ').Trim();
        foreach (var factor in All)
        {
            if (string.Equals(Word(factor), plain, StringComparison.OrdinalIgnoreCase)) return factor;
        }

        return null;
    }

    /// <summary>It holds a customer rather than drives it away.</summary>
    public static bool Protects(RiskFactor factor) => factor == RiskFactor.Commitment;
}
