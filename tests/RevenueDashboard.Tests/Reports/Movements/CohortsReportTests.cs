using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Tests.Reports.Movements;

public sealed class CohortsReportTests
{
    private static readonly ReportQuestion Everything = new();

    [Fact]
    public void Customers_stand_in_the_month_they_first_paid_in()
    {
        var book = new BookOf()
            .With("2024-01", "A", 10)
            .With("2024-02", "A", 12).With("2024-02", "B", 4).With("2024-02", "C", 6)
            .With("2024-03", "A", 9).With("2024-03", "B", 5)
            .With("2024-04", "A", 9).With("2024-04", "B", 6).With("2024-04", "C", 9);

        var report = CohortsReport.Of(book.Build(), Everything);

        // A was there when the book begins: nobody knows since when.
        Assert.Equal([(null, 1), (Month.Parse("2024-02"), 2)], report.Cohorts.Select(cohort => (cohort.Month, cohort.Customers)));
        Assert.Equal([BookOf.Units(10), BookOf.Units(5), BookOf.Units(15)], report.Cohorts[1].Points.Select(point => point.Amount));
        Assert.Equal([1, 0.5, 1.5], report.Cohorts[1].Points.Select(point => point.RevenueRetention));
        Assert.Equal([1, 0.5, 1], report.Cohorts[1].Points.Select(point => point.LogoRetention));
        Assert.Equal([0, 1, 2], report.Cohorts[1].Points.Select(point => point.Age));
        Assert.Equal([1, 1.2, 0.9, 0.9], report.Cohorts[0].Points.Select(point => point.RevenueRetention));
    }

    [Fact]
    public void Without_the_largest_its_cohort_is_the_others_in_it()
    {
        var book = new BookOf().With("2024-01", "X", 1).With("2024-02", "X", 1).With("2024-02", "A", 10).With("2024-02", "B", 4).With("2024-03", "X", 1).With("2024-03", "A", 20).With("2024-03", "B", 3);

        var report = CohortsReport.Of(book.Build(), Everything);

        Assert.Equal("A", report.Largest!.Name);
        Assert.Equal([(false, 1), (true, 2)], report.Cohorts.Select(cohort => (cohort.HasLargest, cohort.Customers)));
        Assert.Equal([1, 23.0 / 14], report.Cohorts[1].Points.Select(point => point.RevenueRetention));
        Assert.Equal([1, 0.75], report.Cohorts[1].PointsExLargest.Select(point => point.RevenueRetention));
        Assert.Same(report.Cohorts[0].Points, report.Cohorts[0].PointsExLargest);
    }

    [Fact]
    public void A_missing_month_is_a_gap_in_every_cohort()
    {
        var report = CohortsReport.Of(new BookOf().With("2024-01", "A", 10).With("2024-03", "A", 12).With("2024-03", "B", 1).Build(), Everything);

        Assert.Equal([1, null, 1.2], report.Cohorts[0].Points.Select(point => point.RevenueRetention));
        Assert.Null(report.Cohorts[0].Points[1].Active);
    }

    [Fact]
    public void A_month_without_the_file_of_a_product_is_no_churn()
    {
        // X pays 100 for A and 50 for B, Y 80 for B, Z 60 for A, each month; since February W pays 30 for A and 60 for B. March lacks the file of B.
        var book = new BookOf();
        foreach (var month in new[] { "2025-01", "2025-02", "2025-03", "2025-04" })
        {
            book.With(month, "X", 100, "A").With(month, "Z", 60, "A");
            if (month != "2025-01") book.With(month, "W", 30, "A");
            if (month == "2025-03") continue;
            book.With(month, "X", 50, "B").With(month, "Y", 80, "B");
            if (month != "2025-01") book.With(month, "W", 60, "B");
        }

        var cohorts = CohortsReport.Of(book.Build(), Everything).Cohorts;

        Assert.Equal([1, 1, null, 1], cohorts[0].Points.Select(point => point.RevenueRetention));
        Assert.Equal([1, 1, null, 1], cohorts[0].Points.Select(point => point.LogoRetention));
        Assert.Equal([1, null, 1], cohorts[1].Points.Select(point => point.RevenueRetention));
        Assert.Equal((BookOf.Units(160), "Mar 2025 has no file for B"), (cohorts[0].Points[2].Amount, cohorts[0].Points[2].Gap!.InWords()));
    }

