using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

/// <summary>X pays 100 for A and 50 for B, Y 80 for B, Z 60 for A, in each month; March has no file for B. Nothing moved, and nothing is said to have.</summary>
public sealed class IncomparableMonthTests
{
    private static readonly Month April = Month.Parse("2025-04");

    [Fact]
    public void The_overview_tells_no_change_since_it()
    {
        var report = OverviewReport.Of(Book(), new ReportQuestion())!;

        Assert.Equal(April, report.Month);
        Assert.All(report.Top, top => Assert.Null(top.Change));
        Assert.Null(report.Others.Change);
        Assert.Null(report.Concentration.Previous);
        Assert.Equal("Mar 2025 has no file for B", report.Concentration.Gap!.InWords());
    }

    [Fact]
    public void Nobody_moved_the_index()
    {
        var detail = ConcentrationDetail.Of(Book(), new ReportQuestion(), April)!;

        Assert.Equal((null, null), (detail.Before, detail.MeasuresBefore));
        Assert.Empty(detail.Moved);
        Assert.Equal("Mar 2025 has no file for B", detail.Gap!.InWords());
        // Any other month can be chosen, and from February to April nothing moved.
        var since = ConcentrationDetail.Of(Book(), new ReportQuestion { Against = Month.Parse("2025-02") }, April)!;
        Assert.Equal((Month.Parse("2025-02"), 0), (since.Before, since.Measures.Hhi - since.MeasuresBefore!.Hhi));
    }

    [Fact]
    public void No_customer_grew()
    {
        var customers = CustomersReport.Of(Book(), new ReportQuestion()).Customers;
        var x = CustomerReport.Of(Book(), new ReportQuestion(), customers.Single(line => line.Customer.Name == "X").Customer.Id)!;

        Assert.All(customers, line => Assert.Null(line.Growth));
        Assert.Null(x.Previous);
        Assert.Equal("Mar 2025 has no file for B", x.Gap!.InWords());
    }

    [Fact]
    public void One_product_whose_file_is_there_compares()
    {
        var only = new ReportQuestion { Products = ["A"] };

        Assert.All(CustomersReport.Of(Book(), only).Customers, line => Assert.Equal(0, line.Growth));
        Assert.All(OverviewReport.Of(Book(), only)!.Top, top => Assert.Equal(0, top.Change));
    }

    [Fact]
    public void A_month_that_is_open_compares_with_nothing_either()
    {
        var book = new BookOf().With("2025-01", "X", 10).With("2025-01", "Y", 10).With("2025-02", "X", 1).Status("2025-02", MonthStatus.Open).Build();
        var question = new ReportQuestion { From = Month.Parse("2025-02"), To = Month.Parse("2025-02") };

        Assert.Equal("Feb 2025 is open", OverviewReport.Of(book, question)!.Concentration.Gap!.InWords());
        Assert.Equal("Feb 2025 is open", ConcentrationDetail.Of(book, question)!.Gap!.InWords());
    }

    private static RevenueCube Book()
    {
        var book = new BookOf();
        foreach (var month in new[] { "2025-01", "2025-02", "2025-03", "2025-04" })
        {
            book.With(month, "X", 100, "A").With(month, "Z", 60, "A");
            if (month != "2025-03") book.With(month, "X", 50, "B").With(month, "Y", 80, "B");
        }

        return book.Build();
    }
}
