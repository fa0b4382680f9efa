using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Factors;

/// <summary>How risk factors and their states are said and shown.</summary>
internal static class FactorWords
{
    /// <summary>From this chance on, in basis points, a factor is serious by itself.</summary>
    private const int Serious = 500;

    /// <summary>"Competing model".</summary>
    public static string Name(RiskFactor factor) => Capital(RiskFactors.Word(factor));

    /// <summary>"Suspected".</summary>
    public static string Name(FactorState state) => Capital(RiskFactors.Word(state));

    /// <summary>What the factor is, in a sentence.</summary>
    public static string Meaning(RiskFactor factor) => factor switch
    {
        RiskFactor.CompetingModel => "It builds models that could take the place of what it buys.",
        RiskFactor.BreaksTerms => "It uses what it buys in a way that its provider’s rules forbid.",
        RiskFactor.ContractEnd => "Its contract ends.",
        RiskFactor.Commitment => "It is bound to pay an amount: that holds it.",
        RiskFactor.PreviousProvider => "It came from another provider, and can go back.",
        RiskFactor.Geopolitical => "A state may forbid the business.",
        _ => "Its data may not be allowed to stay where it is.",
    };

    /// <summary>As serious as its chance on the scorecard: a contract that ends in two years is none, a commitment holds the customer.</summary>
    public static Status StatusOf(FactorFinding finding) => StatusOf(finding.Factor, finding.State, finding.MonthsLeft);

    /// <inheritdoc cref="StatusOf(FactorFinding)"/>
    public static Status StatusOf(RiskFactor factor, FactorState state, int? monthsLeft) => (state, RiskFactors.Protects(factor)) switch
    {
        (FactorState.Unknown, _) => Status.Info,
        (FactorState.Confirmed, true) or (FactorState.Denied, false) => Status.Ok,
        _ => ScorecardPoints.Of(factor, state, monthsLeft) switch { >= Serious => Status.Serious, > 0 => Status.Watch, _ => Status.Info },
    };

    /// <summary>"for", "against", "neither for nor against".</summary>
    public static string Side(EvidenceSide side) => side == EvidenceSide.Neither ? "neither for nor against" : RiskFactors.Word(side);

    /// <summary>"31 May 2024", "no date".</summary>
    public static string Day(DateOnly? day) => day is { } known ? Figures.Date(known) : "no date";

    /// <summary>"12 months left", "1 month left", "over".</summary>
    public static string Left(int months) => months == 0 ? "over" : $"{Figures.Count(months, "month", "months")} left";

    /// <summary>"10 %" of a chance in basis points: as many decimals as it has.</summary>
    public static string Chance(int basisPoints) => Figures.PercentNumber(basisPoints / 10_000.0, basisPoints % 100 == 0 ? 0 : basisPoints % 10 == 0 ? 1 : 2);

    /// <summary>Source and note of a piece of evidence, and of whom it is when that is another of the group.</summary>
    public static string From(CubeEvidence piece, RevenueCube cube, CubeCustomer shown) => string.Join(" · ", new[]
    {
        cube.Customers[piece.Customer].Id == shown.Id ? null : cube.Customers[piece.Customer].Name, piece.Source, piece.Note,
    }.Where(text => !string.IsNullOrEmpty(text)));

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
