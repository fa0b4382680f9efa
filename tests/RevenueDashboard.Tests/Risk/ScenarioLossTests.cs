using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk;

/// <summary>Losses of several kinds in one scenario, and how they are written.</summary>
public sealed class ScenarioLossTests
{
    private static readonly ReportQuestion Everything = new();

    [Fact]
    public void Without_a_supplier_what_needs_it_is_lost_in_the_part_that_needs_it()
    {
        // All of Azure OpenAI, 40 % of Copilot, half of what B buys of anything; Lease needs nobody.
        var book = new BookOf()
            .With("2025-01", "A", 10).With("2025-01", "A", 5, product: "Copilot").With("2025-01", "B", 20, product: "Lease").With("2025-01", "OpenAI", 8, product: "Lease")
            .Role("OpenAI", Role.Supplier, "Azure OpenAI").Role("OpenAI", Role.Supplier, "Copilot", part: 40).Role("OpenAI", Role.Supplier, customer: "B", part: 50).Role("OpenAI", Role.Payer, "Lease");

        var report = Of(book, Unavailable("openai"));

        // 10 + 2 + 10; what it pays itself is no delivery.
        Assert.Equal((22, 22), (Millions(report.AtStake), Millions(report.LostInTheEnd)));
        Assert.Equal([("A", 12), ("B", 10)], report.Leaving.Select(share => (share.Customer.Name, (int)Millions(share.Amount))));
        Assert.Equal([21, 21], report.Months.Take(2).Select(month => Millions(month.Leaves)));
    }

    [Fact]
    public void Two_losses_that_strike_a_part_of_the_same_revenue_are_told_apart()
    {
        // Half of A's 10 needs the supplier. A leaves with half: 5 × 0.5 of what stays, and all of what needs the supplier.
        var book = new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 10).Role("S", Role.Supplier, customer: "A", part: 50);

        var report = Of(book, Unavailable("S"), new ScenarioLoss { Customers = ["A"], Lost = 0.5 });

