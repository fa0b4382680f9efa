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
        var told = (withOpenMonths ? AtNewest(seen, limits, today) : limits.Limits.Where(finding => finding.MonthStatus != MonthStatus.Open))
            .Where(finding => finding.Month is not null)
            .SelectMany(finding => finding.Figures.SelectMany(figure => Of(finding, Named(seen, finding, figure))))
            .ToList();
        if (!limits.IsDefault) return told.Select(each => each.Finding);

        // The product's limits are steps of one stair: of each customer the worst one reached is told, and of those the highest.
        return told.GroupBy(each => each.Whose)
            .SelectMany(same => AlertLadder.Of(same.OrderByDescending(each => each.Finding.Severity).ThenByDescending(each => each.Hard).Select(each => each.Finding)));
    }

    // Each limit at the newest month that is complete in its part of the book, whether or not it is over.
    private static IEnumerable<LimitFinding> AtNewest(SeenBook seen, LimitsReport limits, DateOnly today)
    {
        var byMonth = new Dictionary<Month, Dictionary<string, LimitFinding>>();
        foreach (var finding in limits.Limits)
        {
            var newest = seen.At(finding.Rule.Products is [var product, ..] ? product : null, finding.Rule.Level)?.Month;
            if (newest is not { } month || month == finding.Month)
            {
                yield return finding;
                continue;
            }

            if (!byMonth.TryGetValue(month, out var then))
                byMonth[month] = then = LimitsReport.Now(seen.Cube, new ReportQuestion { From = month, To = month }, today).Limits.ToDictionary(known => Names.Key(known.Rule.Name), StringComparer.Ordinal);
            yield return then[Names.Key(finding.Rule.Name)];
        }
    }

    /// <param name="days">How many days before its last day a waiver is told of.</param>
    public static IEnumerable<AlertFinding> Expiring(RevenueCube cube, int days, DateOnly today) =>
        from waiver in cube.Waivers
        where waiver.IsInForceOn(today) && waiver.LastDay <= today.AddDays(days)
        // Another one that allows as much goes on from there.
        where !cube.Waivers.Any(other => other.IsInForceOn(today) && other.LastDay > waiver.LastDay && Names.Key(other.Limit) == Names.Key(waiver.Limit)
            && (other.Subject is null || LimitSubject.Of(other).IsSame(LimitSubject.Of(waiver)))
            && (other.UpTo is not { } most || most >= waiver.UpTo))
        select new AlertFinding(
            AlertKind.WaiverExpiring,
            AlertText.Say($"waiver/{waiver.Id}"),
            LimitLevel.Warning,
            Month: null,
            AlertText.Say($"The waiver of limit “{waiver.Limit}”{(waiver.Subject is { } excused ? $" for {excused}" : "")} ends on {waiver.LastDay:d MMM yyyy}"),
            $"Given by {waiver.By}: “{waiver.Reason}”. Its last day is {(waiver.LastDay.DayNumber - today.DayNumber) switch { 0 => "today", 1 => "tomorrow", var left => AlertText.Say($"in {left} days") }}; after it the limit counts as broken where it is. Told {days.ToString(CultureInfo.InvariantCulture)} days before.",
            LinkOf(waiver.Limit));

    // A top share is a figure of the book; people ask whose it is.
    private static LimitFigure Named(SeenBook seen, LimitFinding finding, LimitFigure figure) =>
        finding.Rule.Measure == LimitMeasure.TopShare && seen.Of(finding.Rule.Products is [var product, ..] ? product : null, finding.Rule.Level) is { } book && book.LargestOf(finding.Month!.Value) is { } largest
            ? figure with { Subject = book.NameOf(largest) }
            : figure;

    private static IEnumerable<(AlertFinding Finding, LimitSubject Whose, long Hard)> Of(LimitFinding finding, LimitFigure figure)
    {
        var rule = finding.Rule;
        var (reached, hard) = (rule.LevelOf(figure), (double)rule.HardLevel);
        var breach = KeyOf(rule, figure, LimitLevel.Breached);
        // What a waiver allows is neither told nor kept.
        if (reached == LimitLevel.Breached && !finding.IsBroken(figure)) yield break;

        if (reached == LimitLevel.Breached || figure.Figure >= hard * (1 - Back)) yield return Finding(finding, figure, LimitLevel.Breached, reached == LimitLevel.Breached);
        if (reached == LimitLevel.Breached || rule.WarningLevel is not { } warning) yield break;
        if (reached == LimitLevel.Warning || figure.Figure >= (double)warning * (1 - Back))
        {
            // As long as the breach is not over, the warning below it is no news.
            yield return Finding(finding, figure, LimitLevel.Warning, reached == LimitLevel.Warning, breach);
        }
    }

    private static (AlertFinding Finding, LimitSubject Whose, long Hard) Finding(LimitFinding finding, LimitFigure figure, LimitLevel level, bool raises, params IReadOnlyList<string> unless)
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
        return (alert, figure.Whose, rule.Hard);
    }

    private static string Formula(LimitRule rule, LimitFigure figure, LimitFinding finding, string figureText) => figure is { Amount: { } amount, Whole: { } whole } && finding.Scope is { } scope
        ? $"{AlertText.Amount(amount, scope.Currency)} ÷ {AlertText.Amount(whole, scope.Currency)} = {figureText}"
        : rule.Measure == LimitMeasure.Hhi ? $"10,000 × Σ s² = {figureText}" : figureText;

    private static string KeyOf(LimitRule rule, LimitFigure figure, LimitLevel level) =>
        $"limit/{(level == LimitLevel.Breached ? "breached" : "warning")}/{Names.Key(rule.Name)}/{(rule.Measure == LimitMeasure.TopShare ? "" : WhoseKey(figure.Whose))}";

    // Several customers may have one name.
    private static string WhoseKey(LimitSubject whose) => whose switch { { CustomerId: { } id } => AlertText.Say($"{id}"), { Name: { } name } => Names.Key(name), _ => "" };

    private static string LinkOf(string limit) => $"limits?limit={Uri.EscapeDataString(limit)}";
}
