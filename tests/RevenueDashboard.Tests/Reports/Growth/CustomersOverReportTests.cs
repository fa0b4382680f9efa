using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports.Growing;

public sealed class CustomersOverReportTests
{
    [Fact]
    public void Revenue_is_that_of_twelve_months_and_of_fewer_it_is_not_told()
    {
        // From January 2023: A pays 1 a month, B 1 from July on.
        var book = new BookOf();
        for (var month = Month.Parse("2023-01"); month <= Month.Parse("2024-06"); month += 1)
        {
            book.With(month.ToString(), "A", 1);
            if (month >= Month.Parse("2023-07")) book.With(month.ToString(), "B", 1);
        }

        var report = CustomersOverReport.Of(book.Build(), new ReportQuestion { From = Month.Parse("2023-11") }, new CustomerThreshold(BookOf.Units(10)));

        // Ten of B's twelve in April 2024.
        Assert.Equal([null, 1, 1, 1, 1, 2, 2, 2], report.Months.Select(month => month.Count));
        Assert.Equal([("A", BookOf.Units(12)), ("B", BookOf.Units(12))], report.Customers.Select(customer => (customer.Customer.Name, customer.Size)));
        Assert.Equal(Month.Parse("2024-03"), report.HalfAsMany!.Month);
    }

    [Fact]
    public void A_month_that_is_missing_leaves_a_gap_of_a_year()
    {
        var book = new BookOf();
        for (var month = Month.Parse("2023-01"); month <= Month.Parse("2024-06"); month += 1)
        {
            if (month != Month.Parse("2023-06")) book.With(month.ToString(), "A", 1);
        }

        var months = CustomersOverReport.Of(book.Build(), new ReportQuestion { From = Month.Parse("2024-04") }, new CustomerThreshold(BookOf.Units(1))).Months;

        Assert.Equal([null, null, 1], months.Select(month => month.Count));
    }

    [Fact]
    public void Twelve_months_are_counted_by_the_parents_of_the_last()
    {
        // C1 pays 100 a month and C2 90; P, who owns C1, owns C2 too since July 2025: 2,280 of the year are P's from then on, and C2 is no customer any more.
        var book = new BookOf().Under("P", "C1").Under("P", "C2", from: "2025-07");
        for (var month = Month.Parse("2024-07"); month <= Month.Parse("2025-12"); month += 1) book.With(month.ToString(), "C1", 100).With(month.ToString(), "C2", 90).With(month.ToString(), "D", 50);
        var (cube, question) = (book.Build(), new ReportQuestion { From = Month.Parse("2025-06") });

        var over = CustomersOverReport.Of(cube, question, new CustomerThreshold(BookOf.Units(800)));
        var most = CustomersOverReport.Of(cube, question, new CustomerThreshold(BookOf.Units(2000)));

        Assert.Equal([2, 1, 1, 1, 1, 1, 1], over.Months.Select(month => month.Count));
        Assert.Equal([("P", BookOf.Units(2280))], over.Customers.Select(customer => (customer.Customer.Name, customer.Size)));
        Assert.Equal([0, 1, 1, 1, 1, 1, 1], most.Months.Select(month => month.Count));
        Assert.Equal(2, CustomersOverReport.Of(cube, question with { Level = EntityLevel.Customer }, new CustomerThreshold(BookOf.Units(800))).Customers.Count);
    }

    [Fact]
    public void A_unit_that_no_record_has_and_a_threshold_of_nothing_are_told()
    {
        var book = new BookOf().With("2024-01", "A", 1).Build();

        Assert.Equal("No record of the book has a quantity.", Assert.Throws<ArgumentException>(() => CustomersOverReport.Of(book, new ReportQuestion(), new CustomerThreshold(1, "seats"))).Message);
        Assert.Throws<ArgumentException>(() => CustomersOverReport.Of(book, new ReportQuestion(), new CustomerThreshold(0)));
    }
}
