using System.Globalization;
using System.Text.Json.Nodes;
using RevenueDashboard.Data;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Risk.Export;

/// <summary>What is known of risk factors as tables and JSON: amounts are exact, shares and chances 0 to 1, n/a is empty or null.</summary>
public static class EvidenceTables
{
    private const double Whole = 10_000;

    private static readonly string[] States = [.. StateAmounts.Order.Select(RiskFactors.Word)];

    /// <summary>How much revenue is behind each state, factor by factor.</summary>
    public static ReportTable OfFactors(EvidenceReport report) => new(
        ["factor", .. States, .. States.Select(state => $"{state}Share")],
        [
            .. report.Factors.Select(factor => Row(RiskFactors.Word(factor.Factor), factor.States)),
            Row("any", report.Any),
        ]);

    /// <summary>The state of every factor of every customer, and what its scorecard comes to.</summary>
    /// <param name="report">Null where the scope has no data: only what the columns are.</param>
    public static ReportTable OfCustomers(EvidenceReport? report, int? top = null) => new(
        ["customer", "amount", "share", .. RiskFactors.All.Select(RiskFactors.Word), "probability", "fraction", "runRate", "committed", "exposure", "expectedLoss"],
        [
            .. (report?.Customers ?? []).Take(top ?? int.MaxValue).Select(customer => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(customer.Customer.Name), ReportCell.Amount(customer.Amount), ReportCell.Number(customer.Share),
                .. customer.Findings.Select(finding => ReportCell.Of(RiskFactors.Word(finding.State))),
                ReportCell.Number(customer.Card.Probability), ReportCell.Number(customer.Card.Fraction), ReportCell.Amount(customer.Card.RunRate), ReportCell.Amount(customer.Card.Committed),
                ReportCell.Amount(customer.Card.Exposure), ReportCell.Amount(RiskTables.Rounded(customer.Card.ExpectedLoss)),
            ]),
        ]);

    public static JsonObject Json(EvidenceReport report, int? top = null) => new()
    {
        ["scope"] = ReportJson.Scope(report.Scope),
        ["month"] = report.Month.ToString(),
        ["on"] = Day(report.On),
        ["unallocated"] = Amount(report.Unallocated),
        ["riskWeightedShare"] = report.Weighted is { } weighted
            ? new JsonObject
            {
                ["all"] = weighted.All, ["base"] = weighted.Base, ["confirmed"] = weighted.Confirmed, ["suspected"] = weighted.Suspected, ["unknown"] = weighted.Unknown,
                ["denied"] = weighted.Denied, ["overridden"] = weighted.Overridden,
            }
            : null,
        ["factors"] = new JsonArray([.. report.Factors.Select(factor => Shares(RiskFactors.Word(factor.Factor), factor.States)), Shares("any", report.Any)]),
        ["customers"] = new JsonArray([.. report.Customers.Take(top ?? int.MaxValue).Select(customer => new JsonObject
        {
            ["customer"] = customer.Customer.Name,
            ["amount"] = Amount(customer.Amount),
            ["share"] = customer.Share,
            ["factors"] = new JsonArray([.. customer.Findings.Select(Finding)]),
            ["scorecard"] = Scorecard(customer.Card),
        })]),
        ["contractEnds"] = new JsonArray([.. report.Ends.Select(end => new JsonObject
        {
            ["customer"] = end.Customer.Name, ["ends"] = Day(end.EndsOn), ["monthsLeft"] = end.MonthsLeft, ["state"] = RiskFactors.Word(end.State),
        })]),
        ["commitments"] = new JsonArray([.. report.Commitments.Select(commitment => new JsonObject
        {
            ["customer"] = commitment.Customer.Name, ["amount"] = Amount(commitment.Amount), ["currency"] = commitment.Currency.Code, ["ends"] = Day(commitment.EndsOn),
            ["monthsLeft"] = commitment.MonthsLeft, ["nextYear"] = commitment.NextYear is { } next ? Amount(next) : null, ["notCounted"] = commitment.NotCounted,
        })]),
    };

    /// <summary>A scorecard part by part: what the card gives, what holds, what it adds.</summary>
    internal static JsonObject Scorecard(Scorecard card) => new()
    {
        ["probability"] = card.Probability,
        ["fromParts"] = card.FromParts,
        ["fraction"] = card.Fraction,
        ["runRate"] = Amount(card.RunRate),
        ["committed"] = Amount(card.Committed),
        ["exposure"] = Amount(card.Exposure),
        ["parts"] = new JsonArray([.. card.Parts.Zip(card.Adds).Select(each => new JsonObject
        {
            ["part"] = each.First.Word,
            ["state"] = each.First.Finding is { } finding ? RiskFactors.Word(finding.State) : null,
            ["scorecard"] = each.First.Points / Whole,
            ["chance"] = each.First.Chance / Whole,
            ["adds"] = each.Second,
            ["overriddenBy"] = each.First.Override?.By,
            ["reason"] = each.First.Override?.Reason,
        })]),
        ["probabilityReason"] = card.ProbabilityOverride?.Reason,
        ["fractionReason"] = card.FractionOverride?.Reason,
    };

    private static JsonObject Finding(FactorFinding finding) => new()
    {
        ["factor"] = RiskFactors.Word(finding.Factor),
        ["state"] = RiskFactors.Word(finding.State),
        ["said"] = finding.IsSaid,
        ["attribute"] = finding.Attribute,
        ["monthsLeft"] = finding.MonthsLeft,
        ["evidence"] = new JsonArray([.. finding.Evidence.Select(piece => new JsonObject
        {
            ["date"] = Day(piece.Date), ["side"] = RiskFactors.Word(piece.Side), ["state"] = piece.State is { } state ? RiskFactors.Word(state) : null,
            ["statement"] = piece.Statement, ["source"] = piece.Source, ["note"] = piece.Note,
        })]),
    };

    private static IReadOnlyList<ReportCell> Row(string factor, StateAmounts states) =>
        [ReportCell.Of(factor), .. StateAmounts.Order.Select(state => ReportCell.Amount(states.Of(state))), .. StateAmounts.Order.Select(state => ReportCell.Number(states.ShareOf(state)))];

    private static JsonObject Shares(string factor, StateAmounts states)
    {
        var shares = new JsonObject { ["factor"] = factor };
        foreach (var state in StateAmounts.Order)
        {
            shares[RiskFactors.Word(state)] = Amount(states.Of(state));
            shares[$"{RiskFactors.Word(state)}Share"] = states.ShareOf(state);
        }

        return shares;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonValue Amount(long units) => JsonValue.Create(Money.ToPlainText(units));
}
