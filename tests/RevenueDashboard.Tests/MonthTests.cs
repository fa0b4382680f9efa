namespace RevenueDashboard.Tests;

public sealed class MonthTests
{
    [Fact]
    public void A_month_is_written_as_it_is_read() => Assert.Equal("2024-03", Month.Parse("2024-03").ToString());

    [Theory]
    [InlineData("2024-13"), InlineData("2024-00"), InlineData("24-03"), InlineData("2024-3"), InlineData("2024/03"), InlineData(""), InlineData("٢٠٢٤-03"), InlineData("0000-01")]
    public void Nothing_else_is_a_month(string text) => Assert.False(Month.TryParse(text, out _));

    [Fact]
    public void Months_count_across_years()
    {
        var november = Month.Parse("2023-11");

        Assert.Equal(Month.Parse("2024-02"), november + 3);
        Assert.Equal(Month.Parse("2022-12"), november.AddMonths(-11));
        Assert.Equal(3, Month.Parse("2024-02") - november);
        Assert.True(november < Month.Parse("2024-01"));
    }

    [Fact]
    public void February_has_its_leap_day() => Assert.Equal((29, 28), (new Month(2024, 2).Days, new Month(2023, 2).Days));

    [Fact]
    public void A_range_holds_both_its_ends()
    {
        var year = new MonthRange(Month.Parse("2023-07"), Month.Parse("2024-06"));

        Assert.Equal(12, year.Count);
        Assert.Equal([.. Enumerable.Range(0, 12).Select(i => year.First + i)], year);
        Assert.Null(year.Intersect(new MonthRange(Month.Parse("2025-01"), Month.Parse("2025-02"))));
        Assert.Equal(new MonthRange(Month.Parse("2024-06"), Month.Parse("2024-06")), year.Intersect(MonthRange.Ending(Month.Parse("2024-08"), 3)));
    }
}
