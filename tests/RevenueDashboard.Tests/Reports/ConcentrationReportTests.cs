using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class ConcentrationReportTests
{
    // Golden vector V1 of the metric definitions: {20, 5, 4, 3, 51 × 1}, total 83.
    private static BookOf V1(string month = "2024-03")
    {
        var book = new BookOf().With(month, "TikTok", 20).With(month, "Walmart", 5).With(month, "G42", 4).With(month, "Intuit", 3);
        for (var i = 1; i <= 51; i++) book.With(month, $"Customer {i:00}", 1);
        return book;
    }

    [Fact]
    public void A_month_has_the_measures_of_its_customers()
    {
        var month = ConcentrationReport.Of(V1().Build(), new ReportQuestion()).Current!;

        Assert.Equal("TikTok", month.Largest!.Name);
        Assert.Equal(0.240964, month.Measures!.Top1Share!.Value, 6);
        Assert.Equal(727.2463, month.Measures.Hhi!.Value, 4);
        Assert.Equal(13.7505, month.Measures.EffectiveCustomers!.Value, 4);
        Assert.Equal((55, 14, 39), (month.Measures.Customers, month.Measures.N50, month.Measures.N80));
        Assert.Equal(["TikTok"], month.TenPercent.Select(share => share.Customer.Name));
    }

    [Fact]
    public void Without_the_largest_the_next_one_is_on_top()
    {
        var report = ConcentrationReport.Of(V1().Build(), new ReportQuestion { WithoutLargest = true });

        Assert.Equal("TikTok", report.Scope.Without);
        Assert.Equal(BookOf.Units(63), report.Current!.Measures!.Total);
        Assert.Equal(0.079365, report.Current.Measures.Top1Share!.Value, 6);
        Assert.Equal(254.4722, report.Current.Measures.Hhi!.Value, 4);
    }

    [Fact]
    public void Customers_under_common_control_are_one_by_parent_and_two_by_customer()
    {
        // V2: the 20 split in 12 + 8 under one parent.
        var book = V1().With("2024-03", "TikTok", -8).With("2024-03", "Lemon8", 8).Under("ByteDance", "TikTok").Under("ByteDance", "Lemon8").Build();

        var byParent = ConcentrationReport.Of(book, new ReportQuestion()).Current!;
        var byCustomer = ConcentrationReport.Of(book, new ReportQuestion { Level = EntityLevel.Customer }).Current!;

        Assert.Equal(("ByteDance", 727.2463), (byParent.Largest!.Name, Math.Round(byParent.Measures!.Hhi!.Value, 4)));
        Assert.Equal(("TikTok", 448.5412), (byCustomer.Largest!.Name, Math.Round(byCustomer.Measures!.Hhi!.Value, 4)));
        Assert.Equal(0.144578, byCustomer.Measures.Top1Share!.Value, 6);
    }

    [Fact]
    public void Control_that_ends_ends_the_roll_up()
    {
        var book = new BookOf().With("2024-03", "TikTok", 20).With("2024-04", "TikTok", 20).Under("ByteDance", "TikTok", to: "2024-03").Build();

        Assert.Equal(["ByteDance", "TikTok"], ConcentrationReport.Of(book, new ReportQuestion()).Months.Select(month => month.Largest!.Name));
    }

    [Fact]
    public void A_month_nobody_brought_is_missing_and_not_zero()
    {
        var report = ConcentrationReport.Of(new BookOf().With("2024-01", "A", 1).With("2024-03", "A", 1).Build(), new ReportQuestion());

        Assert.Equal([MonthStatus.Final, MonthStatus.Missing, MonthStatus.Final], report.Months.Select(month => month.Status));
        Assert.Null(report.Months[1].Measures);
        Assert.Null(report.Previous);
    }

    [Fact]
    public void An_open_month_is_left_out_and_when_asked_for_not_the_one_that_figures_are_about()
    {
        var book = new BookOf().With("2024-03", "A", 1).With("2024-04", "A", 1).Status("2024-04", MonthStatus.Open).Build();

        var without = ConcentrationReport.Of(book, new ReportQuestion());
        var with = ConcentrationReport.Of(book, new ReportQuestion { To = Month.Parse("2024-04") });

        Assert.Equal([Month.Parse("2024-03")], without.Months.Select(month => month.Month));
        Assert.Equal([MonthStatus.Final, MonthStatus.Open], with.Months.Select(month => month.Status));
        Assert.Equal(Month.Parse("2024-03"), with.Current!.Month);
    }

    [Fact]
    public void What_is_allocated_to_nobody_counts_in_the_denominator()
    {
        // V11: one known customer with 20 of 83.33.
        var book = new BookOf().With("2024-03", "TikTok", 20).Total("2024-03", 83.33m).Build();

        var detail = ConcentrationDetail.Of(book, new ReportQuestion())!;

        Assert.Equal(BookOf.Units(63.33m), detail.Measures.Unallocated);
        Assert.Equal(0.240010, detail.Measures.Top1Share!.Value, 6);
        Assert.Equal((576, 2320), (Math.Round(detail.Bounds!.Hhi.Low), Math.Round(detail.Bounds.Hhi.High)));
    }

    [Fact]
    public void A_total_below_the_known_customers_is_no_negative_customer()
    {
        var book = new BookOf().With("2024-03", "A", 20).Total("2024-03", 15).Build();

        Assert.Equal(0, ConcentrationDetail.Of(book, new ReportQuestion())!.Measures.Unallocated);
        Assert.Contains(OverviewReport.Of(book, new ReportQuestion())!.Attention, attention => attention.Kind == "Claim");
    }

    [Fact]
    public void Ranged_amounts_make_a_range_around_the_share()
    {
        var book = new BookOf().With("2024-03", "TikTok", 20, low: 19, high: 20).With("2024-03", "Rest", 63.3m).Build();

        var range = ConcentrationDetail.Of(book, new ReportQuestion())!.Bounds!.Top1Share;

        // With the 63.3 of the rest, which is the larger one here: at 19 the rest has 63.3 of 82.3, at 20 it has 63.3 of 83.3.
        Assert.Equal((63.3 / 83.3, 63.3 / 82.3), (range.Low, range.High));
    }

    [Fact]
    public void What_moved_the_index_adds_up_to_its_change()
    {
        var book = new BookOf().With("2024-02", "A", 10).With("2024-02", "B", 10).With("2024-03", "A", 30).With("2024-03", "C", 10).Build();

        var detail = ConcentrationDetail.Of(book, new ReportQuestion())!;

        // February: 2 × 0.5² = 5000. March: 0.75² + 0.25² = 6250. A: 5625 − 2500, B: −2500, C: 625.
        Assert.Equal([("A", 3125), ("B", -2500), ("C", 625)], detail.Moved.Select(move => (move.Customer.Name, Math.Round(move.Points, 6))));
    }

    [Fact]
    public void A_cell_that_is_much_of_its_product_and_of_its_customer_is_a_double_concentration()
    {
        var book = new BookOf()
            .With("2024-03", "OpenAI", 190, "Server leasing")
            .With("2024-03", "ByteDance", 20).With("2024-03", "Walmart", 5).With("2024-03", "Rest", 58.3m)
            .With("2024-03", "Walmart", 60, "Copilot")
            .Build();

        var matrix = ConcentrationDetail.Of(book, new ReportQuestion())!.Matrix;
        var doubles = matrix.Rows.SelectMany(row => row.Cells.Select((cell, i) => (row.Customer!.Name, Product: book.Products[matrix.Products[i]].Name, cell.IsDouble))).Where(cell => cell.IsDouble);

        // Walmart's 5 are 6 % of Azure OpenAI: no double, although they are its product.
        Assert.Equal([("OpenAI", "Server leasing"), ("Walmart", "Copilot"), ("Rest", "Azure OpenAI"), ("ByteDance", "Azure OpenAI")], doubles.Select(cell => (cell.Name, cell.Product)));
    }

    [Fact]
    public void What_is_allocated_to_nobody_is_in_the_product_that_a_customer_is_much_of()
    {
        var book = new BookOf()
            .With("2025-01", "X", 10).With("2025-01", "Y", 10).With("2025-01", "X", 30, "Copilot").With("2025-01", "Z", 20, "Copilot")
            .Total("2025-01", 100)
            .Build();

        var matrix = ConcentrationDetail.Of(book, new ReportQuestion { DoubleLimit = 0.25 })!.Matrix;

        // Y is 10 of 100, not of the 20 that are known; X is 30 of 50 of Copilot, which is 30 of its 40.
        Assert.Equal([("X", 0.6, 0.75), ("Z", 0.4, 1.0)], matrix.Doubles.Select(cell => (cell.Customer.Name, cell.ShareOfProduct, cell.ShareOfCustomer)));
        Assert.Equal([("X", 0.1, 0.6), ("Z", null, 0.4), ("Y", 0.1, (double?)null)], matrix.Rows.Select(row => (row.Customer!.Name, row.Cells[0].ShareOfProduct, row.Cells[1].ShareOfProduct)));
    }

    [Fact]
    public void A_product_the_book_does_not_have_is_named_with_those_it_has()
    {
        var problem = Assert.Throws<UnknownProductException>(() => ConcentrationReport.Of(V1().Build(), new ReportQuestion { Products = ["azure openai", "Bing"] }));

        Assert.Equal("No product is called \"Bing\". The book has \"Azure OpenAI\".", problem.Message);
    }

    [Fact]
    public void An_empty_book_has_an_empty_report() => Assert.Empty(ConcentrationReport.Of(new BookOf().Build(), new ReportQuestion()).Months);
}
