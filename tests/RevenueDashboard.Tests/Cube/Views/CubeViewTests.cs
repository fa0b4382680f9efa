using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Cube.Views;

public sealed class CubeViewTests
{
    private static readonly ReportQuestion Everything = new();

    [Fact]
    public void Industries_in_the_place_of_customers_have_the_sums_of_their_customers()
    {
        var cube = Book().Build().In(new CubeView { Grouping = Grouping.Industry });

        var detail = ConcentrationDetail.Of(cube, Everything, Month.Parse("2025-02"))!;

        Assert.Equal(["Media", "Retail", "Not said"], detail.Ranked.Select(line => line.Customer.Name));
        Assert.Equal([BookOf.Units(30), BookOf.Units(14), BookOf.Units(6)], detail.Ranked.Select(line => line.Amount));
        Assert.Equal(0.6, detail.Measures.Top1Share!.Value, 12);
        Assert.Equal("all products, Jan 2025 to Feb 2025, net, by industry", detail.Scope.InWords());
    }

    [Theory]
    [InlineData(Grouping.Customer)]
    [InlineData(Grouping.Product)]
    [InlineData(Grouping.Industry)]
    [InlineData(Grouping.Country)]
    [InlineData(Grouping.RevenueType)]
    [InlineData(Grouping.PreviousProvider)]
    public void However_the_book_is_grouped_each_month_has_the_same_total(Grouping grouping)
    {
        var book = Book().Total("2025-02", 60).Build();
        var seen = RevenueReport.Of(book.In(new CubeView { Grouping = grouping }), Everything);

        Assert.Equal(RevenueReport.Of(book, Everything).Months.Select(month => month.Total), seen.Months.Select(month => month.Total));
        Assert.Equal([BookOf.Units(45), BookOf.Units(64)], seen.Months.Select(month => month.Total!.Value));
    }

    [Fact]
    public void What_is_published_of_a_product_is_the_product_s_whoever_paid_it()
    {
        var book = new BookOf()
            .With("2025-01", "X", 10).With("2025-01", "Y", 10).With("2025-01", "X", 30, product: "Copilot").With("2025-01", "Z", 20, product: "Copilot")
            .Total("2025-01", 100)
            .Build();

        var month = ConcentrationReport.Of(book.In(new CubeView { Grouping = Grouping.Product }), Everything).Current!;
        var byIndustry = ConcentrationReport.Of(book.In(new CubeView { Grouping = Grouping.Industry }), Everything).Current!;

        // 100 and 50 of 150: (2/3)² + (1/3)² = 5/9.
        Assert.Equal("Azure OpenAI", month.Largest!.Name);
        Assert.Equal((2, BookOf.Units(150), 0L), (month.Measures!.Customers, month.Measures.Total, month.Measures.Unallocated));
        Assert.Equal(2 / 3.0, month.Measures.Top1Share!.Value, 12);
        Assert.Equal(1.0, month.Measures.Cr5!.Value, 12);
        Assert.Equal(50_000 / 9.0, month.Measures.Hhi!.Value, 8);
        Assert.Equal(1.8, month.Measures.EffectiveCustomers!.Value, 12);
        Assert.Equal((1, 2), (month.Measures.N50, month.Measures.N80));
        Assert.Equal(BookOf.Units(80), byIndustry.Measures!.Unallocated);
    }

    [Fact]
    public void A_published_total_of_a_product_does_not_move_with_what_is_known_of_its_customers()
    {
        var book = new BookOf()
            .With("2025-01", "X", 10, low: 8, high: 12).With("2025-01", "Z", 50, product: "Copilot", low: 40, high: 60)
            .Total("2025-01", 100);

        var bounds = ConcentrationDetail.Of(book.Build().In(new CubeView { Grouping = Grouping.Product }), Everything)!.Bounds!;

        // Only Copilot moves: 100 of 140 to 160.
        Assert.Equal(100 / 160.0, bounds.Top1Share.Low, 12);
        Assert.Equal(100 / 150.0, bounds.Top1Share.Point, 12);
        Assert.Equal(100 / 140.0, bounds.Top1Share.High, 12);
    }

