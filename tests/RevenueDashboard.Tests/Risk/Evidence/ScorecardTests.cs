using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk.Evidence;

public sealed class ScorecardTests
{
    [Fact]
    public void Of_whom_nobody_knows_anything_is_neither_safe_nor_lost()
    {
        // 0.98 · 0.99² · 0.995⁵ = 0.98 · 0.9801 · 0.97524875… = 0.936724… stays.
        var card = CardOf(Book());

        Assert.Equal(0.063276, card.Probability, 6);
        Assert.Equal(card.Probability, card.Adds.Sum(), 12);
        Assert.All(card.Adds, adds => Assert.True(adds > 0));
    }

    [Fact]
    public void Everything_denied_leaves_the_base_and_the_missing_commitment()
    {
        var book = Book();
        foreach (var factor in RiskFactors.All) book.Evidence("A", factor, FactorState.Denied, side: EvidenceSide.Against);

        // 1 − 0.98 · 0.99.
        Assert.Equal(0.0298, CardOf(book).Probability, 12);
    }

    [Fact]
    public void Reasons_come_together_as_if_each_were_enough()
    {
        var book = Book().Evidence("A", RiskFactor.CompetingModel, FactorState.Confirmed).Evidence("A", RiskFactor.ContractEnd, FactorState.Confirmed, ends: "2025-03-31");
        foreach (var factor in RiskFactors.All.Where(factor => factor is not (RiskFactor.CompetingModel or RiskFactor.ContractEnd or RiskFactor.Commitment))) book.Evidence("A", factor, FactorState.Denied);
        book.Evidence("A", RiskFactor.Commitment, FactorState.Confirmed);

        // 1 − 0.98 · 0.85 · 0.90 = 0.2503; with an end in 24 months 1 − 0.98 · 0.85 = 0.167.
        Assert.Equal(0.2503, CardOf(book).Probability, 12);
        Assert.Equal(0, ScorecardPoints.Of(RiskFactor.ContractEnd, FactorState.Confirmed, 24));
        Assert.Equal(500, ScorecardPoints.Of(RiskFactor.ContractEnd, FactorState.Confirmed));
    }

    [Fact]
    public void No_factor_is_worse_for_being_known_less_surely()
    {
        foreach (var factor in RiskFactors.All.Where(factor => !RiskFactors.Protects(factor)))
        {
            int Points(FactorState state) => ScorecardPoints.Of(factor, state, 6);
            Assert.True(Points(FactorState.Confirmed) > Points(FactorState.Suspected) && Points(FactorState.Suspected) > Points(FactorState.Unknown) && Points(FactorState.Unknown) > Points(FactorState.Denied), $"{factor}");
            Assert.Equal(0, Points(FactorState.Denied));
        }
    }

    [Fact]
    public void A_persons_number_takes_the_place_of_a_part_until_it_is_taken_back()
    {
        var changed = CardOf(Book().Override("A", "competing model", 50).Override("A", "fraction", 40));
        // 1 − 0.936724 / 0.99 · 0.5.
        Assert.Equal(0.526907, changed.Probability, 5);
        Assert.Equal((0.4, 100, 5_000), (changed.Fraction, changed.Parts[1].Points, changed.Parts[1].Chance));

        var whole = CardOf(Book().Override("A", "competing model", 50).Override("A", "probability", 0));
        Assert.Equal((0.0, true), (whole.Probability, whole.FromParts > 0.5));

        var back = CardOf(Book().Override("A", "probability", 90).Override("A", "probability", null));
        Assert.Equal((0.063276, false), (Math.Round(back.Probability, 6), back.IsOverridden));
    }

    [Fact]
    public void By_customer_the_numbers_of_its_parent_hold_unless_it_has_its_own()
    {
        var book = new BookOf().With("2024-06", "TikTok", 2).With("2024-06", "Lark", 1).Under("ByteDance", "TikTok").Under("ByteDance", "Lark").Override("ByteDance", "probability", 30).Override("Lark", "probability", 5);

        Assert.Equal(0.30, CardOf(book).Probability);
        var each = EvidenceReport.Of(book.Build(), new ReportQuestion { Level = EntityLevel.Customer })!.Customers;
        Assert.Equal([0.30, 0.05], each.Select(customer => customer.Card.Probability));
    }

    [Fact]
    public void The_risk_weighted_share_rests_on_named_parts()
    {
        var report = EvidenceReport.Of(new BookOf().With("2024-06", "A", 3).With("2024-06", "B", 1).Evidence("A", RiskFactor.Geopolitical, FactorState.Confirmed).Override("B", "probability", 40).Build(), new ReportQuestion())!;

        // A: 1 − 0.936724 / 0.995 · 0.90 = 0.1527115, with three quarters; B: 0.4 of a quarter by a person.
        Assert.Equal(0.75 * 0.1527115 + 0.1, report.Weighted!.All, 6);
        Assert.Equal(0.1, report.Weighted.Overridden, 12);
        Assert.Equal(0.75 * report.Customers[0].Card.Adds[6], report.Weighted.Confirmed, 12);
        Assert.True(report.Weighted.Unknown > 0);
    }

