using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class OverviewReportTests
{
    [Fact]
    public void A_ranged_share_moves_with_its_own_amount_and_against_the_others()
    {
        var book = new BookOf().With("2024-07", "A", 20, low: 19, high: 21).With("2024-07", "B", 10, low: 8, high: 12).Build();

        var range = OverviewReport.Of(book, new ReportQuestion())!.Top[0].ShareRange!.Value;

        Assert.Equal(19 / 31.0, range.Low, 12);
        Assert.Equal(20 / 30.0, range.Point, 12);
        Assert.Equal(21 / 29.0, range.High, 12);
    }

    [Fact]
    public void Within_a_published_total_a_share_moves_with_its_own_amount_only()
    {
        // The sample's March: 19 to 20 of 83.3, whatever the others are.
        var book = new BookOf().With("2024-03", "B", 14.58m).With("2024-03", "C", 14.58m).With("2024-03", "D", 14.58m).With("2024-03", "E", 14.58m)
            .With("2024-03", "ByteDance", 19.98m, low: 19, high: 20).With("2024-03", "Walmart", 5, low: 2, high: 9).Total("2024-03", 83.3m).Build();

        var report = OverviewReport.Of(book, new ReportQuestion())!;

        foreach (var range in new[] { report.Top[0].ShareRange!.Value, report.Dependence!.ShareRange!.Value })
        {
            Assert.Equal(19 / 83.3, range.Low, 12);
            Assert.Equal(20 / 83.3, range.High, 12);
        }
    }

    [Fact]
    public void An_exact_amount_has_no_range_though_others_have()
    {
        var book = new BookOf().With("2024-07", "A", 20).With("2024-07", "B", 10, low: 8, high: 12).Build();

        Assert.Null(OverviewReport.Of(book, new ReportQuestion())!.Top[0].ShareRange);
    }

    [Fact]
    public void Changes_of_the_ten_the_others_and_the_unallocated_part_cancel_out()
    {
        var book = new BookOf().Total("2024-06", 200).Total("2024-07", 230);
        foreach (var i in Enumerable.Range(1, 13)) book.With("2024-06", $"C{i:00}", 13 - i + 1).With("2024-07", $"C{i:00}", i);

        var report = OverviewReport.Of(book.Build(), new ReportQuestion())!;

        Assert.Equal(3, report.Others.Count);
        // July: 1, 2 and 3 of 230 against June's 13, 12 and 11 of 200.
        Assert.Equal(6 / 230.0 - 36 / 200.0, report.Others.Change!.Value, 12);
        Assert.Equal((230 - 91) / 230.0 - (200 - 91) / 200.0, report.Unallocated!.Change!.Value, 12);
        Assert.Equal(0, report.Top.Sum(top => top.Change!.Value) + report.Others.Change.Value + report.Unallocated.Change.Value, 12);
    }

    [Fact]
    public void The_portfolio_shows_everybody_also_when_the_question_leaves_the_largest_out()
    {
        var book = new BookOf().With("2024-07", "A", 20).With("2024-07", "B", 10).With("2024-07", "OpenAI", 100, "Server leasing").Build();

        var report = OverviewReport.Of(book, new ReportQuestion { Products = ["Azure OpenAI"], WithoutLargest = true })!;

        Assert.Equal(BookOf.Units(130), report.Portfolio.Revenue.Months.Single().Total);
        Assert.Equal("B", report.Portfolio.Customer!.Name);
        Assert.Equal(BookOf.Units(10), report.Portfolio.Largest.Single());
    }
}
