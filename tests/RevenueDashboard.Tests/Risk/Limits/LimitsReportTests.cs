using CsCheck;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk.Limits;

public sealed class LimitsReportTests
{
    private static readonly DateOnly Today = new(2025, 6, 15);

    [Fact]
    public void A_book_without_limits_is_held_against_those_of_the_product()
    {
        var report = Of(V1());

        Assert.True(report.IsDefault);
        Assert.Equal(["Single customer", "Large exposure"], report.Limits.Select(finding => finding.Rule.Name));
        var single = report.Limits[0];
        // V1: 20 of 83 is 24.0964 %; of a limit of 20 % it uses 120.48 %, and 20 − 0.2 · 83 = 3.4 are beyond it.
        Assert.Equal((LimitStatus.Breached, "A", BookOf.Units(3.4m)), (single.Status, single.Figure!.Subject, single.Excess));
        Assert.Equal(0.240964, single.Figure.Figure, 0.0000005);
        Assert.Equal(1.204819, single.Use!.Value, 0.0000005);
        Assert.Contains("ASC 280-10-50-42", single.Rule.Source, StringComparison.Ordinal);
        // 24.0964 of 25 %: near, by the warning of 20 %.
        Assert.Equal((LimitStatus.Warning, 0), (report.Limits[1].Status, report.Limits[1].Excess));
        Assert.Equal(0.963855, report.Limits[1].Use!.Value, 0.0000005);
        Assert.Contains("Basel", report.Limits[1].Rule.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_products_own_set_follows_what_is_asked_and_the_books_does_not()
    {
        // Of Compute A has 60 %, of everything 30 %.
        BookOf Book() => new BookOf().With("2025-01", "A", 6, "Compute").With("2025-01", "B", 4, "Compute").With("2025-01", "B", 10, "Seats");

        Assert.Equal(0.6, Of(Book(), new ReportQuestion { Products = ["Compute"] }).Limits[0].Figure!.Figure, 1e-12);
        Assert.Equal(0.7, Of(Book(), new ReportQuestion()).Limits[0].Figure!.Figure, 1e-12);
        Assert.Equal(0.7, Of(Book().Limit("L", LimitMeasure.TopShare, 50), new ReportQuestion { Products = ["Compute"] }).Limits[0].Figure!.Figure, 1e-12);
        Assert.Equal(0.6, Of(Book().Limit("L", LimitMeasure.TopShare, 50, product: "compute"), new ReportQuestion()).Limits[0].Figure!.Figure, 1e-12);
    }

    [Fact]
    public void Every_measure_has_its_figure()
    {
        // V2: V1 with the 20 split in 12 and 8 under one parent. 51 customers of 1 come besides.
        var book = new BookOf().With("2025-01", "A East", 12).With("2025-01", "A West", 8).With("2025-01", "B", 5).With("2025-01", "C", 4).With("2025-01", "D", 3)
            .Under("A", "A East").Under("A", "A West").Described("A East", "Media", "Norway").Described("A West", "Media", "Chile").Described("B", "Retail", "Norway");
        for (var i = 0; i < 51; i++) book.With("2025-01", $"S{i:00}", 1);
        book.Limit("top", LimitMeasure.TopShare, 20).Limit("five", LimitMeasure.TopShares, 45, subject: "5").Limit("hhi", LimitMeasure.Hhi, 1_800)
            .Limit("customer", LimitMeasure.Customer, 20).Limit("parent", LimitMeasure.Parent, 20).Limit("one", LimitMeasure.Customer, 20, subject: "a west").Limit("group", LimitMeasure.Parent, 20, subject: "A WEST")
            .Limit("industry", LimitMeasure.Industry, 40).Limit("country", LimitMeasure.Country, 40, subject: "Norway");

        var figures = Of(book).Limits.ToDictionary(finding => finding.Rule.Name, finding => finding.Figure!);

        Assert.Equal(20 / 83.0, figures["top"].Figure, 1e-12);
        // 20 + 5 + 4 + 3 + 1 by parent.
        Assert.Equal(33 / 83.0, figures["five"].Figure, 1e-12);
        Assert.Equal(727.2463, figures["hhi"].Figure, 0.00005);
        Assert.Equal(("A East", 12 / 83.0), (figures["customer"].Subject, figures["customer"].Figure));
        Assert.Equal(("A", 20 / 83.0), (figures["parent"].Subject, figures["parent"].Figure));
        Assert.Equal(("A West", 8 / 83.0), (figures["one"].Subject, figures["one"].Figure));
        // Where others control it, its group is meant.
        Assert.Equal(("A", 20 / 83.0), (figures["group"].Subject, figures["group"].Figure));
        // Those whose industry nobody said have 58 of 83 and are no industry.
        Assert.Equal(("Media", 20 / 83.0), (figures["industry"].Subject, figures["industry"].Figure));
        Assert.Equal(("Norway", 17 / 83.0), (figures["country"].Subject, figures["country"].Figure));
    }

    [Fact]
    public void What_is_allocated_to_no_customer_counts_in_the_share_of_its_product_and_below_every_share()
    {
        var book = new BookOf().With("2025-01", "A", 30, "Compute").Total("2025-01", 50, "Compute").With("2025-01", "B", 50, "Seats")
            .Limit("product", LimitMeasure.Product, 60).Limit("seats", LimitMeasure.Product, 60, subject: "Seats").Limit("top", LimitMeasure.TopShare, 60);

        var figures = Of(book).Limits.ToDictionary(finding => finding.Rule.Name, finding => finding.Figure!.Figure);

        Assert.Equal(0.5, figures["product"], 1e-12);
        Assert.Equal(0.5, figures["seats"], 1e-12);
        Assert.Equal(0.5, figures["top"], 1e-12);
    }

    [Fact]
    public void Dependence_counts_whoever_pays_or_delivers()
    {
        var book = new BookOf().With("2025-01", "A", 40, "Compute").With("2025-01", "B", 60, "Seats").With("2025-01", "X", 10, "Seats").Role("X", Role.Supplier, "Compute")
            .Limit("each", LimitMeasure.Dependence, 50, warning: 40).Limit("x", LimitMeasure.Dependence, 50, subject: "X");

        var report = Of(book).Limits.ToDictionary(finding => finding.Rule.Name);

        // X: its own 10 and the 40 of Compute, of 110. B, whom nobody needs otherwise, is needed for its 60.
        Assert.Equal(50 / 110.0, report["x"].Figure!.Figure, 1e-12);
        Assert.Equal([("B", 60 / 110.0), ("X", 50 / 110.0)], report["each"].Figures.Select(figure => (figure.Subject, figure.Figure)));
        Assert.Equal([LimitLevel.Breached, LimitLevel.Warning], report["each"].Figures.Select(report["each"].Rule.LevelOf));
    }

    [Theory]
    [InlineData(20, 80, LimitStatus.Breached), InlineData(19.9999, 80.0001, LimitStatus.Warning), InlineData(10, 90, LimitStatus.Warning), InlineData(9.9999, 90.0001, LimitStatus.Within)]
    public void A_level_is_reached_by_the_figure_that_is_exactly_there(double a, double rest, LimitStatus status) =>
        Assert.Equal(status, Of(new BookOf().With("2025-01", "A", (decimal)a).With("2025-01", "B", (decimal)rest).Limit("A", LimitMeasure.Customer, 20, 10, subject: "A")).Limits[0].Status);

    [Theory]
    [InlineData(LimitMeasure.Hhi, 2_500, LimitStatus.Breached), InlineData(LimitMeasure.Hhi, 2_500.0001, LimitStatus.Within)]
    public void The_HHI_of_four_equal_customers_is_2500(LimitMeasure measure, double hard, LimitStatus status) =>
        Assert.Equal(status, Of(new BookOf().With("2025-01", "A", 7).With("2025-01", "B", 7).With("2025-01", "C", 7).With("2025-01", "D", 7).Limit("HHI", measure, (decimal)hard)).Limits[0].Status);

    [Fact]
    public void Of_a_limit_on_each_all_who_reach_a_level_are_told_the_largest_first()
    {
        var finding = Of(new BookOf().With("2025-01", "A", 30).With("2025-01", "B", 45).With("2025-01", "C", 20).With("2025-01", "D", 5).Limit("each", LimitMeasure.Parent, 30, 15)).Limits[0];

        Assert.Equal([("B", LimitLevel.Breached), ("A", LimitLevel.Breached), ("C", LimitLevel.Warning)], finding.Figures.Select(figure => (figure.Subject, finding.Rule.LevelOf(figure))));
    }

    [Fact]
    public void A_history_has_gaps_and_says_what_is_open()
    {
        var book = new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 90).With("2025-03", "A", 25).With("2025-03", "B", 75).With("2025-04", "A", -5).With("2025-05", "A", 50).With("2025-05", "B", 50)
            .Status("2025-05", MonthStatus.Open).Limit("A", LimitMeasure.Customer, 20, 10, subject: "A");

        var finding = Of(book, new ReportQuestion { To = Month.Parse("2025-05") }).Limits[0];

        Assert.Equal(
            [
                ("2025-01", MonthStatus.Final, (double?)0.1, (LimitLevel?)LimitLevel.Warning), ("2025-02", MonthStatus.Missing, null, null), ("2025-03", MonthStatus.Final, 0.25, LimitLevel.Breached),
                ("2025-04", MonthStatus.Final, null, null), ("2025-05", MonthStatus.Open, 0.5, LimitLevel.Breached),
            ],
            finding.Months.Select(month => (month.Month.ToString(), month.Status, month.Figure, month.Level)));
        Assert.Equal([0.5, null, 1.25, null, 2.5], finding.Months.Select(month => month.Use));
        // The last month that is over has no share: nothing is said of it.
        Assert.Equal((LimitStatus.NotAvailable, Month.Parse("2025-04"), (double?)null), (finding.Status, finding.Month!.Value, finding.Use));
        Assert.NotNull(finding.Why);
    }

    [Fact]
    public void It_says_since_when_the_same_one_broke_it()
    {
        var book = new BookOf().Limit("each", LimitMeasure.Parent, 60);
        foreach (var (month, a, b) in new[] { ("2025-01", 70, 30), ("2025-02", 30, 70), ("2025-03", 65, 35), ("2025-04", 60, 40) }) book.With(month, "A", a).With(month, "B", b);

        Assert.Equal(Month.Parse("2025-03"), Of(book).Limits[0].BrokenSince);
    }

    [Theory]
    [InlineData(LimitMeasure.Customer, "Nobody", null, "Nobody in the book is called “Nobody”."), InlineData(LimitMeasure.Industry, "Farming", null, "Nobody in the book belongs to “Farming”.")]
    [InlineData(LimitMeasure.Product, "Seats", null, "No product of the book is called “Seats”."), InlineData(LimitMeasure.TopShare, null, "Seats", "No product of the book is called “Seats”.")]
    public void Whom_the_book_does_not_know_has_no_figure(LimitMeasure measure, string? subject, string? product, string why)
    {
        var finding = Of(new BookOf().With("2025-01", "A", 10).Limit("L", measure, 20, subject: subject, product: product)).Limits[0];

        Assert.Equal((LimitStatus.NotAvailable, why, (double?)null), (finding.Status, finding.Why, finding.Use));
    }

    [Fact]
    public void An_empty_book_has_no_figure_and_no_exception() => Assert.All(Of(new BookOf()).Limits, finding => Assert.Equal(LimitStatus.NotAvailable, finding.Status));

    [Theory]
    // Given on 1 June at 08:00, to 15 June; today is the day in the first column.
    [InlineData("2025-05-31", LimitStatus.Breached), InlineData("2025-06-01", LimitStatus.Waived), InlineData("2025-06-15", LimitStatus.Waived), InlineData("2025-06-16", LimitStatus.Breached)]
    public void A_waiver_holds_from_its_first_day_to_its_last(string today, LimitStatus status) =>
        Assert.Equal(status, LimitsReport.Of(Broken().Waiver("single", "2025-06-01T08:00:00Z", "2025-06-15").Build(), new ReportQuestion(), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Limits[0].Status);

    [Theory]
    [InlineData(25, LimitStatus.Waived), InlineData(24.9999, LimitStatus.Breached)]
    public void A_waiver_allows_as_much_as_it_says(double upTo, LimitStatus status)
    {
        var finding = Of(Broken().Waiver("Single", "2025-06-01", "2025-06-30", (decimal)upTo)).Limits[0];

        Assert.Equal(status, finding.Status);
        Assert.NotNull(finding.Waiver);
    }

    [Fact]
    public void A_waiver_that_was_withdrawn_counts_no_more()
    {
        var finding = Of(Broken().Waiver("Single", "2025-06-01", "2025-06-30", withdrawn: "2025-06-02")).Limits[0];

        Assert.Equal((LimitStatus.Breached, (CubeWaiver?)null), (finding.Status, finding.Waiver));
    }

    [Fact]
    public void A_warning_is_not_waived() =>
        Assert.Equal(LimitStatus.Warning, Of(new BookOf().With("2025-01", "A", 15).With("2025-01", "B", 85).Limit("A", LimitMeasure.Customer, 20, 10, subject: "A").Waiver("A", "2025-06-01", "2025-06-30")).Limits[0].Status);

    [Fact]
    public void The_books_own_limits_stay_net_however_it_is_seen()
    {
        var book = new BookOf().With("2025-01", "A", 30).With("2025-01", "A", -10, type: RevenueType.Credit).With("2025-01", "B", 80).Limit("A", LimitMeasure.Customer, 50, subject: "A").Build();

        Assert.Equal(0.2, LimitsReport.Of(book.In(new CubeView { Basis = RevenueBasis.Gross }), new ReportQuestion(), Today).Limits[0].Figure!.Figure, 1e-12);
    }

    [Fact]
    public void Use_is_figure_over_level_and_there_is_an_excess_beyond_it_only() =>
        Gen.Select(Gen.Int[1, 1_000].Array[1, 20], Gen.Int[1, 100], (amounts, hard) => (amounts, hard)).Sample(of =>
        {
            var book = new BookOf().Limit("each", LimitMeasure.Parent, of.hard);
            for (var i = 0; i < of.amounts.Length; i++) book.With("2025-01", $"C{i}", of.amounts[i]);
            var finding = Of(book).Limits[0];
            var (most, all) = (of.amounts.Max(), of.amounts.Sum());

            Assert.Equal(100.0 * most / ((double)of.hard * all), finding.Use!.Value, 1e-9);
            // In whole numbers: most/all ≥ hard/100.
            Assert.Equal(most * 100 >= of.hard * all, finding.Status == LimitStatus.Breached);
            Assert.Equal(most * 100 > of.hard * all, finding.Excess > 0);
        });

    private static BookOf Broken() => new BookOf().With("2025-05", "A", 25).With("2025-05", "B", 75).Limit("Single", LimitMeasure.Customer, 20, subject: "A");

    private static BookOf V1()
    {
        var book = new BookOf().With("2025-01", "A", 20).With("2025-01", "B", 5).With("2025-01", "C", 4).With("2025-01", "D", 3);
        for (var i = 0; i < 51; i++) book.With("2025-01", $"S{i:00}", 1);
        return book;
    }

    private static LimitsReport Of(BookOf book, ReportQuestion? question = null) => LimitsReport.Of(book.Build(), question ?? new ReportQuestion(), Today);
}