    [Fact]
    public void The_loss_is_expected_by_scorecard_with_fraction_and_exposure()
    {
        var book = new BookOf().With("2024-06", "A", 10).With("2024-06", "B", 5).Override("A", "probability", 20).Override("A", "fraction", 50).Override("B", "probability", 10)
            .Evidence("B", RiskFactor.Commitment, FactorState.Confirmed, "2024-07-01", millions: 24, ends: "2025-06-30");

        var report = RiskReport.Of(book.Build(), new ReportQuestion(), new RiskAssumptions { FromScorecards = true })!;

        // 0.2 · 0.5 · 120 + 0.1 · (60 − 24).
        Assert.Equal(15.6, report.ExpectedLoss / BookOf.Units(1), 9);
        Assert.Equal([(0.2, 0.5, 120L), (0.1, 1.0, 36L)], report.Customers.Select(customer => (Math.Round(customer.Probability, 12), customer.Fraction, customer.Exposure / BookOf.Units(1))));
        // Nothing lost 0.8 · 0.9 = 0.72, 36 alone 0.08, 60 alone 0.18, 96 both 0.02.
        Assert.Equal([60L, 60L, 96L], report.Levels.Select(level => level.AtRisk / BookOf.Units(1)));
    }

    [Fact]
    public void Equal_chances_do_not_ask_the_scorecard()
    {
        var book = Book().Evidence("A", RiskFactor.CompetingModel, FactorState.Confirmed).Override("A", "probability", 90);

        Assert.Equal(0.10, RiskReport.Of(book.Build(), new ReportQuestion(), new RiskAssumptions())!.Customers[0].Probability, 12);
    }

    [Fact]
    public void Who_builds_a_model_is_lost_together_and_as_likely_as_before()
    {
        var report = RiskReport.Of(Builders().Build(), new ReportQuestion(), new RiskAssumptions { FromScorecards = true })!;

        var shared = Assert.Single(report.Shared);
        Assert.Equal((SharedRisks.OwnModels, 0.08), (shared.Name, shared.Probability));
        Assert.Equal(["A", "B"], shared.Customers);
        var cards = EvidenceReport.Of(Builders().Build(), new ReportQuestion())!.Customers.ToDictionary(customer => customer.Customer.Name, customer => customer.Card.Probability);
        Assert.All(report.Customers, customer => Assert.Equal(cards[customer.Customer.Name], customer.Probability, 12));
        // More in the tail than if they were lost one by one.
        var alone = LossDistribution.Of([.. report.Customers.Select(customer => new Exposure(customer.Exposure, customer.Probability))]);
        Assert.True(report.Volatility * report.Revenue > alone.Deviation);
        Assert.Equal(alone.ExpectedLoss, report.ExpectedLoss, 1.0);
    }

    [Fact]
    public void Revenue_that_mostly_needs_a_supplier_is_shared_and_a_little_of_it_is_not()
    {
        var book = new BookOf().With("2024-06", "A", 6, "Azure OpenAI").With("2024-06", "A", 4, "Storage").With("2024-06", "B", 4, "Azure OpenAI").With("2024-06", "B", 6, "Storage").With("2024-06", "C", 1, "Azure OpenAI")
            .Role("OpenAI", Role.Supplier, "Azure OpenAI");

        var shared = Assert.Single(SharedRisks.Of(book.Build(), new ReportQuestion()));

        Assert.Equal("depends on OpenAI", shared.Name);
        Assert.Equal(["A", "C"], shared.Customers);
    }

    [Fact]
    public void Adding_up_and_drawing_agree_on_scorecards_within_what_drawing_leaves_open()
    {
        var random = new Random(7);
        var exposures = Enumerable.Range(0, 200).Select(i => new Exposure(random.Next(1, 40) * 1_000L, new[] { 0.063276, 0.0298, 0.2503, 0.152711 }[random.Next(4)])).ToArray();
        CommonShock[] shocks = [new(0.08, [.. Enumerable.Range(0, 20)]), new(0.005, [.. Enumerable.Range(10, 150)])];

        var exact = LossDistribution.Of(exposures, shocks);
        var drawn = SimulatedLoss.Of(exposures, shocks, seed: 11);

        Assert.True(exact.IsExact);
        // The mean of 20,000 draws: within four standard errors.
        Assert.InRange(drawn.Mean, exact.ExpectedLoss - 4 * exact.Deviation / Math.Sqrt(drawn.Draws), exact.ExpectedLoss + 4 * exact.Deviation / Math.Sqrt(drawn.Draws));
        foreach (var level in new[] { 0.90, 0.95, 0.99 })
        {
            // The quantile of the draws is one whose exact probability is within four standard errors of the level.
            var error = 4 * Math.Sqrt(level * (1 - level) / drawn.Draws);
            Assert.InRange(exact.ProbabilityUpTo(drawn.AtRisk(level)), level - error, 1);
            Assert.InRange(exact.ProbabilityUpTo(drawn.AtRisk(level) - exact.Unit), 0, level + error);
        }
    }

