using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Cube.Views;

public sealed class RatedViewTests
{
    private static readonly CubeView February = new() { RatesOf = Month.Parse("2024-02") };

    [Fact]
    public void All_months_are_at_the_rates_of_one()
    {
        var book = Book().Build();

        // 10 EUR at 1.10 and 5 USD, then 10 EUR at 1.20.
        Assert.Equal([BookOf.Units(16), BookOf.Units(12)], Totals(book));
        Assert.Equal([BookOf.Units(17), BookOf.Units(12)], Totals(book.In(February)));
        Assert.Equal([BookOf.Units(16), BookOf.Units(11)], Totals(book.In(new CubeView { RatesOf = Month.Parse("2024-01") })));
        Assert.Equal("all products, Jan 2024, net, by parent, at the rates of Feb 2024", RevenueReport.Of(book.In(February), new ReportQuestion()).Scope.InWords(Month.Parse("2024-01")));
    }

    [Fact]
    public void A_currency_without_a_rate_in_that_month_is_never_taken_as_it_is()
    {
        var missing = Assert.Throws<MissingRateException>(() => Book().Build().In(new CubeView { RatesOf = Month.Parse("2024-03") }));

        Assert.Equal((Currency.Parse("EUR"), Month.Parse("2024-03")), (missing.Currency, missing.Month));
    }

    [Fact]
    public void What_is_allocated_to_nobody_keeps_its_own_rates()
    {
        var book = Book().Total("2024-01", 20).Build();

        var months = RevenueReport.Of(book.In(February), new ReportQuestion()).Months;

        Assert.Equal((BookOf.Units(4), BookOf.Units(21)), (months[0].Unallocated, months[0].Total!.Value));
    }

    [Fact]
    public void A_total_published_in_another_currency_is_at_those_rates_too()
    {
        // X 100 EUR of 1,000 EUR in both months, at 1 and at 2: in euros nothing changes.
        var book = new BookOf().Rate("2025-01", "EUR", 1).Rate("2025-02", "EUR", 2)
            .With("2025-01", "X", 100, currency: "EUR").With("2025-02", "X", 100, currency: "EUR")
            .Total("2025-01", 1000, currency: "EUR").Total("2025-02", 1000, currency: "EUR")
            .Build();

        Assert.Equal([BookOf.Units(1000), BookOf.Units(2000)], Totals(book));
        Assert.Equal([BookOf.Units(1000), BookOf.Units(1000)], Totals(book.In(new CubeView { RatesOf = Month.Parse("2025-01") })));
        Assert.Equal([BookOf.Units(2000), BookOf.Units(2000)], Totals(book.In(new CubeView { RatesOf = Month.Parse("2025-02") })));
        Assert.All(ConcentrationReport.Of(book.In(new CubeView { RatesOf = Month.Parse("2025-01") }), new ReportQuestion()).Months, month => Assert.Equal(0.1, month.Measures!.Top1Share!.Value, 12));
    }

    [Fact]
    public void A_total_in_another_currency_needs_its_rate_also_where_no_customer_pays_in_it()
    {
        var book = new BookOf().Rate("2025-01", "EUR", 1.1m).With("2025-01", "X", 100).Total("2025-01", 1000, currency: "EUR").With("2025-02", "X", 100).Build();

        Assert.Equal(Currency.Parse("EUR"), Assert.Throws<MissingRateException>(() => book.In(new CubeView { RatesOf = Month.Parse("2025-02") })).Currency);
        Assert.Equal([BookOf.Units(1100), BookOf.Units(100)], Totals(book.In(new CubeView { RatesOf = Month.Parse("2025-01") })));
    }

    [Fact]
    public void Bounds_contain_the_amount_also_where_other_rates_turn_its_sign()
    {
        // A: 10 EUR at 1 less 12 USD is −2, at 2 it is 8: four times as much, the other way. B: 10 EUR less 10 USD is 0, then 10.
        var cube = new BookOf().Rate("2024-01", "EUR", 1).Rate("2024-02", "EUR", 2)
            .With("2024-01", "A", 10, currency: "EUR").With("2024-01", "A", -12, low: -3, high: -1)
            .With("2024-01", "B", 10, currency: "EUR").With("2024-01", "B", -10, low: -2, high: 2)
            .Build()
            .In(February);

        Assert.Equal((BookOf.Units(4), BookOf.Units(12)), (cube.RangeOf(0)!.Low, cube.RangeOf(0)!.High));
        Assert.Equal((BookOf.Units(8), BookOf.Units(12)), (cube.RangeOf(1)!.Low, cube.RangeOf(1)!.High));
    }

    [Fact]
    public void A_part_of_the_book_is_seen_at_those_rates_too()
    {
        var book = Book().Described("A", "Retail").Build();

        Assert.Equal([BookOf.Units(12), BookOf.Units(12)], Totals(book.In(February with { Industries = ["Retail"] })));
        Assert.Equal([BookOf.Units(17), BookOf.Units(12)], Totals(book.In(February with { Grouping = Grouping.Product })));
    }

    [Fact]
    public void A_book_in_one_currency_is_what_it_was()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-02", "A", 12).Build();

        Assert.Equal(Totals(book), Totals(book.In(new CubeView { RatesOf = Month.Parse("1999-01") })));
    }

    [Fact]
    public void The_choice_is_a_view_of_its_own() => Assert.NotEqual(CubeView.Whole, February);

    private static BookOf Book() => new BookOf()
        .Rate("2024-01", "EUR", 1.1m).Rate("2024-02", "EUR", 1.2m)
        .With("2024-01", "A", 10, currency: "EUR").With("2024-01", "B", 5).With("2024-02", "A", 10, currency: "EUR");

    private static IEnumerable<long> Totals(RevenueCube cube) => RevenueReport.Of(cube, new ReportQuestion()).Months.Select(month => month.Total!.Value);
}
