using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class CustomersReportTests
{
    [Fact]
    public void Customers_stand_by_revenue_then_name_and_ties_share_a_rank()
    {
        var book = new BookOf().With("2024-01", "D", 1).With("2024-01", "C", 2).With("2024-01", "B", 2).With("2024-01", "A", 3).Build();

        var lines = CustomersReport.Of(book, new ReportQuestion()).Customers;

        Assert.Equal([("A", 1), ("B", 2), ("C", 2), ("D", 4)], lines.Select(line => (line.Customer.Name, line.Rank)));
    }

    [Fact]
    public void Shares_are_of_what_customers_above_zero_brought_and_a_net_credit_has_none()
    {
        // V5: {60, 50, −10}.
        var report = CustomersReport.Of(new BookOf().With("2024-01", "A", 60).With("2024-01", "B", 50).With("2024-01", "C", -10).Build(), new ReportQuestion());

        Assert.Equal(BookOf.Units(100), report.Total);
        Assert.Equal([54.5455, 45.4545, null], report.Customers.Select(line => line.Share is { } share ? Math.Round(100 * share, 4) : (double?)null));
    }

    [Fact]
    public void Without_a_positive_total_nobody_has_a_share()
    {
        // V6: {5, −5}.
        var report = CustomersReport.Of(new BookOf().With("2024-01", "A", 5).With("2024-01", "B", -5).Build(), new ReportQuestion());

        Assert.All(report.Customers, line => Assert.Null(line.Share));
    }

    [Fact]
    public void A_customer_page_adds_up_what_its_members_brought()
    {
        var book = new BookOf()
            .With("2024-01", "TikTok", 12).With("2024-01", "Lemon8", 8).With("2024-01", "Walmart", 60).With("2024-01", "TikTok", 1, "Copilot")
            .Under("ByteDance", "TikTok").Under("ByteDance", "Lemon8")
            .Build();
        var id = book.Customers.Single(customer => customer.Name == "ByteDance").Id;

        var report = CustomerReport.Of(book, new ReportQuestion(), id)!;

        Assert.Equal([("TikTok", BookOf.Units(13)), ("Lemon8", BookOf.Units(8))], report.Members.Select(member => (member.Customer.Name, member.Amount)));
        Assert.Equal([("Azure OpenAI", BookOf.Units(20)), ("Copilot", BookOf.Units(1))], report.Series.Select(series => (series.Name, series.Amounts[0]!.Value)));
        Assert.Equal((BookOf.Units(21), 21 / 81.0, 2), (report.Current!.Amount, report.Current.Share!.Value, report.Current.Rank));
    }

    [Fact]
    public void A_customer_absent_from_a_month_that_is_there_paid_nothing_and_of_a_missing_month_nothing_is_known()
    {
        var book = new BookOf().With("2024-01", "A", 1).With("2024-02", "B", 1).With("2024-04", "A", 1).Build();

        var months = CustomerReport.Of(book, new ReportQuestion(), 1)!.Months;

        Assert.Equal([BookOf.Units(1), 0, null, BookOf.Units(1)], months.Select(month => month.Amount));
    }

    [Fact]
    public void A_customer_nobody_knows_has_no_page() => Assert.Null(CustomerReport.Of(new BookOf().With("2024-01", "A", 1).Build(), new ReportQuestion(), 99));
}
