using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class DependenceReportTests
{
    [Fact]
    public void Each_unit_counts_once_however_many_roles_it_needs_somebody_in()
    {
        // X buys 20 of the Model itself, pays for the Share, and supplies the Model and half of the Suite.
        var book = new BookOf()
            .With("2024-07", "X", 20, "Model").With("2024-07", "A", 30, "Model").With("2024-07", "A", 40, "Suite").With("2024-07", "B", 10, "Share")
            .Role("X", Role.Supplier, "Model").Role("X", Role.Supplier, "Suite", part: 50).Role("X", Role.Payer, "Share").Role("X", Role.Supplier, "Share").Role("X", Role.Competitor);

        var amounts = On(book, "X").Months[^1].Amounts!;

        Assert.Equal((20, 30, 80), (Millions(amounts.AsCustomer), Millions(amounts.Direct), Millions(amounts.Including)));
        Assert.Equal((0.2, 0.3, 0.8), (amounts.CustomerShare, amounts.DirectShare, amounts.IncludingShare));
    }

    [Fact]
    public void Where_parts_meet_the_largest_counts()
    {
        var book = new BookOf().With("2024-07", "A", 100).Role("X", Role.Payer, part: 40).Role("X", Role.Supplier, "Azure OpenAI", part: 70).Role("X", Role.Supplier, customer: "A", part: 10);

        var amounts = On(book, "X").Months[^1].Amounts!;

        Assert.Equal((0, 40, 70), (Millions(amounts.AsCustomer), Millions(amounts.Direct), Millions(amounts.Including)));
    }

    [Fact]
    public void A_role_holds_in_its_months_and_a_missing_month_is_a_gap()
    {
        var book = new BookOf().With("2024-01", "A", 10).With("2024-03", "A", 10).With("2024-04", "A", 10).With("2024-05", "A", 10).Role("X", Role.Supplier, from: "2024-03", to: "2024-04");

        Assert.Equal([0L, null, 10, 10, 0], On(book, "X").Months.Select(month => month.Amounts is { } amounts ? Millions(amounts.Including) : (long?)null));
    }

    [Fact]
    public void The_roles_of_a_group_are_those_of_everybody_in_it()
    {
        var book = new BookOf()
            .With("2024-07", "X Cloud", 10).With("2024-07", "X", 5).With("2024-07", "A", 85)
            .Under("X", "X Cloud").Role("X Labs", Role.Supplier, customer: "A", part: 20).Under("X", "X Labs");

        var group = On(book, "X").Months[^1].Amounts!;
        var alone = On(book, "X", EntityLevel.Customer).Months[^1].Amounts!;

        // 15 as customers, and a fifth of 85.
        Assert.Equal((15, 32), (Millions(group.Direct), Millions(group.Including)));
        Assert.Equal((5, 5), (Millions(alone.Direct), Millions(alone.Including)));
        // Whoever asks for a member is told of its group.
        Assert.Equal("X", On(book, "X Labs").Counterparty.Name);
    }

    [Fact]
    public void A_role_for_a_customer_holds_for_whom_it_controls()
    {
        var book = new BookOf().With("2024-07", "TikTok", 20).With("2024-07", "A", 80).Under("ByteDance", "TikTok", to: "2024-07").Role("X", Role.Supplier, customer: "ByteDance");

        Assert.Equal(20, Millions(On(book, "X").Months[^1].Amounts!.Including));
    }

    [Fact]
    public void What_is_allocated_to_nobody_needs_who_supplies_its_product_to_anybody()
    {
        // Of the Model 20 are allocated to nobody; what is said of A alone says nothing of them.
        var book = new BookOf().With("2024-07", "A", 60, "Model").With("2024-07", "B", 20, "Suite").Total("2024-07", 80, "Model")
            .Role("X", Role.Supplier, "Model", part: 50).Role("Y", Role.Supplier, "Model", "A");

        Assert.Equal((40, 0.4), (Millions(On(book, "X").Months[^1].Amounts!.Including), On(book, "X").Months[^1].Amounts!.IncludingShare));
        Assert.Equal(60, Millions(On(book, "Y").Months[^1].Amounts!.Including));
        Assert.Equal((20, 80, 40), On(book, "X").Products.Where(part => part.Name == "Model").Select(part => (Millions(part.Unallocated), Millions(part.Amounts.Whole!.Value), Millions(part.Amounts.Including))).Single());
    }

    [Fact]
    public void Credits_lower_what_an_entity_brings_in_proportion_and_a_net_credit_has_no_part()
    {
        // A nets 80 of 60 + 40 − 20: its Model counts 48, its Suite 32. B is a net credit.
        var book = new BookOf().With("2024-07", "A", 60, "Model").With("2024-07", "A", 40, "Suite").With("2024-07", "A", -20, "Other").With("2024-07", "B", -5, "Model").With("2024-07", "B", 1, "Suite")
            .Role("X", Role.Supplier, "Model");

        var amounts = On(book, "X").Months[^1].Amounts!;

        Assert.Equal((48, 80, 0.6), (Millions(amounts.Including), Millions(amounts.Whole!.Value), amounts.IncludingShare));
    }

    [Fact]
    public void Without_a_positive_total_shares_are_not_applicable()
    {
        var book = new BookOf().With("2024-07", "A", 5).With("2024-07", "B", -5).Role("X", Role.Supplier);

        Assert.Null(On(book, "X").Months[^1].Amounts!.IncludingShare);
        Assert.Null(DependenceReport.Of(book.Build(), new ReportQuestion()).Ranking[0].Amounts.DirectShare);
    }

    [Fact]
    public void Everybody_is_ranked_by_what_needs_them_and_ties_are_alike()
    {
        var book = new BookOf().With("2024-07", "A", 30).With("2024-07", "B", 20, "Suite").With("2024-07", "C", 20, "Suite").With("2024-07", "D", 0)
            .Role("X", Role.Supplier, "Suite").Role("Y", Role.Investee).Role("B", Role.Competitor);

        var report = DependenceReport.Of(book.Build(), new ReportQuestion());

        Assert.Equal(
            ["1 X supplier 40", "2 A customer 30", "3 B customer, competitor 20", "3 C customer 20", "5 Y investee 0"],
            report.Ranking.Select(line => $"{line.Rank} {line.Counterparty.Name} {RoleWords.List(line.IsCustomer, line.Roles)} {Millions(line.Amounts.Including)}"));
        Assert.Equal("X", report.On!.Counterparty.Name);
        Assert.Equal(["B", "C"], report.On.Customers.Select(part => part.Name));
    }

    [Fact]
    public void Without_the_largest_customer_its_revenue_is_neither_above_nor_below_the_line()
    {
        var book = new BookOf().With("2024-07", "X", 60).With("2024-07", "A", 30).With("2024-07", "B", 10, "Suite").Role("X", Role.Supplier, "Azure OpenAI");

        var amounts = DependenceReport.Of(book.Build(), new ReportQuestion { WithoutLargest = true }, 1).On!.Months[^1].Amounts!;

        Assert.Equal((0, 30, 40), (Millions(amounts.Direct), Millions(amounts.Including), Millions(amounts.Whole!.Value)));
    }

    [Fact]
    public void A_view_in_gross_profit_counts_the_same_way()
    {
        var book = new BookOf().With("2024-07", "A", 100, "Model").With("2024-07", "A", 100, "Suite").Margin("Model", 2_000, 2_000).Margin("Suite", 6_000, 6_000).Role("X", Role.Supplier, "Model");

        var report = DependenceReport.Of(book.Build().In(new CubeView { Basis = RevenueBasis.GrossProfit }), new ReportQuestion(), 2);

        Assert.Equal((20, 80), (Millions(report.On!.Months[^1].Amounts!.Including), Millions(report.On.Months[^1].Amounts!.Whole!.Value)));
    }

    [Fact]
    public void An_unknown_name_is_told() =>
        Assert.Contains("\"Nobody\"", Assert.Throws<UnknownCounterpartyException>(() => DependenceReport.CounterpartyNamed(new BookOf().With("2024-07", "A", 1).Build(), "Nobody")).Message, StringComparison.Ordinal);

    internal static DependenceDetail On(BookOf book, string name, EntityLevel level = EntityLevel.Parent)
    {
        var cube = book.Build();
        return DependenceReport.Of(cube, new ReportQuestion { Level = level }, DependenceReport.CounterpartyNamed(cube, name).Id).On!;
    }

    private static long Millions(long units) => units / (1_000_000 * Money.Scale);
}