    [Theory]
    [InlineData(EntityLevel.Parent)]
    [InlineData(EntityLevel.Customer)]
    public void A_commitment_that_is_confirmed_confirms_none_of_a_sister(EntityLevel level)
    {
        // P1's 2.4 M over 24 months, 14 of which are left: 12 × 0.1 M. P2's are a rumour.
        var book = new BookOf().With("2026-10", "P1", 1).With("2026-10", "P2", 1).Under("P", "P1").Under("P", "P2")
            .Evidence("P1", RiskFactor.Commitment, FactorState.Confirmed, "2026-01-01", millions: 2.4m, ends: "2027-12-31")
            .Evidence("P2", RiskFactor.Commitment, FactorState.Suspected, "2026-01-01", millions: 2.4m, ends: "2027-12-31");

        var customers = EvidenceReport.Of(book.Build(), new ReportQuestion { Level = level })!.Customers;

        Assert.Equal(BookOf.Units(1.2m), customers.Sum(customer => customer.Card.Committed));
        Assert.Equal(BookOf.Units(22.8m), customers.Sum(customer => customer.Card.Exposure));
    }

    [Fact]
    public void Of_one_customer_each_commitment_counts_by_what_is_said_of_it()
    {
        // 1.2 M a year confirmed; a rumour of more before and after it confirms nothing and unsettles nothing.
        var book = Book().Evidence("A", RiskFactor.Commitment, FactorState.Suspected, "2024-01-01", millions: 5, ends: "2028-12-31")
            .Evidence("A", RiskFactor.Commitment, FactorState.Confirmed, "2024-07-01", millions: 1.2m, ends: "2025-06-30");
        Assert.Equal(BookOf.Units(1.2m), CardOf(book).Committed);
        Assert.Equal(BookOf.Units(1.2m), CardOf(book.Evidence("A", RiskFactor.Commitment, FactorState.Suspected, "2024-07-02", millions: 9, ends: "2029-12-31")).Committed);

        // Who confirms without a figure confirms all that was said; who denies to be bound is not.
        Assert.True(CardOf(book.Evidence("A", RiskFactor.Commitment, FactorState.Confirmed, "2024-07-03")).Committed > BookOf.Units(1.2m));
        Assert.Equal(0, CardOf(book.Evidence("A", RiskFactor.Commitment, FactorState.Denied, "2024-07-04")).Committed);
    }

    [Fact]
    public void A_contract_that_has_ended_is_no_safer_than_one_that_ends_next_month()
    {
        var book = new BookOf().With("2026-10", "Over", 1).With("2026-10", "Next", 1).With("2026-10", "Renewed", 1).With("2026-10", "Unsaid", 1)
            .Evidence("Over", RiskFactor.ContractEnd, FactorState.Confirmed, "2026-01-01", ends: "2026-10-15")
            .Evidence("Next", RiskFactor.ContractEnd, FactorState.Confirmed, "2026-01-01", ends: "2026-11-30")
            .Evidence("Renewed", RiskFactor.ContractEnd, FactorState.Confirmed, "2026-01-01", ends: "2026-10-15").Evidence("Renewed", RiskFactor.ContractEnd, FactorState.Confirmed, "2026-09-01", ends: "2028-10-15")
            .Evidence("Unsaid", RiskFactor.ContractEnd, FactorState.Confirmed, "2026-01-01");

        var report = EvidenceReport.Of(book.Build(), new ReportQuestion())!;

        var points = report.Customers.ToDictionary(customer => customer.Customer.Name, customer => customer.Card.Parts.Single(part => part.Finding?.Factor == RiskFactor.ContractEnd).Points);
        Assert.Equal((1_000, 1_000, 0, 500), (points["Over"], points["Next"], points["Renewed"], points["Unsaid"]));
        Assert.Equal(("Over", 0), (report.Ends[0].Customer.Name, report.Ends[0].MonthsLeft));
    }

    private static BookOf Book() => new BookOf().With("2024-06", "A", 1);

    private static BookOf Builders() => new BookOf().With("2024-06", "A", 10).With("2024-06", "B", 5).With("2024-06", "C", 5)
        .Evidence("A", RiskFactor.CompetingModel, FactorState.Suspected).Evidence("B", RiskFactor.CompetingModel, FactorState.Confirmed);

    private static Scorecard CardOf(BookOf book) => EvidenceReport.Of(book.Build(), new ReportQuestion())!.Customers[0].Card;
}
