using RevenueDashboard.Metrics;
using RevenueDashboard.Reports.Export;
using static RevenueDashboard.Reports.Export.ReportCell;

namespace RevenueDashboard.Risk.Export;

/// <summary>Scenarios as one table that says what went in and what came out: a row for each input, each result and each month of the path.</summary>
public static class ScenarioExport
{
    /// <param name="scenarios">With the limits after each; null where they are not told.</param>
    public static ReportTable TableOf(IReadOnlyList<(string Name, ScenarioReport Report, ScenarioLimits? Limits)> scenarios) => new(
        ["scenario", "part", "item", "month", "value"],
        [.. scenarios.SelectMany(scenario => Rows(scenario.Report, scenario.Limits).Select(row => (IReadOnlyList<ReportCell>)[ReportCell.Of(scenario.Name), .. row]))]);

    /// <summary>"named", "everybody", "largest", "supplier" or "factor".</summary>
    public static string KindOf(ScenarioLoss loss) => loss switch
    {
        { Kind: LossKind.Largest } => "largest",
        { Kind: LossKind.Supplier } => "supplier",
        { Kind: LossKind.Factor } => "factor",
        { Customers.Count: 0 } => "everybody",
        _ => "named",
    };

    private static IEnumerable<ReportCell[]> Rows(ScenarioReport report, ScenarioLimits? limits) =>
        [.. Inputs(report), .. Results(report), .. limits is null ? [] : limits.Limits.SelectMany(limit => LimitRows(limit, limits.Month)), .. report.Months.SelectMany(Path)];

    private static IEnumerable<ReportCell[]> Inputs(ScenarioReport report)
    {
        yield return Input("words of the link", Text(new ScenarioStory(report.Scenario.Name, report.Scenario.Losses).ToString()));
        yield return Input("scope", Text(report.Scope.ProductsInWords));
        yield return Input("currency", Text(report.Scope.Currency.ToString()));
        yield return Input("last known month", Text(report.From.ToString()));
        yield return Input("base line", Text(report.Scenario.BaseLine == BaseLine.Growth ? "growth" : $"projection: {report.Projection?.Method}"));
        if (report.Scenario.Alongside.Count > 0) yield return Input("base line is", Text(report.HasOwnBaseLine ? "its own" : "common to all that stand beside it"));
        yield return Input("growth of the others a month", Number(report.GrowthOfOthers));
        for (var i = 0; i < report.Scenario.Losses.Count; i++)
        {
            var loss = report.Scenario.Losses[i];
            var name = FormattableString.Invariant($"loss {i + 1}");
            yield return Input($"{name}: kind", Text(KindOf(loss)));
            yield return Input($"{name}: who", Text(loss.Factor is { } factor ? LossFactors.Those(factor) : string.Join("; ", loss.Customers)));
            yield return Input($"{name}: products", Text(loss.Products.Count == 0 ? "all" : string.Join("; ", loss.Products)));
            yield return Input($"{name}: lost", Number(loss.Lost));
            yield return Input($"{name}: first month", Text((loss.Start ?? report.From.AddMonths(1)).ToString()));
            yield return Input($"{name}: ramp months", Number(loss.Ramp));
            yield return Input($"{name}: comes back", Number(loss.Recovery));
            yield return Input($"{name}: months until it is back", Number(loss.RecoveryMonths));
        }
    }

    private static IEnumerable<ReportCell[]> Results(ScenarioReport report)
    {
        yield return Result("revenue of the last known month", Amount(report.Revenue));
        yield return Result("at stake", Amount(report.AtStake));
        yield return Result("lost", Amount(report.LostInTheEnd));
        yield return Result("lost in 12 months", Amount(report.LostInTwelveMonths));
        yield return report.Lowest is { } lowest ? [Text("result"), Text("lowest month"), Text(lowest.Month.ToString()), Amount(lowest.Leaves)] : Result("lowest month", Number(null));
        yield return Result("replacement months", report.Replacement.Outcome == ReplacementOutcome.NotAtCurrentGrowth ? Text("not replaced at current growth") : Number(report.Replacement.Months));
        foreach (var at in report.ReplacementRange) yield return Result(FormattableString.Invariant($"replacement months at the growth of {at.Over} months"), Number(at.Time.Months));
        yield return Result("back in", Text(report.BackIn?.ToString() ?? ""));
        foreach (var (when, measures, largest, tenPercent) in new[] { ("before", report.Before, report.LargestBefore, report.TenPercentBefore), ("after", report.After, report.LargestAfter, report.TenPercentAfter) })
        {
            yield return Result($"largest customer {when}", Text(largest?.Name ?? ""));
            yield return Result($"top share {when}", Number(measures.Top1Share));
            yield return Result($"HHI {when}", Number(measures.Hhi));
            yield return Result($"effective number {when}", Number(measures.EffectiveCustomers));
            yield return Result($"10 % customers {when}", Text(string.Join("; ", tenPercent.Select(share => share.Customer.Name))));
        }

        yield return Result("gross profit a month, at least", Amount(report.GrossProfit?.Low));
        yield return Result("gross profit a month, at most", Amount(report.GrossProfit?.High));
        yield return Result("lost without a margin", Text(string.Join("; ", report.WithoutMargin)));
        if (report.NeedOf is { } largestThatLeaves)
        {
            yield return Result("largest that leaves", Text(largestThatLeaves.Customer.Name));
            yield return Result("largest that leaves, all that it pays", Amount(largestThatLeaves.Amount));
        }

        foreach (var need in report.Needs)
        {
            var share = FormattableString.Invariant($"for a share of {need.Share:0.##}");
            yield return [Text("result"), Text($"others must reach {share}"), Text(need.Reached?.ToString() ?? ""), Amount(need.Need.OthersNeeded)];
            yield return Result($"cap {share}", Amount(need.Need.CustomerCap));
        }
    }

    private static IEnumerable<ReportCell[]> LimitRows(LimitUnderLoss limit, Month month)
    {
        var rule = limit.After.Rule;
        yield return [Text("limit"), Text($"{rule.Name}: hard"), Text(month.ToString()), Number((double)rule.HardLevel)];
        foreach (var (when, finding) in new[] { ("before", limit.Before), ("after", limit.After) })
        {
            yield return [Text("limit"), Text($"{rule.Name}: status {when}"), Text(month.ToString()), Text(LimitWords.Of(finding.Status))];
            yield return [Text("limit"), Text($"{rule.Name}: figure {when}"), Text(month.ToString()), Number(finding.Figure?.Figure)];
            yield return [Text("limit"), Text($"{rule.Name}: whose {when}"), Text(month.ToString()), Text(finding.Figure?.Subject ?? "")];
        }
    }

    private static IEnumerable<ReportCell[]> Path(ScenarioMonth month) =>
    [
        InMonth(month, "stays", Amount(month.Stays)), InMonth(month, "leaves", Amount(month.Leaves)), InMonth(month, "at least", Amount(month.Low)), InMonth(month, "at most", Amount(month.High)),
        InMonth(month, "growth on a year before, stays", Number(month.YearGrowthStays)), InMonth(month, "growth on a year before, leaves", Number(month.YearGrowthLeaves)),
    ];

    private static ReportCell[] Input(string item, ReportCell value) => [Text("input"), Text(item), Text(""), value];

    private static ReportCell[] Result(string item, ReportCell value) => [Text("result"), Text(item), Text(""), value];

    private static ReportCell[] InMonth(ScenarioMonth month, string item, ReportCell value) => [Text("path"), Text(item), Text(month.Month.ToString()), value];

    private static ReportCell Text(string text) => ReportCell.Of(text);
}
