using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RevenueDashboard.Tests;

public sealed class FiscalCalendarTests
{
    private static readonly FiscalCalendar FromJuly = new(7);

    // Worked out by hand: in which fiscal year and quarter March 2024 is, and where that year begins, for each month a year may start in.
    [Theory]
    [InlineData(1, 2024, 1, "2024-01"), InlineData(2, 2025, 1, "2024-02"), InlineData(3, 2025, 1, "2024-03"), InlineData(4, 2024, 4, "2023-04"), InlineData(5, 2024, 4, "2023-05"), InlineData(6, 2024, 4, "2023-06")]
    [InlineData(7, 2024, 3, "2023-07"), InlineData(8, 2024, 3, "2023-08"), InlineData(9, 2024, 3, "2023-09"), InlineData(10, 2024, 2, "2023-10"), InlineData(11, 2024, 2, "2023-11"), InlineData(12, 2024, 2, "2023-12")]
    public void A_year_is_named_after_the_year_it_ends_in(int start, int year, int quarter, string first)
    {
        var calendar = new FiscalCalendar(start);
        var march = new Month(2024, 3);

        Assert.Equal(year, calendar.YearOf(march));
        Assert.Equal(quarter, calendar.QuarterOf(march));
        Assert.Equal(Month.Parse(first), calendar.FirstMonthOf(year));
        Assert.Equal(year, calendar.Year(march).Months.Last.Year);
        Assert.Equal(12, calendar.Year(march).Months.Count);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9), InlineData(10), InlineData(11), InlineData(12)]
    public void Four_quarters_make_a_year_without_gap_or_overlap(int start)
    {
        var calendar = new FiscalCalendar(start);
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var quarters = Enumerable.Range(1, 4).SelectMany(quarter => calendar.Quarter(year, quarter).Months).ToList();

            Assert.Equal([.. calendar.Year(year).Months], quarters);
            Assert.Equal(calendar.Year(year).Months.Last + 1, calendar.Year(year + 1).Months.First);
            Assert.All(quarters, month => Assert.Contains(month, calendar.Quarter(month).Months));
            Assert.All(quarters, month => Assert.Equal(calendar.Year(month).Months.First, calendar.YearToDate(month).Months.First));
            Assert.All(quarters, month => Assert.Equal(month, calendar.YearToDate(month).Months.Last));
        }
    }

    [Fact]
    public void Labels_say_the_months()
    {
        Assert.Equal("FY24-Q4 (Apr–Jun 2024)", FromJuly.Quarter(new Month(2024, 5)).Label);
        Assert.Equal("FY24 (Jul 2023–Jun 2024)", FromJuly.Year(2024).Label);
        Assert.Equal("FY24 to Q3 (Jul 2023–Mar 2024)", FromJuly.YearToDate(new Month(2024, 3)).Label);
        Assert.Equal("FY24 to date (Jul 2023–Feb 2024)", FromJuly.YearToDate(new Month(2024, 2)).Label);
        Assert.Equal("FY25 to date (Jul 2024)", FromJuly.YearToDate(new Month(2024, 7)).Label);
        Assert.Equal("FY24-Q1 (Nov 2023–Jan 2024)", new FiscalCalendar(11).Quarter(2024, 1).Label);
        Assert.Equal("FY1999", FiscalCalendar.CalendarYear.Year(1999).Code);
    }

    [Theory]
    [InlineData("FY24-Q4", "2024-04", "2024-06"), InlineData("fy2024-q1", "2023-07", "2023-09"), InlineData("FY24", "2023-07", "2024-06"), InlineData("FY24-Q2-YTD", "2023-07", "2023-12")]
    [InlineData("FY24-YTD", "2023-07", "2024-05"), InlineData("FY23-YTD", "2022-07", "2023-06"), InlineData("FY25-YTD", "2024-07", "2024-07")]
    public void A_period_is_read_as_it_is_written(string text, string first, string last)
    {
        Assert.True(FromJuly.TryParse(text, new Month(2024, 5), out var period));
        Assert.Equal(new MonthRange(Month.Parse(first), Month.Parse(last)), period!.Months);
        Assert.True(FromJuly.TryParse(period.Code, period.Months.Last, out var again));
        Assert.Equal(period, again);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("2024"), InlineData("FY"), InlineData("FY4"), InlineData("FY24-Q5"), InlineData("FY24-Q"), InlineData("FY24-Q1-YTD-"), InlineData("FY24-"), InlineData("FY0000"), InlineData("FY+4"), InlineData("FY24-H1")]
    public void Anything_else_is_no_period(string? text) => Assert.False(FromJuly.TryParse(text, new Month(2024, 5), out _));

    [Fact]
    public void What_came_before_is_of_the_same_kind()
    {
        Assert.Equal("FY23-Q4", FromJuly.Before(FromJuly.Quarter(2024, 1))!.Code);
        Assert.Equal("FY23", FromJuly.Before(FromJuly.Year(2024))!.Code);
        Assert.Equal("FY24-Q1-YTD", FromJuly.Before(FromJuly.YearToDate(new Month(2023, 12)))!.Code);
        Assert.Null(FromJuly.Before(FromJuly.YearToDate(new Month(2023, 9))));
        Assert.Equal("FY23-Q3", FromJuly.Quarter(2024, 3).YearBefore.Code);
    }

    [Theory]
    [InlineData(null, false, 1), InlineData(null, true, 7), InlineData("4", false, 4), InlineData("4", true, 4)]
    public void The_sample_book_starts_in_July_and_others_in_January_unless_configured(string? setting, bool isSample, int start) =>
        Assert.Equal(start, OptionsFor(setting).Value.CalendarOf(isSample).StartMonth);

    [Theory]
    [InlineData("0"), InlineData("13"), InlineData("July"), InlineData("-1")]
    public void A_start_that_is_no_month_stops_the_program(string setting)
    {
        var problem = Assert.Throws<OptionsValidationException>(() => OptionsFor(setting).Value);
        Assert.Equal($"Book:FiscalYearStart is \"{setting}\". Write the number of the month in which the fiscal year starts, 1 to 12.", Assert.Single(problem.Failures));
    }

    private static IOptions<BookOptions> OptionsFor(string? setting)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Book:FiscalYearStart"] = setting }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddRevenueDashboard().BuildServiceProvider().GetRequiredService<IOptions<BookOptions>>();
    }
}
