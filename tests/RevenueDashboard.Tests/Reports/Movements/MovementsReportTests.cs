using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Export;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Tests.Reports.Movements;

public sealed class MovementsReportTests
{
    private static readonly ReportQuestion Everything = new();

    [Fact]
    public void Seven_customers_one_of_each_kind()
    {
        var month = Of(Seven("2024-02", "2024-03").With("2024-01", "D", 7), "2024-03");

        Assert.Equal([210, 15, 40, 20, -15, -40, -5, 0, 0, 225], Parts(month.All.Bridge!));
        Assert.Equal((1, 1, 1, 1, 2, 1), Counts(month.All.Bridge!));
        Assert.Equal(5, month.All.Bridge!.OpeningCount);
        Assert.Equal(0.4, month.All.LogoChurn);
        Assert.Equal(75.0 / 55, month.All.QuickRatio!.Value, 12);
    }

    [Fact]
    public void Nothing_lost_is_said_and_is_not_the_same_as_not_available()
    {
        var report = MovementsReport.Of(new BookOf().With("2024-01", "A", 10).With("2024-02", "A", 12).With("2024-03", "A", 9).Build(), Everything);

        var table = MovementsTables.Of(report);
        var column = table.Columns.ToList().IndexOf("quickRatio");
        Assert.Equal(["", "no losses", "0"], table.Rows.Select(row => row[column].ToString()));
        Assert.Equal([false, true, false], MovementsJson.Of(report)["months"]!.AsArray().Select(month => month!["noLosses"]!.GetValue<bool>()));
    }

    [Fact]
    public void The_same_seven_a_year_apart_have_the_golden_retention()
    {
        var month = Of(Seven("2023-03", "2024-03"), "2024-03");

        Assert.Equal(0.80952, month.All.Nrr12!.Value, 5);
        Assert.Equal(0.73810, month.All.Grr12!.Value, 5);
        // Without A, the largest: 50, 30, 20, 10 became 35, 0, 20, −5.
        Assert.Equal(("A", 50.0 / 110, 55.0 / 110), (month.Largest, month.ExLargest!.Nrr12!.Value, month.ExLargest.Grr12!.Value));
        // February is not there, and a year is not a month.
        Assert.Null(month.All.Bridge);
        Assert.Equal("Feb 2024 is missing", month.Gap!.InWords());
    }

    [Fact]
    public void Without_the_largest_it_is_left_out_of_both_months()
    {
        var month = Of(Seven("2024-02", "2024-03").With("2024-01", "D", 7), "2024-03");

        Assert.Equal("A", month.Largest);
        Assert.Equal([110, 15, 40, 0, -15, -40, -5, 0, 0, 105], Parts(month.ExLargest!.Bridge!));
        Assert.Equal(0.5, month.ExLargest.LogoChurn);
        Assert.Equal(55.0 / 55, month.ExLargest.QuickRatio);
    }

    [Fact]
    public void Nobody_churns_into_a_month_that_is_missing()
    {
        var report = MovementsReport.Of(new BookOf().With("2024-01", "A", 10).With("2024-03", "A", 12).With("2024-04", "A", 15).Build(), Everything);

        Assert.Equal([null, null, null, BookOf.Units(3)], report.Months.Select(month => month.All.Bridge?.Expansion));
        Assert.Equal(["Jan 2024 is the first month with data", "Feb 2024 is missing", "Feb 2024 is missing", null], report.Months.Select(month => month.Gap?.InWords()));
        Assert.Null(report.Months[1].Largest);
    }

    [Fact]
    public void Nobody_churns_out_of_a_product_whose_file_is_not_here()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-01", "B", 5, "Copilot").With("2024-02", "A", 10).With("2024-03", "A", 10).With("2024-03", "B", 5, "Copilot");

        var months = MovementsReport.Of(book.Build(), Everything).Months;