        Assert.Equal((10, 7.5), (Millions(report.AtStake), Millions(report.LostInTheEnd)));
    }

    [Fact]
    public void What_nobody_is_known_to_pay_needs_the_supplier_too()
    {
        var book = new BookOf().With("2025-01", "A", 10).Total("2025-01", 30).Role("S", Role.Supplier, "Azure OpenAI", part: 50);

        Assert.Equal(15, Millions(Of(book, Unavailable("S")).LostInTheEnd));
    }

    [Fact]
    public void A_supplier_that_the_book_does_not_have_takes_nothing_and_is_told()
    {
        var report = Of(new BookOf().With("2025-01", "A", 10), Unavailable("Nobody"));

        Assert.Equal((0, "Nobody"), (report.AtStake, Assert.Single(report.Unknown)));
    }

    [Fact]
    public void A_customer_below_a_parent_leaves_alone_and_a_parent_with_all_it_controls()
    {
        var book = new BookOf().With("2025-01", "A", 4).With("2025-01", "B", 6).With("2025-01", "C", 10).Under("P", "A").Under("P", "B");

        Assert.Equal(4, Millions(Of(book, new ScenarioLoss { Customers = ["A"] }).LostInTheEnd));
        Assert.Equal(10, Millions(Of(book, new ScenarioLoss { Customers = ["P"] }).LostInTheEnd));
    }

    [Fact]
    public void The_largest_is_whoever_is_largest_in_the_scope()
    {
        var book = new BookOf().With("2025-01", "A", 4).With("2025-01", "B", 6).With("2025-01", "A", 9, product: "Copilot");

        Assert.Equal("A", Assert.Single(Of(book, LossText.Usual).Leaving).Customer.Name);
        Assert.Equal("B", Assert.Single(ScenarioReport.Of(book.Build(), Everything with { Products = ["Azure OpenAI"] }, new Scenario { Losses = [LossText.Usual] })!.Leaving).Customer.Name);
    }

    [Theory]
    [InlineData("leave-ByteDance~only-Azure OpenAI~lost-50~start-2024-07~ramp-12~back-20~within-6")]
    [InlineData("unavailable-OpenAI~lost-29")]
    [InlineData("leave-A~lost-33.5~back-0.25")]
    [InlineData("who-everybody~only-a~~b")]
    [InlineData("")]
    public void A_loss_is_read_as_it_is_written(string text)
    {
        var loss = LossText.Of(LossText.Split(text), out var unread);

        Assert.Empty(unread);
        Assert.Equal(text, LossText.Join(LossText.WordsOf(loss)));
    }

    [Fact]
    public void What_cannot_be_read_of_a_loss_is_told_and_is_as_usual()
    {
        var loss = LossText.Of(LossText.Split("lost-100.5~lost-1e1~lost--5~lost-1,5~ramp-0~start-2024-13~who-nobody~x-1~leave-"), out var unread);

        Assert.Equal(["lost-100.5", "lost-1e1", "lost--5", "lost-1,5", "ramp-0", "start-2024-13", "who-nobody", "x-1", "leave"], unread);
        Assert.Equal("", LossText.Join(LossText.WordsOf(loss)));
    }

    [Fact]
    public void The_words_of_a_loss_are_the_loss_itself() =>
        CsCheck.Check.Sample(CsCheck.Gen.Int[0, 1_000_000], millionths =>
        {
            var loss = new ScenarioLoss { Customers = ["A"], Lost = millionths / 1e6, Recovery = (1_000_000 - millionths) / 1e6 };
            var read = LossText.Of(LossText.WordsOf(loss), out _);

            Assert.Equal((loss.Lost, loss.Recovery), (read.Lost, read.Recovery));
        });

    [Fact]
    public void More_names_than_a_link_can_carry_are_refused()
    {
        var loss = new ScenarioLoss { Customers = [.. Enumerable.Range(0, 41).Select(i => $"C{i}")] };

        Assert.Equal("A loss names at most 40 customers and 40 products. Make it several losses.", Assert.Single(new Scenario { Losses = [loss] }.Problems()));
    }

    [Fact]
    public void Prepared_scenarios_are_made_from_the_largest_the_lease_and_the_supplier()
    {
        var book = new BookOf()
            .With("2025-01", "Lessee", 50, product: "Servers", type: RevenueType.Lease).With("2025-01", "Big", 20).With("2025-01", "Small", 5)
            .Role("Lessee", Role.Supplier, "Azure OpenAI");

        var prepared = PreparedScenarios.Of(book.Build(), Everything);

        Assert.Equal(
            [
                ("Lessee leaves", ""),
                ("Big insources over 12 months", "leave-Big~only-Azure OpenAI~ramp-12"),
                ("Lessee moves its servers", "leave-Lessee~only-Servers~ramp-6"),
                ("Lessee is not available", "unavailable-Lessee"),
                ("Half of Lessee", "lost-50"),
                ("The three largest leave", "leave-Lessee~leave-Big~leave-Small~ramp-6"),
            ],
            prepared.Select(story => (story.Name, (story with { Name = "" }).ToString())));
        Assert.Empty(PreparedScenarios.Of(new BookOf().With("2025-01", "A", -5).Build(), Everything));
    }

    [Fact]
    public void The_file_says_what_went_in_and_what_came_out()
    {
        var report = Of(new BookOf().With("2025-01", "=A", 20).With("2025-01", "B", 5), new ScenarioLoss { Customers = ["=A"], Lost = 0.25, Ramp = 2 });

        using var text = new StringWriter();
        ScenarioExport.TableOf([("One", report, null)]).WriteCsv(text);

        var lines = text.ToString().Split("\r\n");
        Assert.Contains("One,input,loss 1: lost,,0.25", lines);
        Assert.Contains("One,input,loss 1: ramp months,,2", lines);
        Assert.Contains("One,input,loss 1: first month,,2025-02", lines);
        Assert.Contains("One,result,lost,,5000000.00", lines);
        Assert.Contains("One,path,leaves,2025-02,22500000.00", lines);
        Assert.Contains("One,path,leaves,2025-03,20000000.00", lines);
        // A name is text to a spreadsheet, never a formula.
        Assert.DoesNotContain(lines, line => line.Contains(",=A", StringComparison.Ordinal));
    }

    private static ScenarioLoss Unavailable(string name) => new() { Kind = LossKind.Supplier, Customers = [name] };

    private static ScenarioReport Of(BookOf book, params ScenarioLoss[] losses) => ScenarioReport.Of(book.Build(), Everything, new Scenario { Losses = losses, GrowthOfOthers = 0 })!;

    private static double Millions(long amount) => amount / (double)BookOf.Units(1);
}
