using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Tests.Reports;

public sealed class RevenueReportTests
{
    [Fact]
    public void Parts_add_up_to_each_months_total_with_what_is_allocated_to_nobody()
    {
        var book = new BookOf()
            .With("2024-01", "A", 10).With("2024-01", "A", 4, "Copilot")
            .With("2024-02", "A", 11).With("2024-02", "B", -1).Total("2024-02", 12)
            .Build();

        var report = RevenueReport.Of(book, new ReportQuestion());

        Assert.Equal(["Azure OpenAI", "Copilot", "Not allocated to a customer"], report.Series.Select(series => series.Name));
        Assert.Equal([BookOf.Units(14), BookOf.Units(12)], report.Months.Select(month => month.Total));
        Assert.All(report.Months.Select((month, i) => (month, i)), at => Assert.Equal(at.month.Total, report.Series.Sum(series => series.Amounts[at.i] ?? 0)));
    }

    [Fact]
    public void A_share_is_of_what_is_above_zero_and_a_credit_has_none()
    {
        // V5: 60 and 50 of 110.
        var series = RevenueReport.Of(new BookOf().With("2024-01", "A", 60).With("2024-01", "B", 50).With("2024-01", "C", -10).Build(), new ReportQuestion(), Breakdown.Customer).Series;

        Assert.Equal([("A", 0.545455), ("B", 0.454545), ("C", null)], series.Select(part => (part.Name, part.Shares[0] is { } share ? Math.Round(share, 6) : (double?)null)));
    }

    [Fact]
    public void Shares_of_many_parts_as_one_and_of_what_is_allocated_to_nobody_make_the_whole()
    {
        // Nine pay 10 each and one is given 5 back; 100 are published: 15 of 105 are nobody's, and 4 of the nine are among the others.
        var book = new BookOf().With("2024-01", "Z", -5).Total("2024-01", 100);
        for (var i = 1; i <= 9; i++) book.With("2024-01", $"C{i}", 10);

        var series = RevenueReport.Of(book.Build(), new ReportQuestion(), Breakdown.Customer).Series;

        Assert.Equal(("4 others", SeriesKind.Other, BookOf.Units(25)), (series[6].Name, series[6].Kind, series[6].Amounts[0]!.Value));
        Assert.Equal(30 / 105.0, series[6].Shares[0]!.Value, 12);
        Assert.Equal(15 / 105.0, series[7].Shares[0]!.Value, 12);
        Assert.Equal(1, series.Sum(part => part.Shares[0]!.Value), 12);
    }

    [Fact]
    public void Without_revenue_in_all_there_are_no_shares()
    {
        var series = RevenueReport.Of(new BookOf().With("2024-01", "A", 5).With("2024-01", "B", -5).Build(), new ReportQuestion(), Breakdown.Customer).Series;

        Assert.All(series, part => Assert.Null(part.Shares[0]));
    }

    [Fact]
    public void A_product_that_was_sold_before_is_missing_and_one_not_sold_yet_is_not()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-01", "A", 1, "Copilot").With("2024-02", "A", 10).With("2024-02", "A", 1, "Leasing").Build();

        var report = RevenueReport.Of(book, new ReportQuestion());

