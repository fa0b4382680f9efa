using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk;

/// <summary>Losses of all who have a risk factor in common.</summary>
public sealed class ScenarioShockTests
{
    [Fact]
    public void All_of_whom_a_factor_is_suspected_or_confirmed_leave_and_nobody_else()
    {
        var book = new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 5).With("2025-01", "C", 4).With("2025-01", "D", 3).With("2025-01", "E", 2)
            .Evidence("A", RiskFactor.CompetingModel, FactorState.Confirmed).Evidence("B", RiskFactor.CompetingModel, FactorState.Suspected)
            .Evidence("C", RiskFactor.CompetingModel, FactorState.Unknown, side: EvidenceSide.Neither).Evidence("D", RiskFactor.CompetingModel, FactorState.Denied, side: EvidenceSide.Against)
            .Evidence("D", RiskFactor.BreaksTerms, FactorState.Suspected);

        var models = Of(book, All(RiskFactor.CompetingModel));

        Assert.Equal((24, 15, 15), (Millions(models.Revenue), Millions(models.AtStake), Millions(models.LostInTheEnd)));
        Assert.Equal(["A", "B"], models.Leaving.Select(share => share.Customer.Name));
        // 4, 3 and 2 are left: 4 of 9.
        Assert.Equal(4 / 9.0, models.After.Top1Share!.Value, 1e-12);
        Assert.Equal(3, Millions(Of(book, All(RiskFactor.BreaksTerms)).LostInTheEnd));
        Assert.Equal(0, Millions(Of(book, All(RiskFactor.Geopolitical)).LostInTheEnd));
    }

    [Fact]
    public void A_shock_takes_the_products_and_the_part_that_it_says()
    {
        var book = new BookOf().With("2025-01", "A", 10).With("2025-01", "A", 8, product: "Servers").With("2025-01", "B", 5).Evidence("A", RiskFactor.BreaksTerms, FactorState.Confirmed);

        // Half of 10; the servers stay.
        Assert.Equal(5, Millions(Of(book, All(RiskFactor.BreaksTerms) with { Products = ["azure openai"], Lost = 0.5 }).LostInTheEnd));
    }

    [Fact]
    public void What_is_said_of_one_in_a_group_takes_the_group_by_parent_and_that_one_by_customer()
    {
        var book = new BookOf().With("2025-01", "A", 4).With("2025-01", "B", 6).With("2025-01", "C", 10).Under("P", "A").Under("P", "B").Evidence("A", RiskFactor.CompetingModel, FactorState.Suspected);

        Assert.Equal(10, Millions(Of(book, All(RiskFactor.CompetingModel)).LostInTheEnd));
        Assert.Equal(4, Millions(ScenarioReport.Of(book.Build(), new ReportQuestion { Level = EntityLevel.Customer }, new Scenario { Losses = [All(RiskFactor.CompetingModel)] })!.LostInTheEnd));
    }

    [Fact]
    public void Two_shocks_that_strike_the_same_customer_take_from_what_the_other_left()
    {
        // Half of A's 10 goes with the first; the second takes half of what is left of it, and half of B's 4: 5 + 2.5 + 2.
        var book = new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 4).With("2025-01", "C", 1)
            .Evidence("A", RiskFactor.CompetingModel, FactorState.Suspected).Evidence("A", RiskFactor.BreaksTerms, FactorState.Suspected).Evidence("B", RiskFactor.BreaksTerms, FactorState.Confirmed);

        var report = Of(book, All(RiskFactor.CompetingModel) with { Lost = 0.5 }, All(RiskFactor.BreaksTerms) with { Lost = 0.5 });

        Assert.Equal((14, 9.5), (Millions(report.AtStake), Millions(report.LostInTheEnd)));
    }

    [Theory]
    [InlineData("factor-competing-model~only-Azure OpenAI~lost-50~ramp-12")]
    [InlineData("factor-breaks-terms")]
    public void A_shock_is_read_as_it_is_written(string text)
    {
        var loss = LossText.Of(LossText.Split(text), out var unread);

        Assert.Empty(unread);
        Assert.Equal(LossKind.Factor, loss.Kind);
        Assert.Equal(text, LossText.Join(LossText.WordsOf(loss)));
    }

    [Theory]
    [InlineData("factor-<script>alert(1)</script>"), InlineData("factor-commitment"), InlineData("factor-0"), InlineData("factor-1"), InlineData("factor-CompetingModel")]
    public void What_is_no_factor_that_takes_customers_away_is_told_and_left_out(string text)
    {
        var loss = LossText.Of(LossText.Split(text), out var unread);

        Assert.Equal(text, Assert.Single(unread));
        Assert.Equal("", LossText.Join(LossText.WordsOf(loss)));
    }

    [Fact]
    public void Of_words_that_say_who_leaves_in_two_ways_a_shock_goes_before_names_and_the_last_of_the_others_counts()
    {
        Assert.Equal("factor-breaks-terms", Read("leave-A~factor-breaks-terms"));
        Assert.Equal("unavailable-S", Read("factor-breaks-terms~unavailable-S"));
        Assert.Equal("factor-breaks-terms", Read("unavailable-S~factor-breaks-terms"));
        Assert.Equal("who-everybody", Read("factor-breaks-terms~who-everybody"));
    }

    [Fact]
    public void A_shock_without_a_factor_cannot_be_worked_out()
    {
        foreach (var loss in new[] { new ScenarioLoss { Kind = LossKind.Factor }, All(RiskFactor.Commitment) })
        {
            Assert.Contains("risk factor", Assert.Throws<ArgumentException>(() => Of(new BookOf().With("2025-01", "A", 1), loss)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Shocks_are_prepared_where_they_concern_somebody_with_the_name_and_the_products_of_the_one_supplier()
    {
        BookOf Book() => new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 5, product: "Servers");

        Assert.Equal([], ShocksOf(Book()));
        Assert.Equal([("All who build their own model leave", "factor-competing-model")], ShocksOf(Book().Evidence("A", RiskFactor.CompetingModel, FactorState.Suspected)));
        Assert.Equal([("The terms are enforced", "factor-breaks-terms")], ShocksOf(Book().Evidence("A", RiskFactor.BreaksTerms, FactorState.Confirmed)));
        Assert.Equal([("S's rules are enforced", "factor-breaks-terms~only-Azure OpenAI")], ShocksOf(Book().Evidence("A", RiskFactor.BreaksTerms, FactorState.Confirmed).Role("S", Role.Supplier, "Azure OpenAI", part: 50)));
        Assert.Equal([("S's rules are enforced", "factor-breaks-terms")], ShocksOf(Book().Evidence("A", RiskFactor.BreaksTerms, FactorState.Confirmed).Role("S", Role.Supplier)));
        Assert.Equal([("The terms are enforced", "factor-breaks-terms")],
            ShocksOf(Book().Evidence("A", RiskFactor.BreaksTerms, FactorState.Confirmed).Role("S", Role.Supplier, "Azure OpenAI").Role("T", Role.Supplier, "Servers")));
        // Nobody with revenue, and what is unclear or denied, is nobody concerned.
        Assert.Equal([], ShocksOf(Book().Evidence("C", RiskFactor.BreaksTerms, FactorState.Confirmed).Evidence("A", RiskFactor.BreaksTerms, FactorState.Unknown, side: EvidenceSide.Neither)));
    }

    [Fact]
    public void Of_whom_a_factor_is_said_to_be_unclear_is_told_and_nobody_of_whom_nothing_is_said()
    {
        var book = new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 5).With("2025-01", "C", 5).With("2025-01", "D", 5)
            .Evidence("B", RiskFactor.BreaksTerms, FactorState.Unknown, side: EvidenceSide.Neither).Evidence("C", RiskFactor.BreaksTerms, FactorState.Suspected)
            .Evidence("D", RiskFactor.BreaksTerms, FactorState.Denied, side: EvidenceSide.Against).Evidence("E", RiskFactor.BreaksTerms, FactorState.Unknown, side: EvidenceSide.Neither);

        Assert.Equal(["B"], LossFactors.UnclearIn(book.Build(), new ReportQuestion(), RiskFactor.BreaksTerms));
        Assert.Equal([RiskFactor.BreaksTerms], LossFactors.ConcerningIn(book.Build(), new ReportQuestion()));
    }

    [Fact]
    public void The_file_says_the_factor()
    {
        var report = Of(new BookOf().With("2025-01", "A", 20), All(RiskFactor.BreaksTerms));

        using var text = new StringWriter();
        ScenarioExport.TableOf([("One", report, null)]).WriteCsv(text);

        Assert.Contains("One,input,loss 1: kind,,factor\r\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("One,input,loss 1: who,,all who break the terms\r\n", text.ToString(), StringComparison.Ordinal);
        Assert.Equal("breaks-terms", RiskJson.Of(report)["scenario"]!["losses"]![0]!["factor"]!.GetValue<string>());
    }

    private static ScenarioLoss All(RiskFactor factor) => new() { Kind = LossKind.Factor, Factor = factor };

    private static string Read(string text) => LossText.Join(LossText.WordsOf(LossText.Of(LossText.Split(text), out _)));

    private static List<(string, string)> ShocksOf(BookOf book) =>
        [.. PreparedScenarios.Of(book.Build(), new ReportQuestion()).Where(story => story.Losses[0].Kind == LossKind.Factor).Select(story => (story.Name, (story with { Name = "" }).ToString()))];

    private static ScenarioReport Of(BookOf book, params ScenarioLoss[] losses) => ScenarioReport.Of(book.Build(), new ReportQuestion(), new Scenario { Losses = losses, GrowthOfOthers = 0 })!;

    private static double Millions(long amount) => amount / (double)BookOf.Units(1);
}
