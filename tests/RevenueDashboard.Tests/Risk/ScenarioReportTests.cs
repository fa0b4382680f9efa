using CsCheck;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk;

public sealed class ScenarioReportTests
{
    private static readonly ReportQuestion Everything = new();

    [Theory]
    [InlineData(0.02, 13.92)]
    [InlineData(0.03, 9.33)]
    [InlineData(0.05, 5.65)]
    [InlineData(0.08, 3.58)]
    [InlineData(0.10, 2.89)]
    public void V8_replacement_time(double growth, double months)
    {
        var report = Of(V1(), Leaves("A") with { GrowthOfOthers = growth });

        Assert.Equal((BookOf.Units(83), BookOf.Units(20)), (report.Revenue, report.LostInTheEnd));
        Assert.Equal(months, report.Replacement.Months!.Value, 0.005);
    }

    [Fact]
    public void V8_without_growth_nothing_is_replaced() =>
        Assert.Equal(ReplacementOutcome.NotAtCurrentGrowth, Of(V1(), Leaves("A") with { GrowthOfOthers = 0 }).Replacement.Outcome);

    [Fact]
    public void V9_what_the_others_must_reach()
    {
        var needs = Of(V1(), Leaves("A") with { GrowthOfOthers = 0.03 }).Needs;

        Assert.Equal([0.20m, 0.15m, 0.10m], needs.Select(need => need.Share));
        Assert.Equal([80, 113.33, 180], needs.Select(need => Math.Round(need.Need.OthersNeeded / (double)BookOf.Units(1), 2)));
        Assert.Equal([15.75, 11.12, 7.00], needs.Select(need => Math.Round(need.Need.CustomerCap / (double)BookOf.Units(1), 2)));
        // ln(80/63)/ln(1.03) = 8.08, 19.86 and 35.5 months: in the ninth, the twentieth and the thirty-sixth.
        Assert.Equal([Month.Parse("2025-10"), Month.Parse("2026-09"), Month.Parse("2028-01")], needs.Select(need => need.Reached!.Value));
    }

    [Fact]
    public void The_path_falls_over_the_ramp_and_is_back_when_the_others_have_grown()
    {
        // As in the look: 63 of 83 grow 3 % a month, 20 leave over three months.
        var report = Of(V1(), Leaves("A", loss => loss with { Ramp = 3 }) with { GrowthOfOthers = 0.03 });

        Assert.Equal(63 * 1.03 + 20 * 2 / 3.0, Millions(report.Months[0].Leaves), 6);
        Assert.Equal(63 * Math.Pow(1.03, 3), Millions(report.Months[2].Leaves), 6);
        Assert.Equal(63 * Math.Pow(1.03, 3) + 20, Millions(report.Months[2].Stays), 6);
        Assert.Equal(Month.Parse("2025-03"), report.Lowest!.Value.Month.AddMonths(-1));
        // 9.33 months: not after nine, but after ten.
        Assert.Equal(Month.Parse("2025-11"), report.BackIn);
        // 20 × (1/3 + 2/3 + 10) of twelve months.
        Assert.Equal(20 * 11, Millions(report.LostInTwelveMonths), 5);
    }

    [Fact]
    public void After_the_loss_the_book_is_V1_without_its_largest()
    {
        var report = Of(V1(), Leaves("A"));

        Assert.Equal((727.2463, 254.4722), (Math.Round(report.Before.Hhi!.Value, 4), Math.Round(report.After.Hhi!.Value, 4)));
        Assert.Equal((24.0964, 7.9365), (Math.Round(report.Before.Top1Share!.Value * 100, 4), Math.Round(report.After.Top1Share!.Value * 100, 4)));
        Assert.Equal(39.2970, report.After.EffectiveCustomers!.Value, 0.00005);
        Assert.Equal(("A", "B"), (report.LargestBefore!.Name, report.LargestAfter!.Name));
        Assert.Equal(["A"], report.TenPercentBefore.Select(share => share.Customer.Name));
        Assert.Empty(report.TenPercentAfter);
    }

    [Fact]
    public void A_loss_of_nothing_is_the_base_line_exactly() =>
        Gen.Select(Gen.Double[-0.2, 0.3], Gen.Int[1, 12], Gen.Double[0, 1], Gen.Bool).Sample((growth, ramp, back, projected) =>
        {
            var scenario = Leaves("A", loss => loss with { Lost = 0, Ramp = ramp, Recovery = back }) with { GrowthOfOthers = growth, BaseLine = projected ? BaseLine.Projection : BaseLine.Growth };

            var report = Of(Growing(), scenario);

            Assert.All(report.Months, month => Assert.Equal(month.Stays, month.Leaves));
            Assert.Equal((0L, 0L, null), (report.LostInTheEnd, report.LostInTwelveMonths, report.Lowest));
            Assert.Equal(report.Before, report.After);
        });

