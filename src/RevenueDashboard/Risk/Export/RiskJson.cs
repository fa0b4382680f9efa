using System.Text.Json.Nodes;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Risk.Export;

/// <summary>The reports on risk as JSON, inputs included: amounts are strings (exact), shares and chances 0 to 1, n/a is null.</summary>
public static class RiskJson
{
    /// <param name="limits">How it stands with the limits after the loss; null where that is not told.</param>
    public static JsonObject Of(ScenarioReport report, ScenarioLimits? limits = null) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["scenario"] = new JsonObject
        {
            ["name"] = report.Scenario.Name,
            ["words"] = new ScenarioStory(report.Scenario.Name, report.Scenario.Losses).ToString(),
            ["baseLine"] = report.Scenario.BaseLine == BaseLine.Growth ? "growth" : "projection",
            ["growthOfOthers"] = report.GrowthOfOthers,
            ["method"] = report.Projection?.Method.ToString(),
            ["losses"] = new JsonArray([.. report.Scenario.Losses.Select(loss => new JsonObject
            {
                ["kind"] = ScenarioExport.KindOf(loss),
                ["customers"] = Names(loss.Customers),
                ["factor"] = loss.Factor is { } factor ? LossFactors.Word(factor) : null,
                ["products"] = Names(loss.Products),
                ["lost"] = loss.Lost,
                ["start"] = (loss.Start ?? report.From.AddMonths(1)).ToString(),
                ["ramp"] = loss.Ramp,
                ["recovery"] = loss.Recovery,
                ["recoveryMonths"] = loss.RecoveryMonths,
            })]),
        },
        ["from"] = report.From.ToString(),
        ["revenue"] = Amount(report.Revenue),
        ["atStake"] = Amount(report.AtStake),
        ["lost"] = Amount(report.LostInTheEnd),
        ["replacementMonths"] = report.Replacement.Months,
        ["replacement"] = report.Replacement.Outcome switch { ReplacementOutcome.Replaced => "replaced", ReplacementOutcome.NotAtCurrentGrowth => "not-at-current-growth", _ => null },
        ["replacementRange"] = new JsonArray([.. report.ReplacementRange.Select(at => new JsonObject { ["overMonths"] = at.Over, ["growth"] = at.Growth, ["months"] = at.Time.Months })]),
        ["lowest"] = report.Lowest is { } lowest ? new JsonObject { ["month"] = lowest.Month.ToString(), ["amount"] = Amount(lowest.Leaves) } : null,
        ["backIn"] = report.BackIn?.ToString(),
        ["lostInTwelveMonths"] = Amount(report.LostInTwelveMonths),
        ["before"] = Measures(report.Before, report.LargestBefore?.Name, report.TenPercentBefore),
        ["after"] = Measures(report.After, report.LargestAfter?.Name, report.TenPercentAfter),
        ["grossProfit"] = report.GrossProfit is { } profit ? new JsonObject { ["low"] = Amount(profit.Low), ["high"] = Amount(profit.High), ["withoutMargin"] = Names(report.WithoutMargin) } : null,
        ["needOf"] = report.NeedOf is { } largest ? new JsonObject { ["customer"] = largest.Customer.Name, ["amount"] = Amount(largest.Amount), ["share"] = largest.Share } : null,
        ["needs"] = new JsonArray([.. report.Needs.Select(need => new JsonObject
        {
            ["share"] = (double)need.Share,
            ["others"] = Amount(need.Need.OthersNeeded),
            ["othersGrowth"] = need.Need.OthersGrowth,
            ["cap"] = Amount(need.Need.CustomerCap),
            ["reached"] = need.Reached?.ToString(),
        })]),
        ["unknown"] = Names(report.Unknown),
        ["limits"] = limits is null ? null : LimitsExport.JsonOf(limits),
        ["months"] = new JsonArray([.. report.Months.Select(month => new JsonObject
        {
            ["month"] = month.Month.ToString(),
            ["stays"] = Amount(month.Stays),
            ["leaves"] = Amount(month.Leaves),
            ["low"] = Amount(month.Low),
            ["high"] = Amount(month.High),
            ["yearGrowthStays"] = month.YearGrowthStays,
            ["yearGrowthLeaves"] = month.YearGrowthLeaves,
        })]),
    };

    public static JsonObject Of(RiskReport report) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["from"] = report.From.ToString(),
        ["revenue"] = Amount(report.Revenue),
        ["unallocated"] = Amount(report.Unallocated),
        ["basis"] = report.Assumptions.FromScorecards ? "scorecards" : "equal",
        ["probability"] = report.Assumptions.FromScorecards ? null : report.Assumptions.Probability,
        ["shared"] = new JsonArray([.. report.Shared.Select(shared => new JsonObject { ["name"] = shared.Name, ["probability"] = shared.Probability, ["customers"] = Names(shared.Customers) })]),
        ["expectedLoss"] = Amount(RiskTables.Rounded(report.ExpectedLoss)),
        ["volatility"] = report.Volatility,
        ["draws"] = report.Draws,
        ["levels"] = new JsonArray([.. report.Levels.Select(level => new JsonObject
        {
            ["level"] = level.Level,
            ["atRisk"] = Amount(level.AtRisk),
            ["share"] = level.Share,
            ["shortfall"] = Amount(RiskTables.Rounded(level.Shortfall)),
            ["addOn"] = Amount(RiskTables.Rounded(level.AddOn)),
            ["low"] = level.Between is { } low ? Amount(low.Low) : null,
            ["high"] = level.Between is { } high ? Amount(high.High) : null,
        })]),
        ["customers"] = new JsonArray([.. report.Customers.Select(customer => new JsonObject
        {
            ["customer"] = customer.Customer.Name,
            ["exposure"] = Amount(customer.Exposure),
            ["probability"] = customer.Probability,
            ["fraction"] = customer.Fraction,
            ["expectedLoss"] = Amount(RiskTables.Rounded(customer.ExpectedLoss)),
            ["contribution"] = customer.Contribution,
            ["shared"] = Names(customer.Shared),
            ["scorecard"] = report.Assumptions.FromScorecards ? EvidenceTables.Scorecard(customer.Card) : null,
        })]),
    };

    private static JsonObject Measures(ConcentrationMeasures measures, string? largest, IReadOnlyList<CustomerShare> tenPercent) => new()
    {
        ["largest"] = largest,
        ["top1Share"] = measures.Top1Share,
        ["cr5"] = measures.Cr5,
        ["hhi"] = measures.Hhi,
        ["effectiveCustomers"] = measures.EffectiveCustomers,
        ["tenPercentCustomers"] = Names([.. tenPercent.Select(share => share.Customer.Name)]),
    };

    private static JsonArray Names(IReadOnlyList<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static JsonValue Amount(long units) => JsonValue.Create(Money.ToPlainText(units));
}
