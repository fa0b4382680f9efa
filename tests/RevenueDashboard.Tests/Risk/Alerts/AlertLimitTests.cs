using RevenueDashboard.Data;
using RevenueDashboard.Reports;
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
    public void A_waiver_excuses_whom_it_was_given_for_and_nobody_else()
    {
        // Of 80, A has 30 (37.5 %) and Delta 25 (31.25 %): both over 10 %; the others have 3.125 % each.
        var book = new BookOf().With("2025-02", "A", 30).With("2025-02", "Delta", 25).Limit("Each", LimitMeasure.Parent, 10).Waiver("each", "2025-02-01", "2026-12-31", subject: "A");
        for (var i = 0; i < 10; i++) book.With("2025-02", $"C{i}", 2.5m);

        var found = Assert.Single(Of(book, Nothing with { Limits = true }));
        Assert.Equal("Delta is over the limit “Each”: 31.3 %", found.Title);

        var report = LimitsReport.Now(book.Build(), new ReportQuestion(), Today);
        Assert.Equal((LimitStatus.Breached, "Delta", true), (report.Limits[0].Status, report.Limits[0].Figure!.Subject, report.Limits[0].Waiver is null));
        var attention = Assert.Single(LimitAttention.Of(report));
        Assert.Equal(("Delta is 21.3 points over the 10 % limit", "For the first month. 1 more waived."), (attention.Headline, attention.Detail));

        book.Waiver("Each", "2025-02-01", "2026-12-31", upTo: 32, subject: "Delta");
        Assert.Empty(Of(book, Nothing with { Limits = true }));
        Assert.Equal(LimitStatus.Waived, LimitsReport.Now(book.Build(), new ReportQuestion(), Today).Limits[0].Status);
    }

    [Fact]
    public void Whoever_was_over_it_all_along_is_so_although_another_one_was_larger()
    {
        var book = new BookOf().Limit("Each", LimitMeasure.Parent, 10);
        foreach (var (month, a, b) in new[] { ("2024-12", 20, 30), ("2025-01", 20, 30), ("2025-02", 30, 20) })
        {
            book.With(month, "A", a).With(month, "B", b);
            for (var i = 0; i < 10; i++) book.With(month, $"C{i}", 5);
        }

        var finding = LimitsReport.Now(book.Build(), new ReportQuestion(), Today).Limits[0];

        Assert.Equal(("A", new Month(2024, 12)), (finding.Figure!.Subject, finding.BrokenSince));
        Assert.StartsWith("For 3 months in a row.", Assert.Single(LimitAttention.Of(LimitsReport.Now(book.Build(), new ReportQuestion(), Today))).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_open_month_is_held_against_limits_only_where_that_is_asked_for()
    {
        var book = new BookOf().With("2025-01", "A", 4).With("2025-01", "B", 6).With("2025-02", "A", 9).With("2025-02", "B", 1).Status("2025-02", MonthStatus.Open).Limit("Largest", LimitMeasure.TopShare, 80);

        Assert.Empty(Of(book, Nothing with { Limits = true }));
        var found = Assert.Single(Of(book, Nothing with { Limits = true, OpenMonths = true }));
        Assert.Equal((new Month(2025, 2), "The largest customer, A, is over the limit “Largest”: 90.0 %"), (found.Month!.Value, found.Title));
    }

    // The share of A: 25 % is the product's large exposure, 20 % its single customer. + raised, = nothing new, x ended.
    [Fact]
    public void A_figure_that_falls_within_the_band_of_the_level_that_was_told_raises_nothing()
    {
        HashSet<string> open = [];
        List<string> seen = [];
        // 24.5 % is where the alert of 25 % ends; what is still over then is told.
        foreach (var share in new[] { 26m, 24.6m, 24.5m, 24.4m, 24m })
        {
            var book = new BookOf().With("2025-02", "A", share);
            for (var i = 0; i < 100; i++) book.With("2025-02", $"B{i}", (100 - share) / 100);

            var evaluation = AlertEvaluation.Of(book.Build(), open, Nothing with { Limits = true }, Today);
            open.ExceptWith(evaluation.Ended);
            open.UnionWith(evaluation.Raised.Select(finding => finding.Key));
            seen.Add(string.Join(", ", evaluation.Raised.Select(finding => finding.Title.Split('“')[1].Split('”')[0])));
        }

        Assert.Equal(["Large exposure", "", "", "Single customer", ""], seen);
    }

    [Fact]
    public void A_waiver_that_another_one_goes_on_from_is_not_told_of()
    {
        BookOf Book() => new BookOf().With("2025-02", "A", 60).With("2025-02", "B", 40).Limit("No giant", LimitMeasure.Parent, 50);
        int Told(BookOf book) => Of(book, Nothing with { WaiverDays = 14 }).Count;

        // Today is the fifth of March; the older one lasts until the end of the year.
        Assert.Equal(0, Told(Book().Waiver("No giant", "2025-02-01", "2025-12-31", subject: "A").Waiver("No giant", "2025-02-01", "2025-03-10", upTo: 65, subject: "A")));
        Assert.Equal(1, Told(Book().Waiver("No giant", "2025-02-01", "2025-12-31", upTo: 61, subject: "A").Waiver("No giant", "2025-02-01", "2025-03-10", upTo: 65, subject: "A")));
        Assert.Equal(1, Told(Book().Waiver("No giant", "2025-02-01", "2025-12-31", subject: "B").Waiver("No giant", "2025-02-01", "2025-03-10", subject: "A")));
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
