using System.Globalization;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Limits among what needs attention.</summary>
public static class LimitAttention
{
    /// <summary>The overview with the limits that are broken or near.</summary>
    public static OverviewReport With(this OverviewReport report, LimitsReport limits) =>
        report with { Attention = [.. Of(limits).Concat(report.Attention).OrderByDescending(attention => attention.Severity)] };

    /// <summary>The worst first.</summary>
    public static IReadOnlyList<Attention> Of(LimitsReport limits) => [.. limits.Limits.Select(Of).OfType<Attention>()];

    private static Attention? Of(LimitFinding finding)
    {
        if (finding.Figure is not { } figure) return null;

        var rule = finding.Rule;
        var (whose, hard) = (LimitText.WhoseOf(rule, figure), LimitText.Of(rule, rule.HardLevel));
        var be = rule.Measure == LimitMeasure.TopShares ? "are" : "is";
        var source = $"Limit “{rule.Name}”{(rule.Owner is { } owner ? $", owner {owner}" : "")}{(rule.IsDefault ? ", of the product: the book has none of its own" : "")}";
        var page = $"limits?limit={Uri.EscapeDataString(rule.Name)}";
        return finding.Status switch
        {
            LimitStatus.Breached => new Attention(Severity.Serious, "Serious", $"{whose} {be} {Over(rule, figure)} over the {hard} limit", $"{Since(finding)}{Waiver(finding)}{More(finding)}", source, page),
            LimitStatus.Waived => new Attention(
                Severity.Information, "Waived", $"{whose} {be} {Over(rule, figure)} over the {hard} limit, which is waived until {Day(finding.Waiver!.LastDay)}", $"“{finding.Waiver.Reason}” {finding.Waiver.By}.{More(finding)}", source, page),
            LimitStatus.Warning => new Attention(Severity.Watch, "Near", $"{whose} {be} near the {hard} limit", $"{LimitText.Of(rule, figure.Figure)}; the warning is at {LimitText.Of(rule, rule.WarningLevel!.Value)}.{More(finding)}", source, page),
            _ => null,
        };
    }

    private static string Over(LimitRule rule, LimitFigure figure)
    {
        var over = figure.Figure - (double)rule.HardLevel;
        var text = rule.IsShare ? (100 * over).ToString("0.0", CultureInfo.InvariantCulture) : over.ToString("#,0", CultureInfo.InvariantCulture);
        return $"{text} points";
    }

    private static string Since(LimitFinding finding)
    {
        if (finding is not { Month: { } month, BrokenSince: { } since }) return "";
        var months = month.Index - since.Index + 1;
        return months == 1 ? "For the first month." : string.Create(CultureInfo.InvariantCulture, $"For {months} months in a row.");
    }

    private static string Waiver(LimitFinding finding) => finding.Waiver is { UpTo: { } most } ? $" The waiver allows {LimitText.Of(finding.Rule, finding.Rule.InUnit(most))}." : "";

    private static string More(LimitFinding finding)
    {
        var over = finding.Figures.Where(figure => finding.Rule.LevelOf(figure) == LimitLevel.Breached).ToList();
        var broken = over.Count(finding.IsBroken);
        var (others, waived) = finding.Status == LimitStatus.Waived ? (0, over.Count - 1) : (broken - 1, over.Count - broken);
        return $"{(others > 0 ? Say($" And {others} more.") : "")}{(waived > 0 ? Say($" {waived} more waived.") : "")}";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
