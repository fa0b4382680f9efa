using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>
/// How likely a customer is lost within twelve months for each reason, by what is known of it. The figures are a judgment, not a measurement: they
/// order customers, are all shown, and each can be overridden with a reason (docs/decisions/0013).
/// </summary>
/// <remarks>
/// The reasons are taken as independent, each enough by itself: p = 1 − (1 − base)·Π(1 − chance), the noisy-OR of J. Pearl, Probabilistic Reasoning in
/// Intelligent Systems, 1988. What nobody knows has a small chance of its own: it neither counts as confirmed nor vanishes.
/// </remarks>
public static class ScorecardPoints
{
    /// <summary>The base of a customer with nothing against it, in basis points.</summary>
    public const int Base = 200;

    /// <summary>A contract that ends within so many months is a reason of this year.</summary>
    public const int Horizon = 12;

    /// <summary>That a supplier fails all who depend on it within twelve months, 0 to 1.</summary>
    public const double SupplierFails = 0.005;

    /// <summary>Basis points, 0 to 10,000.</summary>
    /// <param name="monthsLeft">Of a contract end: months to it, 0 when it is over; null when nobody said. Of no account for other factors.</param>
    public static int Of(RiskFactor factor, FactorState state, int? monthsLeft = null) => (factor, state) switch
    {
        (RiskFactor.CompetingModel, FactorState.Confirmed) => 1_500,
        (RiskFactor.CompetingModel, FactorState.Suspected) => 800,
        (RiskFactor.CompetingModel, FactorState.Unknown) => 100,
        (RiskFactor.BreaksTerms, FactorState.Confirmed) => 800,
        (RiskFactor.BreaksTerms, FactorState.Suspected) => 300,
        (RiskFactor.ContractEnd, FactorState.Confirmed or FactorState.Suspected) when monthsLeft > Horizon => 0,
        (RiskFactor.ContractEnd, FactorState.Confirmed) => monthsLeft is null ? 500 : 1_000,
        (RiskFactor.ContractEnd, FactorState.Suspected) => 500,
        (RiskFactor.ContractEnd, FactorState.Unknown) => 100,
        // A commitment lowers what can be lost, not how likely it is; without one nothing holds the customer.
        (RiskFactor.Commitment, FactorState.Denied) => 100,
        (RiskFactor.Commitment, FactorState.Confirmed) => 0,
        (RiskFactor.PreviousProvider, FactorState.Confirmed) => 300,
        (RiskFactor.PreviousProvider, FactorState.Suspected) => 200,
        (RiskFactor.Geopolitical, FactorState.Confirmed) => 1_000,
        (RiskFactor.Geopolitical, FactorState.Suspected) => 400,
        (RiskFactor.DataSensitivity, FactorState.Confirmed) => 500,
        (RiskFactor.DataSensitivity, FactorState.Suspected) => 200,
        (_, FactorState.Denied) => 0,
        _ => 50,
    };
}