    [Fact]
    public void A_cohort_that_starts_in_a_month_without_a_file_has_nothing_to_be_held_against()
    {
        var book = new BookOf()
            .With("2025-01", "X", 1, "A").With("2025-01", "X", 1, "B")
            .With("2025-02", "X", 1, "A").With("2025-02", "N", 10, "A")
            .With("2025-03", "X", 1, "A").With("2025-03", "X", 1, "B").With("2025-03", "N", 10, "A").With("2025-03", "N", 20, "B");

        var cohort = CohortsReport.Of(book.Build(), Everything).Cohorts[1];

        // Not 300 %: what N paid for B in February is not known.
        Assert.Equal([null, null], cohort.Points.Select(point => point.RevenueRetention));
        Assert.Equal([MonthStatus.Final, MonthStatus.Final], cohort.Points.Select(point => point.Status));
        Assert.All(cohort.Points, point => Assert.Equal("Feb 2025 has no file for B", point.Gap!.InWords()));
    }

    [Fact]
    public void An_open_month_is_marked_and_nobody_is_lost_in_it()
    {
        var book = new BookOf().With("2026-09", "X", 100).With("2026-09", "Y", 100).With("2026-10", "X", 100).With("2026-10", "Y", 100).With("2026-11", "X", 10).Status("2026-11", MonthStatus.Open);

        var points = CohortsReport.Of(book.Build(), new ReportQuestion { To = Month.Parse("2026-11") }).Cohorts[0].Points;

        Assert.Equal([MonthStatus.Final, MonthStatus.Final, MonthStatus.Open], points.Select(point => point.Status));
        Assert.Equal([1, 1, null], points.Select(point => point.RevenueRetention));
        Assert.Equal([1, 1, null], points.Select(point => point.LogoRetention));
        Assert.Equal((BookOf.Units(10), 1, "Nov 2026 is open"), (points[2].Amount, points[2].Active, points[2].Gap!.InWords()));
    }

    [Fact]
    public void Who_paid_before_the_months_shown_is_from_before()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-02", "B", 2).With("2024-02", "A", 10).With("2024-03", "A", 10).With("2024-03", "B", 4).With("2024-03", "C", 1).With("2024-04", "C", 2).With("2024-04", "A", 7).Build();

        var report = CohortsReport.Of(book, new ReportQuestion { From = Month.Parse("2024-03") });

        Assert.Equal([(null, 2), (Month.Parse("2024-03"), 1)], report.Cohorts.Select(cohort => (cohort.Month, cohort.Customers)));
        // Of the 14 in March.
        Assert.Equal([1, 0.5], report.Cohorts[0].Points.Select(point => point.RevenueRetention));
    }

    [Fact]
    public void A_customer_that_has_come_under_a_parent_is_seen_there_from_its_beginning()
    {
        var book = new BookOf().With("2024-01", "X", 1).With("2024-02", "C", 5).With("2024-03", "P", 8).With("2024-03", "C", 5).With("2024-04", "P", 8).With("2024-04", "C", 5).Under("P", "C", from: "2024-04").Build();

        var cohort = CohortsReport.Of(book, Everything).Cohorts[1];

        Assert.Equal((Month.Parse("2024-02"), 1), (cohort.Month, cohort.Customers));
        Assert.Equal([1, 13.0 / 5, 13.0 / 5], cohort.Points.Select(point => point.RevenueRetention));
    }
}
