using CsCheck;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports.Growing;

public sealed class GrowthReportTests
{
    [Fact]
    public void Growth_is_told_with_and_without_the_largest_of_the_later_month()
    {
        // In April B is the largest: without it A grew from 20 to 30 in three months, though B was small in January.
        var book = new BookOf()
            .With("2024-01", "A", 20).With("2024-01", "B", 5)
            .With("2024-02", "A", 22).With("2024-02", "B", 10)
            .With("2024-03", "A", 24).With("2024-03", "B", 20)
            .With("2024-04", "A", 30).With("2024-04", "B", 40)
            .Build();

        var april = GrowthReport.Of(book, new ReportQuestion()).Current!;

        Assert.Equal("B", april.Largest!.Name);
        Assert.Equal((BookOf.Units(70), BookOf.Units(840)), (april.All.Total, april.All.Annualised));
        Close(70.0 / 44 - 1, april.All.MonthOverMonth);
        Close(70.0 / 25 - 1, april.All.QuarterOverQuarter);
        // (70/25)^(1/3) = 1.40946
        Close(0.40946, april.All.Cmgr3, 0.000005);
        // 70 in 30 days: 71.0208333 in 30.4375.
        Close(71.0208333e10, april.All.PerDay, 1e3);
        Assert.Equal(BookOf.Units(30), april.WithoutLargest.Total);
        Close(30.0 / 24 - 1, april.WithoutLargest.MonthOverMonth);
        Close(30.0 / 20 - 1, april.WithoutLargest.QuarterOverQuarter);
        Close(0.144714, april.WithoutLargest.Cmgr3, 0.0000005);
        Assert.Null(april.All.YearOverYear);
        Assert.Null(april.All.Cmgr6);
    }

    [Fact]
    public void A_year_is_compared_with_the_same_month_even_before_the_scope()
    {
        var book = new BookOf().With("2023-04", "A", 10).With("2023-04", "B", 2);
        for (var month = 5; month <= 12; month++) book.With($"2023-{month:00}", "A", 10);
        for (var month = 1; month <= 4; month++) book.With($"2024-{month:00}", "A", 10).With($"2024-{month:00}", "B", 5);

        var report = GrowthReport.Of(book.Build(), new ReportQuestion { From = Month.Parse("2024-04") });

        var april = Assert.Single(report.Months);
        Close(0.25, april.All.YearOverYear);
        // B grew from 2 to 5.
        Close(1.5, april.WithoutLargest.YearOverYear);
        // 1.25^(1/12) − 1
        Close(0.018769, april.All.Cmgr12, 0.0000005);
    }

    [Fact]
    public void What_is_missing_open_or_not_above_zero_compares_with_nothing()
    {
        var book = new BookOf()
            .With("2024-01", "A", 10).With("2024-03", "A", 12)
            .With("2024-04", "A", -3).With("2024-05", "A", 20)
            .With("2024-06", "A", 5).Status("2024-06", MonthStatus.Open)
            .Build();

        var months = GrowthReport.Of(book, new ReportQuestion { To = Month.Parse("2024-06") }).Months;

        Assert.Equal(["final", "missing", "final", "final", "final", "open"], months.Select(month => RevenueDashboard.Reports.Export.StatusWords.Of(month.Status)));
        Assert.Equal(GrowthFigures.None, months[1].All);
        Assert.Null(months[2].All.MonthOverMonth);
        // −3 on 12 is a growth, 20 on −3 is none.
        Close(-1.25, months[3].All.MonthOverMonth);
        Assert.Null(months[3].All.Cmgr3);
        Assert.Null(months[4].All.MonthOverMonth);
        // Nobody is above zero in April.
        Assert.Null(months[3].Largest);
        Assert.Equal(GrowthFigures.None, months[3].WithoutLargest);
        // With the only customer out nothing is left to grow from.
        Assert.Null(months[4].WithoutLargest.QuarterOverQuarter);
        Assert.Equal((BookOf.Units(5), null, null, null), (months[5].All.Total, months[5].All.MonthOverMonth, months[5].All.PerDay, months[5].All.Annualised));
    }

    [Fact]
    public void What_is_allocated_to_nobody_grows_with_the_others()
    {
        var book = new BookOf().With("2024-01", "A", 6).Total("2024-01", 10).With("2024-02", "A", 9).Total("2024-02", 15).Build();

        var february = GrowthReport.Of(book, new ReportQuestion()).Current!;

        Close(0.5, february.All.MonthOverMonth);
        // 15 − 9 on 10 − 6.
        Close(0.5, february.WithoutLargest.MonthOverMonth);
        Assert.Equal(BookOf.Units(6), february.WithoutLargest.Total);
    }

