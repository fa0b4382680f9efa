using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;
using static RevenueDashboard.Tests.Risk.AlertEvaluationTests;

namespace RevenueDashboard.Tests.Risk;

/// <summary>Limits and their waivers among the alerts.</summary>
public sealed class AlertLimitTests
{
    [Fact]
    public void A_broken_limit_is_told_with_its_figure_and_a_waived_one_is_not()
    {
        // 60, 25 and 15 %: the first is over 50 %, the second over the warning at 20 %.
        var book = new BookOf().With("2025-02", "A", 60).With("2025-02", "B", 25).With("2025-02", "C", 15).Limit("No giant", LimitMeasure.Parent, 50, warning: 20, owner: "R. Okafor");
        var rules = Nothing with { Limits = true, WaiverDays = 14 };

        var findings = Of(book, rules);
        Assert.Equal(["A is over the limit “No giant”: 60.0 %", "B is near the limit “No giant”: 25.0 %"], findings.Select(finding => finding.Title));
        Assert.Equal("60.0 M USD ÷ 100.0 M USD = 60.0 %, in all products, Feb 2025, net, by parent. Limit from 50 %, owner R. Okafor.", findings[0].Reason);
        Assert.Equal(("limits?limit=No%20giant", LimitLevel.Breached), (findings[0].Link, findings[0].Severity));

        book.Waiver("No giant", "2025-02-01", "2025-03-19");
        Assert.Equal([AlertKind.WaiverExpiring, AlertKind.Limit], Of(book, rules).Select(finding => finding.Kind).OrderDescending());
        Assert.StartsWith("The waiver of limit “No giant” ends on 19 Mar 2025", Of(book, rules).Single(finding => finding.Kind == AlertKind.WaiverExpiring).Title, StringComparison.Ordinal);
        // On the day after its last the limit is broken again.
        Assert.Contains(AlertFindings.Of(book.Build(), rules, new DateOnly(2025, 3, 20)), finding => finding.Title.StartsWith("A is over", StringComparison.Ordinal));
        Assert.DoesNotContain(AlertFindings.Of(book.Build(), rules, new DateOnly(2025, 3, 4)), finding => finding.Kind == AlertKind.WaiverExpiring);
    }

    // The share of A under a limit of 50 % with a warning at 40: + breached, w warned, = nothing new, x ended.
    [Theory]
    [InlineData("39 40 50 49.5 50 45 39", "- w +x = = wx x")]
    [InlineData("39 55 49.1 48.9 39", "- + = wx x")]
    public void A_figure_that_dances_around_a_limit_does_not_flap(string shares, string expected)
    {
        HashSet<string> open = [];
        List<string> seen = [];
        foreach (var share in shares.Split(' '))
        {
            var a = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture);
            var book = new BookOf().With("2025-02", "A", a).Limit("Largest", LimitMeasure.TopShare, 50, warning: 40);
            for (var i = 0; i < 10; i++) book.With("2025-02", $"B{i}", (100 - a) / 10);

            var evaluation = AlertEvaluation.Of(book.Build(), open, Nothing with { Limits = true }, Today);
            open.ExceptWith(evaluation.Ended);
            open.UnionWith(evaluation.Raised.Select(finding => finding.Key));
            var raised = string.Concat(evaluation.Raised.Select(finding => finding.Severity == LimitLevel.Breached ? "+" : "w"));
            var ended = evaluation.Ended.Count > 0 ? "x" : "";
            seen.Add(raised.Length + ended.Length > 0 ? raised + ended : open.Count > 0 ? "=" : "-");
        }

        Assert.Equal(expected, string.Join(' ', seen));
    }

    [Fact]
    public void Of_the_products_own_limits_the_worst_a_customer_reached_is_told()
    {
        // 30 % is over both of the product's limits, at 20 and at 25 %; 12 % is near the first.
        var book = new BookOf().With("2025-02", "A", 30).With("2025-02", "B", 12);
        for (var i = 0; i < 29; i++) book.With("2025-02", $"C{i}", 2);

        Assert.Equal(["Large exposure", "Single customer"], Of(book, Nothing with { Limits = true }).Where(finding => finding.Raises).Select(finding => finding.Title.Split('“')[1].Split('”')[0]));
    }
}
