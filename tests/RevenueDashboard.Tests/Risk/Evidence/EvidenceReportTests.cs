using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk.Evidence;

public sealed class EvidenceReportTests
{
    private static readonly ReportQuestion ByCustomer = new() { Level = EntityLevel.Customer };

    [Fact]
    public void Nothing_said_is_unknown_and_the_four_states_are_all_revenue()
    {
        var book = new BookOf().With("2024-06", "A", 50).With("2024-06", "B", 25).With("2024-06", "C", 15).With("2024-06", "D", 5).Total("2024-06", 100)
            .Evidence("A", RiskFactor.CompetingModel, FactorState.Suspected).Evidence("B", RiskFactor.CompetingModel, FactorState.Denied, side: EvidenceSide.Against).Evidence("C", RiskFactor.CompetingModel, FactorState.Confirmed);

        var states = StatesOf(book, RiskFactor.CompetingModel);

        // D said nothing, and 5 of the total of 100 are nobody's.
        Assert.Equal((BookOf.Units(15), BookOf.Units(50), BookOf.Units(25), BookOf.Units(10)), (states.Confirmed, states.Suspected, states.Denied, states.Unknown));
        Assert.Equal([15.0m, 50.0m, 10.0m, 25.0m], states.Percentages);
        var unsaid = StatesOf(book, RiskFactor.Geopolitical);
        Assert.Equal((1.0, 0.0), (unsaid.ShareOf(FactorState.Unknown), unsaid.ShareOf(FactorState.Denied)));
    }

    [Fact]
    public void Shown_percentages_add_up_to_a_hundred()
    {
        var book = new BookOf().With("2024-06", "A", 1).With("2024-06", "B", 1).With("2024-06", "C", 1)
            .Evidence("A", RiskFactor.Geopolitical, FactorState.Confirmed).Evidence("B", RiskFactor.Geopolitical, FactorState.Suspected);

        Assert.Equal(100.0m, StatesOf(book, RiskFactor.Geopolitical).Percentages.Sum());
    }

    [Theory]
    [InlineData("2024-04-30", FactorState.Unknown), InlineData("2024-05-31", FactorState.Suspected), InlineData("2024-06-14", FactorState.Suspected), InlineData("2024-06-15", FactorState.Suspected), InlineData("2024-06-30", FactorState.Denied), InlineData("2025-01-01", FactorState.Denied)]
    public void The_state_on_a_day_is_of_the_latest_evidence_that_sets_one(string on, FactorState state)
    {
        var book = new BookOf().With("2024-06", "A", 1)
            .Evidence("A", RiskFactor.BreaksTerms, FactorState.Suspected, "2024-05-31").Evidence("A", RiskFactor.BreaksTerms, null, "2024-06-15", EvidenceSide.Against, "a very limited scope")
            .Evidence("A", RiskFactor.BreaksTerms, FactorState.Denied, "2024-06-30", EvidenceSide.Against);

        var report = EvidenceReport.Of(book.Build(), new ReportQuestion(), DateOnly.ParseExact(on, "yyyy-MM-dd", null))!;

        Assert.Equal(state, report.Customers[0].Of(RiskFactor.BreaksTerms).State);
    }

    [Fact]
    public void Evidence_speaks_for_and_against_and_an_unclear_matter_is_said_and_unknown()
    {
        var finding = Of(new BookOf().With("2024-06", "A", 1)
            .Evidence("A", RiskFactor.BreaksTerms, FactorState.Suspected, "2024-05-31").Evidence("A", RiskFactor.BreaksTerms, null, "2024-06-15", EvidenceSide.Against)
            .Evidence("A", RiskFactor.BreaksTerms, FactorState.Unknown, "2024-06-30", EvidenceSide.Neither)).Customers[0].Of(RiskFactor.BreaksTerms);

        Assert.Equal((FactorState.Unknown, true, 1, 1, 3), (finding.State, finding.IsSaid, finding.For.Count(), finding.Against.Count(), finding.Evidence.Count));
    }

    [Fact]
    public void By_parent_the_most_serious_state_of_the_group_holds_and_by_customer_the_nearest()
    {
        var book = new BookOf().With("2024-06", "TikTok", 20).With("2024-06", "Lark", 10).With("2024-06", "Other", 70).Under("ByteDance", "TikTok").Under("ByteDance", "Lark")
            .Evidence("ByteDance", RiskFactor.CompetingModel, FactorState.Suspected).Evidence("Lark", RiskFactor.CompetingModel, FactorState.Denied);

        var group = Of(book).Customers.Single(customer => customer.Customer.Name == "ByteDance");
        Assert.Equal((FactorState.Suspected, 2), (group.Of(RiskFactor.CompetingModel).State, group.Of(RiskFactor.CompetingModel).Evidence.Count));

        var each = EvidenceReport.Of(book.Build(), ByCustomer)!.Customers.ToDictionary(customer => customer.Customer.Name, customer => customer.Of(RiskFactor.CompetingModel).State);
        Assert.Equal((FactorState.Suspected, FactorState.Denied, FactorState.Unknown), (each["TikTok"], each["Lark"], each["Other"]));
    }

