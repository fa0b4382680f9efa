using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports.Growing;

/// <summary>What stands beside revenue: what was expected, what peers say, and what has been earned against an investment.</summary>
public sealed class ReferenceReportTests
{
    private const string Index = "index";

    [Fact]
    public void A_miss_is_what_was_published_less_what_was_expected()
    {
        var book = new BookOf().With("2024-06", "A", 1)
            .Series("Growth", "2024-06", ReferenceKind.Actual, 29).Series("Growth", "2024-06", ReferenceKind.Expectation, 30.5m).Series("Growth", "2024-06", ReferenceKind.Peer, 29)
            .Series("Growth", "2024-05", ReferenceKind.Actual, 31)
            .Series("Other", "2024-06", ReferenceKind.Actual, 5, "USD").Series("Other", "2024-06", ReferenceKind.Expectation, 5, "EUR")
            .Build();

        var comparison = Assert.Single(SeriesComparison.Of(book.Series, book.Months));

        Assert.Equal(("Growth", Month.Parse("2024-06"), "%"), (comparison.Name, comparison.Month, comparison.Unit));
        Assert.Equal((-15_000, 0, null), (comparison.Surprise, comparison.AgainstPeer, comparison.AgainstGuidance));
    }

    [Fact]
    public void Equal_growth_from_a_smaller_base_adds_less_and_moves_nobodys_place()
    {
        var book = new BookOf().With("2024-03", "A", 20).With("2024-04", "A", 21).With("2024-05", "A", 22).With("2024-06", "A", 30).With("2024-06", "B", 10)
            .Series("Ours", "2023-06", ReferenceKind.Actual, 100, Index).Series("Ours", "2024-06", ReferenceKind.Actual, 129, Index)
            .Series("Theirs", "2023-06", ReferenceKind.Peer, 40, Index).Series("Theirs", "2024-06", ReferenceKind.Peer, 51.6m, Index)
            .Series("Investment", "2023-06", ReferenceKind.Actual, 1, "USD").Series("Investment", "2024-06", ReferenceKind.Actual, 2, "USD")
            .Build();

        var report = PeersReport.Of(book, new ReportQuestion { From = Month.Parse("2024-06") });

        Assert.Equal([null, "Ours", "Theirs"], report.Growth.Select(line => line.Name));
        // A book too young for a year: 40 on 20 in three months.
        Assert.Equal((Month.Parse("2024-03"), BookOf.Units(20), 1.0), (report.Growth[0].From, report.Growth[0].Increment, report.Growth[0].Rate!.Value));
        Assert.Equal([0.29, 0.29], report.Growth.Skip(1).Select(line => Math.Round(line.Rate!.Value, 10)));
        Assert.Equal([290_000L, 116_000L], report.Growth.Skip(1).Select(line => line.Increment));
        // 100 of 140, before and after.
        Assert.All([report.Growth[1].ShareBefore, report.Growth[1].ShareNow], share => Assert.Equal(100.0 / 140, share!.Value, 1e-12));
        Assert.Equal(("A", 0.75), (report.OwnLargest!.Customer.Name, report.OwnLargest.Share));
    }

    [Fact]
    public void Shares_of_customers_of_peers_are_known_by_their_unit()
    {
        var book = new BookOf().With("2024-06", "A", 1)
            .Series("CoreWeave: Microsoft", "2023-12", ReferenceKind.Peer, 35, "% of revenue").Series("CoreWeave: Microsoft", "2024-12", ReferenceKind.Peer, 62, "% of Revenue")
            .Series("Growth", "2024-06", ReferenceKind.Peer, 29)
            .Build();

        var report = PeersReport.Of(book, new ReportQuestion());

        Assert.Equal([("CoreWeave: Microsoft", 2024, 0.62), ("CoreWeave: Microsoft", 2023, 0.35)], report.Shares.Select(share => (share.Name, share.Month.Year, share.Share)));
        Assert.Empty(report.Growth);
    }

    [Fact]
    public void Gross_profit_is_added_up_from_the_first_month_of_the_book()
    {
        var book = new BookOf().Margin("Azure OpenAI", 5_000, 6_000).Margin("Leasing", -1_000, 2_000)
            .With("2024-01", "A", 10).With("2024-01", "A", 100, "Leasing").With("2024-02", "A", 20).With("2024-02", "A", -100, "Leasing").Total("2024-02", 30)
            .With("2024-02", "A", 7, "Copilot")
            .Build();

        var report = EarnedReport.Of(book, new ReportQuestion { From = Month.Parse("2024-02") });

        var february = Assert.Single(report.Months);
        // Low: 5 − 10, then 15 (of 30 with what is allocated to nobody) and −20 of the credit at its high margin. High: 6 + 20, then 18 + 10.
        Assert.Equal((BookOf.Units(-10), BookOf.Units(54), BookOf.Units(22)), (february.Low, february.High, february.Middle));
        Assert.Equal(["Copilot"], report.WithoutMargin);
    }

    [Fact]
    public void Nothing_is_added_up_beyond_a_month_that_is_missing()
    {
        var book = new BookOf().Margin("Azure OpenAI", 5_000, 5_000).With("2024-01", "A", 10).With("2024-03", "A", 10).Build();

        Assert.Equal([BookOf.Units(5), null, null], EarnedReport.Of(book, new ReportQuestion()).Months.Select(month => month.Middle));
    }

    [Fact]
    public void Margins_are_taken_once_in_a_view_of_gross_profit()
    {
        var book = new BookOf().Margin("Azure OpenAI", 5_000, 5_000).With("2024-01", "A", 10).Build();

        Assert.Equal(BookOf.Units(5), Assert.Single(EarnedReport.Of(book.In(new RevenueDashboard.Cube.CubeView { Basis = RevenueDashboard.Cube.RevenueBasis.GrossProfit }), new ReportQuestion()).Months).Low);
    }
}
