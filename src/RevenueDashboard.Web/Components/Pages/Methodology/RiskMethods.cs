using RevenueDashboard.Metrics;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Methodology;

/// <summary>What may be lost in a year, and how revenue is carried on.</summary>
internal static class RiskMethods
{
    public static MethodSection Section { get; } = new(
        "risk",
        "Risk",
        "p is the probability that a customer is lost within twelve months, λ the part of its revenue it takes away, E twelve times its month, s its share, A what the customer pays, O what all others pay, τ the share to reach. "
        + "Losses are independent but for common shocks: if one happens, each of its members is lost with 1 − (1 − p)(1 − hit). The examples take p = 10 % and λ = 1 for everybody.",
        [
            new(MethodAnchor.DiversificationNeed, "Diversification need", "What the others must bring for the customer, flat, to be a smaller share. With the others as they are, the customer is capped at Oτ/(1 − τ).", "A(1 − τ)/τ, rounded up", "amount a month", "Diversification.OthersNeeded")
            {
                NotApplicable = "the customer brings nothing", Example = Need,
            },
            new(MethodAnchor.GoalReached, "Goal reached", "When the others are there, if they go on at their growth. It is said beside each share that somebody may want to reach.", "first month in which O·(1 + g)ⁿ ≥ A(1 − τ)/τ, O what all others pay and g their growth", "month", "ScenarioReport.Needs")
            {
                NotApplicable = "g ≤ 0 or unknown",
            },
            new(MethodAnchor.ReplacementRange, "Replacement range", "Between what the replacement time lies when the growth of the others is measured over a shorter or a longer time.", "the replacement time at the growth of the last 3, 6 and 12 months, as far as each is known", "months", "ScenarioReport.ReplacementRange")
            {
                NotApplicable = "L ≥ R, or no growth is known",
            },
            new(MethodAnchor.LostToSupplier, "Lost to a supplier", "What a scenario takes when a supplier is not available. Its own payments, and what it pays for others, are no delivery.", "Σ of each amount in the part that the supplier's roles say needs it; the unallocated remainder as any customer's revenue of its product", "amount a month", "LossKind.Supplier")
            {
                Range = "0 or more", NotApplicable = "never: what nobody supplies is 0",
            },
            new(MethodAnchor.LostToShock, "Lost to a common shock", "What a scenario takes when all who have a risk factor in common leave. What is unknown or denied takes nothing, and that nobody knows whose the rest is says nothing of it.", "Σ of each amount of those of whom the factor is suspected or confirmed at the level of the question; of the unallocated remainder nothing", "amount a month", "LossKind.Factor")
            {
                Range = "0 or more", NotApplicable = "never: what concerns nobody is 0",
            },
            new(MethodAnchor.LimitsAfter, "Limits after a loss", "How it would stand with the limits in force if the deepest cut of a scenario were already there. Warning, hard level and waivers stay as they are.", "the limit's figure over the last complete month, each amount less its part that the deepest cut takes; the unallocated remainder less its own", "fraction, or HHI points", "ScenarioLimits.Of")
            {
                NotApplicable = "nothing is left",
            },
            new(MethodAnchor.ExpectedLoss, "Expected loss", "What is lost in a year on average over many years.", "Σ p·λ·E", "amount a year", "LossDistribution.ExpectedLoss")
            {
                Range = "0 or more", NotApplicable = "never: of nobody it is 0", Example = worked => Of(worked) is { } loss ? $"{Percent(loss.ExpectedLoss, loss)} of a year’s revenue." : null,
            },
            new(MethodAnchor.Volatility, "Volatility", "How far a year’s loss is usually from the expected one, as a part of revenue.", "√(Σ p(1 − p)λ²s²), with the covariances of shocks", "fraction", "LossDistribution.Deviation")
            {
                NotApplicable = "revenue is not positive", Example = worked => worked.Measures.Hhi is { } hhi && worked.Measures.Unallocated == 0 ? $"√(0.1 · 0.9 · {Figures.Number(hhi)} / 10,000) = {Figures.Percent(Math.Sqrt(0.09 * hhi / 10_000))}." : null,
            },
            new(MethodAnchor.RevenueAtRisk, "Revenue at risk", "What is not exceeded in q of 100 years. Added up exactly over integer units of money up to 2,000 customers; above, 20,000 years are drawn from a fixed seed.", "smallest L with P(loss ≤ L) ≥ q", "amount a year", "LossDistribution.AtRisk")
            {
                Range = "0 or more", NotApplicable = "never: of nobody it is 0", Source = "H. H. Panjer, ASTIN Bulletin 12(1), 1981; CreditRisk+, Credit Suisse, 1997",
                Example = worked => Of(worked) is { } loss ? $"90 %: {Percent(loss.AtRisk(0.90), loss)}, 95 %: {Percent(loss.AtRisk(0.95), loss)}, 99 %: {Percent(loss.AtRisk(0.99), loss)} of a year’s revenue." : null,
            },
            new(MethodAnchor.ExpectedShortfall, "Expected shortfall", "What is lost on average in the years beyond the revenue at risk.", "mean loss of the worst 1 − q of years; the part of the quantile's own probability that lies in them counts", "amount a year", "LossDistribution.ExpectedShortfall")
            {
                Range = "at least the revenue at risk", NotApplicable = "never: of nobody it is 0", Source = "C. Acerbi, D. Tasche, Journal of Banking and Finance 26, 2002",
                Example = worked => Of(worked) is { } loss ? $"95 %: {Percent(loss.ExpectedShortfall(0.95), loss)} of a year’s revenue." : null,
            },
            new(MethodAnchor.GranularityAddOn, "Granularity add-on", "What the lumpiness of the book and common shocks ask for above the expected loss.", "revenue at risk − expected loss", "amount a year", "LossDistribution.GranularityAddOn")
            {
                Range = "0 or more", NotApplicable = "never: of nobody it is 0", Example = worked => Of(worked) is { } loss ? $"95 %: {Percent(loss.GranularityAddOn(0.95), loss)} of a year’s revenue." : null,
            },
            new(MethodAnchor.Contribution, "Part of the spread", "Whose loss the spread of the loss comes from. With equal chances it follows the square of the share: a customer four times as large is sixteen times the risk.", "Cov(customer, all)/Var(all)", "fraction", "LossMoments.Contributions")
            {
                Range = "0 to 1, all together 1", NotApplicable = "nothing varies",
                Example = worked => worked.Measures.Hhi is { } hhi && worked.HasShares ? $"{worked.Largest}: {Figures.Number(worked.Shares[0], 4)}² / {Figures.Number(hhi / 10_000, 4)} = {Figures.Percent(worked.Shares[0] * worked.Shares[0] / (hhi / 10_000))}." : null,
            },
            new(MethodAnchor.Projection, "Projection", "Months to come, by the method that would have been least wrong: each is asked from every month so far and held against what came. The interval takes the middle 80 % of its errors at the same distance.", "the method with the least mean absolute error in a back-test with a rolling origin, up to 12 months ahead; the interval is the middle 80 % of its relative errors at that distance, beyond what was tested growing with the root of the distance; where no known month is below 0, neither a month to come nor its interval is", "amount a month", "Projection.Of")
            {
                NotApplicable = "fewer than four months without a gap", Source = "E. S. Gardner, E. McKenzie, Management Science 31(10), 1985; L. J. Tashman, International Journal of Forecasting 16(4), 2000",
            },
        ]);

    private static string? Need(WorkedFigures worked)
    {
        if (!worked.HasShares || worked.Detail.Ranked[0].Amount is not (> 0 and var customer) || worked.Whole - customer is not (> 0 and var others)) return null;
        var need = Diversification.Of(customer, others, 0.10m);
        return $"{worked.Largest} at 10 %: {worked.In(customer)} · 0.9 / 0.1 = {worked.WithUnit(need.OthersNeeded)} ({Figures.PercentChange(need.OthersGrowth)}), or a cap of {worked.In(others)} · 0.1 / 0.9 = {worked.WithUnit(need.CustomerCap)}.";
    }

    // A share of the known customers' year; the method takes it times twelve.
    private static LossDistribution? Of(WorkedFigures worked) =>
        worked.HasShares && worked.Detail.Ranked.Count <= RiskReport.MostExact ? LossDistribution.Of([.. worked.Detail.Ranked.Select(customer => new Exposure(customer.Amount, 0.10))]) : null;

    private static string Percent(double amount, LossDistribution loss) => Figures.Percent(amount / (loss.ExpectedLoss / 0.10));
}