    [Fact]
    public void A_loss_of_everything_is_not_applicable_and_no_exception()
    {
        var report = Of(V1().Total("2025-01", 90), new Scenario { Losses = [new ScenarioLoss()] });

        Assert.Equal((BookOf.Units(90), BookOf.Units(90)), (report.Revenue, report.LostInTheEnd));
        Assert.Equal(ReplacementOutcome.NotApplicable, report.Replacement.Outcome);
        Assert.Null(report.After.Top1Share);
        Assert.Null(report.After.Hhi);
        Assert.Null(report.After.EffectiveCustomers);
        Assert.All(report.Months, month => Assert.Equal(0, month.Leaves));
        Assert.Null(report.LargestAfter);
        Assert.Null(report.BackIn);
    }

    [Fact]
    public void What_comes_back_comes_after_the_ramp_in_equal_steps()
    {
        var report = Of(V1(), Leaves("A", loss => loss with { Ramp = 2, Recovery = 0.5, RecoveryMonths = 5 }) with { GrowthOfOthers = 0, Months = 10 });

        Assert.Equal([73, 63, 65, 67, 69, 71, 73, 73, 73, 73], report.Months.Select(month => Math.Round(Millions(month.Leaves), 6)));
        Assert.Equal(BookOf.Units(20), report.LostInTheEnd);
    }

    [Fact]
    public void A_loss_takes_only_its_products_and_from_its_first_month()
    {
        var book = new BookOf().With("2025-01", "A", 10).With("2025-01", "A", 6, product: "Copilot").With("2025-01", "B", 4).Margin("Copilot", 5000, 7000);

        var report = Of(book, Leaves("A", loss => loss with { Products = ["copilot"], Lost = 0.5, Start = Month.Parse("2025-04") }) with { GrowthOfOthers = 0, Months = 4 });

        Assert.Equal((6, 3), (Millions(report.AtStake), Millions(report.LostInTheEnd)));
        Assert.Equal([20, 20, 17, 17], report.Months.Select(month => Millions(month.Leaves)));
        Assert.Equal((-2.1, -1.5), (Millions(report.GrossProfit!.Value.Low), Millions(report.GrossProfit.Value.High)));
    }

    [Fact]
    public void Two_losses_of_the_same_revenue_take_from_what_the_other_left()
    {
        var half = new ScenarioLoss { Customers = ["A"], Lost = 0.5 };

        var report = Of(V1(), new Scenario { Losses = [half, half, new ScenarioLoss { Customers = ["B"] }], GrowthOfOthers = 0 });

        // 20 × (1 − 0.5 × 0.5) and 5.
        Assert.Equal((25, 20), (Millions(report.AtStake), Millions(report.LostInTheEnd)));
    }

    [Fact]
    public void A_name_the_book_does_not_have_is_told_and_loses_nothing()
    {
        var report = Of(V1(), Leaves("Nobody"));

        Assert.Equal(["Nobody"], report.Unknown);
        Assert.Equal(0, report.AtStake);
    }

    [Fact]
    public void Without_growth_told_the_others_go_on_as_in_the_last_six_months()
    {
        var report = Of(Growing(), Leaves("A"));

        Assert.Equal(0.02, report.GrowthOfOthers!.Value, 8);
        Assert.Equal([3, 6, 12], report.ReplacementRange.Select(at => at.Over));
        Assert.All(report.ReplacementRange, at => Assert.Equal(0.02, at.Growth, 8));
        Assert.Equal((60 * Math.Pow(1.02, 44) + 10) / (60 * Math.Pow(1.02, 32) + 10) - 1, report.Months[20].YearGrowthStays!.Value, 7);
    }

    [Fact]
    public void With_a_projection_the_path_has_an_interval_around_it()
    {
        var report = Of(Growing(), Leaves("A") with { BaseLine = BaseLine.Projection });

        Assert.Equal(ProjectionMethod.DampedTrend, report.Projection!.Method);
        Assert.All(report.Months, month => Assert.InRange(month.Leaves, month.Low, month.High));
    }

    [Theory]
    [InlineData(1.5, 1, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, -0.1)]
    public void What_cannot_be_is_refused_with_a_reason(double lost, int ramp, double back) =>
        Assert.Throws<ArgumentException>(() => Of(V1(), Leaves("A", loss => loss with { Lost = lost, Ramp = ramp, Recovery = back })));

    private static ScenarioReport Of(BookOf book, Scenario scenario) => ScenarioReport.Of(book.Build(), Everything, scenario)!;

    private static Scenario Leaves(string customer, Func<ScenarioLoss, ScenarioLoss>? with = null)
    {
        var loss = new ScenarioLoss { Customers = [customer] };
        return new Scenario { Losses = [with is null ? loss : with(loss)] };
    }

    private static double Millions(long amount) => amount / (double)BookOf.Units(1);

    private static BookOf V1()
    {
        var book = new BookOf().With("2025-01", "A", 20).With("2025-01", "B", 5).With("2025-01", "C", 4).With("2025-01", "D", 3);
        for (var i = 0; i < 51; i++) book.With("2025-01", $"E{i:00}", 1);
        return book;
    }

    // Others grow 2 % a month, A stays at 10.
    private static BookOf Growing()
    {
        var book = new BookOf();
        for (var month = 0; month < 24; month++)
        {
            var name = new Month(2024, 1).AddMonths(month).ToString();
            book.With(name, "A", 10).With(name, "B", (decimal)(60 * Math.Pow(1.02, month)));
        }

        return book;
    }
}