        Assert.Empty(report.Months[0].MissingProducts);
        Assert.Equal(["Copilot"], report.Months[1].MissingProducts.Select(product => book.Products[product].Name));
        Assert.Null(report.Series[1].Amounts[1]);
    }

    [Fact]
    public void A_month_with_a_product_still_to_come_is_neither_compared_nor_the_one_that_figures_are_about()
    {
        var book = new BookOf()
            .With("2024-01", "A", 10).With("2024-01", "A", 4, "Copilot")
            .With("2024-02", "A", 11).With("2024-02", "A", 5, "Copilot")
            .With("2024-03", "A", 12)
            .Build();

        var overview = OverviewReport.Of(book, new ReportQuestion())!;
        var march = RevenueReport.Of(book, new ReportQuestion()).Months[2];

        Assert.Equal((Month.Parse("2024-02"), 12 * BookOf.Units(16)), (overview.Month, overview.RunRate));
        Assert.Null(march.Growth);
        Assert.Equal(1, march.MissingProducts.Single());
    }

    [Fact]
    public void A_product_that_is_over_holds_nothing_up()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-01", "A", 4, "Copilot");
        for (var month = 2; month <= 6; month++) book.With($"2024-{month:00}", "A", 10);

        Assert.Equal(Month.Parse("2024-06"), OverviewReport.Of(book.Build(), new ReportQuestion())!.Month);
    }

    [Fact]
    public void The_run_rate_is_of_the_last_month_closed_and_the_other_figures_of_the_last_that_is_over()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-02", "A", 11).With("2024-03", "A", 12).With("2024-04", "A", 13)
            .Status("2024-03", MonthStatus.Preliminary).Status("2024-04", MonthStatus.Open).Build();

        var overview = OverviewReport.Of(book, new ReportQuestion())!;

        Assert.Equal((Month.Parse("2024-03"), MonthStatus.Preliminary), (overview.Month, overview.Status));
        Assert.Equal((Month.Parse("2024-02"), 12 * BookOf.Units(11)), (overview.RunRateMonth, overview.RunRate));
        Assert.Equal("Mar 2024 is not closed", Assert.Single(overview.Attention, attention => attention.Kind == "Close").Headline);
    }

    [Fact]
    public void While_no_month_is_closed_the_run_rate_is_of_the_last_that_is_over()
    {
        var book = new BookOf().With("2024-03", "A", 12).With("2024-04", "A", 13).Status("2024-03", MonthStatus.Preliminary).Status("2024-04", MonthStatus.Open).Build();

        var overview = OverviewReport.Of(book, new ReportQuestion())!;

        Assert.Equal((Month.Parse("2024-03"), Month.Parse("2024-03"), 12 * BookOf.Units(12)), (overview.Month, overview.RunRateMonth, overview.RunRate));
        Assert.DoesNotContain(overview.Attention, attention => attention.Kind == "Close");
    }

    [Fact]
    public void A_restated_month_is_closed_too_and_a_book_of_a_running_month_has_no_run_rate()
    {
        var restated = OverviewReport.Of(new BookOf().With("2024-03", "A", 12).Status("2024-03", MonthStatus.Restated).Build(), new ReportQuestion())!;
        var running = OverviewReport.Of(new BookOf().With("2024-03", "A", 12).Status("2024-03", MonthStatus.Open).Build(), new ReportQuestion())!;

        Assert.Equal(12 * BookOf.Units(12), restated.RunRate);
        Assert.Equal((Month.Parse("2024-03"), null, null), (running.Month, running.RunRateMonth, running.RunRate));
    }

    [Fact]
    public void An_open_month_grows_by_nothing_is_left_out_unless_asked_for_and_is_named_in_the_state_of_the_data()
    {
        var book = new BookOf().With("2024-03", "A", 10).With("2024-04", "A", 2).Status("2024-04", MonthStatus.Open).Build();

        var asked = RevenueReport.Of(book, new ReportQuestion { To = Month.Parse("2024-04") });
        var overview = OverviewReport.Of(book, new ReportQuestion())!;

        Assert.Equal([BookOf.Units(10), BookOf.Units(2)], asked.Months.Select(month => month.Total));
        Assert.Null(asked.Months[1].Growth);
        Assert.Equal(Month.Parse("2024-03"), overview.Scope.Months!.Value.Last);
        Assert.Equal([MonthStatus.Final, MonthStatus.Open], Assert.Single(overview.Data.Products).States);
        Assert.Equal("Apr 2024 is open", Assert.Single(overview.Attention, attention => attention.Kind == "Open").Headline);
    }

    [Fact]
    public void A_book_of_open_months_alone_shows_them()
    {
        var book = new BookOf().With("2024-04", "A", 2).Status("2024-04", MonthStatus.Open).Build();

        Assert.Equal(Month.Parse("2024-04"), OverviewReport.Of(book, new ReportQuestion())!.Month);
    }

    [Fact]
    public void Growth_over_a_missing_month_is_not_worked_out()
    {
        var report = RevenueReport.Of(new BookOf().With("2024-01", "A", 10).With("2024-03", "A", 12).With("2024-04", "A", 15).Build(), new ReportQuestion());

        Assert.Equal([null, null, null, 0.25], report.Months.Select(month => month.Growth));
    }

    [Fact]
    public void Growth_of_the_first_month_shown_looks_at_the_month_before_it()
    {
        var report = RevenueReport.Of(new BookOf().With("2024-01", "A", 10).With("2024-02", "A", 12).Build(), new ReportQuestion { From = Month.Parse("2024-02") });

        Assert.Equal(0.2, report.Months.Single().Growth!.Value, 12);
    }

    [Fact]
    public void Industries_are_those_of_the_billing_entities_also_by_parent()
    {
        var book = new BookOf().With("2024-01", "TikTok", 10).With("2024-01", "Walmart", 5).Under("ByteDance", "TikTok").Described("TikTok", "Media").Described("Walmart", "Retail").Build();

        var report = RevenueReport.Of(book, new ReportQuestion(), Breakdown.Industry);

        Assert.Equal([("Media", BookOf.Units(10)), ("Retail", BookOf.Units(5))], report.Series.Select(series => (series.Name, series.Amounts[0]!.Value)));
    }

    [Fact]
    public void More_than_seven_customers_are_six_and_the_others()
    {
        var book = new BookOf();
        for (var i = 1; i <= 9; i++) book.With("2024-01", $"C{i}", i);

        var report = RevenueReport.Of(book.Build(), new ReportQuestion(), Breakdown.Customer);

        Assert.Equal(["C9", "C8", "C7", "C6", "C5", "C4", "3 others"], report.Series.Select(series => series.Name));
        Assert.Equal(BookOf.Units(6), report.Series[^1].Amounts[0]);
    }

    [Fact]
    public void A_download_neutralises_names_but_not_credits()
    {
        var book = new BookOf().With("2024-01", "=1+1", 3).With("2024-01", "B", -2).Build();
        var text = new StringWriter();

        ReportTables.Of(CustomersReport.Of(book, new ReportQuestion())).WriteCsv(text);

        Assert.Equal(
            ["rank,customer,parent,amount,share", "1,'=1+1,'=1+1,3000000.00,1", "2,B,B,-2000000.00,"],
            text.ToString().Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries));
    }
}
