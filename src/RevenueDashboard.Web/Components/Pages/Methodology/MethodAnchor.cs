using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>The places of the methodology page that other pages link to.</summary>
public static class MethodAnchor
{
    public const string Scope = "scope";
    public const string Total = "total";
    public const string PositiveBase = "positive-base";
    public const string Excluded = "excluded";
    public const string Unallocated = "unallocated";
    public const string Customers = "customers";
    public const string TopShare = "top-share";
    public const string ConcentrationRatio = "cr";
    public const string Ties = "ties";
    public const string Hhi = "hhi";
    public const string HhiNormalised = "hhi-normalised";
    public const string HhiChange = "hhi-change";
    public const string EffectiveNumber = "effective-number";
    public const string EntropyNumber = "entropy-number";
    public const string Hill = "hill";
    public const string Theil = "theil";
    public const string TheilBetween = "theil-between";
    public const string Gini = "gini";
    public const string CustomersForShare = "n50-n80";
    public const string DoubleConcentration = "double-concentration";
    public const string TenPercent = "ten-percent";
    public const string Claims = "claims";
    public const string Bounds = "bounds";
    public const string Dependence = "dependence";
    public const string DependenceDirect = "dependence-direct";
    public const string DependenceAsCustomer = "dependence-as-customer";
    public const string Bridge = "bridge";
    public const string Retention = "retention";
    public const string GrossRetention = "gross-retention";
    public const string LogoChurn = "logo-churn";
    public const string QuickRatio = "quick-ratio";
    public const string Cohorts = "cohorts";
    public const string ReplacementTime = "replacement-time";
    public const string ReplacementRange = "replacement-range";
    public const string GoalReached = "goal-reached";
    public const string LostToSupplier = "lost-to-a-supplier";
    public const string LostToShock = "lost-to-a-common-shock";
    public const string LimitsAfter = "limits-after-a-loss";
    public const string DiversificationNeed = "diversification-need";
    public const string ExpectedLoss = "expected-loss";
    public const string Volatility = "volatility";
    public const string RevenueAtRisk = "revenue-at-risk";
    public const string ExpectedShortfall = "expected-shortfall";
    public const string GranularityAddOn = "granularity-add-on";
    public const string Contribution = "risk-contribution";
    public const string Projection = "projection";
    public const string Scorecard = "scorecard";
    public const string ScorecardPart = "scorecard-part";
    public const string Exposure = "exposure";
    public const string ShareByState = "share-by-state";
    public const string RiskWeightedShare = "risk-weighted-share";
    public const string LimitUse = "limit-use";
    public const string GoalPace = "goal-pace";

    /// <summary>The explanation, worked out with the figures of this view. Relative, like every address of a page.</summary>
    public static string On(ViewAddress address, string anchor) => $"{address.On("methodology")}#{anchor}";
}
