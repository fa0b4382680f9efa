using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Risk.Export;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk;

/// <summary>The limits in force on the book as a scenario leaves it.</summary>
public sealed class ScenarioLimitsTests
{
    private static readonly DateOnly Today = new(2025, 6, 15);

    [Fact]
    public void The_products_own_limits_are_kept_once_the_largest_is_gone()
    {
        // V1: 20 of 83, and then 5 of 63.
        var limits = Of(V1(), LossText.Usual);

        Assert.True(limits.IsDefault);
        Assert.Equal(Month.Parse("2025-01"), limits.Month);
        Assert.Equal([(LimitStatus.Breached, LimitStatus.Within), (LimitStatus.Warning, LimitStatus.Within)], limits.Limits.OrderBy(limit => limit.Before.Rule.Name == "Large exposure").Select(limit => (limit.Before.Status, limit.After.Status)));
        Assert.All(limits.Limits, limit => Assert.Equal((20 / 83.0, 5 / 63.0), (limit.Before.Figure!.Figure, limit.After.Figure!.Figure)));
    }

    [Fact]
    public void Every_measure_is_taken_of_what_is_left()
    {
        // B leaves: of 40, 30 and 30 there stay 40 and 30.
        var limits = Of(Everything(), new ScenarioLoss { Customers = ["B"] }).Limits.ToDictionary(limit => limit.After.Rule.Name);

        Is("top", 0.4, 4 / 7.0);
        Is("two", 0.7, 1);
        Is("hhi", 3400, 2500 / 0.49);
        Is("industry", 0.6, 4 / 7.0);
        Is("country", 0.3, 0);
        Is("product", 0.7, 4 / 7.0);
        Is("dependence", 0.7, 4 / 7.0);
        Assert.Equal(("Retail", "Media"), (limits["industry"].Before.Figure!.Subject, limits["industry"].After.Figure!.Subject));
        Assert.Equal((LimitStatus.Within, LimitStatus.Breached, true), (limits["top"].Before.Status, limits["top"].After.Status, limits["top"].IsNewlyBroken));
        Assert.Equal((LimitStatus.Breached, LimitStatus.Within), (limits["country"].Before.Status, limits["country"].After.Status));

        void Is(string name, double before, double after)
        {
            Assert.Equal(before, limits[name].Before.Figure!.Figure, 1e-9);
            Assert.Equal(after, limits[name].After.Figure!.Figure, 1e-9);
        }
    }

    [Fact]
    public void A_loss_of_nothing_leaves_every_limit_as_it_is_now()
    {
        foreach (var book in new[] { V1(), Everything(), V1().Total("2025-01", 90), V1().Total("2025-01", 80) })
        {
            var now = LimitsReport.Now(book.Build(), new ReportQuestion(), Today).Limits;
            var limits = Of(book, new ScenarioLoss { Lost = 0 }).Limits;

            Assert.Equal(now.Select(Told), limits.Select(limit => Told(limit.After)));
            Assert.Equal(now.Select(Told), limits.Select(limit => Told(limit.Before)));
        }

        static (string, LimitStatus, double?, long?, long?, double?, long?) Told(LimitFinding finding) =>
            (finding.Rule.Name, finding.Status, finding.Figure?.Figure, finding.Figure?.Amount, finding.Figure?.Whole, finding.Use, finding.Excess);
    }

    [Fact]
    public void When_everything_is_lost_no_limit_has_a_figure()
    {
        foreach (var book in new[] { V1(), Everything(), V1().Total("2025-01", 90) })
        {
            var limits = Of(book, new ScenarioLoss()).Limits;

            Assert.NotEmpty(limits);
            Assert.All(limits, limit => Assert.Equal((LimitStatus.NotAvailable, null, null), (limit.After.Status, limit.After.Figure, limit.After.Use)));
        }
    }

    [Fact]
    public void What_is_allocated_to_nobody_stays_unless_the_loss_takes_it_too()
    {
        BookOf Book(decimal total) => new BookOf().With("2025-01", "A", 40).With("2025-01", "B", 10).Total("2025-01", total).Role("S", Role.Supplier, "Azure OpenAI", part: 50).Limit("top", LimitMeasure.TopShare, 50);

        // 50 of 100 are nobody's: B has 10 of 60.
        Assert.Equal(10 / 60.0, After(Book(100), new ScenarioLoss { Customers = ["A"] }), 1e-12);
        // Half of all of it, nobody's too: 20 of 50.
        Assert.Equal(20 / 50.0, After(Book(100), new ScenarioLoss { Kind = LossKind.Supplier, Customers = ["S"] }), 1e-12);
        // More is known than was published: nothing becomes nobody's because A pays less. 20 of 30.
        Assert.Equal(20 / 30.0, After(Book(45), new ScenarioLoss { Customers = ["A"], Lost = 0.5 }), 1e-12);
    }