    [Fact]
    public void A_published_total_below_the_known_customers_of_a_product_is_no_revenue_of_it()
    {
        var book = new BookOf().With("2025-01", "X", 10).With("2025-01", "Z", 30, product: "Copilot").Total("2025-01", 4).Build();

        Assert.Equal(0.75, ConcentrationReport.Of(book.In(new CubeView { Grouping = Grouping.Product }), Everything).Current!.Measures!.Top1Share!.Value, 12);
    }

    [Fact]
    public void A_filter_leaves_the_others_and_published_totals_out_and_no_month()
    {
        var cube = Book().Total("2025-02", 60).Build().In(new CubeView { Industries = ["MEDIA"] });

        var months = RevenueReport.Of(cube, Everything).Months;

        Assert.Equal([0, BookOf.Units(30)], months.Select(month => month.Total!.Value));
        Assert.Equal([0L, 0L], months.Select(month => month.Unallocated));
        Assert.Equal(2, months.Count);
    }

    [Fact]
    public void An_empty_text_chooses_those_of_whom_nobody_said_anything()
    {
        var cube = Book().Build().In(new CubeView { Industries = [""] });

        Assert.Equal(["D"], CustomersReport.Of(cube, Everything).Customers.Select(line => line.Customer.Name));
    }

    [Fact]
    public void Gross_leaves_out_credits_adjustments_and_what_is_below_zero()
    {
        var cube = new BookOf()
            .With("2025-01", "A", 10)
            .With("2025-01", "A", -2, type: RevenueType.Credit)
            .With("2025-01", "A", 1, type: RevenueType.Adjustment)
            .With("2025-01", "B", -3)
            .Build();

        Assert.Equal(BookOf.Units(6), RevenueReport.Of(cube, Everything).Months[0].Total);
        Assert.Equal(BookOf.Units(10), RevenueReport.Of(cube.In(new CubeView { Basis = RevenueBasis.Gross }), Everything).Months[0].Total);
    }

    [Theory]
    [InlineData(MarginEdge.Low, 4.5)]
    [InlineData(MarginEdge.Middle, 5.25)]
    [InlineData(MarginEdge.High, 6.0)]
    public void Gross_profit_is_net_times_the_margin_and_leaves_out_what_has_none(MarginEdge edge, double millions)
    {
        var cube = new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 90, product: "Copilot").Margin("Azure OpenAI", 4500, 6000).Build();

        var seen = cube.In(new CubeView { Basis = RevenueBasis.GrossProfit, Margin = edge });

