using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Limits that are near or broken, and waivers that end soon. What a waiver allows is no breach.</summary>
internal static class LimitAlerts
{
    // What was told is over when the figure is below its level by this part of it.
    private const double Back = 0.02;

    public static IEnumerable<AlertFinding> Of(SeenBook seen, DateOnly today, bool withOpenMonths)
    {
        var limits = LimitsReport.Now(seen.Cube, new ReportQuestion(), today);
        var told = limits.Limits
            .Where(finding => finding.Month is not null && (withOpenMonths || finding.MonthStatus != MonthStatus.Open))
            .SelectMany(finding => finding.Figures.SelectMany(figure => Of(finding, Named(seen, finding, figure))))
            .ToList();
        if (!limits.IsDefault) return told.Select(each => each.Finding);

        // The product's limits are steps of one stair: of each customer the worst one reached is told, and of those the highest.
        return told.GroupBy(each => each.Whose).SelectMany(same => same
            .OrderByDescending(each => each.Finding.Raises).ThenByDescending(each => each.Finding.Severity).ThenByDescending(each => each.Hard)
            .Select((each, place) => each.Finding with { Raises = each.Finding.Raises && place == 0 }));
    }

    /// <param name="days">How many days before its last day a waiver is told of.</param>
    public static IEnumerable<AlertFinding> Expiring(RevenueCube cube, int days, DateOnly today) =>
        from waiver in cube.Waivers
        where waiver.IsInForceOn(today) && waiver.LastDay <= today.AddDays(days)
        // A later one goes on from there.
        where !cube.Waivers.Any(other => other.Id > waiver.Id && Names.Key(other.Limit) == Names.Key(waiver.Limit) && other.IsInForceOn(today) && other.LastDay > waiver.LastDay)
        select new AlertFinding(
            AlertKind.WaiverExpiring,
            AlertText.Say($"waiver/{waiver.Id}"),
            LimitLevel.Warning,
            Month: null,
            AlertText.Say($"The waiver of limit “{waiver.Limit}” ends on {waiver.LastDay:d MMM yyyy}"),
            $"Given by {waiver.By}: “{waiver.Reason}”. Its last day is {(waiver.LastDay.DayNumber - today.DayNumber) switch { 0 => "today", 1 => "tomorrow", var left => AlertText.Say($"in {left} days") }}; after it the limit counts as broken where it is. Told {days.ToString(CultureInfo.InvariantCulture)} days before.",
            LinkOf(waiver.Limit));

    // A top share is a figure of the book; people ask whose it is.
    private static LimitFigure Named(SeenBook seen, LimitFinding finding, LimitFigure figure) =>
        finding.Rule.Measure == LimitMeasure.TopShare && seen.Of(finding.Rule.Products is [var product, ..] ? product : null, finding.Rule.Level) is { } book && book.LargestOf(finding.Month!.Value) is { } largest
            ? figure with { Subject = book.NameOf(largest) }
            : figure;

    private static IEnumerable<(AlertFinding Finding, string Whose, long Hard)> Of(LimitFinding finding, LimitFigure figure)
    {
        var rule = finding.Rule;
        var (reached, hard) = (rule.LevelOf(figure), (double)rule.HardLevel);
        var breach = KeyOf(rule, figure, LimitLevel.Breached);
        var isWaived = reached == LimitLevel.Breached && finding.Waiver is { } waiver && (waiver.UpTo is not { } most || figure.Figure <= (double)rule.InUnit(most));
        if (isWaived) yield break;

        if (reached == LimitLevel.Breached || figure.Figure >= hard * (1 - Back)) yield return Finding(finding, figure, LimitLevel.Breached, reached == LimitLevel.Breached, null);
        if (reached == LimitLevel.Breached || rule.WarningLevel is not { } warning) yield break;
        if (reached == LimitLevel.Warning || figure.Figure >= (double)warning * (1 - Back))
        {
            // As long as the breach is not over, the warning below it is no news.
            yield return Finding(finding, figure, LimitLevel.Warning, reached == LimitLevel.Warning, figure.Figure >= hard * (1 - Back) ? breach : null);
        }
    }

    private static (AlertFinding Finding, string Whose, long Hard) Finding(LimitFinding finding, LimitFigure figure, LimitLevel level, bool raises, string? unless)
    {
        var (rule, month) = (finding.Rule, finding.Month!.Value);
        var (whose, figureText) = (LimitText.WhoseOf(rule, figure), LimitText.Of(rule, figure.Figure));
        if (rule.Measure == LimitMeasure.TopShare && figure.Subject is { } largest) whose = $"The largest customer, {largest},";
        var be = rule.Measure == LimitMeasure.TopShares ? "are" : "is";
        var at = LimitText.Of(rule, level == LimitLevel.Breached ? rule.HardLevel : rule.WarningLevel!.Value);
        var alert = new AlertFinding(
            AlertKind.Limit,
            KeyOf(rule, figure, level),
            level,
            month,
            $"{whose} {be} {(level == LimitLevel.Breached ? $"over the limit “{rule.Name}”" : $"near the limit “{rule.Name}”")}: {figureText}",
            $"{Formula(rule, figure, finding, figureText)}, in {finding.Scope?.InWords(month)}. {(level == LimitLevel.Breached ? "Limit" : "Warning")} from {at}"
            + $"{(rule.Owner is { } owner ? $", owner {owner}" : "")}{(rule.IsDefault ? ", of the product: the book has no limits of its own" : "")}.",
            LinkOf(rule.Name),
            raises)
        {
            Unless = unless,
        };
        return (alert, Names.Key(figure.Subject ?? ""), rule.Hard);
    }

    private static string Formula(LimitRule rule, LimitFigure figure, LimitFinding finding, string figureText) => figure is { Amount: { } amount, Whole: { } whole } && finding.Scope is { } scope
        ? $"{AlertText.Amount(amount, scope.Currency)} ÷ {AlertText.Amount(whole, scope.Currency)} = {figureText}"
        : rule.Measure == LimitMeasure.Hhi ? $"10,000 × Σ s² = {figureText}" : figureText;

    private static string KeyOf(LimitRule rule, LimitFigure figure, LimitLevel level) =>
        $"limit/{(level == LimitLevel.Breached ? "breached" : "warning")}/{Names.Key(rule.Name)}/{(rule.Measure == LimitMeasure.TopShare || figure.Subject is null ? "" : Names.Key(figure.Subject))}";

    private static string LinkOf(string limit) => $"limits?limit={Uri.EscapeDataString(limit)}";
}
