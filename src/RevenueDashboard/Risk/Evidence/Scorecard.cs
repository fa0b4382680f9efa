using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>How likely a customer is lost within twelve months, what it would take away, and how much that is: part by part.</summary>
/// <param name="Parts">The base, then one for each factor.</param>
/// <param name="RunRate">Twelve times the month of the report, in ten-thousandths.</param>
/// <param name="Committed">What of it the customer is bound to pay all the same.</param>
public sealed record Scorecard(CubeCustomer Customer, IReadOnlyList<ScorecardPart> Parts, long RunRate, long Committed)
{
    /// <summary>The word of <see cref="ScorecardOverride.Part"/> for the whole probability.</summary>
    public const string ProbabilityPart = "probability";

    /// <summary>The word of <see cref="ScorecardOverride.Part"/> for the fraction lost.</summary>
    public const string FractionPart = "fraction";

    private const int Whole = 10_000;

    /// <summary>A number of a person in the place of <see cref="FromParts"/>; null when there is none.</summary>
    public CubeOverride? ProbabilityOverride { get; init; }

    /// <summary>A number of a person in the place of 100 %; null when there is none.</summary>
    public CubeOverride? FractionOverride { get; init; }

    /// <summary>What the parts come to, 0 to 1: 1 − Π(1 − chance).</summary>
    public double FromParts => 1 - Parts.Aggregate(1.0, (stays, part) => stays * (1 - part.Chance / (double)Whole));

    /// <summary>p: within twelve months, 0 to 1.</summary>
    public double Probability => ProbabilityOverride is { Value: { } own } ? own / (double)Whole : FromParts;

    /// <summary>λ: the part of what can be lost that goes, 0 to 1. All of it unless a person says otherwise.</summary>
    public double Fraction => FractionOverride is { Value: { } own } ? own / (double)Whole : 1;

    /// <summary>E: the run-rate less commitments, not below 0.</summary>
    public long Exposure => Math.Max(0, RunRate - Committed);

    /// <summary>p·λ·E in ten-thousandths.</summary>
    public double ExpectedLoss => Probability * Fraction * Exposure;

    /// <summary>What each part adds to <see cref="FromParts"/>: in proportion to −ln(1 − chance), so that they add up to it.</summary>
    public IReadOnlyList<double> Adds
    {
        get
        {
            double[] logs = [.. Parts.Select(part => -Math.Log(1 - Math.Min(part.Chance, Whole - 1) / (double)Whole))];
            var all = logs.Sum();
            var whole = FromParts;
            return [.. logs.Select(log => all > 0 ? whole * log / all : 0)];
        }
    }

    /// <summary>Anything of it is a person's own number.</summary>
    public bool IsOverridden => ProbabilityOverride is not null || FractionOverride is not null || Parts.Any(part => part.Override is not null);
}

/// <summary>One reason to be lost.</summary>
/// <param name="Finding">What is known of the factor; null for the base.</param>
/// <param name="Points">What the scorecard gives it, in basis points.</param>
/// <param name="Override">A person's number in its place; null when there is none.</param>
public sealed record ScorecardPart(FactorFinding? Finding, int Points, CubeOverride? Override)
{
    /// <summary>The number that holds, in basis points, 0 to 10,000.</summary>
    public int Chance => Override?.Value ?? Points;

    /// <summary>"base" or the word of the factor.</summary>
    public string Word => Finding is { } finding ? RiskFactors.Word(finding.Factor) : "base";
}