        Assert.Equal(BookOf.Units((decimal)millions), RevenueReport.Of(seen, Everything).Months[0].Total);
        Assert.Equal(["Copilot"], seen.WithoutMargin);
        Assert.Equal("all products, Jan 2025, gross profit, without Copilot, whose margin is not known, by parent", ConcentrationReport.Of(seen, Everything).Scope.InWords());
    }

    [Fact]
    public void A_margin_below_zero_exchanges_the_ends_of_a_range()
    {
        // −10 (−12 to −8) at −15 %: 1.5, and 1.2 to 1.8.
        var book = new BookOf().With("2025-01", "A", -10, low: -12, high: -8, type: RevenueType.Credit).With("2025-01", "B", 30, product: "Copilot").Margin("Azure OpenAI", -2000, -1000).Margin("Copilot", 5000, 6000);

        var seen = book.Build().In(new CubeView { Basis = RevenueBasis.GrossProfit });

        Assert.Equal((BookOf.Units(1.2m), BookOf.Units(1.8m)), (seen.RangeOf(0)!.Low, seen.RangeOf(0)!.High));
        // 16.5 of 18 at the middle; B of 17.7 to 18.3 at the ends.
        var bounds = ConcentrationDetail.Of(seen, Everything)!.Bounds!;
        Assert.Equal(16.5 / 18.3, bounds.Top1Share.Low, 12);
        Assert.Equal(16.5 / 18, bounds.Top1Share.Point, 12);
        Assert.Equal(16.5 / 17.7, bounds.Top1Share.High, 12);
    }

    [Fact]
    public void Half_a_unit_of_gross_profit_is_rounded_away_from_zero()
    {
        // 1 and −1 ten-thousandths at 50 %.
        var cube = new BookOf().With("2025-01", "A", 0.0000000001m).With("2025-02", "A", -0.0000000001m).Margin("Azure OpenAI", 5000, 5000).Build();

        var months = RevenueReport.Of(cube.In(new CubeView { Basis = RevenueBasis.GrossProfit }), Everything).Months;

        Assert.Equal([1L, -1L], months.Select(month => month.Total!.Value));
    }

    [Fact]
    public void Todays_parents_hold_in_all_months_only_when_they_are_asked_for()
    {
        var book = new BookOf().With("2025-01", "A", 12).With("2025-01", "B", 8).With("2025-02", "A", 12).With("2025-02", "B", 8).Under("Holding", "A", "2025-02").Under("Holding", "B").Running("2025-03").Build();

        Assert.Equal(["A", "Holding"], Names(ConcentrationDetail.Of(book, Everything, Month.Parse("2025-01"))));
        Assert.Equal(["Holding"], Names(ConcentrationDetail.Of(book.In(new CubeView { WithTodaysParents = true }), Everything, Month.Parse("2025-01"))));
        Assert.Equal(["A", "Holding"], Names(ConcentrationDetail.Of(book, Everything, Month.Parse("2025-01"))));

        static IEnumerable<string> Names(ConcentrationDetail? detail) => detail!.Ranked.Select(line => line.Customer.Name);
    }

    [Fact]
    public void Bounds_of_several_customers_add_up_in_their_group()
    {
        var cube = new BookOf()
            .With("2025-01", "A", 10, low: 8, high: 11)
            .With("2025-01", "B", 5, low: 5, high: 9)
            .With("2025-01", "C", 5)
            .Described("A", "Media").Described("B", "Media").Described("C", "Media")
            .Build()
            .In(new CubeView { Grouping = Grouping.Industry });

        var cell = Assert.Single(Enumerable.Range(0, cube.Cells.Count));

        Assert.Equal((BookOf.Units(18), BookOf.Units(25)), (cube.RangeOf(cell)!.Low, cube.RangeOf(cell)!.High));
    }

    [Fact]
    public void The_same_view_is_made_once_and_a_view_of_a_view_is_one_of_the_book()
    {
        var book = Book().Build();
        var industries = new CubeView { Grouping = Grouping.Industry };

        Assert.Same(book.In(industries), book.In(new CubeView { Grouping = Grouping.Industry }));
        Assert.Same(book.In(industries), book.In(new CubeView { Grouping = Grouping.Product }).In(industries));
        Assert.Same(book, book.In(industries).In(CubeView.Whole));
    }

    [Fact]
    public void Theil_between_and_within_industries_is_that_of_customers()
    {
        var book = Book().Build();
        var month = Month.Parse("2025-02");

        // Between groups: Σ S ln(S / (n/N)); the grouped view gives S, the book gives all of it.
        var whole = ConcentrationDetail.Of(book, Everything, month)!.Measures;
        var groups = ConcentrationDetail.Of(book.In(new CubeView { Grouping = Grouping.Industry }), Everything, month)!;
        var sizes = new Dictionary<string, int> { ["Media"] = 1, ["Retail"] = 2, ["Not said"] = 1 };
        var between = groups.Ranked.Sum(line => line.Share!.Value * Math.Log(line.Share.Value / (sizes[line.Customer.Name] / 4.0)));
        // Within Retail: 10 and 4 of 14; the others are one customer each.
        var within = 14 / 50.0 * (Math.Log(2) + (10 / 14.0 * Math.Log(10 / 14.0)) + (4 / 14.0 * Math.Log(4 / 14.0)));

        Assert.Equal(whole.Theil!.Value, between + within, 12);
    }

    private static BookOf Book() => new BookOf()
        .With("2025-01", "B", 25).With("2025-01", "C", 20)
        .With("2025-02", "A", 30).With("2025-02", "B", 10).With("2025-02", "C", 4, product: "Copilot").With("2025-02", "D", 6, type: RevenueType.Subscription)
        .With("2025-02", "D", -1, product: "Copilot", type: RevenueType.Credit).With("2025-02", "D", 1, product: "Copilot", type: RevenueType.Usage)
        .Described("A", "Media").Described("B", "Retail").Described("C", "Retail");
}
