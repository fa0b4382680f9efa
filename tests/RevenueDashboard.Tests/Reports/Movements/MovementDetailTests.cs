using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;

namespace RevenueDashboard.Tests.Reports.Movements;

public sealed class MovementDetailTests
{
    private static readonly Month January = Month.Parse("2024-01"), April = Month.Parse("2024-04");

    [Fact]
    public void Any_two_months_have_a_bridge_also_across_one_that_is_missing()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-01", "B", 5).With("2024-02", "A", 11).With("2024-02", "C", 3).With("2024-04", "A", 14).Build();

        var detail = MovementDetail.Of(book, new ReportQuestion(), from: January, to: April)!;

        Assert.Equal([15, 0, 0, 4, 0, -5, 0, 0, 0, 14], MovementsReportTests.Parts(detail.Bridge!));
        Assert.True(detail.IsMultiMonth);
        Assert.Equal([Month.Parse("2024-03")], detail.MissingBetween);
        // C came and went between the two.
        Assert.DoesNotContain(detail.Changes, change => change.Name == "C");
    }

    [Fact]
    public void Without_a_wish_it_is_of_the_last_month_that_is_over()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-02", "A", 11).With("2024-03", "A", 1).Status("2024-03", MonthStatus.Open).Build();

        var detail = MovementDetail.Of(book, new ReportQuestion())!;

        Assert.Equal((January, Month.Parse("2024-02"), false, true), (detail.From, detail.To, detail.IsMultiMonth, detail.IsOver));
        Assert.Equal("all products, Jan 2024 to Feb 2024, net, by parent", detail.Scope.InWords());
    }

    [Fact]
    public void The_months_asked_for_need_not_be_among_those_shown()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-02", "A", 11).With("2024-04", "A", 12).Build();

        var detail = MovementDetail.Of(book, new ReportQuestion { From = April, To = April }, from: January, to: Month.Parse("2024-02"))!;

        Assert.Equal([10, 0, 0, 1, 0, 0, 0, 0, 0, 11], MovementsReportTests.Parts(detail.Bridge!));
    }

    [Fact]
    public void A_bridge_to_a_month_that_is_missing_is_not_drawn()
    {
        var detail = MovementDetail.Of(new BookOf().With("2024-01", "A", 10).With("2024-03", "A", 11).Build(), new ReportQuestion(), from: January, to: Month.Parse("2024-02"))!;

        Assert.Null(detail.Bridge);
        Assert.Equal("Feb 2024 is missing", detail.Gap!.InWords());
        Assert.Empty(detail.Changes);
    }

    [Fact]
    public void Who_is_left_out_is_asked_of_the_whole_question_and_not_of_the_months_of_the_bridge()
    {
        // A is the largest in February, B in March: the question, which goes to March, leaves B out.
        var book = new BookOf()
            .With("2025-01", "A", 100).With("2025-01", "B", 90).With("2025-01", "C", 10)
            .With("2025-02", "A", 110).With("2025-02", "B", 95).With("2025-02", "C", 10)
            .With("2025-03", "A", 10).With("2025-03", "B", 95).With("2025-03", "C", 10)
            .Build();

        var detail = MovementDetail.Of(book, new ReportQuestion { WithoutLargest = true }, to: Month.Parse("2025-02"))!;

        Assert.Equal("B", MovementsReport.Of(book, new ReportQuestion { WithoutLargest = true }).Scope.Without);
        Assert.Equal("B", detail.Scope.Without);
        Assert.Equal([110, 0, 0, 10, 0, 0, 0, 0, 0, 120], MovementsReportTests.Parts(detail.Bridge!));
    }

    [Fact]
    public void The_exchange_rates_of_who_is_left_out_move_no_product()
    {
        // Big's 1,000 EUR double in dollars; without it A is Small's 100 to 150 dollars, and B Tiny's 10.
        var book = new BookOf().Rate("2025-01", "EUR", 1).Rate("2025-02", "EUR", 2)
            .With("2025-01", "Big", 1000, "A", currency: "EUR").With("2025-02", "Big", 1000, "A", currency: "EUR")
            .With("2025-01", "Small", 100, "A").With("2025-02", "Small", 150, "A")
            .With("2025-01", "Tiny", 10, "B").With("2025-02", "Tiny", 10, "B")
            .Build();

        foreach (var entities in new[] { MovementsOf.Products, MovementsOf.Customers })
        {
            var month = MovementsReport.Of(book, new ReportQuestion { WithoutLargest = true }, entities).Months[1];

            Assert.Equal([110, 0, 0, 50, 0, 0, 0, 0, 0, 160], MovementsReportTests.Parts(month.All.Bridge!));
        }
    }

    [Fact]
    public void It_goes_from_the_earlier_month_to_the_later() =>
        Assert.Throws<ArgumentException>(() => MovementDetail.Of(new BookOf().With("2024-01", "A", 10).With("2024-04", "A", 10).Build(), new ReportQuestion(), from: April, to: January));

    [Fact]
    public void Everybody_behind_it_is_listed_with_what_was_at_stake_and_since_when()
    {
        var book = new BookOf()
            .With("2024-01", "Old", 4).With("2024-01", "Gone", 9).With("2024-01", "Same", 2)
            .With("2024-02", "Gone", 8).With("2024-02", "Up", 3).With("2024-02", "Same", 2)
            .With("2024-03", "Old", 5).With("2024-03", "Up", 4.5m).With("2024-03", "Fresh", 6).With("2024-03", "Same", 2)
            .Described("Gone", "Retail").Build();

        var changes = MovementDetail.Of(book, new ReportQuestion())!.Changes;

        Assert.Equal(
            [("Gone", MovementKind.Churn, -8m, "2024-01", "2024-02", "Retail"), ("Fresh", MovementKind.New, 6, "2024-03", "2024-03", null), ("Old", MovementKind.Reactivation, 5, "2024-01", "2024-03", null), ("Up", MovementKind.Expansion, 1.5m, "2024-02", "2024-03", null)],
            changes.Select(change => (change.Name, change.Kind, Money.ToDecimal(change.Amount) / 1_000_000, change.FirstMonth.ToString(), change.LastMonth.ToString(), change.Industry)));
    }

    [Fact]
    public void A_parent_has_the_industry_that_all_its_customers_have()
    {
        var book = new BookOf().With("2024-01", "X", 1).With("2024-02", "X", 1).With("2024-02", "C", 1).With("2024-02", "D", 1).With("2024-02", "E", 1).With("2024-02", "F", 1)
            .Under("P", "C").Under("P", "D").Under("Q", "E").Under("Q", "F").Described("C", "Retail").Described("D", "Retail").Described("E", "Retail").Described("F", "Media").Build();

        var changes = MovementDetail.Of(book, new ReportQuestion())!.Changes;

        Assert.Equal([("P", "Retail"), ("Q", null)], changes.Select(change => (change.Name, change.Industry)));
    }

    [Fact]
    public void Changes_of_each_part_add_up_to_it()
    {
        var book = new BookOf().Rate("2024-01", "EUR", 1.1m).Rate("2024-02", "EUR", 1.25m)
            .With("2024-01", "A", 10, currency: "EUR").With("2024-01", "B", 4).With("2024-01", "C", 8).With("2024-01", "D", -2)
            .With("2024-02", "A", 12, currency: "EUR").With("2024-02", "B", 2).With("2024-02", "E", 8).With("2024-02", "D", -1).Build();

        var detail = MovementDetail.Of(book, new ReportQuestion())!;

        long Sum(MovementKind kind) => detail.Changes.Where(change => change.Kind == kind).Sum(change => change.Amount);
        Assert.Equal((detail.Bridge!.New, detail.Bridge.Expansion, detail.Bridge.Contraction, detail.Bridge.Churn, detail.Bridge.Credit),
            (Sum(MovementKind.New), Sum(MovementKind.Expansion), Sum(MovementKind.Contraction), Sum(MovementKind.Churn), Sum(MovementKind.Credit)));
        Assert.Equal(detail.Bridge.Fx, detail.Changes.Sum(change => change.Fx));
        // 10 M€ at 1.10 became 12 at 1.25: the 10 gained 1.5 M$, the 2 are 2.5 M$.
        Assert.Equal((BookOf.Units(1.5m), BookOf.Units(2.5m)), (detail.Bridge.Fx, detail.Bridge.Expansion));
    }

    [Fact]
    public void Who_pays_less_and_the_same_in_the_end_because_of_the_rate_is_listed_too()
    {
        // 10 M€ at 1.0 became 8 at 1.25: 8 gained 2 M$ by the rate, 2 at the old rate are lost.
        var book = new BookOf().Rate("2024-01", "EUR", 1).Rate("2024-02", "EUR", 1.25m).With("2024-01", "A", 10, currency: "EUR").With("2024-02", "A", 8, currency: "EUR").Build();

        var change = Assert.Single(MovementDetail.Of(book, new ReportQuestion())!.Changes);

        Assert.Equal((MovementKind.Contraction, BookOf.Units(-2), BookOf.Units(2)), (change.Kind, change.Amount, change.Fx));
    }
}
