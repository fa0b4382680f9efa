using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk;

/// <summary>What scenarios start from: the same for all that stand side by side, and for all in which nothing is lost.</summary>
public sealed class ScenarioBaseLineTests
{
    private static readonly ScenarioLoss ALeaves = new() { Customers = ["A"] };
    private static readonly ScenarioLoss BLeaves = new() { Customers = ["B"] };

    [Theory]
    [InlineData(BaseLine.Growth)]
    [InlineData(BaseLine.Projection)]
    public void Side_by_side_only_the_losses_differ(BaseLine baseLine)
    {
        // In the last month A pays 40, B 10, the others 20 after 2 % a month: neither A's 10 % nor B's fall counts.
        var a = Of(new Scenario { Losses = [ALeaves], Alongside = [BLeaves], BaseLine = baseLine });
        var b = Of(new Scenario { Losses = [BLeaves], Alongside = [ALeaves], BaseLine = baseLine });

        Assert.Equal((a.GrowthSoFar!.Value, 0.02), (b.GrowthSoFar!.Value, Math.Round(a.GrowthSoFar!.Value, 6)));
        Assert.Equal(a.Months.Select(month => month.Stays), b.Months.Select(month => month.Stays));
        Assert.All(a.Months.Zip(b.Months), both => Assert.Equal(BookOf.Units(30), both.Second.Leaves - both.First.Leaves));
        if (baseLine == BaseLine.Growth)
        {
            Assert.Equal(20 * Math.Pow(1.02, 12) + 40 + 10, Millions(a.Months[11].Stays), 4);
            Assert.Equal(20 * Math.Pow(1.02, 12) + 10, Millions(a.Months[11].Leaves), 4);
        }
    }

    [Fact]
    public void By_itself_the_others_are_all_who_do_not_leave()
    {
        // (20 + 10) from 20/1.02⁶ + 13.
        var report = Of(new Scenario { Losses = [ALeaves] });

        Assert.Equal(Math.Pow(30 / (20 / Math.Pow(1.02, 6) + 13), 1 / 6.0) - 1, report.GrowthOfOthers!.Value, 6);
        Assert.False(report.HasOwnBaseLine);
    }

    [Theory]
    [InlineData(BaseLine.Growth)]
    [InlineData(BaseLine.Projection)]
    public void Where_nothing_is_lost_the_base_line_is_the_same_whomever_it_names(BaseLine baseLine)
    {
        var nobody = Of(new Scenario { BaseLine = baseLine });

        Assert.All(new[] { ALeaves, BLeaves, LossText.Usual, new ScenarioLoss() }, loss =>
        {
            var report = Of(new Scenario { Losses = [loss with { Lost = 0 }], BaseLine = baseLine });

            Assert.Equal(nobody.Months, report.Months);
            Assert.All(report.Months, month => Assert.Equal(month.Stays, month.Leaves));
        });
        // All of it goes on at the growth of all of it, 70 after 40/1.1⁶ + 13 + 20/1.02⁶ six months before.
        var growth = Math.Pow(70 / (40 / Math.Pow(1.1, 6) + 13 + 20 / Math.Pow(1.02, 6)), 1 / 6.0);
        if (baseLine == BaseLine.Growth) Assert.Equal(70 * Math.Pow(growth, 12), Millions(nobody.Months[11].Stays), 4);
    }

    [Fact]
    public void Beside_a_loss_of_everybody_nobody_is_left_to_grow_and_each_has_its_own()
    {
        var a = Of(new Scenario { Losses = [ALeaves], Alongside = [new ScenarioLoss { Lost = 0.2 }] });

        Assert.True(a.HasOwnBaseLine);
        Assert.Equal(Of(new Scenario { Losses = [ALeaves] }).Months, a.Months);
    }

    [Fact]
    public void Who_is_named_in_both_or_twice_counts_once()
    {
        var once = Of(new Scenario { Losses = [ALeaves] });

        Assert.Equal(once.Months, Of(new Scenario { Losses = [ALeaves], Alongside = [ALeaves with { Lost = 0.5, Ramp = 6 }, LossText.Usual] }).Months);
    }

    [Fact]
    public void A_base_line_on_a_projection_does_not_count_what_leaves_with_everybody_twice()
    {
        // 10 of A and 20 that nobody is known to pay, all at stake: nothing of it is projected beside it.
        var book = new BookOf();
        for (var month = 0; month < 12; month++) book.With(new Month(2024, 1).AddMonths(month).ToString(), "A", 10).Total(new Month(2024, 1).AddMonths(month).ToString(), 30);

        var report = ScenarioReport.Of(book.Build(), new ReportQuestion(), new Scenario { Losses = [new ScenarioLoss()], BaseLine = BaseLine.Projection })!;

        Assert.All(report.Months, month => Assert.Equal((30, 0), (Millions(month.Stays), Millions(month.Leaves))));
    }

    [Fact]
    public void What_the_others_must_reach_is_of_all_that_the_customer_pays()
    {
        // A pays 10 for Servers and 2 for the rest, the others 8. It moves its servers: for a fifth of all, 12 × 0.8/0.2 of the others, or 8 × 0.2/0.8 of A.
        var book = new BookOf().With("2025-01", "A", 10, product: "Servers").With("2025-01", "A", 2).With("2025-01", "B", 8);

        var report = ScenarioReport.Of(book.Build(), new ReportQuestion(), new Scenario { Losses = [ALeaves with { Products = ["Servers"] }] })!;

        Assert.Equal((10, 12, 0.6), (Millions(report.AtStake), Millions(report.NeedOf!.Amount), report.NeedOf.Share));
        Assert.Equal((48, 2), (Millions(report.Needs[0].Need.OthersNeeded), Millions(report.Needs[0].Need.CustomerCap)));
    }

    private static double Millions(long amount) => amount / (double)BookOf.Units(1);

    private static ScenarioReport Of(Scenario scenario) => ScenarioReport.Of(Book().Build(), new ReportQuestion(), scenario)!;

    // Up to 2025-12: A grows 10 % a month to 40, B falls by half a million a month to 10, the others grow 2 % to 20.
    private static BookOf Book()
    {
        var book = new BookOf();
        for (var before = 0; before < 13; before++)
        {
            var month = new Month(2025, 12).AddMonths(-before).ToString();
            book.With(month, "A", (decimal)(40 / Math.Pow(1.1, before))).With(month, "B", 10 + before * 0.5m).With(month, "C", (decimal)(20 / Math.Pow(1.02, before)));
        }

        return book;
    }
}
