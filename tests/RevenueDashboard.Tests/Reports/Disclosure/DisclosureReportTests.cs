using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class DisclosureReportTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.CalendarYear;

    [Fact]
    public void Exactly_a_tenth_counts_and_a_unit_less_is_watched()
    {
        // 100 in the quarter: Ann has 10, Bob 9.9999 and the rest is spread.
        var book = Quarter(new BookOf().With("2024-01", "Ann", 10).With("2024-01", "Bob", 9.9999m).With("2024-02", "Cy", 40.0001m).With("2024-03", "Di", 40));
        var part = DisclosureReport.Of(book.Build(), Calendar.Quarter(2024, 1)).Parts[0];

        Assert.Equal(BookOf.Units(100), part.Total);
        Assert.Equal(["Cy", "Di", "Ann"], part.TenPercent.Select(customer => customer.Customer.Name));
        Assert.Equal(["Bob"], part.Watch.Select(customer => customer.Customer.Name));
    }

    [Fact]
    public void The_watch_list_starts_at_exactly_8_per_cent()
    {
        var part = DisclosureReport.Of(Quarter(new BookOf().With("2024-01", "Ann", 8).With("2024-01", "Bob", 7.9999m).With("2024-01", "Cy", 84.0001m)).Build(), Calendar.Quarter(2024, 1)).Parts[0];

        Assert.Equal("Ann", Assert.Single(part.Watch).Customer.Name);
    }

    [Fact]
    public void A_quarter_has_the_year_to_date_beside_it_and_the_fourth_the_year()
    {
        Assert.Equal(["FY24-Q1"], Codes(Calendar.Quarter(2024, 1)));
        Assert.Equal(["FY24-Q3", "FY24-Q3-YTD"], Codes(Calendar.Quarter(2024, 3)));
        Assert.Equal(["FY24-Q4", "FY24"], Codes(Calendar.Quarter(2024, 4)));
        Assert.Equal(["FY24"], Codes(Calendar.Year(2024)));

        static IEnumerable<string> Codes(FiscalPeriod period) => DisclosureReport.Of(new BookOf().With("2024-01", "Ann", 1).Build(), period).Parts.Select(part => part.Period.Code);
    }

    [Fact]
    public void Those_under_control_at_the_end_of_the_period_are_one_for_all_of_it()
    {
        var cube = Quarter(new BookOf().With("2024-01", "Ann", 6).With("2024-01", "Bob", 6).With("2024-03", "Cy", 88).Under("Ann", "Bob", from: "2024-03")).Build();
        var part = DisclosureReport.Of(cube, Calendar.Quarter(2024, 1)).Parts[0];

        Assert.Equal([("Cy", BookOf.Units(88)), ("Ann", BookOf.Units(12))], part.TenPercent.Select(customer => (customer.Customer.Name, customer.Amount)));
    }

    [Fact]
    public void The_remainder_is_in_the_total_and_products_say_where_revenue_is_reported()
    {
        var cube = Quarter(new BookOf().With("2024-01", "Ann", 6).With("2024-01", "Ann", 5, "Copilot").With("2024-01", "Bob", 60)).Total("2024-01", 105).Build();
        var part = DisclosureReport.Of(cube, Calendar.Quarter(2024, 1)).Parts[0];

        // 105 of Azure OpenAI with 39 allocated to nobody, and 5 of Copilot: 110, of which Ann has exactly a tenth.
        Assert.Equal((BookOf.Units(110), BookOf.Units(39)), (part.Total, part.Unallocated));
        Assert.Equal([new("Azure OpenAI", BookOf.Units(6)), new ProductAmount("Copilot", BookOf.Units(5))], part.TenPercent[1].Products);
    }

    [Fact]
    public void A_month_that_is_missing_or_open_makes_the_period_incomplete_and_says_so()
    {
        var cube = new BookOf().With("2024-01", "Ann", 1).With("2024-02", "Ann", 1, "Copilot").With("2024-03", "Ann", 1).With("2024-03", "Ann", 1, "Copilot")
            .Status("2024-03", MonthStatus.Open).With("2024-04", "Ann", 1).Build();
        var report = DisclosureReport.Of(cube, Calendar.Quarter(2024, 1));

        Assert.False(report.IsComplete);
        Assert.Equal(["Azure OpenAI of Feb 2024 is missing", "Mar 2024 is open"], report.Parts[0].Gaps.Select(gap => gap.InWords));
        Assert.Equal(["Copilot of Apr 2024 is missing", "May 2024 is missing", "Jun 2024 is missing"], DisclosureReport.Of(cube, Calendar.Quarter(2024, 2)).Parts[0].Gaps.Select(gap => gap.InWords));
        Assert.Null(DisclosureReport.Of(cube, Calendar.Quarter(2023, 1)).Parts[0].Total);
    }

    [Fact]
    public void The_year_before_stands_beside_it_only_when_it_is_whole()
    {
        var book = Quarter(Quarter(new BookOf(), 2023).With("2023-01", "Ann", 1).With("2023-01", "Bob", 9).With("2024-01", "Ann", 5).With("2024-01", "Cy", 5));
        var part = DisclosureReport.Of(book.Build(), Calendar.Quarter(2024, 1)).Parts[0];

        Assert.Equal(BookOf.Units(10), part.PriorTotal);
        Assert.Equal([("Ann", 0.1, (long?)BookOf.Units(1)), ("Cy", null, 0L)], part.TenPercent.Select(customer => (customer.Customer.Name, customer.PriorShare, customer.PriorAmount)));

        var first = DisclosureReport.Of(book.Build(), Calendar.Quarter(2023, 1)).Parts[0];
        Assert.Null(first.PriorTotal);
        Assert.All(first.TenPercent, customer => Assert.Null(customer.PriorAmount));
    }

    [Fact]
    public void Nobody_has_a_part_of_a_total_that_is_not_above_zero()
    {
        var part = DisclosureReport.Of(Quarter(new BookOf().With("2024-01", "Ann", 5).With("2024-01", "Bob", -5)).Build(), Calendar.Quarter(2024, 1)).Parts[0];

        Assert.Equal(0, part.Total);
        Assert.Empty(part.TenPercent);
    }

    [Fact]
    public void What_is_new_gone_or_moved_is_told()
    {
        var before = DisclosureReport.Of(Quarter(new BookOf().With("2024-01", "Ann", 50).With("2024-01", "Bob", 40).With("2024-01", "Cy", 8).With("2024-01", "Di", 2)).Build(), Calendar.Quarter(2024, 1)).Parts[0];
        var now = DisclosureReport.Of(Quarter(new BookOf().With("2024-01", "Ann", 60).With("2024-01", "Bob", 1).With("2024-01", "Cy", 30).With("2024-01", "Di", 9)).Build(), Calendar.Quarter(2024, 1)).Parts[0];

        Assert.Equal(
            [new(3, "Cy", DisclosureMove.Entered, 0.08, 0.3), new(2, "Bob", DisclosureMove.Left, 0.4, null), new(1, "Ann", DisclosureMove.Moved, 0.5, 0.6), new DisclosureChange(4, "Di", DisclosureMove.Watched, null, 0.09)],
            DisclosureChange.Between(before, now));
        Assert.Empty(DisclosureChange.Between(now, now));
    }

    [Fact]
    public void Labels_are_given_in_the_order_of_the_packs_and_kept()
    {
        var cube = Quarter(Quarter(new BookOf(), 2024, from: 4)
            .With("2024-01", "Ann", 30).With("2024-01", "Bob", 70).With("2024-04", "Cy", 60).With("2024-04", "Ann", 40)).Build();
        var labels = new DisclosureLabels([DisclosureReport.Of(cube, Calendar.Quarter(2024, 1)), DisclosureReport.Of(cube, Calendar.Quarter(2024, 2))], id => id == 9 ? 1 : id);

        Assert.Equal(("Customer B", "Customer A", "Customer C"), (labels.Of(Id("Ann")), labels.Of(Id("Bob")), labels.Of(Id("Cy"))));
        Assert.Null(labels.Of(77));

        int Id(string name) => cube.Customers.Single(customer => customer.Name == name).Id;
    }

    [Fact]
    public void After_Z_labels_have_two_letters()
    {
        // 28 periods, in each of which another customer has everything.
        var book = new BookOf();
        for (var number = 0; number < 28; number++) book.With(new Month(2000 + number, 1).ToString(), $"C{number:00}", 1);
        var cube = book.Build();
        var labels = new DisclosureLabels(Enumerable.Range(0, 28).Select(number => DisclosureReport.Of(cube, Calendar.Quarter(2000 + number, 1))), id => id);

        Assert.Equal(("Customer A", "Customer Z", "Customer AA", "Customer AB"), (labels.Of(1), labels.Of(26), labels.Of(27), labels.Of(28)));
    }

    [Fact]
    public void The_text_has_the_figures_in_the_words_of_each_standard()
    {
        var cube = Quarter(new BookOf().With("2024-01", "Ann", 6).With("2024-01", "Ann", 6, "Copilot").With("2024-02", "Ann", 0, "Copilot").With("2024-03", "Ann", 0, "Copilot").With("2024-01", "Bob", 4).With("2024-03", "C1", 44).With("2024-03", "C2", 40)).Build();
        var report = DisclosureReport.Of(cube, Calendar.Quarter(2024, 1));
        var pack = new DisclosurePack(report, new DisclosureLabels([report], id => id), null, null);

        var asc = DisclosureText.Of(pack, DisclosureStandard.Asc280, withNames: false);
        Assert.Contains("Revenue from Customer C was USD 12.0 million, 12.0 % of total net revenue of USD 100.0 million, in FY24-Q1 (Jan–Mar 2024) (FY23-Q1: not available). It is reported in Azure OpenAI (USD 6.0 million) and Copilot (USD 6.0 million).", asc, StringComparison.Ordinal);
        Assert.Contains("No other single customer accounted for 10 % or more of total net revenue", asc, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", asc, StringComparison.Ordinal);
        Assert.DoesNotContain("INCOMPLETE", asc, StringComparison.Ordinal);

        var ifrs = DisclosureText.Of(pack, DisclosureStandard.Ifrs8, withNames: true);
        Assert.Contains("Revenues from transactions with Ann amounted to USD 12.0 million", ifrs, StringComparison.Ordinal);
        Assert.Contains("The segments reporting them are Azure OpenAI (USD 6.0 million) and Copilot (USD 6.0 million).", ifrs, StringComparison.Ordinal);
        Assert.Contains("IFRS 8.34", ifrs, StringComparison.Ordinal);
    }

    [Fact]
    public void An_incomplete_text_says_first_that_it_is_not_to_be_published()
    {
        var report = DisclosureReport.Of(new BookOf().With("2024-01", "Ann", 1).Build(), Calendar.Quarter(2024, 1));
        var text = DisclosureText.Of(new DisclosurePack(report, new DisclosureLabels([report], id => id), null, null), DisclosureStandard.Asc280, withNames: false);

        Assert.Contains("INCOMPLETE, NOT TO BE PUBLISHED: Feb 2024 is missing, Mar 2024 is missing.", text, StringComparison.Ordinal);
    }

    // All months of a quarter there, so that it is complete; amounts of 0 add nothing.
    private static BookOf Quarter(BookOf book, int year = 2024, int from = 1)
    {
        for (var month = from; month < from + 3; month++) book.With(new Month(year, month).ToString(), "Ann", 0);
        return book;
    }
}