    [Fact]
    public void A_loss_by_steps_counts_where_it_is_deepest_and_takes_a_customers_credits_with_it()
    {
        // A: 12 less a credit of 2. After the last step, before anything is back: 5, beside 15.
        var book = new BookOf().With("2025-01", "A", 12).With("2025-01", "A", -2, type: RevenueType.Credit).With("2025-01", "B", 15).Limit("A", LimitMeasure.Parent, 50, subject: "A");

        Assert.Equal(5 / 20.0, After(book, new ScenarioLoss { Customers = ["A"], Lost = 0.5, Ramp = 12, Recovery = 1, RecoveryMonths = 3 }), 1e-12);
    }

    [Fact]
    public void A_loss_in_a_part_of_the_book_is_held_against_limits_on_all_of_it()
    {
        var cube = Everything().Build();
        var media = cube.In(CubeView.Whole with { Industries = ["Media"] });

        // Everybody in that part is A: 30 of 60 are left with each of two.
        var limits = ScenarioLimits.Of(media, new ReportQuestion(), new Scenario { Losses = [new ScenarioLoss()] }, Today)!.Limits.ToDictionary(limit => limit.After.Rule.Name);

        Assert.Equal((0.4, 0.5), (limits["top"].Before.Figure!.Figure, limits["top"].After.Figure!.Figure));
    }

    [Fact]
    public void A_breach_that_a_waiver_allows_stays_allowed_up_to_its_figure()
    {
        // 40 of 70 is 57.1 %.
        LimitStatus With(decimal upTo) => Of(Everything().Waiver("top", "2025-01-01", "2025-12-31", upTo), new ScenarioLoss { Customers = ["B"] }).Limits.Single(limit => limit.After.Rule.Name == "top").After.Status;

        Assert.Equal((LimitStatus.Waived, LimitStatus.Breached), (With(58), With(57)));
    }

    [Fact]
    public void The_file_and_the_json_say_each_limit_before_and_after()
    {
        var cube = Everything().Limit("=odd", LimitMeasure.TopShare, 99).Build();
        var scenario = new Scenario { Name = "B goes", Losses = [new ScenarioLoss { Customers = ["B"] }] };
        var (report, limits) = (ScenarioReport.Of(cube, new ReportQuestion(), scenario)!, ScenarioLimits.Of(cube, new ReportQuestion(), scenario, Today)!);

        using var text = new StringWriter();
        ScenarioExport.TableOf([("One", report, limits)]).WriteCsv(text);
        var lines = text.ToString().Split("\r\n");
        var country = RiskJson.Of(report, limits)["limits"]!["limits"]!.AsArray().Single(limit => limit!["limit"]!.GetValue<string>() == "country")!;

        Assert.Contains("One,limit,top: hard,2025-01,0.45", lines);
        Assert.Contains("One,limit,top: status before,2025-01,within", lines);
        Assert.Contains("One,limit,top: figure before,2025-01,0.4", lines);
        Assert.Contains("One,limit,top: status after,2025-01,breached", lines);
        Assert.Contains("One,limit,industry: whose after,2025-01,Media", lines);
        // A limit's name is text to a spreadsheet, never a formula.
        Assert.DoesNotContain(lines, line => line.Contains(",=odd", StringComparison.Ordinal));
        Assert.Equal(("breached", 0.3, "within", 0.0), (country["before"]!["status"]!.GetValue<string>(), country["before"]!["figure"]!.GetValue<double>(), country["after"]!["status"]!.GetValue<string>(), country["after"]!["figure"]!.GetValue<double>()));
    }

    [Fact]
    public void A_book_without_a_month_has_no_limits_after_a_loss() => Assert.Null(ScenarioLimits.Of(new BookOf().Build(), new ReportQuestion(), new Scenario { Losses = [LossText.Usual] }, Today));

    private static BookOf Everything() => new BookOf()
        .With("2025-01", "A", 40).With("2025-01", "B", 30).With("2025-01", "C", 30, product: "Servers")
        .Described("A", "Media", "Norway").Described("B", "Retail", "Chile").Described("C", "Retail", "Norway").Role("S", Role.Supplier, "Azure OpenAI")
        .Limit("top", LimitMeasure.TopShare, 45).Limit("two", LimitMeasure.TopShares, 99, subject: "2").Limit("hhi", LimitMeasure.Hhi, 9_000).Limit("industry", LimitMeasure.Industry, 90)
        .Limit("country", LimitMeasure.Country, 30, subject: "Chile").Limit("product", LimitMeasure.Product, 90, subject: "Azure OpenAI").Limit("dependence", LimitMeasure.Dependence, 90, subject: "S");

    private static BookOf V1()
    {
        var book = new BookOf().With("2025-01", "A", 20).With("2025-01", "B", 5).With("2025-01", "C", 4).With("2025-01", "D", 3);
        for (var i = 0; i < 51; i++) book.With("2025-01", $"S{i:00}", 1);
        return book;
    }

    private static double After(BookOf book, ScenarioLoss loss) => Of(book, loss).Limits[0].After.Figure!.Figure;

    private static ScenarioLimits Of(BookOf book, params ScenarioLoss[] losses) => ScenarioLimits.Of(book.Build(), new ReportQuestion(), new Scenario { Losses = losses }, Today)!;
}