        Assert.Equal(["Feb 2024 has no file for Copilot", "Feb 2024 has no file for Copilot"], months.Skip(1).Select(month => month.Gap!.InWords()));
    }

    [Fact]
    public void A_product_not_sold_yet_is_no_gap_and_its_first_month_no_bridge()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-02", "A", 10).With("2024-02", "A", 4, "Copilot").Build();

        var all = MovementsReport.Of(book, Everything).Months[1];
        var copilot = MovementsReport.Of(book, new ReportQuestion { Products = ["Copilot"] }).Months[1];

        Assert.Equal((BookOf.Units(4), BookOf.Units(4)), (all.All.Bridge!.Expansion, all.All.Bridge.CrossSell));
        Assert.Equal(BridgeGapKind.FirstMonth, copilot.Gap!.Kind);
    }

    [Fact]
    public void An_open_month_has_a_bridge_that_is_marked_and_no_rate_of_loss()
    {
        var book = new BookOf().With("2023-03", "A", 9).With("2023-03", "B", 9).With("2024-02", "A", 10).With("2024-02", "B", 5).With("2024-03", "A", 2).Status("2024-03", MonthStatus.Open);

        var month = Of(book, "2024-03");

        Assert.Equal(MonthStatus.Open, month.Status);
        Assert.Equal(BookOf.Units(-5), month.All.Bridge!.Churn);
        Assert.Equal((null, null, null, null), (month.All.LogoChurn, month.All.QuickRatio, month.All.Nrr12, month.All.Grr12));
    }

    [Fact]
    public void Nothing_lost_has_no_quick_ratio_and_nobody_there_no_churn()
    {
        var month = Of(new BookOf().With("2024-01", "A", -3).With("2024-02", "A", 5), "2024-02");

        Assert.Equal((BookOf.Units(5), BookOf.Units(3)), (month.All.Bridge!.New, month.All.Bridge.Credit));
        Assert.Equal((null, null), (month.All.LogoChurn, month.All.QuickRatio));
    }

    [Fact]
    public void Who_paid_before_the_months_shown_is_not_new()
    {
        var book = new BookOf().With("2023-01", "A", 5).With("2023-02", "B", 1).With("2024-01", "B", 1).With("2024-02", "A", 6).With("2024-02", "B", 1).Build();

        var month = MovementsReport.Of(book, new ReportQuestion { From = Month.Parse("2024-02") }).Months.Single();

        Assert.Equal((0, BookOf.Units(6)), (month.All.Bridge!.New, month.All.Bridge.Reactivation));
    }

    [Fact]
    public void A_customer_that_comes_under_a_parent_has_neither_left_nor_grown()
    {
        // C pays 10 by itself; from February it counts for P, which pays 20 and then 22 itself.
        var book = new BookOf().With("2024-01", "P", 20).With("2024-01", "C", 10).With("2024-01", "X", 5).With("2024-02", "P", 22).With("2024-02", "C", 10).With("2024-02", "X", 5)
            .Under("P", "C", from: "2024-02");

        var month = Of(book, "2024-02");
        var detail = MovementDetail.Of(book.Build(), Everything, to: Month.Parse("2024-02"))!;

        Assert.Equal([35, 0, 0, 2, 0, 0, 0, 0, 0, 37], Parts(month.All.Bridge!));
        Assert.Equal((2, 1, 0), (month.All.Bridge!.StructureCount, month.All.Bridge.ExpansionCount, month.All.Bridge.ChurnCount));
        // Without P, C's 10 are gone to it.
        Assert.Equal([15, 0, 0, 0, 0, 0, 0, -10, 0, 5], Parts(month.ExLargest!.Bridge!));
        Assert.Equal([("C", MovementKind.Structure, BookOf.Units(-10)), ("P", MovementKind.Expansion, BookOf.Units(2))],
            detail.Changes.Select(change => (change.Name, change.Kind, change.Amount)));
        Assert.Equal([BookOf.Units(-10), BookOf.Units(10)], detail.Changes.Select(change => change.Structure));
    }

    [Fact]
    public void What_comes_back_under_another_parent_is_not_new()
    {
        var book = new BookOf().With("2024-01", "C", 10).With("2024-02", "X", 5).With("2024-03", "C", 8).With("2024-03", "X", 5).Under("P", "C", from: "2024-03");

        var month = Of(book, "2024-03");

        Assert.Equal((0, BookOf.Units(8)), (month.All.Bridge!.New, month.All.Bridge.Reactivation));
    }

    [Fact]
    public void Retention_sees_the_year_by_the_parents_of_its_end()
    {
        var book = new BookOf().With("2023-02", "P", 20).With("2023-02", "C", 10).With("2024-02", "P", 20).With("2024-02", "C", 6).Under("P", "C", from: "2023-09");

        // 30 became 26. By the parents of the beginning C would have kept nothing.
        Assert.Equal((26.0 / 30, 26.0 / 30), (Of(book, "2024-02").All.Nrr12!.Value, Of(book, "2024-02").All.Grr12!.Value));
    }

    [Fact]
    public void Parents_do_not_matter_by_customer()
    {
        var book = new BookOf().With("2024-01", "C", 10).With("2024-02", "C", 10).With("2024-01", "P", 1).With("2024-02", "P", 1).Under("P", "C", from: "2024-02").Build();

        var bridge = MovementsReport.Of(book, new ReportQuestion { Level = EntityLevel.Customer }).Months[1].All.Bridge!;

        Assert.Equal((0, 2), (bridge.StructureCount, bridge.OpeningCount));
    }

    [Fact]
    public void An_amount_that_is_the_same_in_its_own_currency_moves_by_the_rate_alone()
    {
        // 10 M€ at 1.10 and 1.20; 5 M$ more from another.
        var month = Of(new BookOf().Rate("2024-01", "EUR", 1.1m).Rate("2024-02", "EUR", 1.2m)
            .With("2024-01", "A", 10, currency: "EUR").With("2024-02", "A", 10, currency: "EUR").With("2024-01", "B", 3).With("2024-02", "B", 8), "2024-02");

        Assert.Equal([14, 0, 0, 5, 0, 0, 0, 0, 1, 20], Parts(month.All.Bridge!));
        Assert.Equal((1, 1), (month.All.Bridge!.FxCount, month.All.Bridge.ExpansionCount));
    }

    [Theory]
    // Before 10 at 1.10 is 11. More: 10 move by the rate, the 5 more count at the new one. Less: 6 move by the rate, the 4 less count at the old one.
    [InlineData(15, 6, 0, 1, 18), InlineData(6, 0, -4.4, 0.6, 7.2)]
    public void What_is_added_counts_at_the_new_rate_and_what_is_lost_at_the_old(int now, double expansion, double contraction, double fx, double closing)
    {
        var bridge = Of(new BookOf().Rate("2024-01", "EUR", 1.1m).Rate("2024-02", "EUR", 1.2m).With("2024-01", "A", 10, currency: "EUR").With("2024-02", "A", now, currency: "EUR"), "2024-02").All.Bridge!;

        Assert.Equal([11, 0, 0, (decimal)expansion, (decimal)contraction, 0, 0, 0, (decimal)fx, (decimal)closing], Parts(bridge));
    }

    [Fact]
    public void A_customer_in_another_currency_that_leaves_or_comes_does_so_with_its_whole_amount()
    {
        var bridge = Of(new BookOf().Rate("2024-01", "EUR", 1.1m).Rate("2024-02", "EUR", 1.2m).With("2024-01", "A", 10, currency: "EUR").With("2024-02", "B", 10, currency: "EUR"), "2024-02").All.Bridge!;

        Assert.Equal([11, 12, 0, 0, 0, -11, 0, 0, 0, 12], Parts(bridge));
    }

    [Fact]
    public void Cross_sell_of_a_parent_looks_at_all_its_customers()
    {
        // C buys Copilot, which its sister D had before: nothing new for P. E is alone and it is new for it.
        var book = new BookOf()
            .With("2024-01", "C", 10).With("2024-01", "D", 2, "Copilot").With("2024-01", "E", 10)
            .With("2024-02", "C", 10).With("2024-02", "D", 2, "Copilot").With("2024-02", "C", 3, "Copilot").With("2024-02", "E", 9).With("2024-02", "E", 4, "Copilot")
            .Under("P", "C").Under("P", "D");

        var bridge = Of(book, "2024-02").All.Bridge!;

        // E pays 9 + 4 after 10: 3 more, all of it from the new product.
        Assert.Equal((BookOf.Units(6), BookOf.Units(3)), (bridge.Expansion, bridge.CrossSell));
    }

    [Fact]
    public void By_product_each_product_is_one()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-01", "B", 4, "Copilot").With("2024-02", "A", 7).With("2024-02", "B", 6, "Copilot").With("2024-02", "C", 2, "Leasing").Build();

        var report = MovementsReport.Of(book, Everything, MovementsOf.Products);

        Assert.Equal([14, 2, 0, 2, -3, 0, 0, 0, 0, 15], Parts(report.Months[1].All.Bridge!));
        Assert.Equal(("Azure OpenAI", null), (report.Months[1].Largest, report.Months[1].LargestCustomer));
        Assert.Equal("all products, Jan 2024 to Feb 2024, net, by product", report.Scope.InWords());
    }

    [Fact]
    public void What_is_allocated_to_nobody_stands_beside_the_bridge()
    {
        var month = Of(new BookOf().With("2024-01", "A", 10).Total("2024-01", 12).With("2024-02", "A", 11), "2024-02");

        Assert.Equal([10, 0, 0, 1, 0, 0, 0, 0, 0, 11], Parts(month.All.Bridge!));
        // February has no published total: that nothing is left over there is no change of revenue.
        Assert.Equal(new UnallocatedChange(BookOf.Units(2), 0, IsComparable: false), month.Remainder);
    }

    [Fact]
    public void With_the_largest_customer_left_out_the_next_one_is_the_largest()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-01", "B", 4).With("2024-02", "A", 12).With("2024-02", "B", 5).With("2024-02", "C", 1).Build();

        var report = MovementsReport.Of(book, new ReportQuestion { WithoutLargest = true });

        Assert.Equal([4, 1, 0, 1, 0, 0, 0, 0, 0, 6], Parts(report.Months[1].All.Bridge!));
        Assert.Equal(("A", "B"), (report.Scope.Without, report.Months[1].Largest));
    }

    [Fact]
    public void A_part_of_the_customers_has_the_bridge_and_the_rates_of_that_part()
    {
        var book = new BookOf().Rate("2024-01", "EUR", 1.1m).Rate("2024-02", "EUR", 1.2m)
            .With("2024-01", "A", 10, currency: "EUR").With("2024-02", "A", 10, currency: "EUR").With("2024-01", "B", 3).With("2024-02", "B", 8).With("2024-01", "C", 1, currency: "EUR").With("2024-02", "C", 1, currency: "EUR")
            .Described("A", "Media").Described("B", "Media").Described("C", "Retail").Build();

        var part = MovementsReport.Of(book.In(new CubeView { Industries = ["Media"] }), Everything).Months[1].All.Bridge!;
        var gross = MovementsReport.Of(book.In(new CubeView { Basis = RevenueBasis.Gross }), Everything).Months[1].All.Bridge!;

        Assert.Equal([14, 0, 0, 5, 0, 0, 0, 0, 1, 20], Parts(part));
        Assert.Equal([15.1m, 0, 0, 5, 0, 0, 0, 0, 1.1m, 21.2m], Parts(gross));
    }

    [Fact]
    public void With_todays_parents_nothing_moves_between_them()
    {
        var book = new BookOf().With("2024-01", "P", 20).With("2024-01", "C", 10).With("2024-02", "P", 22).With("2024-02", "C", 10).Under("P", "C", from: "2024-02").Running("2024-03").Build();

        var bridge = MovementsReport.Of(book.In(new CubeView { WithTodaysParents = true }), Everything).Months[1].All.Bridge!;

        Assert.Equal((0, 1, BookOf.Units(2)), (bridge.StructureCount, bridge.OpeningCount, bridge.Expansion));
    }

    [Fact]
    public void Of_groups_each_group_is_one()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-01", "B", 4).With("2024-02", "B", 15).Described("A", "Media").Described("B", "Media").Build();

        var bridge = MovementsReport.Of(book.In(new CubeView { Grouping = Grouping.Industry }), Everything).Months[1].All.Bridge!;

        Assert.Equal([14, 0, 0, 1, 0, 0, 0, 0, 0, 15], Parts(bridge));
    }

    [Fact]
    public void An_empty_book_has_no_movements()
    {
        Assert.Empty(MovementsReport.Of(new BookOf().Build(), Everything).Months);
        Assert.Null(MovementDetail.Of(new BookOf().Build(), Everything));
        Assert.Empty(CohortsReport.Of(new BookOf().Build(), Everything).Cohorts);
    }

    internal static decimal[] Parts(MovementBridge bridge) =>
    [
        .. new[] { bridge.Opening, bridge.New, bridge.Reactivation, bridge.Expansion, bridge.Contraction, bridge.Churn, bridge.Credit, bridge.Structure, bridge.Fx, bridge.Closing }
            .Select(units => Money.ToDecimal(units) / 1_000_000),
    ];

    private static (int, int, int, int, int, int) Counts(MovementBridge bridge) =>
        (bridge.NewCount, bridge.ReactivationCount, bridge.ExpansionCount, bridge.ContractionCount, bridge.ChurnCount, bridge.CreditCount);

    private static MovementMonth Of(BookOf book, string month) =>
        MovementsReport.Of(book.Build(), new ReportQuestion { To = Month.Parse(month) }).Months.Single(each => each.Month == Month.Parse(month));

    private static BookOf Seven(string before, string after) => new BookOf()
        .With(before, "A", 100).With(before, "B", 50).With(before, "C", 30).With(before, "E", 20).With(before, "G", 10)
        .With(after, "A", 120).With(after, "B", 35).With(after, "D", 40).With(after, "E", 20).With(after, "F", 15).With(after, "G", -5);
}
