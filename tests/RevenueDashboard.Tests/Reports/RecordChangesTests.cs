using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class RecordChangesTests
{
    private static readonly Month March = new(2025, 3);

    [Fact]
    public void Each_cell_is_counted_once_and_those_that_differ_come_largest_difference_first()
    {
        var before = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Bob", 4).With("2025-03", "Cid", 1);
        var after = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Bob", 9).With("2025-03", "Cid", 1, "Copilot").With("2025-03", "Dee", 7);

        var changes = Between(before.Build(), after.Build(), [March]);

        // Cid has Azure OpenAI no more and Copilot now.
        Assert.Equal((2, 1, 1, 1), (changes.Count(ChangeKind.New), changes.Count(ChangeKind.Changed), changes.Count(ChangeKind.Removed), changes.Count(ChangeKind.Unchanged)));
        Assert.Equal(["New Dee", "Changed Bob", "New Cid", "Removed Cid"], changes.First.Select(change => $"{change.Kind} {change.Customer.Name}"));
        Assert.Equal(["Removed Cid Azure OpenAI"], changes.FirstOf(ChangeKind.Removed).Select(change => $"{change.Kind} {change.Customer.Name} {change.Product}"));
        Assert.Equal(1, changes.NewCustomers);
    }

    [Fact]
    public void A_product_that_loses_its_last_record_is_still_called_by_its_name()
    {
        var before = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Ann", 2, "Copilot");
        var after = new BookOf().With("2025-03", "Ann", 6);

        var removed = Assert.Single(Between(before.Build(), after.Build(), [March]).First);

        Assert.Equal("Copilot", removed.Product);
    }

    [Fact]
    public void Of_many_changes_the_largest_of_each_kind_are_kept_and_all_are_counted()
    {
        var (before, after) = (new BookOf(), new BookOf());
        for (var customer = 1; customer <= 1_200; customer++) after.With("2025-03", $"Customer {customer}", customer);
        before.With("2025-03", "Customer 1", 0.5m);

        var changes = Between(before.Build(), after.Build(), [March]);

        Assert.Equal(1_199, changes.Count(ChangeKind.New));
        Assert.Equal((1_000, 1_000, 1), (changes.First.Count, changes.FirstOf(ChangeKind.New).Count, changes.FirstOf(ChangeKind.Changed).Count));
        Assert.Equal("Customer 1200", changes.First[0].Customer.Name);
    }

    [Fact]
    public void A_filter_looks_through_all_changes_and_not_only_the_largest()
    {
        var (before, after) = (new BookOf(), new BookOf());
        for (var customer = 1; customer <= 1_200; customer++) after.With("2025-03", $"Customer {customer}", customer);
        before.With("2025-02", "Old", 1);

        // Customers 10, 100 to 109 and 1000 to 1099: the smallest 200 of 1,200 are not among the largest thousand.
        var found = Between(before.Build(), after.Build(), [March], new ChangeFilter("customer 10"));

        Assert.Equal((111, 111), (found.Differing, found.First.Count));
        Assert.Equal(("Customer 1099", "Customer 10"), (found.First[0].Customer.Name, found.First[^1].Customer.Name));
    }

    [Fact]
    public void A_filter_of_more_than_are_shown_counts_them_all()
    {
        var after = new BookOf();
        for (var customer = 1; customer <= 1_200; customer++) after.With("2025-03", $"Customer {customer}", customer).With("2025-03", "Someone else", 1);

        var found = Between(new BookOf().Build(), after.Build(), [March], new ChangeFilter("CUSTOMER"));

        Assert.Equal((1_200, 1_000, false), (found.Differing, found.First.Count, found.IsWhole));
    }

    [Theory]
    [InlineData("copilot", null, "2025-02 Bob Copilot; 2025-03 Ann Copilot")]
    [InlineData("ann", null, "2025-03 Ann Azure OpenAI; 2025-03 Ann Copilot")]
    [InlineData(null, "2025-02", "2025-02 Bob Copilot")]
    [InlineData("ann", "2025-02", "")]
    [InlineData("  ", null, "2025-02 Bob Copilot; 2025-03 Ann Azure OpenAI; 2025-03 Ann Copilot")]
    public void A_filter_asks_for_a_part_of_a_customers_or_products_name_and_for_a_month(string? text, string? month, string expected)
    {
        var after = new BookOf().With("2025-03", "Ann", 9).With("2025-03", "Ann", 2, "Copilot").With("2025-02", "Bob", 1, "Copilot");
        var filter = new ChangeFilter(text, month is null ? null : Month.Parse(month));
        var all = Between(new BookOf().Build(), after.Build(), [March, March.AddMonths(-1)]);

        var passed = Between(new BookOf().Build(), after.Build(), [March, March.AddMonths(-1)], filter);

        Assert.Equal(expected, Words(passed));
        // What is shown already is filtered without a look at the books.
        Assert.Equal(expected, Words(all.Where(filter)));

        static string Words(RecordChanges changes) =>
            string.Join("; ", changes.First.Select(change => $"{change.Month} {change.Customer.Name} {change.Product}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_product_that_is_gone_from_a_month_is_told_with_its_amount()
    {
        var before = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Ann", 2, "Copilot").With("2025-03", "Bob", 3, "Copilot").With("2025-02", "Bob", 7, "Copilot");
        var after = new BookOf().With("2025-03", "Ann", 6).With("2025-02", "Bob", 7, "Copilot");

        var gone = Assert.Single(Between(before.Build(), after.Build(), [March, March.AddMonths(-1)]).Vanished);

        Assert.Equal(new VanishedProduct(March, "Copilot", BookOf.Units(5), 2), gone);
    }

    [Fact]
    public void A_product_that_keeps_one_customer_is_not_gone()
    {
        var before = new BookOf().With("2025-03", "Ann", 2, "Copilot").With("2025-03", "Bob", 3, "Copilot");
        var after = new BookOf().With("2025-03", "Bob", 3, "Copilot");

        Assert.Empty(Between(before.Build(), after.Build(), [March]).Vanished);
    }

    private static RecordChanges Between(RevenueCube before, RevenueCube after, IReadOnlyCollection<Month> months, ChangeFilter? filter = null) =>
        RecordChanges.Between(before, after, months, filter, TestContext.Current.CancellationToken);
}