    [Fact]
    public void A_previous_provider_among_the_attributes_confirms_the_factor_unless_evidence_says_otherwise()
    {
        var report = Of(new BookOf().With("2024-06", "A", 2).With("2024-06", "B", 1).From("Amazon Web Services", "A").From("Amazon Web Services", "B").Evidence("B", RiskFactor.PreviousProvider, FactorState.Denied));

        Assert.Equal((FactorState.Confirmed, "Amazon Web Services"), (report.Customers[0].Of(RiskFactor.PreviousProvider).State, report.Customers[0].Of(RiskFactor.PreviousProvider).Attribute));
        Assert.Equal(FactorState.Denied, report.Customers[1].Of(RiskFactor.PreviousProvider).State);
    }

    [Fact]
    public void A_confirmed_commitment_is_taken_off_as_far_as_it_falls_into_the_next_twelve_months()
    {
        // 36 over July 2023 to June 2026 is 1 a month: 12 of the year after June 2024. 9 over 18 months from July 2024 to December 2025 is 0.5: 6.
        var report = Of(new BookOf().With("2024-06", "A", 5).With("2024-06", "B", 1).With("2024-06", "C", 1)
            .Evidence("A", RiskFactor.Commitment, FactorState.Confirmed, "2023-07-01", millions: 36, ends: "2026-06-30")
            .Evidence("B", RiskFactor.Commitment, FactorState.Confirmed, "2024-07-01", millions: 9, ends: "2025-12-31")
            .Evidence("C", RiskFactor.Commitment, FactorState.Suspected, "2024-06-01", millions: 9, ends: "2025-12-31"));

        Assert.Equal((BookOf.Units(60), BookOf.Units(12), BookOf.Units(48)), (report.Customers[0].Card.RunRate, report.Customers[0].Card.Committed, report.Customers[0].Card.Exposure));
        Assert.Equal(BookOf.Units(6), report.Customers[1].Card.Exposure);
        Assert.Equal(BookOf.Units(12), report.Customers[2].Card.Exposure);
        Assert.Equal([("B", 18, null), ("C", 18, "It is not confirmed."), ("A", 24, null)], report.Commitments.Select(commitment => (commitment.Customer.Name, commitment.MonthsLeft!.Value, commitment.NotCounted)));
    }

    [Fact]
    public void A_commitment_counts_for_some_products_as_much_as_they_bring_and_never_below_nothing()
    {
        var book = new BookOf().With("2024-06", "A", 1, "Azure OpenAI").With("2024-06", "A", 3, "Copilot").Evidence("A", RiskFactor.Commitment, FactorState.Confirmed, "2024-07-01", millions: 24, ends: "2025-06-30");

        // 24 in the year: a quarter of it for Azure OpenAI, which brings 12. All of it against 48.
        Assert.Equal(BookOf.Units(6), EvidenceReport.Of(book.Build(), new ReportQuestion { Products = ["Azure OpenAI"] })!.Customers[0].Card.Exposure);
        Assert.Equal(BookOf.Units(24), Of(book).Customers[0].Card.Exposure);
        var more = new BookOf().With("2024-06", "A", 1).Evidence("A", RiskFactor.Commitment, FactorState.Confirmed, "2024-07-01", millions: 100, ends: "2025-06-30");
        Assert.Equal(0, Of(more).Customers[0].Card.Exposure);
    }

    [Fact]
    public void Commitments_without_an_end_or_a_rate_are_told_and_not_counted()
    {
        var report = Of(new BookOf().With("2024-06", "A", 2).With("2024-06", "B", 1).Evidence("A", RiskFactor.Commitment, FactorState.Confirmed, "2024-07-01", millions: 9)
            .Evidence("B", RiskFactor.Commitment, FactorState.Confirmed, "2024-07-01", millions: 9, ends: "2025-06-30", currency: "EUR"));

        Assert.Equal(["There is no rate for EUR in 2024-06.", "Nobody said when it ends."], report.Commitments.Select(commitment => commitment.NotCounted));
        Assert.All(report.Customers, customer => Assert.Equal(0, customer.Card.Committed));
    }

    [Fact]
    public void Contract_ends_are_listed_with_the_months_left_the_first_first()
    {
        var report = Of(new BookOf().With("2024-06", "A", 2).With("2024-06", "B", 1).Evidence("A", RiskFactor.ContractEnd, FactorState.Confirmed, ends: "2026-06-30").Evidence("B", RiskFactor.ContractEnd, FactorState.Suspected, ends: "2025-03-31"));

        Assert.Equal([("B", 9), ("A", 24)], report.Ends.Select(end => (end.Customer.Name, end.MonthsLeft)));
    }

    [Fact]
    public void A_book_without_shares_has_states_and_no_percentages()
    {
        var report = Of(new BookOf().With("2024-06", "A", 1).With("2024-06", "B", -5).Evidence("A", RiskFactor.Geopolitical, FactorState.Confirmed));

        Assert.Null(report.Weighted);
        Assert.Empty(report.Any.Percentages);
        Assert.Null(report.Any.ShareOf(FactorState.Confirmed));
        Assert.Equal(FactorState.Confirmed, Assert.Single(report.Customers).Of(RiskFactor.Geopolitical).State);
        Assert.Null(EvidenceReport.Of(new BookOf().Build(), new ReportQuestion()));
    }

    private static EvidenceReport Of(BookOf book) => EvidenceReport.Of(book.Build(), new ReportQuestion())!;

    private static StateAmounts StatesOf(BookOf book, RiskFactor factor) => Of(book).Factors.Single(shares => shares.Factor == factor).States;
}