    [Fact]
    public void A_quarter_has_a_sum_only_when_it_is_complete()
    {
        var book = new BookOf();
        // From February 2023 to May 2024; A pays 10, B pays the number of the month.
        for (var month = Month.Parse("2023-02"); month <= Month.Parse("2024-05"); month += 1) book.With(month.ToString(), "A", 10).With(month.ToString(), "B", month.Number);

        var report = GrowthReport.Of(book.Build(), new ReportQuestion());

        Assert.Equal(["FY23-Q1 2", "FY23-Q2 3", "FY23-Q3 3", "FY23-Q4 3", "FY24-Q1 3", "FY24-Q2 2"], report.Quarters.Select(quarter => $"{quarter.Period.Name} {quarter.MonthsThere}"));
        Assert.Null(report.Quarters[0].All.Total);
        Assert.Equal(BookOf.Units(30 + 4 + 5 + 6), report.Quarters[1].All.Total);
        Assert.Null(report.Quarters[1].All.OnPrevious);
        // Q3 2023: 30 + 24 on 30 + 15.
        Close(54.0 / 45 - 1, report.Quarters[2].All.OnPrevious);
        // Q4 2023: B pays 33 and is the largest; without it A stays as it was.
        Assert.Equal("B", report.Quarters[3].Largest!.Name);
        Close(0, report.Quarters[3].WithoutLargest.OnPrevious);
        Close(36.0 / 63 - 1, report.Quarters[4].All.OnPrevious);
        Assert.Null(report.Quarters[4].All.OnYearBefore);
        Assert.Equal([(11, null), (5, (long?)null)], report.Years.Select(year => (year.MonthsThere, year.All.Total)));
    }

    [Fact]
    public void Two_years_that_are_complete_are_compared()
    {
        var book = new BookOf();
        for (var month = Month.Parse("2022-01"); month <= Month.Parse("2023-12"); month += 1) book.With(month.ToString(), "A", month.Year == 2022 ? 10 : 15).With(month.ToString(), "B", month.Year == 2022 ? 4 : 5);

        var years = GrowthReport.Of(book.Build(), new ReportQuestion()).Years;

        Assert.Equal([BookOf.Units(168), BookOf.Units(240)], years.Select(year => year.All.Total));
        Close(240.0 / 168 - 1, years[1].All.OnPrevious);
        Close(0.25, years[1].WithoutLargest.OnPrevious);
    }

    [Fact]
    public void The_question_leaves_nobody_out_where_both_stand_side_by_side()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-01", "B", 4).Build();

        var report = GrowthReport.Of(book, new ReportQuestion { WithoutLargest = true });

        Assert.Null(report.Scope.Without);
        Assert.Equal((BookOf.Units(14), BookOf.Units(4)), (report.Current!.All.Total, report.Current.WithoutLargest.Total));
    }

    [Fact]
    public void An_empty_book_has_no_growth()
    {
        var report = GrowthReport.Of(new BookOf().Build(), new ReportQuestion());

        Assert.Empty(report.Months);
        Assert.Null(report.RunRate);
    }

    // Three customers in eight months: the compound growth leads back to the month, and growth without the largest is the growth of the others.
    [Fact]
    public void What_always_holds_on_generated_books() =>
        Gen.Decimal[0, 90].Array[24].Sample(amounts =>
        {
            var book = new BookOf();
            decimal Amount(int month, int customer) => decimal.Round(amounts[month * 3 + customer], 2);
            for (var month = 0; month < 8; month++)
            {
                for (var customer = 0; customer < 3; customer++) book.With($"2024-{month + 1:00}", $"C{customer}", Amount(month, customer));
            }

            var months = GrowthReport.Of(book.Build(), new ReportQuestion()).Months;
            for (var at = 3; at < 8; at++)
            {
                var month = months[at];
                if (month.All.Cmgr3 is { } monthly && Math.Abs(Math.Pow(1 + monthly, 3) - 1 - month.All.QuarterOverQuarter!.Value) > 1e-9 * (1 + month.All.QuarterOverQuarter.Value)) return false;
                if (month.Largest is not { } largest) continue;
                var left = int.Parse(largest.Name[1..], System.Globalization.CultureInfo.InvariantCulture);
                var (now, before) = (Others(at, left), Others(at - 1, left));
                if (month.WithoutLargest.Total != BookOf.Units(now)) return false;
                if (before <= 0 ? month.WithoutLargest.MonthOverMonth is not null : Math.Abs((double)(now / before) - 1 - month.WithoutLargest.MonthOverMonth!.Value) > 1e-9 * (1 + (double)(now / before))) return false;
            }

            return true;

            decimal Others(int month, int left) => Enumerable.Range(0, 3).Where(customer => customer != left).Sum(customer => Amount(month, customer));
        }, iter: 200);

    private static void Close(double expected, double? found, double tolerance = 1e-9) => Assert.Equal(expected, Assert.NotNull(found), tolerance);
}
